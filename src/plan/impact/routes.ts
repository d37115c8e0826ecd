import { mediumDate, plural } from '#platform/kit';
import { notFound, page, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { ImpactPage, impactFor, mayReadImpact, type Use } from '#tracking';
import { usesOfMeasures, type MeasureUse } from './store.ts';

const wordsOf = ({ number, objective, criterion, items }: MeasureUse): string =>
  `Action ${number}: ${objective}${criterion === null ? '' : ` (criterion ${criterion}${items === 0 ? '' : `, ${plural(items, 'item')} of evidence`})`}`;

/** Where the chosen measure is used: the plan's actions, and the submission that took the figures along. */
const usesOf = (
  all: readonly MeasureUse[],
  measure: string,
  enrolment: Enrolment,
  mayPlan: boolean,
): readonly Use[] => [
  ...all
    .filter(({ measureId }) => measureId === measure)
    .map((use) => ({
      words: wordsOf(use),
      href: mayPlan ? href(paths.plan.action, { enrolment: enrolment.id, action: use.actionId }) : null,
    })),
  ...(enrolment.submittedAt === null
    ? []
    : [
        {
          words: `The submission of ${mediumDate(enrolment.submittedAt)}`,
          href: href(paths.portfolio.home, { enrolment: enrolment.id }),
        },
      ]),
];

/** What changed stands here, where the plan and its evidence are known: the page itself is tracking's. */
export const impactRoutes: readonly Route[] = [
  route({
    name: 'tracking.home',
    method: 'GET',
    path: paths.tracking.home,
    who: mayReadImpact,
    scope: enrolmentScope,
    handle: async (ask) => {
      const shown = await impactFor(ask);
      if (shown === null) return notFound;
      const { db, scope } = ask;
      const { chosen } = shown;
      const uses =
        chosen === null
          ? []
          : usesOf(await usesOfMeasures(db, scope.id), chosen.series.measure.id, scope, ask.mayOpen(paths.plan.action));
      return page(ImpactPage({ ...shown, uses }));
    },
  }),
];
