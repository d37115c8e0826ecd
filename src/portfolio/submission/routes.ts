import { field, readForm, type Problem } from '#platform/form';
import { isUuid } from '#platform/db';
import { notFound, page, route, type Answer, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listActions } from '#plan';
import { schemeFor } from '#schemes';
import { doing, mayLead, mayRead, place, type Asked } from '../asking.ts';
import type { Done } from '../actions.ts';
import { withdrawForm } from '../forms.ts';
import { listReviews } from '../store.ts';
import { submit, withdraw } from './actions.ts';
import { DifferencesPage, FirstPage } from './differences-page.tsx';
import { SubmissionPage } from './panel.tsx';
import { differencesOf } from './rules.ts';
import { findManifest, listSubmissions } from './store.ts';

/** How the portfolio's page answers: with a word after an act, or again with what was wrong. */
type Home = Readonly<{
  settled: (ask: Asked, result: Done, told: string) => Promise<Answer>;
  again: (ask: Asked, problems: readonly Problem[]) => Promise<Answer>;
}>;

export const submissionRoutes = ({ settled, again }: Home): readonly Route[] => [
  route({
    name: 'portfolio.submit',
    method: 'POST',
    path: paths.portfolio.submit,
    who: mayLead,
    scope: enrolmentScope,
    handle: async (ask) =>
      settled(
        ask,
        await submit(doing(ask), field(ask.form, 'seen')),
        'The portfolio is submitted. What stood now is frozen for the visit.',
      ),
  }),
  route({
    name: 'portfolio.withdraw',
    method: 'POST',
    path: paths.portfolio.withdraw,
    who: mayLead,
    scope: enrolmentScope,
    handle: async (ask) => {
      const read = readForm(withdrawForm, ask.form);
      if (read.kind === 'problems') return again(ask, read.problems);
      const reviews = await listReviews(ask.db, ask.scope.id);
      return settled(
        ask,
        await withdraw(doing(ask), reviews, read.value.because),
        'The submission is taken back. It stays on record.',
      );
    },
  }),
  route({
    name: 'portfolio.submission',
    method: 'GET',
    path: paths.portfolio.submission,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      const id = ask.params['submission'] ?? '';
      const all = isUuid(id) ? await listSubmissions(ask.db, ask.scope.id) : [];
      const at = all.findIndex((one) => one.id === id);
      const submission = all[at];
      const manifest = submission === undefined ? null : await findManifest(ask.db, ask.scope.id, id);
      return submission === undefined || manifest === null
        ? notFound
        : page(
            SubmissionPage({
              ...place(ask),
              submission,
              manifest,
              before: all[at + 1] ?? null,
              page: ask.query['page'],
            }),
          );
    },
  }),
  route({
    name: 'portfolio.differences',
    method: 'GET',
    path: paths.portfolio.differences,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      const all = await listSubmissions(ask.db, ask.scope.id);
      const at = all.findIndex(({ id }) => id === ask.params['submission']);
      const after = all[at];
      const before = all.find(({ id }) => id === ask.query['with']) ?? all[at + 1];
      if (after === undefined) return notFound;
      if (before === undefined) return page(FirstPage({ ...place(ask), submission: after }));
      const [was, is] = [
        await findManifest(ask.db, ask.scope.id, before.id),
        await findManifest(ask.db, ask.scope.id, after.id),
      ];
      if (was === null || is === null) return notFound;
      const scheme = await schemeFor(ask.db, ask.scope);
      const actions = await listActions(ask.db, ask.scope.id);
      const parts = differencesOf(was, is, {
        actions: new Map(actions.map(({ id, number, objective }) => [id, `${number}. ${objective}`])),
        levels: new Map(scheme.levels.map(({ code, name }) => [code, name])),
      });
      return page(DifferencesPage({ ...place(ask), before, after, parts, page: ask.query['page'] }));
    },
  }),
];
