/** The menu of an enrolment's pages: sections at the head, and each section's own pages under it. Pure. */
import type { Frame } from '#platform/kit';
import { href, paths } from '#paths';

type Link = Readonly<{
  text: string;
  path: string;
  /** Addresses of this page's family that do not begin with its own. */
  also?: readonly string[];
  /** What the reader chose stays chosen on the way to this page. */
  keeps?: string;
  /** Other addresses begin with this one without belonging to it. */
  isAlone?: true;
}>;
type Section = Readonly<{ text: string; links: readonly Link[] }>;

const measure = 'measure';

/**
 * Where each page of an enrolment is found: at most two presses from the head of any page. The strip of six steps leads to
 * training, the portfolio and the award as well.
 */
export const sections: readonly Section[] = [
  {
    text: 'Journey',
    links: [
      { text: 'Journey', path: paths.enrolments.home, isAlone: true },
      { text: 'For governors', path: paths.governors.home },
      { text: 'Training', path: paths.training.home },
      { text: 'Team', path: paths.enrolments.team, also: [paths.enrolments.handOver] },
      { text: 'Time asked', path: paths.workload.home },
      { text: 'Awarding body', path: paths.enrolments.assignments },
      { text: 'Pause or withdraw', path: paths.enrolments.standing },
    ],
  },
  {
    text: 'Pupils',
    links: [
      { text: 'Followed', path: paths.pupils.home },
      { text: 'Roll', path: paths.roll.home, also: [paths.onePupil.page, paths.groups.record] },
      { text: 'Groups', path: paths.groups.home },
      { text: 'How they stand', path: paths.learners.home },
      { text: 'Overlaps', path: paths.groups.overlaps },
      { text: 'Compared', path: paths.groups.choosing },
      { text: 'Unmet need', path: paths.groups.need },
      { text: 'Safeguarding', path: paths.groups.safeguarding },
      { text: 'Files', path: paths.roll.files },
      { text: 'Keeping', path: paths.held.keeping, also: [paths.held.page] },
    ],
  },
  { text: 'Audit', links: [{ text: 'Audit', path: paths.audit.home }] },
  { text: 'Plan', links: [{ text: 'Plan', path: paths.plan.home }] },
  {
    text: 'Partners',
    links: [
      {
        text: 'Partnerships',
        path: paths.partnerships.home,
        also: [paths.partnerships.addPartner, paths.partnerships.partner],
      },
      { text: 'Hub', path: paths.partnerships.hub },
    ],
  },
  {
    text: 'Provision',
    links: [
      { text: 'Map', path: paths.provision.map },
      { text: 'Tiers and menu', path: paths.provision.picture },
      { text: 'Timetable', path: paths.provision.timetable, also: [paths.provision.lessons] },
      { text: 'Clashes and gaps', path: paths.provision.findings },
      { text: 'Pupil Premium', path: paths.premium.home },
    ],
  },
  {
    text: 'Evidence',
    links: [
      { text: 'Library', path: paths.evidence.home },
      { text: 'What is covered', path: paths.evidence.coverage },
      { text: 'Used elsewhere', path: paths.evidence.elsewhere },
      { text: 'Portfolio', path: paths.portfolio.home },
    ],
  },
  {
    text: 'Impact',
    links: [
      { text: 'Target pupils', path: paths.tracking.home, keeps: measure },
      { text: 'Everyone', path: paths.tracking.everyone, keeps: measure },
      { text: 'Progress', path: paths.tracking.progress, keeps: measure },
      { text: 'By partnership', path: paths.tracking.partnerships, keeps: measure },
      { text: 'Where we started', path: paths.tracking.start, keeps: measure },
      { text: 'One pupil’s worth', path: paths.learners.worth },
      { text: 'Assessments and results', path: paths.tracking.assessments },
      { text: 'Other schools', path: paths.tracking.similar, also: [paths.tracking.sharing] },
    ],
  },
  {
    text: 'Questionnaires',
    links: [
      { text: 'Ready to learn', path: paths.questionnaires.home },
      { text: 'Languages', path: paths.questionnaires.languages },
    ],
  },
  { text: 'Visit', links: [{ text: 'Visit', path: paths.visits.home }] },
];

/** Every address of the table takes the enrolment and nothing else, which a list of texts forgets. */
const hrefTo = (path: string, enrolment: string, query: Record<string, string | undefined> = {}): string =>
  href(path as typeof paths.enrolments.home, { enrolment }, query);

const reach = (link: Link, path: string): number =>
  Math.max(
    ...[link.path, ...(link.also ?? [])].map((own) =>
      path === own || (link.isAlone !== true && path.startsWith(`${own}/`)) ? own.length : -1,
    ),
  );

/** The page of the menu to which an address belongs: whose own address is the longest part of it. */
export const linkOf = (path: string): Link | null => {
  const found = sections
    .flatMap(({ links }) => links)
    .map((link) => ({ link, reach: reach(link, path) }))
    .toSorted((a, b) => b.reach - a.reach)[0];
  return found === undefined || found.reach < 0 ? null : found.link;
};

type Where = Readonly<{
  enrolment: string;
  /** The pattern of the page shown. */
  path: string;
  query: Readonly<Record<string, string>>;
  mayOpen: (path: string) => boolean;
}>;

/** The sections that this reader may open, and the pages of the one in which they are. Nothing leads to a refusal. */
export const menuOf = ({ enrolment, path, query, mayOpen }: Where): Pick<Frame, 'nav' | 'section'> => {
  const here = linkOf(path);
  const open = sections
    .map((section) => ({ ...section, links: section.links.filter((link) => mayOpen(link.path)) }))
    .filter(({ links }) => links.length > 0);
  const current = open.find(({ links }) => here !== null && links.includes(here));
  return {
    nav: open.map(({ text, links }) => ({
      text,
      href: hrefTo(links[0]?.path ?? paths.enrolments.home, enrolment), // sections without a link were left out above
      current: text === current?.text,
    })),
    section:
      current === undefined || current.links.length < 2
        ? null
        : {
            title: current.text,
            links: current.links.map((link) => ({
              text: link.text,
              href: hrefTo(
                link.path,
                enrolment,
                link.keeps === undefined || here?.keeps !== link.keeps ? {} : { [link.keeps]: query[link.keeps] },
              ),
              current: link === here,
            })),
          },
  };
};
