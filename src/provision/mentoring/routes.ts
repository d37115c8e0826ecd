import { isUuid } from '#platform/db';
import { field, readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { doing, place, type Asked } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import { fullName, namesOf, searchRoll } from '../names.ts';
import { pupilsOn, type Provision } from '../store.ts';
import { by, looking, mentoringOf } from './asking.ts';
import { matchForm, trainingForm } from './forms.ts';
import { PairsPage } from './pages.tsx';
import { pairFault, pairRefusalWords } from './rules.ts';
import * as store from './store.ts';

type More = Partial<Pick<Parameters<typeof PairsPage>[0], 'wrong' | 'problems' | 'typed'>>;

const shown = async (ask: Asked, provision: Provision, sought: string, more: More = {}) => {
  const here = place(ask);
  const [pairs, mentees] = [await store.pairsOf(ask.db, provision.id), await pupilsOn(ask.db, provision.id)];
  const ids = [
    ...pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]),
    ...mentees.map(({ pupilId }) => pupilId),
  ];
  const names = await namesOf(looking(ask), [...new Set(ids)], 'mentoring');
  const search = { words: sought, yearGroup: null, only: null };
  return PairsPage({
    ...here,
    provision,
    pairs,
    mentees: mentees.filter(({ toOn }) => toOn === null || toOn >= here.today),
    trainings: await store.trainingsOf(ask.db, provision.id),
    nameOf: (id, code) => {
      const named = names.get(id);
      return named === undefined ? code : fullName(named);
    },
    found: sought === '' ? null : await searchRoll(looking(ask), search, here.today, 'mentors'),
    sought,
    asked: ask.query['page'],
    ...more,
  });
};

const pairs = route({
  name: 'provision.pairs',
  method: 'GET',
  path: paths.provision.pairs,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await mentoringOf(ask);
    return provision === null
      ? notFound
      : page(await shown(ask, provision, (ask.query['mentor'] ?? '').trim().slice(0, 100)));
  },
});

const match = route({
  name: 'provision.match',
  method: 'POST',
  path: paths.provision.pairs,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await mentoringOf(ask);
    if (provision === null) return notFound;
    const again = async (problems: readonly Problem[]) =>
      page(
        await shown(ask, provision, field(ask.form, 'sought'), { wrong: 'match', problems, typed: typedOf(ask.form) }),
        { status: 422 },
      );
    const read = readForm(matchForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    const { mentor, mentee, because, fromOn } = read.value;
    const onIt = new Set((await pupilsOn(ask.db, provision.id)).map(({ pupilId }) => pupilId));
    const fault = pairFault({ mentorId: mentor, menteeId: mentee }, await store.pairsOf(ask.db, provision.id), onIt);
    if (!isUuid(mentor)) return again([{ field: 'mentor', message: 'Choose the mentor from the list' }]);
    if (fault !== null)
      return again([{ field: fault === 'not-on-it' ? 'mentee' : 'mentor', message: pairRefusalWords[fault] }]);
    const id = await store.insertPair(
      ask.db,
      provision,
      { mentorId: mentor, menteeId: mentee, because, fromOn },
      by(ask),
    );
    if (id === null) return again([{ field: 'mentor', message: pairRefusalWords['already-paired'] }]);
    await noted(doing(ask), 'provision.paired', { provision: provision.id, pair: id });
    return redirect(href(paths.provision.pairs, { enrolment: ask.scope.id, provision: provision.id }), {
      told: 'They are matched.',
    });
  },
});

const train = route({
  name: 'provision.mentor-training',
  method: 'POST',
  path: paths.provision.mentorTraining,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await mentoringOf(ask);
    if (provision === null) return notFound;
    const read = readForm(trainingForm, ask.form);
    if (read.kind === 'problems')
      return page(
        await shown(ask, provision, '', { wrong: 'training', problems: read.problems, typed: typedOf(ask.form) }),
        { status: 422 },
      );
    const { mentors, ...training } = read.value;
    const known = new Map(
      (await store.pairsOf(ask.db, provision.id)).map(({ mentorId, mentorCode }) => [mentorId, mentorCode]),
    );
    const there = [...new Set(mentors)].flatMap((pupilId) => {
      const code = known.get(pupilId);
      return code === undefined ? [] : [{ pupilId, code }];
    });
    await store.insertTraining(ask.db, provision, training, there, by(ask));
    await noted(doing(ask), 'provision.mentors-trained', { provision: provision.id, mentors: there.length });
    return redirect(href(paths.provision.pairs, { enrolment: ask.scope.id, provision: provision.id }), {
      told: 'The training is written down.',
    });
  },
});

export const mentoringRoutes: readonly Route[] = [pairs, match, train];
