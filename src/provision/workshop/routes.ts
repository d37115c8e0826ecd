import { field, readForm, typedOf, type Problem } from '#platform/form';
import { isUuid } from '#platform/db';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { doing, place, type Asked } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import type { Provision } from '../store.ts';
import { by, cameOf, childNamed, shownWorkshop, workshopAsked, workshopProvision, type Found } from './asking.ts';
import { callOffWorkshopForm, feedbackForm, planForm, signUpForm } from './forms.ts';
import { WorkshopsPage } from './pages.tsx';
import { dayFault, takenOf } from './rules.ts';
import * as store from './store.ts';

const shown = async (ask: Asked, provision: Provision, more: object = {}) =>
  WorkshopsPage({ ...place(ask), provision, workshops: await store.workshopsOf(ask.db, provision.id), ...more });

const there = (ask: Asked, { provision, workshop }: Found) =>
  href(paths.provision.workshop, { enrolment: ask.scope.id, provision: provision.id, workshop: workshop.id });

const atOf = ({ provision, workshop }: Found) => ({
  workshopId: workshop.id,
  provisionId: provision.id,
  schoolId: provision.schoolId,
});

const list = route({
  name: 'provision.workshops',
  method: 'GET',
  path: paths.provision.workshops,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await workshopProvision(ask);
    return provision === null ? notFound : page(await shown(ask, provision));
  },
});

const plan = route({
  name: 'provision.plan-workshop',
  method: 'POST',
  path: paths.provision.workshops,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await workshopProvision(ask);
    if (provision === null) return notFound;
    const read = readForm(planForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, provision, { problems: read.problems, typed: typedOf(ask.form) }), { status: 422 });
    const fault = dayFault(read.value.heldOn, provision);
    if (fault !== null) {
      const problems = [{ field: 'heldOn', message: fault }];
      return page(await shown(ask, provision, { problems, typed: typedOf(ask.form) }), { status: 422 });
    }
    const workshop = await store.insertWorkshop(ask.db, provision, read.value, by(ask));
    await noted(doing(ask), 'provision.workshop-planned', { workshop });
    return redirect(href(paths.provision.workshop, { enrolment: ask.scope.id, provision: provision.id, workshop }), {
      told: 'The session is planned. Sign parents up below.',
    });
  },
});

const one = route({
  name: 'provision.workshop',
  method: 'GET',
  path: paths.provision.workshop,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    return found === null ? notFound : page(await shownWorkshop(ask, found));
  },
});

const childWords = {
  nobody: 'No pupil on roll is called that: enter a code, or leave it empty',
  several: 'Several pupils are called that: enter the code',
} as const;

const signUp = route({
  name: 'provision.sign-up',
  method: 'POST',
  path: paths.provision.signUp,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    const again = async (problems: readonly Problem[]) =>
      page(await shownWorkshop(ask, found, { wrong: 'sign-up', problems, typed: typedOf(ask.form) }), { status: 422 });
    const read = readForm(signUpForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    if (found.workshop.calledOffBecause !== null)
      return again([{ field: 'parentName', message: 'This session is called off: choose another' }]);
    const { parentName, contact, party, child } = read.value;
    const pupilId = await childNamed(ask, child);
    if (pupilId === 'nobody' || pupilId === 'several') return again([{ field: 'child', message: childWords[pupilId] }]);
    const isNew = await store.insertPlace(
      ask.db,
      atOf(found),
      { parentName, contact, party, pupilId },
      by(ask),
      place(ask).today,
    );
    if (isNew) await noted(doing(ask), 'provision.parent-signed-up', { workshop: found.workshop.id });
    const after = await workshopAsked(ask);
    const waits = after !== null && takenOf(after.workshop).waiting > 0;
    return redirect(there(ask, found), {
      told: !isNew
        ? 'They stand on the list already.'
        : waits
          ? 'It is full: they are on the waiting list.'
          : 'They have a place.',
    });
  },
});

const withdraw = route({
  name: 'provision.withdraw-parent',
  method: 'POST',
  path: paths.provision.withdraw,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    const id = ask.params['place'] ?? '';
    if (found === null || !isUuid(id)) return notFound;
    if (await store.withdrawPlace(ask.db, found.workshop.id, id, ask.now))
      await noted(doing(ask), 'provision.parent-withdrew', { workshop: found.workshop.id });
    return redirect(there(ask, found), { told: 'They are off the list; whoever waited first has the place.' });
  },
});

const came = route({
  name: 'provision.workshop-attendance',
  method: 'POST',
  path: paths.provision.came,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    if (found.workshop.heldOn > place(ask).today || found.workshop.calledOffBecause !== null)
      return redirect(there(ask, found), { told: 'Who came is written down once it was held.' });
    const came = cameOf(ask.form);
    await store.keepCame(ask.db, found.workshop.id, came);
    await noted(doing(ask), 'provision.workshop-attended', { workshop: found.workshop.id, parents: came.yes.length });
    return redirect(there(ask, found), { told: 'Who came is saved.' });
  },
});

const hear = route({
  name: 'provision.workshop-feedback',
  method: 'POST',
  path: paths.provision.feedback,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    const read = readForm(feedbackForm, ask.form);
    if (read.kind === 'problems')
      return page(
        await shownWorkshop(ask, found, { wrong: 'feedback', problems: read.problems, typed: typedOf(ask.form) }),
        { status: 422 },
      );
    await store.insertHeard(ask.db, atOf(found), { ...read.value, useful: Number(read.value.useful) }, by(ask));
    await noted(doing(ask), 'provision.workshop-heard', { workshop: found.workshop.id });
    return redirect(there(ask, found), { told: 'The answer is added.' });
  },
});

const callOff = route({
  name: 'provision.call-off-workshop',
  method: 'POST',
  path: paths.provision.callOffWorkshop,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    const read = readForm(callOffWorkshopForm, ask.form);
    if (read.kind === 'problems')
      return page(
        await shownWorkshop(ask, found, { wrong: 'call-off', problems: read.problems, typed: typedOf(ask.form) }),
        { status: 422 },
      );
    const { version, because } = read.value;
    if (await store.callOffWorkshop(ask.db, { id: found.workshop.id, version }, because, by(ask))) {
      await noted(doing(ask), 'provision.workshop-called-off', { workshop: found.workshop.id });
      return redirect(there(ask, found), { told: 'The session is called off. Tell those who signed up.' });
    }
    const problems = [
      { field: 'because', message: 'A colleague changed this session meanwhile: look at it, then call it off' },
    ];
    return page(
      await shownWorkshop(ask, found, { wrong: 'call-off', problems, typed: { because: field(ask.form, 'because') } }),
      { status: 409 },
    );
  },
});

export const workshopRoutes: readonly Route[] = [list, plan, one, signUp, withdraw, came, hear, callOff];
