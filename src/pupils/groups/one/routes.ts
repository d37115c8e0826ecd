import { pageOf } from '#platform/kit';
import { note } from '#platform/trail';
import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '../../scope.ts';
import { dayAsked, person, place, type Asked } from '../asking.ts';
import { openRecords } from '../membership/store.ts';
import { narrow, readNarrowed } from '../named/rules.ts';
import { rollOn } from '../named/store.ts';
import { standingsOn } from '../standing/actions.ts';
import { standingOf } from '../standing/rules.ts';
import { groupAsked } from './group.ts';
import { GroupPage, type Member } from './pages.tsx';
import { becauseOf } from './rules.ts';

/** Notes that pupils of a group were looked at; of groups that are held back only that it was done. */
export const noteLook = async (ask: Asked, group: string, isHeldBack: boolean, pupils: number): Promise<void> => {
  const about = isHeldBack ? { pupils } : { group, pupils, where: 'group' };
  const act = isHeldBack ? 'safeguarding.seen' : 'groups.seen';
  await note(ask.db, person(ask), { act, schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about }, ask.now);
};

const one = route({
  name: 'groups.one',
  method: 'GET',
  path: paths.groups.one,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, query } = ask;
    const on = dayAsked(ask);
    const group = await groupAsked(ask, on);
    if (group === null) return notFound;
    const { pupils, school } = await standingsOn(
      db,
      scope.schoolId,
      on,
      { kind: 'roll' },
      group.isHeldBack ? [] : undefined,
    );
    const records = await openRecords(db, scope.schoolId, group.key, on);
    const facts = new Map(pupils.map((each) => [each.pupilId, each]));
    const all = (await rollOn(db, scope.schoolId, on)).flatMap((pupil): Member[] => {
      const of = facts.get(pupil.pupilId);
      return of === undefined || standingOf(group.key, of, on, school) !== 'in'
        ? []
        : [{ ...pupil, because: becauseOf(group.key, of, on), recordId: records.get(pupil.pupilId) ?? null }];
    });
    const unknown = pupils.filter((each) => standingOf(group.key, each, on, school) === 'unknown').length;
    const narrowed = readNarrowed(query);
    const found = narrow(all, narrowed);
    await noteLook(ask, group.key, group.isHeldBack, all.length);
    const shown = pageOf(found, query['page']);
    return page(
      GroupPage({
        ...place(ask),
        on,
        group,
        all,
        shown,
        found: found.length,
        narrowed,
        pupils: pupils.length,
        unknown,
      }),
    );
  },
});

export const oneRoutes: readonly Route[] = [one];
