import { readForm, typedOf } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeOf } from '#schemes';
import { gateFor } from '#schemes/rules';
import { listTermDates } from '#schools';
import { listOwners } from '../../action/store.ts';
import { doing, mayRead, mayWrite, place, type Asked } from '../../asking.ts';
import { planReview } from '../actions.ts';
import { planReviewForm } from '../forms.ts';
import { rhythmOf } from '../rules.ts';
import { findAdviser, listReviews } from '../store.ts';
import { PlanReviewPage, ReviewsPage } from './pages.tsx';
import { byHalfTerm } from './rules.ts';

const list = route({
  name: 'plan.reviews',
  method: 'GET',
  path: paths.plan.reviews,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope } = ask;
    const reviews = await listReviews(db, scope.id);
    const scheme = await schemeOf(db, scope.schemeVersionId);
    const dates = await listTermDates(db, scope.schoolId, scope.bodyId);
    const here = place(ask);
    return page(
      ReviewsPage({
        ...here,
        schoolId: scope.schoolId,
        groups: byHalfTerm(reviews, dates, { from: scope.startedOn, until: scope.dueOn, today: here.today }),
        held: reviews.filter(({ heldOn }) => heldOn !== null).length,
        // A scheme asks for a number in all, and may hold the submission back until some of them were held.
        atLeast: Math.max(scheme.reviews.atLeast, gateFor(scheme, 'reviews-held')?.atLeast ?? 0),
        rhythm: rhythmOf(reviews, scheme.reviews.everyWeeks, here.today),
      }),
    );
  },
});

const shown = async (ask: Asked, more: Partial<Parameters<typeof PlanReviewPage>[0]>) =>
  PlanReviewPage({
    ...place(ask),
    team: await listOwners(ask.db, ask.scope.id),
    adviserName: await findAdviser(ask.db, ask.scope.id),
    typed: {},
    ...more,
  });

const planForm = route({
  name: 'plan.plan-review-form',
  method: 'GET',
  path: paths.plan.planReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask, {})),
});

const plan = route({
  name: 'plan.plan-review',
  method: 'POST',
  path: paths.plan.planReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const typed = typedOf(ask.form);
    const read = readForm(planReviewForm, ask.form);
    if (read.kind === 'problems') return page(await shown(ask, { typed, problems: read.problems }), { status: 422 });
    const saved = await planReview(doing(ask), read.value);
    if (saved.kind === 'saved')
      return redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: saved.id }), {
        told: 'The review is planned. Everybody gets an invitation for their calendar.',
      });
    if (saved.kind === 'problems') return page(await shown(ask, { typed, problems: saved.problems }), { status: 422 });
    return page(await shown(ask, { typed, refused: 'not-active' }), { status: 409 });
  },
});

export const listRoutes: readonly Route[] = [list, planForm, plan];
