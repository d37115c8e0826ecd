import { type Person } from '#platform/actor';
import { field, readForm, typedOf, type Problem, numberIn } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { askedFor, doing, place, type Asked } from '../asking.ts';
import { groupsOn } from '../groups.ts';
import { namesOf, searchRoll } from '../names.ts';
import { schoolYearsOf } from '../school-years.ts';
import { pupilsOn, type Provision } from '../store.ts';
import * as actions from './actions.ts';
import { AddPupilsPage, type Sought } from './add-page.tsx';
import { addPupilsForm, readReview, takeOffForm } from './forms.ts';
import { nameOf, ReviewPage, type ReviewRow } from './pages.tsx';
import { crowdWords, isFarTooMany } from './rules.ts';

const looking = (ask: Asked) => ({ db: ask.db, actor: ask.actor as Person, enrolment: ask.scope, now: ask.now }); // the route lets only people in

const rowsOf = async (ask: Asked, provision: Provision): Promise<readonly ReviewRow[]> => {
  const on = await pupilsOn(ask.db, provision.id);
  const names = await namesOf(
    looking(ask),
    on.map(({ pupilId }) => pupilId),
    'provision',
  );
  return on
    .map((each) => ({
      ...each,
      name: nameOf(names.get(each.pupilId), each.code),
      yearGroup: names.get(each.pupilId)?.yearGroup ?? null,
    }))
    .toSorted((a, b) => a.groupNo - b.groupNo || a.name.localeCompare(b.name, 'en-GB'));
};

type More = Partial<
  Pick<Parameters<typeof ReviewPage>[0], 'problems' | 'typed' | 'overtaken' | 'asked' | 'isTakingOff'>
>;

const shown = async (ask: Asked, provision: Provision, more: More = {}) =>
  ReviewPage({ ...place(ask), provision, rows: await rowsOf(ask, provision), asked: ask.query['page'], ...more });

const review = route({
  name: 'provision.pupils',
  method: 'GET',
  path: paths.provision.pupils,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    return provision === null ? notFound : page(await shown(ask, provision));
  },
});

const reviewSave = route({
  name: 'provision.review',
  method: 'POST',
  path: paths.provision.pupils,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const [asked, typed] = [String(numberIn(field(ask.form, 'page')) || 1), typedOf(ask.form)];
    const held = await pupilsOn(ask.db, provision.id);
    const read = readReview(ask.form, held, { today: place(ask).today, groupCount: provision.groupCount });
    if (read.kind === 'problems')
      return page(await shown(ask, provision, { problems: read.problems, typed, asked }), { status: 422 });
    const { saved, overtaken } = await actions.saveReview(doing(ask), provision, read.changes);
    if (overtaken.length > 0) {
      // The newer version goes along, so that saving again keeps what this person wrote.
      const still = Object.fromEntries(
        Object.entries(typed).filter(([name]) => overtaken.some((code) => name.endsWith(`.${code}`))),
      );
      return page(await shown(ask, provision, { typed: still, overtaken, asked }), { status: 409 });
    }
    const told = saved === 0 ? 'Nothing was changed.' : `The review of ${plural(saved, 'pupil')} is saved.`;
    return redirect(
      href(
        paths.provision.pupils,
        { enrolment: ask.scope.id, provision: provision.id },
        { page: asked === '1' ? undefined : asked },
      ),
      { told },
    );
  },
});

const soughtIn = (words: string | undefined, group: string | undefined, year: string | undefined): Sought => ({
  words: (words ?? '').trim().slice(0, 100),
  group: group ?? '',
  year: year ?? '',
});

const find = async (ask: Asked, provision: Provision, sought: Sought, isAsked: boolean, where: string) => {
  const { today } = place(ask);
  const groups = await groupsOn(ask.db, ask.scope.schoolId, today);
  const only = sought.group === '' ? null : [...(groups.find(({ key }) => key === sought.group)?.pupilIds ?? [])];
  const all = isAsked
    ? await searchRoll(
        looking(ask),
        { words: sought.words, yearGroup: sought.year === '' ? null : sought.year, only },
        today,
        where,
      )
    : null;
  const on = new Set((await pupilsOn(ask.db, provision.id)).map(({ pupilId }) => pupilId));
  const found = all?.filter(({ pupilId }) => !on.has(pupilId)) ?? null;
  const years = await schoolYearsOf(ask.db, ask.scope.schoolId);
  return { groups, years, found, alreadyOn: (all?.length ?? 0) - (found?.length ?? 0), sought };
};

const adding = route({
  name: 'provision.add-pupils-form',
  method: 'GET',
  path: paths.provision.addPupils,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const sought = soughtIn(ask.query['q'], ask.query['group'], ask.query['year']);
    const isAsked = ask.query['find'] === 'yes';
    return page(
      AddPupilsPage({ ...place(ask), provision, ...(await find(ask, provision, sought, isAsked, 'provision search')) }),
    );
  },
});

const add = route({
  name: 'provision.add-pupils',
  method: 'POST',
  path: paths.provision.addPupils,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const sought = soughtIn(field(ask.form, 'q'), field(ask.form, 'forGroup'), field(ask.form, 'year'));
    const found = await find(ask, provision, sought, true, 'provision search');
    const again = (problems: object) =>
      page(AddPupilsPage({ ...place(ask), provision, ...found, typed: typedOf(ask.form), ...problems }), {
        status: 422,
      });
    const read = readForm(addPupilsForm, ask.form);
    if (read.kind === 'problems') return again({ problems: read.problems });
    const { chosen, fromOn, group } = read.value;
    const known = (found.found ?? []).map(({ pupilId }) => pupilId);
    const pupilIds = field(ask.form, 'which') === 'all' ? known : known.filter((id) => chosen.includes(id));
    const groupNo = Number(group) || 1;
    // A double press finds them on it already: it says so on the page, and adds nobody twice.
    if (pupilIds.length === 0 && chosen.length === 0)
      return again({ problems: [{ field: 'chosen', message: 'Tick the pupils to add' }] });
    if (groupNo < 1 || groupNo > provision.groupCount)
      return again({ problems: [{ field: 'group', message: `Choose a group from 1 to ${provision.groupCount}` }] });
    if (fromOn > provision.endsOn)
      return again({ problems: [{ field: 'fromOn', message: 'Enter a day before the provision ends' }] });
    const there = (await pupilsOn(ask.db, provision.id)).filter(
      (each) => each.groupNo === groupNo && each.toOn === null,
    );
    const filling = { groupNo, size: provision.groupSize, would: there.length + pupilIds.length };
    const crowd = crowdWords(filling);
    const isAll = field(ask.form, 'which') === 'all';
    if (isAll && pupilIds.length > 0 && isFarTooMany(filling) && field(ask.form, 'confirmed') !== 'yes')
      return again({
        problems: [{ field: 'confirmed', message: `${crowd} Tick that you mean it, or add fewer` }],
        crowd,
      });
    const added = await actions.addPupils(doing(ask), provision, { pupilIds, fromOn, groupNo });
    const put = `${plural(added, 'pupil')} put on it.`;
    const told = added === 0 ? 'They were on it already.' : crowd === null ? put : `${put} ${crowd}`;
    return redirect(href(paths.provision.pupils, { enrolment: ask.scope.id, provision: provision.id }), { told });
  },
});

const takeOff = route({
  name: 'provision.take-off',
  method: 'POST',
  path: paths.provision.takeOff,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const again = async (problems: readonly Problem[]) =>
      page(await shown(ask, provision, { problems, typed: typedOf(ask.form), isTakingOff: true }), { status: 422 });
    const back = (told: string) =>
      redirect(href(paths.provision.pupils, { enrolment: ask.scope.id, provision: provision.id }), { told });
    const held = (await pupilsOn(ask.db, provision.id)).find(({ pupilId }) => pupilId === field(ask.form, 'pupil'));
    if (held === undefined) return again([{ field: 'pupil', message: 'Choose who comes off it' }]);
    const at = { provisionId: provision.id, pupilId: held.pupilId };
    if (field(ask.form, 'how') === 'mistake') {
      if (await actions.removeMistake(doing(ask), at)) return back('The pupil is removed.');
      return again([
        { field: 'because', message: 'A register names this pupil: take them off with a day and a reason' },
      ]);
    }
    const read = readForm(takeOffForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    if (read.value.toOn < held.fromOn)
      return again([{ field: 'toOn', message: 'Enter a day on or after their first day on it' }]);
    await actions.takeOff(doing(ask), at, { on: read.value.toOn, because: read.value.because });
    return back('The pupil is off it, and stays counted.');
  },
});

export const pupilRoutes: readonly Route[] = [adding, add, review, reviewSave, takeOff];
