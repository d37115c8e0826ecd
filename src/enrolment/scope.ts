import { isUuid } from '#platform/db';
import type { Frame } from '#platform/kit';
import type { Scope } from '#platform/route';
import { href, paths } from '#paths';
import { steps } from '#journey';
import { stepState } from './rules.ts';
import { findEnrolment, type Enrolment } from './store.ts';

/** The enrolment named in the address, with the trail strip and navigation that its pages carry. */
export const enrolmentScope: Scope<Enrolment> = async ({ db, params, path }) => {
  const id = params['enrolment'] ?? '';
  const enrolment = isUuid(id) ? await findEnrolment(db, id) : null;
  if (enrolment === null) return null;
  return { value: enrolment, frame: frameOf(enrolment, path) };
};

/** What every page of an enrolment adds to its frame; `path` is the pattern of the page shown. */
export const frameOf = (enrolment: Enrolment, path: string): Pick<Frame, 'strip' | 'nav' | 'footer'> => ({
  strip: stripOf(enrolment),
  nav: navOf(enrolment, path),
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
export const stripOf = (enrolment: Enrolment): NonNullable<Frame['strip']> => ({
  steps: steps.map((step) => ({
    number: step.number,
    title: step.short,
    state: stepState(step.number, enrolment.steps),
    href: href(stepPath[step.name], { enrolment: enrolment.id }),
  })),
  aside: enrolment.visitOn,
});

const navOf = (enrolment: Enrolment, path: string): Frame['nav'] =>
  (
    [
      ['Journey', paths.enrolments.home],
      ['Training', paths.training.home],
      ['Pupils', paths.pupils.home],
      ['Audit', paths.audit.home],
      ['Plan', paths.plan.home],
      ['Evidence', paths.evidence.home],
      ['Portfolio', paths.portfolio.home],
      ['Visit', paths.visits.home],
    ] as const
  ).map(([text, pattern]) => ({
    text,
    href: href(pattern, { enrolment: enrolment.id }),
    current: pattern === paths.enrolments.home ? path === pattern : path === pattern || path.startsWith(`${pattern}/`),
  }));
