import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { doing, place } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import { by, workshopAsked } from './asking.ts';
import { changeWorkshopForm } from './forms.ts';
import { dayFault, takenOf } from './rules.ts';
import { ChangeWorkshopPage, typedFrom, WorkshopClashPage } from './pages.tsx';
import { holdList, updateWorkshop } from './store.ts';

const changing = route({
  name: 'provision.change-workshop-form',
  method: 'GET',
  path: paths.provision.changeWorkshop,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    return found === null
      ? notFound
      : page(ChangeWorkshopPage({ ...place(ask), ...found, typed: typedFrom(found.workshop) }));
  },
});

const change = route({
  name: 'provision.change-workshop',
  method: 'POST',
  path: paths.provision.changeWorkshop,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(changeWorkshopForm, ask.form);
    if (read.kind === 'problems')
      return page(ChangeWorkshopPage({ ...place(ask), ...found, typed, problems: read.problems }), { status: 422 });
    const { version, ...value } = read.value;
    // A day that stands may stay, though the provision's own days were changed since.
    const fault = value.heldOn === found.workshop.heldOn ? null : dayFault(value.heldOn, found.provision);
    if (fault !== null) {
      const problems = [{ field: 'heldOn', message: fault }];
      return page(ChangeWorkshopPage({ ...place(ask), ...found, typed, problems }), { status: 422 });
    }
    // A place that was told is not taken back, nor one that is given while this is saved.
    await holdList(ask.db, found.workshop.id);
    const { taken } = takenOf((await workshopAsked(ask))?.workshop ?? found.workshop);
    if (value.capacity < taken) {
      const message = `Enter ${taken} or more: so many have a place. Take names off first if it must be fewer`;
      const problems = [{ field: 'capacity', message }];
      return page(ChangeWorkshopPage({ ...place(ask), ...found, typed, problems }), { status: 422 });
    }
    if (!(await updateWorkshop(ask.db, { id: found.workshop.id, version }, value, by(ask)))) {
      const theirs = await workshopAsked(ask);
      return theirs === null ? notFound : page(WorkshopClashPage({ ...place(ask), ...theirs, typed }), { status: 409 });
    }
    await noted(doing(ask), 'provision.workshop-changed', { workshop: found.workshop.id });
    const at = { enrolment: ask.scope.id, provision: found.provision.id, workshop: found.workshop.id };
    return redirect(href(paths.provision.workshop, at), { told: 'The session is saved.' });
  },
});

export const changeWorkshopRoutes: readonly Route[] = [changing, change];
