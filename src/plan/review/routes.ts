import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { doing, mayRead, mayWrite, place, type Asked } from '../asking.ts';
import * as actions from './actions.ts';
import { callOffForm, moveReviewForm, planReviewForm } from './forms.ts';
import { PlanReviewPage, ReviewsPage } from './list/pages.tsx';
import { ReviewPage, type ReviewProps } from './pages.tsx';
import { recordRoutes } from './record/routes.ts';
import { rhythmOf } from './rules.ts';
import * as store from './store.ts';

const list = route({
  name: 'plan.reviews',
  method: 'GET',
  path: paths.plan.reviews,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const reviews = await store.listReviews(ask.db, ask.scope.id);
    const scheme = await schemeFor(ask.db, ask.scope);
    const here = place(ask);
    return page(ReviewsPage({ ...here, reviews, rhythm: rhythmOf(reviews, scheme.reviews.everyWeeks, here.today) }));
  },
});

const planForm = route({
  name: 'plan.plan-review-form',
  method: 'GET',
  path: paths.plan.planReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => page(PlanReviewPage({ ...place(ask), typed: {} })),
});

const toReview = (ask: Asked, id: string, told: string) =>
  redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: id }), { told });

const plan = route({
  name: 'plan.plan-review',
  method: 'POST',
  path: paths.plan.planReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const typed = typedOf(ask.form);
    const read = readForm(planReviewForm, ask.form);
    if (read.kind === 'problems')
      return page(PlanReviewPage({ ...place(ask), typed, problems: read.problems }), { status: 422 });
    const saved = await actions.planReview(doing(ask), read.value);
    if (saved.kind === 'saved') return toReview(ask, saved.id, 'The review is planned.');
    if (saved.kind === 'problems')
      return page(PlanReviewPage({ ...place(ask), typed, problems: saved.problems }), { status: 422 });
    return page(PlanReviewPage({ ...place(ask), typed, refused: 'not-active' }), { status: 409 });
  },
});

const askedFor = async (ask: Asked) => {
  const id = ask.params['review'] ?? '';
  return isUuid(id) ? store.findReview(ask.db, ask.scope.id, id) : null;
};

const shown = async (ask: Asked, review: store.ListedReview, more: Partial<ReviewProps> = {}) =>
  ReviewPage({
    ...place(ask),
    review,
    attendance: await store.listAttendance(ask.db, review.id),
    progress: await store.listProgress(ask.db, review.id),
    next: review.nextId === null ? null : await store.findReview(ask.db, ask.scope.id, review.nextId),
    ...more,
  });

const one = route({
  name: 'plan.review',
  method: 'GET',
  path: paths.plan.review,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await askedFor(ask);
    return review === null ? notFound : page(await shown(ask, review));
  },
});

const settled = async (
  ask: Asked,
  review: store.ListedReview,
  saved: actions.ReviewSaved,
  told: string,
): Promise<Answer> => {
  const typed = typedOf(ask.form);
  switch (saved.kind) {
    case 'saved':
      return toReview(ask, review.id, told);
    case 'problems':
      return page(await shown(ask, review, { typed, problems: saved.problems }), { status: 422 });
    case 'refused':
      return page(await shown(ask, review, { typed, refused: saved.because }), { status: 409 });
    case 'clash':
      return page(await shown(ask, saved.theirs, { typed, overtaken: saved.theirs.savedByName }), { status: 409 });
  }
};

const move = route({
  name: 'plan.move-review',
  method: 'POST',
  path: paths.plan.moveReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const read = readForm(moveReviewForm, ask.form);
    if (read.kind === 'problems') return settled(ask, before, read, '');
    const { version, ...typed } = read.value;
    return settled(
      ask,
      before,
      await actions.moveReview(doing(ask), { before, version }, typed),
      'The review is moved.',
    );
  },
});

const callOff = route({
  name: 'plan.call-off-review',
  method: 'POST',
  path: paths.plan.callOffReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const read = readForm(callOffForm, ask.form);
    if (read.kind === 'problems') return settled(ask, before, read, '');
    const { version, because } = read.value;
    return settled(
      ask,
      before,
      await actions.callOffReview(doing(ask), { before, version }, because),
      'The review is called off.',
    );
  },
});

export const reviewRoutes: readonly Route[] = [list, planForm, plan, ...recordRoutes, one, move, callOff];
