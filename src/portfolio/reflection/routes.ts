import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { standardOf, type Standard } from '#schemes/rules';
import { doing, mayAnswer, mayLead, mayReadReview, place, type Asked } from '../asking.ts';
import { handOver, readIt, reflect, type Done } from './actions.ts';
import { answersOf, reflectionForm, replyForm } from './forms.ts';
import { ReflectionPage } from './pages.tsx';
import { findReflection } from './store.ts';

export const standardAsked = async (ask: Asked): Promise<Standard | null> =>
  standardOf(await schemeFor(ask.db, ask.scope), ask.params['standard'] ?? '');

const wordOf = async (ask: Asked): Promise<string> =>
  (await schemeFor(ask.db, ask.scope)).words.standard.one.toLowerCase();

type More = Readonly<{
  problems?: readonly Problem[];
  typed?: Record<string, string>;
  clash?: boolean;
  refused?: string;
}>;

const shown = async (ask: Asked, standard: Standard, more: More = {}) =>
  ReflectionPage({
    ...place(ask),
    standard,
    word: await wordOf(ask),
    reflection: await findReflection(ask.db, ask.scope.id, standard.code),
    personId: ask.actor.kind === 'person' ? ask.actor.personId : '',
    ...more,
  });

const refusals = {
  'not-active': 'This work is paused or has ended, so nothing can be changed now.',
  'too-little': 'Answer at least half of the questions first; then hand it over.',
  'own-words':
    'It is not handed over, was read already, or you wrote it yourself. Somebody else who leads the work reads it.',
} as const;

const settled = async (ask: Asked, standard: Standard, done: Done, told: string): Promise<Answer> => {
  switch (done.kind) {
    case 'done':
      return redirect(href(paths.portfolio.reflection, { enrolment: ask.scope.id, standard: standard.code }), { told });
    case 'clash':
      return page(await shown(ask, standard, { clash: true, typed: typedOf(ask.form) }), { status: 409 });
    case 'refused':
      return page(await shown(ask, standard, { refused: refusals[done.because], typed: typedOf(ask.form) }), {
        status: 422,
      });
  }
};

const look = route({
  name: 'portfolio.reflection',
  method: 'GET',
  path: paths.portfolio.reflection,
  who: mayReadReview,
  scope: enrolmentScope,
  handle: async (ask) => {
    const standard = await standardAsked(ask);
    return standard === null ? notFound : page(await shown(ask, standard));
  },
});

const write = route({
  name: 'portfolio.reflect',
  method: 'POST',
  path: paths.portfolio.reflection,
  who: mayAnswer,
  scope: enrolmentScope,
  handle: async (ask) => {
    const standard = await standardAsked(ask);
    if (standard === null) return notFound;
    const read = readForm(reflectionForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, standard, { problems: read.problems, typed: typedOf(ask.form) }), { status: 422 });
    const { version } = read.value;
    const done = await reflect(doing(ask), { standard: standard.code, answers: answersOf(read.value), version });
    return settled(ask, standard, done, 'Your reflection is saved.');
  },
});

const hand = route({
  name: 'portfolio.hand-reflection',
  method: 'POST',
  path: paths.portfolio.handReflection,
  who: mayAnswer,
  scope: enrolmentScope,
  handle: async (ask) => {
    const standard = await standardAsked(ask);
    const reflection = standard === null ? null : await findReflection(ask.db, ask.scope.id, standard.code);
    if (standard === null || reflection === null) return notFound;
    return settled(ask, standard, await handOver(doing(ask), reflection, standard.name), 'It is handed over.');
  },
});

const reading = route({
  name: 'portfolio.read-reflection',
  method: 'POST',
  path: paths.portfolio.readReflection,
  who: mayLead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const standard = await standardAsked(ask);
    const reflection = standard === null ? null : await findReflection(ask.db, ask.scope.id, standard.code);
    if (standard === null || reflection === null) return notFound;
    const read = readForm(replyForm, ask.form);
    if (read.kind === 'problems') return page(await shown(ask, standard, { problems: read.problems }), { status: 422 });
    return settled(
      ask,
      standard,
      await readIt(doing(ask), reflection, read.value.reply, standard.name),
      'It is marked as read.',
    );
  },
});

export const reflectionRoutes: readonly Route[] = [look, write, hand, reading];
