import { type Person } from '#platform/actor';
import { schoolYearOf } from '#platform/clock';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '#pupils';
import { place, provisionsFor } from '../asking.ts';
import { groupsOn } from '../groups.ts';
import { ranIn } from '../map/rules.ts';
import { fullName, namesOf } from '../names.ts';
import { pupilsOnAll } from '../store.ts';
import { timetableFor } from '../timetable/reading.ts';
import { FindingsPage } from './pages.tsx';
import { gapsOf } from './rules.ts';

const findings = route({
  name: 'provision.findings',
  method: 'GET',
  path: paths.provision.findings,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = place(ask);
    const { clashes } = await timetableFor(ask);
    const provisions = (await provisionsFor(ask)).filter((each) => ranIn(each, schoolYearOf(here.today)));
    const now = new Set(
      provisions.filter(({ startsOn, endsOn }) => startsOn <= here.today && here.today <= endsOn).map(({ id }) => id),
    );
    const onNow = new Set(
      (await pupilsOnAll(ask.db, ask.scope.schoolId))
        .filter(
          ({ provisionId, fromOn, toOn }) =>
            now.has(provisionId) && fromOn <= here.today && (toOn === null || toOn >= here.today),
        )
        .map(({ pupilId }) => pupilId),
    );
    const groups = await groupsOn(ask.db, ask.scope.schoolId, here.today);
    const ids = [...new Set(clashes.flatMap((clash) => ('pupilIds' in clash ? clash.pupilIds : [])))];
    const looking = { db: ask.db, actor: ask.actor as Person, enrolment: ask.scope, now: ask.now }; // the route lets only people in
    const names = await namesOf(looking, ids, 'clashes');
    const nameOf = (id: string) => {
      const named = names.get(id);
      return named === undefined ? 'a pupil' : fullName(named);
    };
    const gaps = gapsOf(provisions, groups, onNow, here.today);
    return page(FindingsPage({ ...here, clashes, gaps, looked: provisions.length, nameOf }));
  },
});

export const findingRoutes: readonly Route[] = [findings];
