import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { doing, place, type Asked } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import { namesOf } from '../names.ts';
import type { Provision } from '../store.ts';
import { by, looking, mentoringOf } from './asking.ts';
import { endPairForm, meetingForm } from './forms.ts';
import { PairPage } from './pair-page.tsx';
import type { Pair } from './rules.ts';
import * as store from './store.ts';

const pairAsked = async (ask: Asked): Promise<Readonly<{ provision: Provision; pair: Pair }> | null> => {
  const provision = await mentoringOf(ask);
  if (provision === null) return null;
  const pair = (await store.pairsOf(ask.db, provision.id)).find(({ id }) => id === ask.params['pair']);
  return pair === undefined ? null : { provision, pair };
};

const shownPair = async (
  ask: Asked,
  { provision, pair }: Readonly<{ provision: Provision; pair: Pair }>,
  more: object = {},
) => {
  const names = await namesOf(looking(ask), [pair.mentorId, pair.menteeId], 'mentoring');
  const nameOf = (id: string, code: string) => {
    const named = names.get(id);
    return named === undefined ? code : `${named.forename} ${named.surname}`;
  };
  const people = { mentor: nameOf(pair.mentorId, pair.mentorCode), mentee: nameOf(pair.menteeId, pair.menteeCode) };
  return PairPage({
    ...place(ask),
    provision,
    pair,
    ...people,
    meetings: await store.meetingsOf(ask.db, pair.id),
    ...more,
  });
};

const pair = route({
  name: 'provision.pair',
  method: 'GET',
  path: paths.provision.pair,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await pairAsked(ask);
    return found === null ? notFound : page(await shownPair(ask, found));
  },
});

const meet = route({
  name: 'provision.meeting',
  method: 'POST',
  path: paths.provision.pair,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await pairAsked(ask);
    if (found === null) return notFound;
    const again = async (problems: readonly Problem[]) =>
      page(await shownPair(ask, found, { wrong: 'meeting', problems, typed: typedOf(ask.form) }), { status: 422 });
    const read = readForm(meetingForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    const { metOn } = read.value;
    if (metOn > place(ask).today) return again([{ field: 'metOn', message: 'Enter a day that has come' }]);
    if (metOn < found.pair.fromOn)
      return again([{ field: 'metOn', message: 'Enter a day on or after the first day of this pair' }]);
    const { provision } = found;
    await store.keepMeeting(
      ask.db,
      { pairId: found.pair.id, provisionId: provision.id, schoolId: provision.schoolId },
      read.value,
      by(ask),
    );
    await noted(doing(ask), 'provision.met', { pair: found.pair.id });
    return redirect(
      href(paths.provision.pair, { enrolment: ask.scope.id, provision: provision.id, pair: found.pair.id }),
      { told: 'The meeting is written down.' },
    );
  },
});

const end = route({
  name: 'provision.end-pair',
  method: 'POST',
  path: paths.provision.endPair,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await pairAsked(ask);
    if (found === null) return notFound;
    const read = readForm(endPairForm, ask.form);
    if (read.kind === 'problems')
      return page(await shownPair(ask, found, { wrong: 'end', problems: read.problems, typed: typedOf(ask.form) }), {
        status: 422,
      });
    const { version, endedOn, because } = read.value;
    const { provision } = found;
    const isEnded = await store.endPair(
      ask.db,
      provision.id,
      { id: found.pair.id, version },
      { on: endedOn, because },
      by(ask),
    );
    if (!isEnded)
      return page(await shownPair(ask, found, { wrong: 'end', typed: typedOf(ask.form), savedFirst: true }), {
        status: 409,
      });
    await noted(doing(ask), 'provision.pair-ended', { pair: found.pair.id });
    return redirect(href(paths.provision.pairs, { enrolment: ask.scope.id, provision: provision.id }), {
      told: 'The pair is ended.',
    });
  },
});

export const pairRoutes: readonly Route[] = [pair, meet, end];
