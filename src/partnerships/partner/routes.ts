import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import * as actions from '../actions.ts';
import { doing, mayWrite, place, type Asked } from '../asking.ts';
import { addPartnerForm, changePartnerForm } from '../forms.ts';
import { findPartner } from '../store.ts';
import { PartnerClashPage, PartnerFormPage } from './pages.tsx';

const addForm = route({
  name: 'partnerships.add-partner-form',
  method: 'GET',
  path: paths.partnerships.addPartner,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => page(PartnerFormPage({ ...place(ask), partner: null, typed: {} })),
});

const add = route({
  name: 'partnerships.add-partner',
  method: 'POST',
  path: paths.partnerships.addPartner,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const again = (more: object, status: 409 | 422 = 422) =>
      page(PartnerFormPage({ ...place(ask), partner: null, typed: typedOf(ask.form), ...more }), { status });
    const read = readForm(addPartnerForm, ask.form);
    if (read.kind === 'problems') return again({ problems: read.problems });
    const saved = await actions.addPartner(doing(ask), read.value);
    if (saved.kind === 'problems') return again({ problems: saved.problems });
    if (saved.kind !== 'saved') return again({ refused: 'not-active' }, 409);
    return redirect(href(paths.partnerships.propose, { enrolment: ask.scope.id }, { partner: saved.id }), {
      told: `${read.value.name} is one of your partners. Say what you will do together.`,
    });
  },
});

const partnerAskedFor = async ({ db, params, scope }: Asked) => {
  const id = params['partner'] ?? '';
  return isUuid(id) ? findPartner(db, scope.schoolId, id) : null;
};

const one = route({
  name: 'partnerships.partner',
  method: 'GET',
  path: paths.partnerships.partner,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const partner = await partnerAskedFor(ask);
    if (partner === null) return notFound;
    const { name, kind, contactName, contact, offers } = partner;
    return page(PartnerFormPage({ ...place(ask), partner, typed: { name, kind, contactName, contact, offers } }));
  },
});

const change = route({
  name: 'partnerships.change-partner',
  method: 'POST',
  path: paths.partnerships.partner,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const partner = await partnerAskedFor(ask);
    if (partner === null) return notFound;
    const typed = typedOf(ask.form);
    const again = (more: object, status: 409 | 422 = 422) =>
      page(PartnerFormPage({ ...place(ask), partner, typed, ...more }), { status });
    const read = readForm(changePartnerForm, ask.form);
    if (read.kind === 'problems') return again({ problems: read.problems });
    const { version, ...value } = read.value;
    const saved = await actions.changePartner(doing(ask), partner.id, version, value);
    switch (saved.kind) {
      case 'saved':
        return redirect(href(paths.partnerships.home, { enrolment: ask.scope.id }), {
          told: `${value.name} is saved.`,
        });
      case 'problems':
        return again({ problems: saved.problems });
      case 'refused':
        return again({ refused: saved.because }, 409);
      case 'clash':
        return page(PartnerClashPage({ ...place(ask), theirs: saved.theirs, typed }), { status: 409 });
    }
  },
});

export const partnerRoutes: readonly Route[] = [addForm, add, one, change];
