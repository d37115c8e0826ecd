import { shortDate } from '#platform/kit';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listTermDates, type KeptDates } from '#schools';
import { mayRead } from '../asking.ts';
import { listPlanMilestones } from '../export/store.ts';
import { listReviews } from '../review/store.ts';
import { reviewState, type Review } from '../rules.ts';
import { viewOf } from '../view/asking.ts';
import { TimelinePage } from './pages.tsx';
import type { Term, TimelineLine } from './rules.ts';

/** The days that stand across the picture: today, the visit, and the meetings that were not called off. */
const linesOf = (reviews: readonly Review[], visitOn: string | null, today: string): readonly TimelineLine[] => [
  { on: today, label: `Today, ${shortDate(today)}`, kind: 'today' },
  ...(visitOn === null ? [] : [{ on: visitOn, label: `Visit, ${shortDate(visitOn)}`, kind: 'visit' } as const]),
  ...reviews
    .filter(({ calledOffOn }) => calledOffOn === null)
    .map((review): TimelineLine => {
      const on = review.heldOn ?? review.plannedOn;
      return reviewState(review, today) === 'missed'
        ? { on, label: `Review missed, ${shortDate(on)}`, kind: 'missed' }
        : { on, label: `Review, ${shortDate(on)}`, kind: 'review' };
    }),
];

/** The half-terms of every year that is kept for the school. */
const termsOf = (years: readonly KeptDates[]): readonly Term[] =>
  years.flatMap(({ halfTerms }) => halfTerms.map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn })));

const timeline = route({
  name: 'plan.timeline',
  method: 'GET',
  path: paths.plan.timeline,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const shown = await viewOf(ask);
    return page(
      TimelinePage({
        ...shown,
        milestones: await listPlanMilestones(ask.db, ask.scope.id),
        lines: linesOf(await listReviews(ask.db, ask.scope.id), ask.scope.visitOn, shown.today),
        terms: termsOf(await listTermDates(ask.db, ask.scope.schoolId, ask.scope.bodyId)),
      }),
    );
  },
});

export const timelineRoutes: readonly Route[] = [timeline];
