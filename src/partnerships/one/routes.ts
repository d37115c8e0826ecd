import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import * as actions from '../actions.ts';
import { askedFor, doing, mayRead, mayWrite, place, type Asked } from '../asking.ts';
import { beginForm, endForm } from '../forms.ts';
import { PartnershipClashPage } from '../propose/pages.tsx';
import type { ListedPartnership } from '../store.ts';
import { PartnershipPage } from './pages.tsx';

const one = route({
  name: 'partnerships.one',
  method: 'GET',
  path: paths.partnerships.one,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const partnership = await askedFor(ask);
    return partnership === null ? notFound : page(PartnershipPage({ ...place(ask), partnership }));
  },
});

/** The two acts on one partnership's own page: what went wrong is shown there, with what was typed. */
const settled = (
  ask: Asked,
  before: ListedPartnership,
  saved: actions.Saved<ListedPartnership>,
  told: string,
): Answer => {
  const again = (more: object, status: 409 | 422) =>
    page(PartnershipPage({ ...place(ask), partnership: before, typed: typedOf(ask.form), ...more }), { status });
  switch (saved.kind) {
    case 'saved':
      return redirect(href(paths.partnerships.one, { enrolment: ask.scope.id, partnership: before.id }), { told });
    case 'problems':
      return again(saved, 422);
    case 'refused':
      return again({ refused: saved.because }, 409);
    case 'clash':
      return page(PartnershipClashPage({ ...place(ask), theirs: saved.theirs, typed: {} }), { status: 409 });
  }
};

const begin = route({
  name: 'partnerships.begin',
  method: 'POST',
  path: paths.partnerships.begin,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const read = readForm(beginForm, ask.form);
    if (read.kind === 'problems') return settled(ask, before, read, '');
    const { version, liveOn } = read.value;
    return settled(ask, before, await actions.begin(doing(ask), { before, version }, liveOn), 'The first day is set.');
  },
});

const end = route({
  name: 'partnerships.end',
  method: 'POST',
  path: paths.partnerships.end,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const read = readForm(endForm, ask.form);
    if (read.kind === 'problems') return settled(ask, before, read, '');
    const { version, ...ended } = read.value;
    return settled(ask, before, await actions.end(doing(ask), { before, version }, ended), 'The end is recorded.');
  },
});

export const oneRoutes: readonly Route[] = [one, begin, end];
