import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { notFound, page, route, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { provisionOfPupil } from '#provision';
import { standingsOn, teamOf } from '#pupils';
import { definitionOn, groupsOf, groupTitles, premiumFunding, type PupilFacts } from '#pupils/rules';
import { pupilSeriesOf } from '#tracking';
import { PupilPage } from './pages.tsx';
import type { Belonged } from './rules.ts';
import { findPupil, listLooks } from './store.ts';

/** How many looks are named; the trail has the rest. */
const mostLooks = 8;

/** What is recorded of groups, with the basis in words. A group of the school's own has its name on the groups' page. */
const belongedOf = (facts: PupilFacts, on: string): readonly Belonged[] =>
  facts.memberships.map(({ group, fromOn, toOn, basis }) => ({
    title: groupTitles[group] ?? 'A group of the school’s own',
    fromOn,
    toOn,
    basis: basis === null ? null : (definitionOn(group, on)?.bases[basis]?.title ?? basis),
  }));

/** Nobody outside the team, and no look without its line in the trail. */
const look = route({
  name: 'pupil.page',
  method: 'GET',
  path: paths.onePupil.page,
  who: teamOf,
  scope: enrolmentScope,
  handle: async ({ actor, db, frame, params, scope, now }) => {
    const id = params['pupil'] ?? '';
    const { id: enrolmentId, schoolId } = scope;
    const pupil = isUuid(id) ? await findPupil(db, { enrolmentId, schoolId }, id) : null;
    if (pupil === null) return notFound;
    const on = londonDay(now);
    const about = { pupil: id, code: pupil.code };
    await note(db, actor as Person, { act: 'pupils.opened', schoolId, enrolmentId, about }, now); // teamOf lets only people in
    const [standings, provision, assessments, looks] = await Promise.all([
      standingsOn(db, schoolId, on, { kind: 'one', pupilId: id }),
      provisionOfPupil(db, schoolId, id),
      pupilSeriesOf(db, schoolId, id),
      actsAs(actor, ['head', 'lead']) ? listLooks(db, id, mostLooks) : null,
    ]);
    const facts = standings.pupils[0];
    return page(
      PupilPage({
        frame,
        enrolment: enrolmentId,
        pupil,
        groups: facts === undefined ? [] : belongedOf(facts, on),
        today:
          facts === undefined
            ? []
            : groupsOf(facts, on, standings.school, standings.own).map(
                (key) => groupTitles[key] ?? 'A group of our own',
              ),
        funding: facts === undefined ? null : premiumFunding(facts, on),
        provision,
        assessments,
        looks,
        on,
        now,
      }),
    );
  },
});

export const pupilRoutes: readonly Route[] = [look];
