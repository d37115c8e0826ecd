import type { HeldBy } from '#platform/kit';
import { onlyTargets, type MeasureInputs } from '../figures/inputs.ts';
import { workOut } from '../figures/working.ts';
import { heldBy } from '../finding/strength.ts';
import type { Hidden } from '#platform/disclosure';
import { followedIn, type Told } from './told.ts';

/** A group of target pupils, by code; `k` is how many pupils a count outside the school must at least speak of. */
export type Group = Readonly<{ key: string; title: string; k: 6 | 10; codes: ReadonlySet<string> }>;

/** What target pupils of a group gained beyond comparison pupils; or why that is not shown. */
export type GroupRow = Readonly<{ key: string; title: string }> &
  /** `heldBy`: the range leaves out no difference, but few pupils or unlike groups keep it from being clear. */
  (
    | Readonly<{ kind: 'shown'; pupils: number; estimate: number; low: number; high: number; heldBy: HeldBy | null }>
    /** Too few to work anything out; only those who see true figures are told how many. */
    | Readonly<{ kind: 'few'; pupils: number }>
    /** Withheld from readers outside the school: fewer than `k`, or another group could be worked out from it. */
    | Readonly<{ kind: 'hidden'; because: Hidden['because']; k: number }>
  );

const everybody = { key: 'all', title: 'All target pupils' } as const;

/**
 * The figure for all target pupils and for each group that has some, in the order given. `told`: what readers may be told who may
 * not see true figures; null inside the school.
 */
export const byGroup = (inputs: MeasureInputs, groups: readonly Group[], told: Told | null): readonly GroupRow[] => {
  const followed = followedIn(inputs);
  const all = [{ ...everybody, codes: followed }, ...groups].flatMap((group) => {
    const codes = new Set([...group.codes].filter((code) => followed.has(code)));
    return codes.size === 0 ? [] : [{ ...group, codes }];
  });
  return all.map((group): GroupRow => {
    const { key, title, codes } = group;
    const cell = told?.get(key);
    if (cell?.kind === 'hidden') return { key, title, kind: 'hidden', because: cell.because, k: cell.k };
    const { beyond, strength } = workOut(onlyTargets(inputs, (code) => codes.has(code)));
    if (beyond === null) return { key, title, kind: 'few', pupils: codes.size };
    return {
      key,
      title,
      kind: 'shown',
      pupils: codes.size,
      estimate: beyond.estimate,
      low: beyond.low,
      high: beyond.high,
      heldBy: heldBy(strength),
    };
  });
};
