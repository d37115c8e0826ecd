import type { Scheme } from '#schemes/rules';
import type { Cell } from '../lines/rules.ts';

/** Something to settle first: a criterion not judged, or one at the bottom level. On a phone such rows stay open. */
export const isOpen = (cell: Cell): boolean =>
  cell.judged < cell.criteria || cell.lowest?.rank === 1 || cell.differing.length > 0;

export type Totals = Readonly<{
  criteria: number;
  notApplicable: number;
  judged: number;
  agreed: number;
  levels: readonly Readonly<{ code: string; count: number }>[];
}>;

/** Judgements over the whole audit, counted by level and never averaged. */
export const totalsOf = (scheme: Scheme, cells: readonly Cell[]): Totals => {
  const sum = (part: (cell: Cell) => number) => cells.reduce((total, cell) => total + part(cell), 0);
  return {
    criteria: sum(({ criteria }) => criteria),
    notApplicable: sum(({ notApplicable }) => notApplicable),
    judged: sum(({ judged }) => judged),
    agreed: sum(({ agreed }) => agreed),
    levels: scheme.levels.map(({ code }) => ({
      code,
      count: sum(({ counts }) => counts.find(({ level }) => level.code === code)?.count ?? 0),
    })),
  };
};

/** The standard with the most criteria at the bottom level: where to look first. Null when none is there. */
export const widestGap = (scheme: Scheme, cells: readonly Cell[]): string | null => {
  const atBottom = (standard: string) =>
    cells
      .filter((cell) => cell.standard === standard)
      .reduce((sum, { counts }) => sum + (counts.find(({ level }) => level.rank === 1)?.count ?? 0), 0);
  const first = scheme.standards
    .map(({ code, name }) => ({ name, count: atBottom(code) }))
    .toSorted((one, other) => other.count - one.count)[0];
  return first === undefined || first.count === 0 ? null : first.name;
};
