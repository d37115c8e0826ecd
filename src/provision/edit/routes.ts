import { fields, readForm, typedOf, type FormFields } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { askedFor, doing, place, provisionsFor, type Asked } from '../asking.ts';
import type { Provision } from '../store.ts';
import * as actions from './actions.ts';
import { addForm, changeForm, fresh, typedFrom } from './forms.ts';
import { CopyYearPage, EditPage, ProvisionClashPage } from './pages.tsx';
import { copiedAlready, offersOf } from './store.ts';

const edited = async (
  ask: Asked,
  provision: Provision | null,
  typed: Readonly<Record<string, string>>,
  more: object = {},
) => {
  const offers = await offersOf(ask.db, ask.scope.schoolId, place(ask).today);
  return EditPage({ ...place(ask), provision, typed, offers, ...more });
};

/** A clash sends lists as lines of one hidden field. */
const unfolded = (form: FormFields): FormFields => {
  const lines = (name: string) =>
    fields(form, name).flatMap((each) => each.split(/\r?\n/).filter((line) => line !== ''));
  return { ...form, yearGroups: lines('yearGroups'), staff: lines('staff') };
};

const adding = route({
  name: 'provision.add-form',
  method: 'GET',
  path: paths.provision.add,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => page(await edited(ask, null, fresh)),
});

const add = route({
  name: 'provision.add',
  method: 'POST',
  path: paths.provision.add,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const again = async (problems: object) =>
      page(await edited(ask, null, typedOf(ask.form), problems), { status: 422 });
    const read = readForm(addForm, ask.form);
    if (read.kind === 'problems') return again({ problems: read.problems });
    const saved = await actions.addProvision(doing(ask), read.value);
    if (saved.kind !== 'saved') return again(saved);
    return redirect(href(paths.provision.one, { enrolment: ask.scope.id, provision: saved.id }), {
      told: 'The provision is on the map. Add its days and its pupils below.',
    });
  },
});

const changing = route({
  name: 'provision.change-form',
  method: 'GET',
  path: paths.provision.change,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    return provision === null ? notFound : page(await edited(ask, provision, typedFrom(provision)));
  },
});

const change = route({
  name: 'provision.change',
  method: 'POST',
  path: paths.provision.change,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const before = await askedFor(ask);
    if (before === null) return notFound;
    const typed = typedOf(ask.form);
    const again = async (problems: object) => page(await edited(ask, before, typed, problems), { status: 422 });
    const read = readForm(changeForm, unfolded(ask.form));
    if (read.kind === 'problems') return again({ problems: read.problems });
    const { version, ...value } = read.value;
    const saved = await actions.changeProvision(doing(ask), { before, version }, value);
    switch (saved.kind) {
      case 'saved':
        return redirect(href(paths.provision.one, { enrolment: ask.scope.id, provision: before.id }), {
          told: 'The provision is saved.',
        });
      case 'problems':
        return again(saved);
      case 'clash': {
        const offers = await offersOf(ask.db, ask.scope.schoolId, place(ask).today);
        const theirTexts = typedFrom(saved.theirs);
        return page(ProvisionClashPage({ ...place(ask), theirs: saved.theirs, theirTexts, offers, typed }), {
          status: 409,
        });
      }
    }
  },
});

const copying = async (ask: Asked, more: object = {}) => {
  const { today } = place(ask);
  const offered = actions.lastYears(await provisionsFor(ask), today);
  const ids = offered.map(({ id }) => id);
  const copied = await copiedAlready(ask.db, ask.scope.schoolId, ids);
  return CopyYearPage({ ...place(ask), year: actions.plannedYear(today), offered, copied, ...more });
};

const copyForm = route({
  name: 'provision.copy-year-form',
  method: 'GET',
  path: paths.provision.copyYear,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => page(await copying(ask)),
});

const copy = route({
  name: 'provision.copy-year',
  method: 'POST',
  path: paths.provision.copyYear,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const wanted = new Set(fields(ask.form, 'chosen'));
    const chosen = actions.lastYears(await provisionsFor(ask), place(ask).today).filter(({ id }) => wanted.has(id));
    if (chosen.length === 0)
      return page(await copying(ask, { problems: [{ field: 'chosen', message: 'Choose what to copy' }] }), {
        status: 422,
      });
    const copied = await actions.copyLastYear(doing(ask), chosen);
    const told =
      copied === 0 ? 'They were copied already.' : `${plural(copied, 'provision')} copied. Look at dates and prices.`;
    return redirect(
      href(paths.provision.map, { enrolment: ask.scope.id }, { year: actions.plannedYear(place(ask).today) }),
      { told },
    );
  },
});

export const editRoutes: readonly Route[] = [adding, add, copyForm, copy, changing, change];
