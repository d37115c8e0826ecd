import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { mediumDate } from '#platform/kit';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import * as actions from '../actions.ts';
import { askedFor, doing, mayWrite, place } from '../asking.ts';
import { changePartnershipForm, proposeForm } from '../forms.ts';
import * as store from '../store.ts';
import { PartnershipClashPage, ProposePage } from './pages.tsx';

const propose = route({
  name: 'partnerships.propose-form',
  method: 'GET',
  path: paths.partnerships.propose,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const partners = await store.listPartners(ask.db, ask.scope.schoolId);
    const typed = { partner: ask.query['partner'] ?? '' };
    return page(ProposePage({ ...place(ask), partners, partnership: null, typed }));
  },
});

const proposePost = route({
  name: 'partnerships.propose',
  method: 'POST',
  path: paths.partnerships.propose,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const read = readForm(proposeForm, ask.form);
    const again = async (more: object) => {
      const partners = await store.listPartners(ask.db, ask.scope.schoolId);
      return page(ProposePage({ ...place(ask), partners, partnership: null, typed: typedOf(ask.form), ...more }), {
        status: 422,
      });
    };
    if (read.kind === 'problems') return again(read);
    const { partner, ...typed } = read.value;
    const saved = isUuid(partner)
      ? await actions.propose(doing(ask), partner, typed)
      : ({ kind: 'problems', problems: [{ field: 'partner', message: 'Choose a partner' }] } as const);
    if (saved.kind === 'problems') return again(saved);
    if (saved.kind !== 'saved') return again({ refused: 'not-active' });
    return redirect(href(paths.partnerships.one, { enrolment: ask.scope.id, partnership: saved.id }), {
      told: 'The partnership is proposed.',
    });
  },
});

const changeForm = route({
  name: 'partnerships.change-form',
  method: 'GET',
  path: paths.partnerships.change,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const partnership = await askedFor(ask);
    if (partnership === null) return notFound;
    const { purpose, pupilsGet, reachedBy, agreedWith } = partnership;
    const typed = {
      purpose,
      pupilsGet,
      reachedBy,
      agreedWith,
      agreedOn: partnership.agreedOn === null ? '' : mediumDate(partnership.agreedOn),
    };
    return page(ProposePage({ ...place(ask), partners: [], partnership, typed }));
  },
});

const change = route({
  name: 'partnerships.change',
  method: 'POST',
  path: paths.partnerships.change,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const again = (more: object) =>
      page(ProposePage({ ...place(ask), partners: [], partnership: before, typed: typedOf(ask.form), ...more }), {
        status: 422,
      });
    const read = readForm(changePartnershipForm, ask.form);
    if (read.kind === 'problems') return again(read);
    const { version, ...typed } = read.value;
    const saved = await actions.changePartnership(doing(ask), { before, version }, typed);
    switch (saved.kind) {
      case 'saved':
        return redirect(href(paths.partnerships.one, { enrolment: ask.scope.id, partnership: before.id }), {
          told: 'The partnership is saved.',
        });
      case 'problems':
        return again(saved);
      case 'refused':
        return again({ refused: saved.because });
      case 'clash':
        return page(PartnershipClashPage({ ...place(ask), theirs: saved.theirs, typed: typedOf(ask.form) }), {
          status: 409,
        });
    }
  },
});

export const proposeRoutes: readonly Route[] = [propose, proposePost, changeForm, change];
