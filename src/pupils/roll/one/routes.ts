import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { field, numberIn, type FormFields } from '#platform/form';
import { page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { teamOf } from '../../scope.ts';
import { AddToRollPage } from './add-page.tsx';
import { addPupil, correctPupil, leaveRoll, returnToRoll } from './actions.ts';
import { readOneDay, readPupil, type FieldProblem } from './forms.ts';
import { OnRollPage } from './pages.tsx';
import { changesOf, findPupil, spellsOf, type OnePupil } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

type Found = Readonly<{ enrolment: Enrolment; pupil: OnePupil }>;

const pupilScope: Scope<Found> = async (ask) => {
  const found = await enrolmentScope(ask);
  const id = ask.params['pupil'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const pupil = await findPupil(ask.db, found.value.schoolId, id);
  return pupil === null ? null : { ...found, value: { enrolment: found.value, pupil } };
};

const typedIn = (form: FormFields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(form).map(([name, values]) => [name, (values[0] ?? '').slice(0, 400)]));

const shown = async (
  { actor, db, frame, scope, now, mayOpen }: Ask<Found>,
  more: Pick<Parameters<typeof OnRollPage>[0], 'problems' | 'typed' | 'savedFirst'> = {},
) => {
  const { enrolment, pupil } = scope;
  const { schoolId } = enrolment;
  await note(db, actor, { act: 'roll.seen', schoolId, about: { pupil: pupil.id, where: 'pupil' } }, now);
  return OnRollPage({
    frame,
    enrolment: enrolment.id,
    pupil,
    spells: await spellsOf(db, schoolId, pupil.id),
    changes: await changesOf(db, schoolId, pupil.id),
    mayChange: actsAs(actor, leaders.roles),
    overTime: mayOpen(paths.onePupil.page)
      ? href(paths.onePupil.page, { enrolment: enrolment.id, pupil: pupil.id })
      : null,
    ...more,
  });
};

const adding = route({
  name: 'roll.add',
  method: 'GET',
  path: paths.roll.add,
  who: leaders,
  scope: enrolmentScope,
  handle: async ({ frame, scope }) => page(AddToRollPage({ frame, enrolment: scope.id })),
});

const add = route({
  name: 'roll.add.save',
  method: 'POST',
  path: paths.roll.add,
  who: leaders,
  scope: enrolmentScope,
  handle: async ({ actor, db, form, frame, scope, now }) => {
    const today = londonDay(now);
    const { given, problems } = readPupil(form, today);
    const joined = readOneDay(form, 'joinedOn', 'Enter the day on which the pupil joined', today, false);
    const all = [...problems, ...(joined.problem === null ? [] : [joined.problem])];
    const again = (found: readonly FieldProblem[]) =>
      page(AddToRollPage({ frame, enrolment: scope.id, problems: found, typed: typedIn(form) }), { status: 422 });
    if (all.length > 0) return again(all);
    const added = await addPupil(db, actor as Person, given, joined.day, { schoolId: scope.schoolId, now }); // only people come in
    if (added.kind === 'known')
      return again([{ field: 'upn', message: `${added.code} has this UPN already. Correct that pupil, or this UPN` }]);
    return redirect(href(paths.roll.pupil, { enrolment: scope.id, pupil: added.id }), {
      told: 'The pupil is on the roll.',
    });
  },
});

const pupil = route({
  name: 'roll.pupil',
  method: 'GET',
  path: paths.roll.pupil,
  who: teamOf,
  scope: pupilScope,
  handle: async (ask) => page(await shown(ask)),
});

const correct = route({
  name: 'roll.pupil.correct',
  method: 'POST',
  path: paths.roll.pupil,
  who: leaders,
  scope: pupilScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const { given, problems } = readPupil(form, londonDay(now));
    if (problems.length > 0) return page(await shown(ask, { problems, typed: typedIn(form) }), { status: 422 });
    const where = { schoolId: scope.enrolment.schoolId, now };
    const version = numberIn(field(form, 'version'));
    const done = await correctPupil(db, actor as Person, scope.pupil.id, version, given, where); // only people come in
    const here = href(paths.roll.pupil, { enrolment: scope.enrolment.id, pupil: scope.pupil.id });
    switch (done.kind) {
      case 'corrected':
        return redirect(here, { told: 'The correction is saved, and what stood before is kept.' });
      case 'same':
        return redirect(here, { told: 'Nothing had changed.' });
      case 'lost-race':
        return page(await shown(ask, { typed: typedIn(form), savedFirst: true }), { status: 409 });
      case 'taken': {
        const taken = [{ field: 'upn', message: `${done.code} has this UPN. Correct that pupil first, or this UPN` }];
        return page(await shown(ask, { problems: taken, typed: typedIn(form) }), { status: 422 });
      }
    }
  },
});

const left = route({
  name: 'roll.pupil.left',
  method: 'POST',
  path: paths.roll.left,
  who: leaders,
  scope: pupilScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const on = readOneDay(form, 'leftOn', 'Enter the last day on roll', londonDay(now), true);
    const again = async (problem: FieldProblem) => {
      const typed = { ...scope.pupil, ...typedIn(form) };
      const shownTyped = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value ?? '')]));
      return page(await shown(ask, { problems: [problem], typed: shownTyped }), { status: 422 });
    };
    if (on.problem !== null || on.day === null)
      return again(on.problem ?? { field: 'leftOn', message: 'Enter the last day on roll' });
    const words = (name: string, most: number) => field(form, name).slice(0, most) || null;
    const to = { leftOn: on.day, because: words('because', 300), wentTo: words('wentTo', 200) };
    const where = { schoolId: scope.enrolment.schoolId, now };
    if (!(await leaveRoll(db, actor as Person, scope.pupil.id, to, where)))
      // only people come in
      return again({ field: 'leftOn', message: 'Enter a day on which the pupil was on roll' });
    return redirect(href(paths.roll.pupil, { enrolment: scope.enrolment.id, pupil: scope.pupil.id }), {
      told: 'The pupil is off the roll, with all that was recorded.',
    });
  },
});

const back = route({
  name: 'roll.pupil.back',
  method: 'POST',
  path: paths.roll.back,
  who: leaders,
  scope: pupilScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const on = readOneDay(
      form,
      'joinedOn',
      'Enter the day from which the pupil is on roll again',
      londonDay(now),
      true,
    );
    const again = async (problem: FieldProblem) => page(await shown(ask, { problems: [problem] }), { status: 422 });
    if (on.problem !== null || on.day === null)
      return again(on.problem ?? { field: 'joinedOn', message: 'Enter the day from which the pupil is on roll again' });
    const where = { schoolId: scope.enrolment.schoolId, now };
    if (!(await returnToRoll(db, actor as Person, scope.pupil.id, on.day, where)))
      // only people come in
      return again({ field: 'joinedOn', message: 'Enter a day after the pupil had left' });
    return redirect(href(paths.roll.pupil, { enrolment: scope.enrolment.id, pupil: scope.pupil.id }), {
      told: 'The pupil is on the roll again.',
    });
  },
});

export const routes: readonly Route[] = [adding, add, pupil, correct, left, back];
