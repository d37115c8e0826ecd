import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { standardOf } from '#schemes/rules';
import { answer, commentOn, finishReview, stateOf, type Done } from '../actions.ts';
import { doing, mayAdvise, mayAnswer, mayReadReview, place, type Asked } from '../asking.ts';
import { standingOf, type Standing } from '../check/actions.ts';
import { answerForm, commentForm, finishForm } from '../forms.ts';
import { ReviewPage } from './pages.tsx';

type More = Partial<Pick<Parameters<typeof ReviewPage>[0], 'problems' | 'refused' | 'clash'>>;

/** The page of the review. After a refused form, the standard that it was about keeps what was typed. */
const shown = (ask: Asked, { scheme, facts, reviews, comments }: Standing, more: More = {}) => {
  const standard = ask.params['standard'];
  return ReviewPage({
    ...place(ask),
    state: stateOf(ask.scope, reviews),
    scheme,
    reviews,
    comments,
    coverage: facts.coverage,
    typed: standard === undefined ? undefined : { standard, fields: typedOf(ask.form) },
    ...more,
  });
};

const settled = (ask: Asked, standing: Standing, result: Done, told: string): Answer => {
  const standard = ask.params['standard'];
  const to = href(paths.portfolio.review, { enrolment: ask.scope.id });
  switch (result.kind) {
    case 'done':
      return redirect(standard === undefined ? to : `${to}#standard-${standard}`, { told });
    case 'clash':
      return page(shown(ask, standing, { clash: true }), { status: 409 });
    case 'refused':
      return page(shown(ask, standing, { refused: result.why }), { status: 422 });
  }
};

const standing = (ask: Asked) => standingOf(ask.db, ask.scope, ask.now, place(ask));

const review = route({
  name: 'portfolio.review',
  method: 'GET',
  path: paths.portfolio.review,
  who: mayReadReview,
  scope: enrolmentScope,
  handle: async (ask) => page(shown(ask, await standing(ask))),
});

const commenting = route({
  name: 'portfolio.comment',
  method: 'POST',
  path: paths.portfolio.reviewStandard,
  who: mayAdvise,
  scope: enrolmentScope,
  handle: async (ask) => {
    const now = await standing(ask);
    const standard = standardOf(now.scheme, ask.params['standard'] ?? '');
    if (standard === null) return notFound;
    const read = readForm(commentForm, ask.form);
    if (read.kind === 'problems') return page(shown(ask, now, { problems: read.problems }), { status: 422 });
    const done = await commentOn(doing(ask), now.reviews, { standard: standard.code, ...read.value });
    return settled(ask, now, done, `Your comment on ${standard.name} is saved.`);
  },
});

const answering = route({
  name: 'portfolio.answer',
  method: 'POST',
  path: paths.portfolio.answer,
  who: mayAnswer,
  scope: enrolmentScope,
  handle: async (ask) => {
    const now = await standing(ask);
    const comment = now.comments.find(
      (one) => one.standard === ask.params['standard'] && one.reviewId === now.reviews[0]?.id,
    );
    if (comment === undefined) return notFound;
    const read = readForm(answerForm, ask.form);
    if (read.kind === 'problems') return page(shown(ask, now, { problems: read.problems }), { status: 422 });
    const { version, answer: words } = read.value;
    return settled(ask, now, await answer(doing(ask), now.reviews, comment, version, words), 'Your answer is saved.');
  },
});

const finishing = route({
  name: 'portfolio.finish-review',
  method: 'POST',
  path: paths.portfolio.finishReview,
  who: mayAdvise,
  scope: enrolmentScope,
  handle: async (ask) => {
    const now = await standing(ask);
    const read = readForm(finishForm, ask.form);
    if (read.kind === 'problems') return page(shown(ask, now, { problems: read.problems }), { status: 422 });
    const said = now.comments.filter((one) => one.reviewId === now.reviews[0]?.id).map((one) => one.standard);
    const missing = now.scheme.standards.filter(({ code }) => !said.includes(code)).map(({ name }) => name);
    return settled(
      ask,
      now,
      await finishReview(doing(ask), now.reviews, missing, read.value.advice),
      'The round is ended, and the school has a mail.',
    );
  },
});

export const reviewRoutes: readonly Route[] = [review, commenting, answering, finishing];
