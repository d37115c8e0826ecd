import { actsAs } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { provisionOfPupil } from '#provision';
import { standingsOn, teamOf } from '#pupils';
import { definitionOn, groupsOf, groupTitles, premiumFunding, type PupilFacts } from '#pupils/rules';
import { pupilSeriesOf } from '#tracking';
import { mayErase } from '../held/store.ts';
import { notedOf, personOf, pupilIn, writers } from './asking.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { evidenceOf } from './evidence/store.ts';
import { PupilPage } from './pages.tsx';
import type { Belonged } from './rules.ts';
import { listLooks } from './store.ts';
import { voiceRoutes } from './voice/routes.ts';
import { saidBy } from './voice/store.ts';

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
  handle: async (ask) => {
    const { actor, db, frame, scope, now } = ask;
    const { id: enrolmentId, schoolId, state } = scope;
    const found = await pupilIn(ask);
    if (found === null) return notFound;
    const { pupil, of } = found;
    const id = of.pupilId;
    const on = londonDay(now);
    await notedOf(ask, found, 'pupils.opened');
    const [standings, provision, assessments, said, evidence, looks, mayAnswer] = await Promise.all([
      standingsOn(db, schoolId, on, { kind: 'one', pupilId: id }),
      provisionOfPupil(db, schoolId, id),
      pupilSeriesOf(db, schoolId, id),
      saidBy(db, of),
      evidenceOf(db, of),
      actsAs(actor, ['head', 'lead']) ? listLooks(db, id, mostLooks) : null,
      mayErase(db, schoolId),
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
        said,
        evidence,
        reader: personOf(ask),
        mayWrite: actsAs(actor, writers.roles) && mayDo('work', state),
        looks,
        mayErase: mayAnswer,
        on,
        now,
      }),
    );
  },
});

export const pupilRoutes: readonly Route[] = [look, ...voiceRoutes, ...evidenceRoutes];
