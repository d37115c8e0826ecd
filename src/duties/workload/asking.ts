import { actsAs, type Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import { schemeFor } from '#schemes';
import type { Scheme } from '#schemes/rules';
import type { PersonTime } from './people/pages.tsx';
import { askedOf, sumOf, type AskedLine, type Sum } from './rules.ts';
import { readCommon, readLoads } from './store.ts';

export type Told = Readonly<{
  scheme: Scheme;
  total: Sum;
  /** The reader's own share; null for who has none. */
  own: Readonly<{ sum: Sum; lines: readonly AskedLine[] }> | null;
  /** Everybody's, for the coordinator and senior leaders. */
  people: readonly PersonTime[];
}>;

/** The time of an enrolment as this reader may see it. Two statements; no more for a large school. */
export const timeOf = async (db: Db, actor: Actor, enrolment: Enrolment): Promise<Told> => {
  const [scheme, loads, common] = await Promise.all([
    schemeFor(db, enrolment),
    readLoads(db, enrolment.id),
    readCommon(db, enrolment.id),
  ]);
  const { workload } = scheme;
  const all = loads.map((load) => {
    const lines = workload === null ? [] : askedOf(scheme, workload, common, load);
    return { load, lines, sum: sumOf(lines, load) };
  });
  const membership = actor.kind === 'person' ? actor.membershipId : null;
  const mine = all.find(({ load }) => load.membershipId === membership);
  const sum = (part: 'asked' | 'done') => all.reduce((whole, each) => whole + each.sum[part], 0);
  return {
    scheme,
    total: { asked: sum('asked'), done: sum('done'), agreed: common.agreed, recorded: common.recorded },
    own:
      mine ??
      (actsAs(actor, ['lead', 'head', 'member'])
        ? { lines: [], sum: { asked: 0, done: 0, agreed: 0, recorded: 0 } }
        : null),
    people: actsAs(actor, ['lead', 'head']) ? all : [],
  };
};
