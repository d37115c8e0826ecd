import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { note } from '#platform/trail';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf, workScope } from '../../scope.ts';
import { person, place, type Asked } from '../asking.ts';
import { recordAttendance, recordSuspension, takeSuspensionBack } from '../attending/actions.ts';
import { attendanceForm, suspensionForm, takeBackSuspensionForm } from '../attending/forms.ts';
import { sessionsFaultWords } from '../attending/rules.ts';
import { spansOf, suspensionsOf } from '../attending/store.ts';
import { definitionOn, definitionsOn, groupKeys, groupTitles, heldBackGroups, ownKey } from '../definitions/rules.ts';
import { recordsOf } from '../membership/store.ts';
import { pupilOf, type OnRoll } from '../named/store.ts';
import { becauseOf } from '../one/rules.ts';
import { listOwn } from '../own/store.ts';
import { standingsOn } from '../standing/actions.ts';
import { groupsOf, standingOf } from '../standing/rules.ts';
import { RecordPage } from './pages.tsx';

const pupilAsked = async ({ db, scope, params }: Asked): Promise<OnRoll | null> => {
  const id = params['pupil'] ?? '';
  return isUuid(id) ? pupilOf(db, scope.schoolId, id) : null;
};

type More = Readonly<{ typed?: Readonly<Record<string, string>>; problems?: readonly Problem[] }>;

const shown = async (ask: Asked, pupil: OnRoll, more: More = {}) => {
  const { db, scope, now } = ask;
  const on = londonDay(now);
  const {
    pupils,
    school,
    own: ownKeys,
  } = await standingsOn(db, scope.schoolId, on, { kind: 'one', pupilId: pupil.pupilId });
  const own = await listOwn(db, scope.schoolId, 'all');
  const titles = { ...groupTitles, ...Object.fromEntries(own.map((each) => [ownKey(each.id), each.title])) };
  const titled = (key: string) => ({ key, title: titles[key] ?? key });
  const facts = pupils[0];
  const inGroups =
    facts === undefined ? [] : groupsOf(facts, on, school, ownKeys).filter((key) => !heldBackGroups.has(key));
  const open = groupKeys.filter((key) => !heldBackGroups.has(key) && definitionOn(key, on) !== null);
  const about = { pupil: pupil.pupilId, pupils: 1, where: 'record' };
  await note(db, person(ask), { act: 'groups.seen', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
  return RecordPage({
    ...place(ask),
    pupil,
    titles,
    inGroups: inGroups.map((key) => ({
      ...titled(key),
      // There is a group only where there are facts.
      because: becauseOf(key, facts as NonNullable<typeof facts>, on),
      definition: definitionOn(key, on),
    })),
    unknown:
      facts === undefined
        ? []
        : open.filter((key) => standingOf(key, facts, on, school) === 'unknown').map((key) => titles[key] ?? key),
    records: await recordsOf(db, scope.schoolId, pupil.pupilId, [...heldBackGroups]),
    enterable: [
      ...definitionsOn(on)
        .filter((each) => each.how !== 'derived' && !each.isHeldBack)
        .map((each) => each.key),
      ...ownKeys,
    ]
      .filter((key) => !inGroups.includes(key))
      .map(titled),
    spans: await spansOf(db, scope.schoolId, [pupil.pupilId]),
    suspensions: await suspensionsOf(db, scope.schoolId, pupil.pupilId),
    ...more,
  });
};

const wrong = async (ask: Asked, pupil: OnRoll, problems: readonly Problem[]): Promise<Answer> =>
  page(await shown(ask, pupil, { typed: typedOf(ask.form), problems }), { status: 422 });

const back = (ask: Asked, pupil: OnRoll, told: string): Answer =>
  redirect(href(paths.groups.record, { enrolment: ask.scope.id, pupil: pupil.pupilId }), { told });

const byHand = (now: Date) => ({ source: 'Entered by hand', importId: null, now });

const look = route({
  name: 'groups.record',
  method: 'GET',
  path: paths.groups.record,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const pupil = await pupilAsked(ask);
    return pupil === null ? notFound : page(await shown(ask, pupil));
  },
});

const attendance = route({
  name: 'groups.attendance',
  method: 'POST',
  path: paths.groups.attendance,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const pupil = await pupilAsked(ask);
    if (pupil === null) return notFound;
    const read = readForm(attendanceForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, pupil, read.problems);
    const given = [{ pupilId: pupil.pupilId, ...read.value }];
    const recorded = await recordAttendance(ask.db, person(ask), ask.scope.schoolId, given, byHand(ask.now));
    const [problem] = recorded.problems;
    if (problem !== undefined) return wrong(ask, pupil, [sessionsFaultWords[problem.fault]]);
    return back(ask, pupil, recorded.added === 1 ? 'The attendance is recorded.' : 'The same was recorded already.');
  },
});

const suspension = route({
  name: 'groups.suspension',
  method: 'POST',
  path: paths.groups.suspension,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const pupil = await pupilAsked(ask);
    if (pupil === null) return notFound;
    const read = readForm(suspensionForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, pupil, read.problems);
    const { kind, beganOn, why } = read.value;
    const sessions = kind === 'suspension' ? read.value.sessions : null;
    if (kind === 'suspension' && (sessions === null || sessions < 1 || sessions > 90))
      return wrong(ask, pupil, [{ field: 'sessions', message: 'Enter how many sessions, from 1 to 90' }]);
    if (beganOn > londonDay(ask.now))
      return wrong(ask, pupil, [{ field: 'beganOn', message: 'Enter a day that is not ahead' }]);
    const given = { pupilId: pupil.pupilId, kind, beganOn, sessions, reason: why === '' ? null : why };
    const isNew = await recordSuspension(ask.db, person(ask), ask.scope.schoolId, given, byHand(ask.now));
    const told = kind === 'suspension' ? 'The suspension is recorded.' : 'The permanent exclusion is recorded.';
    return back(ask, pupil, isNew ? told : 'It was recorded already.');
  },
});

const suspensionBack = route({
  name: 'groups.suspension.take-back',
  method: 'POST',
  path: paths.groups.suspensionBack,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const pupil = await pupilAsked(ask);
    if (pupil === null) return notFound;
    const which = ask.form['which']?.[0] ?? '';
    const read = readForm(takeBackSuspensionForm, ask.form);
    const problems = [
      ...(isUuid(which) ? [] : [{ field: 'which', message: 'Choose which one' }]),
      ...(read.kind === 'problems' ? read.problems : []),
    ];
    if (read.kind === 'problems' || problems.length > 0) return wrong(ask, pupil, problems);
    const mistake = { pupilId: pupil.pupilId, id: which, reason: read.value.mistake };
    const isBack = await takeSuspensionBack(ask.db, person(ask), ask.scope.schoolId, mistake, ask.now);
    return back(ask, pupil, isBack ? 'The record is taken back.' : 'Somebody had taken it back already.');
  },
});

export const recordRoutes: readonly Route[] = [look, attendance, suspension, suspensionBack];
