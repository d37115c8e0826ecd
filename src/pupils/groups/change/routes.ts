import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf, workScope } from '../../scope.ts';
import { person, place, type Asked } from '../asking.ts';
import { readAdd } from '../add/forms.ts';
import { definitionOn } from '../definitions/rules.ts';
import { endRecord, recordMemberships, takeRecordBack } from '../membership/actions.ts';
import { findRecord, type OneRecord } from '../membership/store.ts';
import { pupilOf, type OnRoll } from '../named/store.ts';
import { groupAsked } from '../one/group.ts';
import type { GroupSaid } from '../one/pages.tsx';
import { noteLook } from '../one/routes.ts';
import { endForm, takeBackForm } from './forms.ts';
import { ChangeMembershipPage } from './pages.tsx';

type Found = Readonly<{ record: OneRecord; pupil: OnRoll; group: GroupSaid }>;

/** The record of the address with its pupil and group, if this person may see it: the policies hide those that are held back. */
const recordAsked = async (ask: Asked): Promise<Found | null> => {
  const id = ask.params['record'] ?? '';
  const record = isUuid(id) ? await findRecord(ask.db, ask.scope.schoolId, id) : null;
  if (record === null) return null;
  const pupil = await pupilOf(ask.db, ask.scope.schoolId, record.pupilId);
  const group = await groupAsked({ ...ask, params: { group: record.group } }, record.fromOn);
  return pupil === null || group === null ? null : { record, pupil, group };
};

const shown = (
  ask: Asked,
  found: Found,
  more: { typed?: Record<string, string>; problems?: readonly Problem[] } = {},
) => ChangeMembershipPage({ ...place(ask), ...found, today: londonDay(ask.now), ...more });

const look = route({
  name: 'groups.membership',
  method: 'GET',
  path: paths.groups.membership,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await recordAsked(ask);
    if (found === null) return notFound;
    await noteLook(ask, found.group.key, found.group.isHeldBack, 1);
    return page(shown(ask, found));
  },
});

const correct = route({
  name: 'groups.correct',
  method: 'POST',
  path: paths.groups.correct,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await recordAsked(ask);
    if (found === null || found.record.removedAt !== null || found.record.toOn !== null) return notFound;
    const { record, group } = found;
    const definition = definitionOn(group.key, londonDay(ask.now));
    const read = readAdd({ ...ask.form, pupil: [record.pupilId] }, group.key, definition);
    if (read.kind === 'problems')
      return page(shown(ask, found, { ...read, typed: typedOf(ask.form) }), { status: 422 });
    const by = { source: 'Entered by hand', importId: null, now: ask.now };
    const recorded = await recordMemberships(ask.db, person(ask), ask.scope.schoolId, read.given, by);
    const [problem] = recorded.problems;
    if (problem !== undefined) {
      const problems = [{ field: 'fromOn', message: problem.message }];
      return page(shown(ask, found, { typed: typedOf(ask.form), problems }), { status: 422 });
    }
    return redirect(href(paths.groups.one, { enrolment: ask.scope.id, group: group.key }), {
      told:
        recorded.unchanged === 1
          ? 'The same was recorded already.'
          : 'It is saved; what stood before is kept in the history.',
    });
  },
});

const end = route({
  name: 'groups.end',
  method: 'POST',
  path: paths.groups.end,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await recordAsked(ask);
    if (found === null) return notFound;
    const read = readForm(endForm, ask.form);
    const isBefore = read.kind === 'read' && read.value.endsOn < found.record.fromOn;
    if (read.kind === 'problems' || isBefore) {
      const before = [{ field: 'endsOn', message: 'Enter a last day that is not before the first' }];
      const problems = read.kind === 'problems' ? read.problems : before;
      return page(shown(ask, found, { typed: typedOf(ask.form), problems }), { status: 422 });
    }
    const isEnded = await endRecord(ask.db, person(ask), ask.scope.schoolId, found.record, read.value.endsOn, ask.now);
    return redirect(href(paths.groups.one, { enrolment: ask.scope.id, group: found.group.key }), {
      told: isEnded ? 'The membership has its last day.' : 'Somebody had ended or taken this record back already.',
    });
  },
});

const takeBack = route({
  name: 'groups.take-back',
  method: 'POST',
  path: paths.groups.takeBack,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await recordAsked(ask);
    if (found === null) return notFound;
    const read = readForm(takeBackForm, ask.form);
    if (read.kind === 'problems')
      return page(shown(ask, found, { typed: typedOf(ask.form), problems: read.problems }), { status: 422 });
    const { reason } = read.value;
    const isBack = await takeRecordBack(ask.db, person(ask), ask.scope.schoolId, found.record, reason, ask.now);
    return redirect(href(paths.groups.one, { enrolment: ask.scope.id, group: found.group.key }), {
      told: isBack
        ? 'The record is taken back, and stays in the history.'
        : 'Somebody had taken this record back already.',
    });
  },
});

export const changeRoutes: readonly Route[] = [look, correct, end, takeBack];
