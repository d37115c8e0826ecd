import { type Person } from '#platform/actor';
import { addDays } from '#platform/clock';
import { readForm, typedDay, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { askedFor, doing, place, termsOf, type Asked } from '../asking.ts';
import { fullName, namesOf } from '../names.ts';
import { pupilsOn, type Provision, type PupilOn } from '../store.ts';
import { callOff, writeRegister } from './actions.ts';
import { callOffForm, isProblems, readMarks, registerForm } from './forms.ts';
import { RegisterPage, type RegisterRow } from './pages.tsx';
import { sessionsBetween, type SessionKey } from './rules.ts';
import { registerOf, sessionsOf } from './store.ts';

/** How far back sessions are listed beside the register. */
const weeksBack = 4;

const isOn = (pupil: PupilOn, { on, groupNo }: SessionKey): boolean =>
  pupil.groupNo === groupNo && pupil.fromOn <= on && (pupil.toOn === null || pupil.toOn >= on);

const rowsOf = async (ask: Asked, provision: Provision, session: SessionKey): Promise<readonly RegisterRow[]> => {
  const on = (await pupilsOn(ask.db, provision.id)).filter((each) => isOn(each, session));
  const looking = { db: ask.db, actor: ask.actor as Person, enrolment: ask.scope, now: ask.now }; // the route lets only people in
  const names = await namesOf(
    looking,
    on.map(({ pupilId }) => pupilId),
    'register',
  );
  return on
    .map((each) => {
      const named = names.get(each.pupilId);
      return { ...each, name: named === undefined ? each.code : fullName(named) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
};

type More = Partial<Pick<Parameters<typeof RegisterPage>[0], 'problems' | 'typed' | 'savedFirst'>>;

const shown = async (ask: Asked, provision: Provision, wanted: SessionKey | null, more: More = {}) => {
  const { today } = place(ask);
  const from = addDays(today, -7 * weeksBack);
  const kept = await sessionsOf(ask.db, provision.id, wanted !== null && wanted.on < from ? wanted.on : from, today);
  const listed = sessionsBetween(provision, kept, await termsOf(ask), { from, to: today });
  // Without a wish: the latest session that nobody wrote down, else the latest, else one today.
  const next = listed.find((each) => each.kept === null) ?? listed[0];
  const key = wanted ?? next ?? { on: today < provision.endsOn ? today : provision.endsOn, groupNo: 1, startsAt: '' };
  const held = kept.find(
    (each) => each.on === key.on && each.groupNo === key.groupNo && each.startsAt === key.startsAt,
  );
  const due = listed.find(
    (each) => each.on === key.on && each.groupNo === key.groupNo && each.startsAt === key.startsAt,
  );
  const marks = held === undefined ? [] : await registerOf(ask.db, held.id);
  return RegisterPage({
    ...place(ask),
    provision,
    listed,
    session: {
      on: key.on,
      groupNo: key.groupNo,
      startsAt: key.startsAt,
      minutes: held?.minutes ?? due?.minutes ?? provision.minutes,
      version: held?.version ?? 0,
      calledOffBecause: held?.calledOffBecause ?? null,
    },
    rows: await rowsOf(ask, provision, key),
    marks: new Map(marks.map((mark) => [mark.pupilId, mark])),
    ...more,
  });
};

/** The session that an address names; null when it names none that could have been held. */
const wantedIn = (query: Readonly<Record<string, string>>, provision: Provision, today: string): SessionKey | null => {
  const on = typedDay(query['on'] ?? '');
  if (on === null || on > today || on < provision.startsOn || on > provision.endsOn) return null;
  const groupNo = Number.parseInt(query['group'] ?? '1', 10) || 1;
  const startsAt = /^([01]\d|2[0-3]):[0-5]\d$/.test(query['at'] ?? '') ? (query['at'] ?? '') : '';
  return groupNo < 1 || groupNo > provision.groupCount ? null : { on, groupNo, startsAt };
};

const register = route({
  name: 'provision.register-form',
  method: 'GET',
  path: paths.provision.register,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    return page(await shown(ask, provision, wantedIn(ask.query, provision, place(ask).today)));
  },
});

/** What makes a session impossible, though each field is well formed. */
const faultOf = (session: SessionKey, provision: Provision, today: string): string | null => {
  if (session.on > today) return 'Choose a day that has come';
  if (session.on < provision.startsOn || session.on > provision.endsOn)
    return 'Choose a day on which the provision runs';
  return session.groupNo > provision.groupCount ? 'Choose a group that it has' : null;
};

const registerSave = route({
  name: 'provision.register',
  method: 'POST',
  path: paths.provision.register,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(registerForm, ask.form);
    if (read.kind === 'problems') {
      const wanted = wantedIn(
        { ...typed, group: typed['groupNo'] ?? '', at: typed['startsAt'] ?? '' },
        provision,
        place(ask).today,
      );
      return page(await shown(ask, provision, wanted, { problems: read.problems, typed }), { status: 422 });
    }
    const session = read.value;
    const fault = faultOf(session, provision, place(ask).today);
    if (fault !== null)
      return page(await shown(ask, provision, null, { problems: [{ field: 'minutes', message: fault }], typed }), {
        status: 422,
      });
    const pupils = (await pupilsOn(ask.db, provision.id)).filter((each) => isOn(each, session));
    const marks = readMarks(ask.form, pupils, session.minutes);
    if (isProblems(marks))
      return page(await shown(ask, provision, session, { problems: marks, typed }), { status: 422 });
    if (!(await writeRegister(doing(ask), provision, session, marks)))
      return page(await shown(ask, provision, session, { typed, savedFirst: true }), { status: 409 });
    return redirect(
      href(
        paths.provision.register,
        { enrolment: ask.scope.id, provision: provision.id },
        { on: session.on, group: session.groupNo, at: session.startsAt },
      ),
      {
        told: 'The register is saved.',
      },
    );
  },
});

const callingOff = route({
  name: 'provision.call-off',
  method: 'POST',
  path: paths.provision.callOff,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const typed = typedOf(ask.form);
    const wanted = wantedIn(
      { ...typed, group: typed['groupNo'] ?? '', at: typed['startsAt'] ?? '' },
      provision,
      place(ask).today,
    );
    const read = readForm(callOffForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, provision, wanted, { problems: read.problems, typed }), { status: 422 });
    const { because, ...session } = read.value;
    const fault = faultOf(session, provision, place(ask).today);
    if (fault !== null)
      return page(await shown(ask, provision, null, { problems: [{ field: 'because', message: fault }], typed }), {
        status: 422,
      });
    if (!(await callOff(doing(ask), provision, session, because)))
      return page(await shown(ask, provision, session, { typed, savedFirst: true }), { status: 409 });
    return redirect(
      href(
        paths.provision.register,
        { enrolment: ask.scope.id, provision: provision.id },
        { on: session.on, group: session.groupNo, at: session.startsAt },
      ),
      {
        told: 'The session is called off.',
      },
    );
  },
});

export const registerRoutes: readonly Route[] = [register, registerSave, callingOff];
