import { actsAs, type Actor } from '#platform/actor';
import { isUuid } from '#platform/db';
import { daysBetween, mediumDate, plural, type Frame } from '#platform/kit';
import type { Scope } from '#platform/route';
import { href, paths } from '#paths';
import { steps } from '#journey';
import { menuOf } from './menu.ts';
import { stepState } from './rules.ts';
import { findEnrolment, type Enrolment } from './store.ts';

/** The enrolment named in the address, with the trail strip and navigation that its pages carry. */
export const enrolmentScope: Scope<Enrolment> = async ({ db, actor, params, query, path, now, mayOpen }) => {
  const id = params['enrolment'] ?? '';
  const enrolment = isUuid(id) ? await findEnrolment(db, id) : null;
  if (enrolment === null) return null;
  const opens = (to: string): boolean => mayOpen(to) && !(isUnsent(enrolment, actor) && isFromSubmission(to));
  return { value: enrolment, frame: frameOf(enrolment, { path, query }, now, opens) };
};

/** What the awarding body's desk reads only while a submission stands. */
const fromSubmission: readonly string[] = [paths.pupils.home, paths.tracking.home];

const isFromSubmission = (to: string): boolean =>
  fromSubmission.some((path) => to === path || to.startsWith(`${path}/`));

const isUnsent = (enrolment: Enrolment, actor: Actor): boolean =>
  enrolment.submittedAt === null && actsAs(actor, ['officer', 'director']);

type MayOpen = (path: string) => boolean;

/** What every page of an enrolment adds to its frame; `path` is the pattern of the page shown, `query` what it was asked with. */
export const frameOf = (
  enrolment: Enrolment,
  { path, query }: Readonly<{ path: string; query: Readonly<Record<string, string>> }>,
  now: Date,
  mayOpen: MayOpen,
): Pick<Frame, 'strip' | 'nav' | 'section' | 'footer'> => ({
  strip: stripOf(enrolment, now, mayOpen),
  ...menuOf({ enrolment: enrolment.id, path, query, mayOpen }),
  footer: footerOf(enrolment),
});

const footerOf = (enrolment: Enrolment): string =>
  `${enrolment.schemeTitle}, version ${enrolment.schemeVersion}, fixed for this application`;

const stepPath = {
  training: paths.training.home,
  audit: paths.audit.home,
  plan: paths.plan.home,
  portfolio: paths.portfolio.home,
  visits: paths.visits.home,
  awards: paths.awards.decision,
} as const;

/** Where the journey stands, for the strip under the head of every page of an enrolment. */
export const stripOf = (enrolment: Enrolment, now: Date, mayOpen: MayOpen): NonNullable<Frame['strip']> => ({
  steps: steps.map((step) => ({
    number: step.number,
    title: step.short,
    state: stepState(step.number, enrolment.steps),
    href: mayOpen(stepPath[step.name]) ? href(stepPath[step.name], { enrolment: enrolment.id }) : null,
  })),
  aside: visitWords(enrolment.visitOn, now),
});

/** How far away the visit is, in words; nothing while no day is agreed or once it is long past. */
const visitWords = (on: string | null, now: Date): string | null => {
  if (on === null) return null;
  const days = daysBetween(now, on);
  if (days < 0) return `Visited ${mediumDate(on)}`;
  return days === 0 ? 'The visit is today' : `Visit in ${plural(days, 'day')}: ${mediumDate(on)}`;
};
