import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listOwners } from '../action/store.ts';
import { doing, mayRead, mayWrite, place, type Asked } from '../asking.ts';
import * as actions from './actions.ts';
import { agendaRoutes } from './agenda/routes.ts';
import { decisionRoutes } from './decision/routes.ts';
import { callOffForm, moveReviewForm } from './forms.ts';
import { listRoutes } from './list/routes.ts';
import { matterRoutes } from './matter/routes.ts';
import { minutesOf, minutesRoutes } from './minutes/routes.ts';
import { ReviewPage, type ReviewProps } from './pages.tsx';
import { agendaFor } from './record/actions.ts';
import { reviewAsked } from './record/asking.ts';
import { recordRoutes } from './record/routes.ts';
import * as store from './store.ts';
import { yearRoutes } from './year/routes.ts';

const toReview = (ask: Asked, id: string, told: string) =>
  redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: id }), { told });

const nothingYet = (review: store.ListedReview) =>
  ({ review, people: [], progress: [], decisions: [], next: null }) as const;

const shown = async (ask: Asked, review: store.ListedReview, more: Partial<ReviewProps> = {}) =>
  ReviewPage({
    ...place(ask),
    // Before a meeting there is nothing of it but its agenda.
    ...(review.beganAt === null && review.heldOn === null ? nothingYet(review) : await minutesOf(ask, review)),
    points: await agendaFor({ db: ask.db, enrolment: ask.scope, now: ask.now }, review),
    team: await listOwners(ask.db, ask.scope.id),
    adviserName: await store.findAdviser(ask.db, ask.scope.id),
    isOwnMinutes: ask.actor.kind === 'person' && ask.actor.personId === review.minutesBy,
    ...more,
  });

const one = route({
  name: 'plan.review',
  method: 'GET',
  path: paths.plan.review,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
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
    const before = await reviewAsked(ask);
    if (before === null) return notFound;
    const read = readForm(moveReviewForm, ask.form);
    if (read.kind === 'problems') return settled(ask, before, read, '');
    const { version, ...typed } = read.value;
    const saved = await actions.moveReview(doing(ask), { before, version }, typed);
    return settled(ask, before, saved, 'The review is changed. Everybody’s calendar follows.');
  },
});

const callOff = route({
  name: 'plan.call-off-review',
  method: 'POST',
  path: paths.plan.callOffReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await reviewAsked(ask);
    if (before === null) return notFound;
    const read = readForm(callOffForm, ask.form);
    if (read.kind === 'problems') return settled(ask, before, read, '');
    const { version, because } = read.value;
    const saved = await actions.callOffReview(doing(ask), { before, version }, because);
    return settled(ask, before, saved, 'The review is called off. Everybody is told.');
  },
});

export const reviewRoutes: readonly Route[] = [
  ...listRoutes,
  ...yearRoutes,
  ...agendaRoutes,
  ...recordRoutes,
  ...matterRoutes,
  ...decisionRoutes,
  ...minutesRoutes,
  one,
  move,
  callOff,
];
