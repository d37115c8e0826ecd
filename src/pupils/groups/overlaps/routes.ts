import { pageOf } from '#platform/kit';
import { note } from '#platform/trail';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '../../scope.ts';
import { dayAsked, person, place } from '../asking.ts';
import { groupTitles, ownKey } from '../definitions/rules.ts';
import { rollOn } from '../named/store.ts';
import { listOwn } from '../own/store.ts';
import { membersOf } from '../standing/actions.ts';
import { boxOf, OverlapsPage, type Several } from './pages.tsx';
import { choosable, chosenGroups, overlapsOf } from './rules.ts';

const overlapsPage = route({
  name: 'groups.overlaps',
  method: 'GET',
  path: paths.groups.overlaps,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, query, now } = ask;
    const on = dayAsked(ask);
    const members = await membersOf(db, scope.schoolId, on);
    const can = choosable(members);
    const chosen = chosenGroups(
      members,
      can.filter((key) => query[boxOf(key)] === '1'),
    );
    const overlaps = overlapsOf(members, chosen);
    const roll = new Map((await rollOn(db, scope.schoolId, on)).map((each) => [each.pupilId, each]));
    const several = overlaps.combinations
      .filter(({ keys }) => keys.length > 1)
      .flatMap(({ keys, pupils }) =>
        pupils.flatMap((id): Several[] => {
          const pupil = roll.get(id);
          return pupil === undefined ? [] : [{ ...pupil, groups: keys }];
        }),
      )
      .toSorted(
        (a, b) =>
          b.groups.length - a.groups.length ||
          a.surname.localeCompare(b.surname, 'en-GB') ||
          a.forename.localeCompare(b.forename, 'en-GB'),
      );
    const about = { pupils: several.length, where: 'overlaps' };
    await note(db, person(ask), { act: 'groups.seen', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
    const own = await listOwn(db, scope.schoolId, 'all');
    return page(
      OverlapsPage({
        ...place(ask),
        ...{ on, chosen, overlaps, choosable: can, several: several.length },
        titles: { ...groupTitles, ...Object.fromEntries(own.map((each) => [ownKey(each.id), each.title])) },
        totals: new Map([...members].map(([key, ids]) => [key, ids.size])),
        shown: pageOf(several, query['page']),
      }),
    );
  },
});

export const overlapRoutes: readonly Route[] = [overlapsPage];
