import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { pageOf } from '#platform/kit';
import { note } from '#platform/trail';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { rollOn, standingsOn, teamOf } from '#pupils';
import { narrow, readNarrowed, risksOf } from '#pupils/rules';
import { NeedPage, type Needy } from './pages.tsx';
import { needsOf, thresholdAsked } from './rules.ts';
import { onProvisionOn } from './store.ts';

const home = route({
  name: 'need.home',
  method: 'GET',
  path: paths.groups.need,
  who: teamOf,
  scope: enrolmentScope,
  handle: async ({ actor, db, frame, scope, query, now }) => {
    const on = londonDay(now);
    const atLeast = thresholdAsked(query['least']);
    const { pupils, school } = await standingsOn(db, scope.schoolId, on);
    const reached = await onProvisionOn(db, scope.schoolId, on);
    const names = new Map((await rollOn(db, scope.schoolId, on)).map((each) => [each.pupilId, each]));
    const all = needsOf(pupils, on, school, reached, atLeast)
      .flatMap(({ pupilId, risks }): Needy[] => {
        const pupil = names.get(pupilId);
        return pupil === undefined ? [] : [{ ...pupil, risks }];
      })
      .toSorted((a, b) => b.risks.length - a.risks.length || a.surname.localeCompare(b.surname, 'en-GB'));
    const narrowed = readNarrowed(query);
    const found = narrow(all, narrowed);
    const about = { pupils: all.length, where: 'need' };
    const act = { act: 'groups.seen', schoolId: scope.schoolId, enrolmentId: scope.id, about };
    await note(db, actor as Person, act, now); // the route lets only people in
    return page(
      NeedPage({
        ...{ frame, enrolment: scope.id, on, atLeast, all, narrowed, found: found.length },
        roll: pupils.length,
        withRisks: pupils.filter((each) => risksOf(each, on, school).length >= atLeast).length,
        shown: pageOf(found, query['page']),
      }),
    );
  },
});

export const needRoutes: readonly Route[] = [home];
