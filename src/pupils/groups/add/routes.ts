import { londonDay } from '#platform/clock';
import { pageOf, plural } from '#platform/kit';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '../../scope.ts';
import { person, place, type Asked } from '../asking.ts';
import { definitionOn } from '../definitions/rules.ts';
import { recordMemberships } from '../membership/actions.ts';
import { openRecords } from '../membership/store.ts';
import { narrow, readNarrowed } from '../named/rules.ts';
import { rollOn } from '../named/store.ts';
import { groupAsked } from '../one/group.ts';
import type { GroupSaid } from '../one/pages.tsx';
import { noteLook } from '../one/routes.ts';
import { readAdd } from './forms.ts';
import { AddToGroupPage } from './pages.tsx';

/** The group of the address, if pupils are entered into it by hand and this person may. */
const enteredGroup = async (ask: Asked): Promise<GroupSaid | null> => {
  const group = await groupAsked(ask, londonDay(ask.now));
  return group === null || group.how === 'derived' ? null : group;
};

type More = Pick<Parameters<typeof AddToGroupPage>[0], 'typed' | 'problems'>;

const shown = async (ask: Asked, group: GroupSaid, more: More = {}) => {
  const { db, scope, query, now } = ask;
  const today = londonDay(now);
  const inside = await openRecords(db, scope.schoolId, group.key, today);
  const free = (await rollOn(db, scope.schoolId, today)).filter((each) => !inside.has(each.pupilId));
  const narrowed = readNarrowed(query);
  await noteLook(ask, group.key, group.isHeldBack, free.length);
  const years = free.map((each) => each.yearGroup);
  return AddToGroupPage({
    ...{ ...place(ask), group, today, narrowed, years, ...more },
    shown: pageOf(narrow(free, narrowed), query['page'], 60),
  });
};

const adding = route({
  name: 'groups.add',
  method: 'GET',
  path: paths.groups.add,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const group = await enteredGroup(ask);
    return group === null ? notFound : page(await shown(ask, group));
  },
});

const add = route({
  name: 'groups.add.save',
  method: 'POST',
  path: paths.groups.add,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const { db, form, scope, now } = ask;
    const group = await enteredGroup(ask);
    if (group === null) return notFound;
    const read = readAdd(form, group.key, group.definition ?? definitionOn(group.key, londonDay(now)));
    if (read.kind === 'problems') return page(await shown(ask, group, read), { status: 422 });
    const roll = new Set((await rollOn(db, scope.schoolId, londonDay(now))).map((each) => each.pupilId));
    const given = read.given.filter((each) => roll.has(each.pupilId));
    const by = { source: 'Entered by hand', importId: null, now };
    const recorded = await recordMemberships(db, person(ask), scope.schoolId, given, by);
    const [problem] = recorded.problems;
    if (problem !== undefined) {
      const problems = [{ field: 'fromOn', message: problem.message }];
      const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]));
      return page(await shown(ask, group, { problems, typed }), { status: 422 });
    }
    return redirect(href(paths.groups.one, { enrolment: scope.id, group: group.key }), {
      told: `${plural(recorded.added, 'pupil')} added to ${group.title}.`,
    });
  },
});

export const addRoutes: readonly Route[] = [adding, add];
