import { londonDay } from '#platform/clock';
import { note } from '#platform/trail';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '../../scope.ts';
import { dayAsked, person, place } from '../asking.ts';
import { ownKey } from '../definitions/rules.ts';
import { listOwn } from '../own/store.ts';
import { countInNeed } from '../risk/rules.ts';
import { seesSafeguarding } from '../safeguarding/store.ts';
import { membersIn, standingsOn } from '../standing/actions.ts';
import { GroupsPage } from './pages.tsx';
import { countGroups } from './rules.ts';

const home = route({
  name: 'groups.home',
  method: 'GET',
  path: paths.groups.home,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, now } = ask;
    const on = dayAsked(ask);
    const standings = await standingsOn(db, scope.schoolId, on);
    const members = membersIn(standings);
    const groups = await listOwn(db, scope.schoolId);
    const own = groups.map((group) => ({ ...group, members: members.get(ownKey(group.id))?.size ?? 0 }));
    const about = { pupils: standings.pupils.length, where: 'counts' };
    await note(db, person(ask), { act: 'groups.seen', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
    return page(
      GroupsPage({
        ...place(ask),
        on,
        isToday: on === londonDay(now),
        pupils: standings.pupils.length,
        inNeed: countInNeed(members),
        counts: countGroups(standings),
        own,
        seesHeldBack: await seesSafeguarding(db, scope.schoolId),
      }),
    );
  },
});

export const listRoutes: readonly Route[] = [home];
