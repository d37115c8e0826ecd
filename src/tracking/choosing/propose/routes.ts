import { londonDay } from '#platform/clock';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { membersOf, rollOn, teamOf, workScope } from '#pupils';
import { propose, usualLikeness, type Likeness } from '#pupils/rules';
import { schemeOf } from '#schemes';
import { designsFor } from '../../finding/designs.ts';
import { choosingSeen, startTitle } from '../asked.ts';
import { onProvisionOn } from '../../need/store.ts';
import { balanceTable, candidateOf } from '../rules.ts';
import { startsAt } from '../store.ts';
import { ProposePage } from './pages.tsx';

/** What the address asks for; the usual likeness when it asks for nothing. */
const likeAsked = (query: Readonly<Record<string, string>>): Likeness => {
  if (query['asked'] !== '1') return usualLikeness;
  const caliper = Number(query['caliper']);
  return {
    sex: query['sex'] === '1',
    term: query['term'] === '1',
    caliper: caliper > 0 && caliper <= 1 ? caliper : usualLikeness.caliper,
  };
};

const proposing = route({
  name: 'choosing.propose',
  method: 'GET',
  path: paths.groups.propose,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const { db, scope, query, now } = ask;
    const on = londonDay(now);
    const seen = await choosingSeen(ask);
    const like = likeAsked(query);
    const values = seen.from === null ? new Map<string, number>() : await startsAt(db, scope.schoolId, seen.from.id);
    const still = seen.chosen.filter((each) => each.leftOn === null);
    const targets = still.filter((each) => each.kind === 'target');
    const comparisons = still.filter((each) => each.kind === 'comparison');
    const followed = new Set(seen.chosen.map((each) => each.pupilId));
    const leaveOut = query['asked'] !== '1' || query['without'] === '1';
    const reached = leaveOut ? await onProvisionOn(db, scope.schoolId, on) : new Set<string>();
    const roll = await rollOn(db, scope.schoolId, on);
    const free = roll.filter((each) => !followed.has(each.pupilId) && !reached.has(each.pupilId));
    const candidates = (of: readonly (typeof free)[number][]) => of.map((each) => candidateOf(each, values));
    const proposal = propose(candidates(targets), candidates(free), like);
    const pool = new Map(free.map((each) => [each.pupilId, each]));
    const taken = proposal.pairs.flatMap(({ comparison }) => pool.get(comparison) ?? []);
    const members = await membersOf(db, scope.schoolId, on);
    const { designs } = await schemeOf(db, scope.schemeVersionId);
    const small = designsFor({ target: targets.length, comparison: 0 }, designs).filter(
      (each) => each.forSmallSettings,
    );
    return page(
      ProposePage({
        ...seen,
        ...{ like, leaveOut, proposal, pool, values },
        targets: new Map(targets.map((each) => [each.pupilId, each])),
        balance: balanceTable(
          { targets, comparisons: [...comparisons, ...taken] },
          values,
          seen.from === null ? null : startTitle(seen.from),
          members,
        ),
        alternatives: small.map((each) => each.title.charAt(0).toLowerCase() + each.title.slice(1)),
      }),
    );
  },
});

export const proposeRoutes: readonly Route[] = [proposing];
