import { showMeans, type Hidden } from '#platform/disclosure';
import { sensitiveGroups } from '#pupils/rules';
import type { ProgressInputs, ProgressWorking } from '../figures/progress.ts';
import type { GroupEffect } from '../methods/group-progress.ts';

/** One group's progress from the same start; or why it is not shown. */
export type ProgressRow = Readonly<{ key: string; title: string }> &
  (
    | (Readonly<{ kind: 'shown'; isHeld: boolean }> & GroupEffect)
    | Readonly<{ kind: 'few'; pupils: number }>
    | Readonly<{ kind: 'hidden'; because: Hidden['because']; k: number }>
  );

/** Under ten pupils a range is itself a guess. */
const fewestForClear = 10;

/**
 * A row for each group, the one that made least progress first. Outside the school no row speaks of few pupils, nor gives a few away
 * beside another.
 */
export const progressRows = (
  { pupils, groups }: ProgressInputs,
  working: ProgressWorking,
  outside: boolean,
): readonly ProgressRow[] => {
  const everybody = new Set(pupils.map(({ code }) => code));
  const seen = outside
    ? showMeans([
        { members: everybody, mean: 0 },
        ...groups.map(({ key, codes }) => ({
          members: new Set(codes),
          mean: 0,
          k: sensitiveGroups.has(key) ? (10 as const) : (6 as const),
        })),
      ])
    : [];
  const rows = groups.map(({ key, title, codes }, at): ProgressRow => {
    const cell = seen[at + 1];
    if (cell?.kind === 'hidden') return { key, title, kind: 'hidden', because: cell.because, k: cell.k };
    const found = working.groups?.groups.find((each) => each.key === key);
    return found === undefined
      ? { key, title, kind: 'few', pupils: codes.length }
      : { ...found, title, kind: 'shown', isHeld: found.n < fewestForClear };
  });
  const worth = (row: ProgressRow) => (row.kind === 'shown' ? row.effect : Number.POSITIVE_INFINITY);
  return rows.toSorted((a, b) => (worth(a) === worth(b) ? 0 : worth(a) - worth(b)));
};
