import type { Scheme } from '#schemes/rules';
import type { Cell } from '../rules.ts';

/** The ways to look at the overview; `lowest` is the bottom level of the scheme's own scale. */
export const views = ['all', 'lowest', 'differ', 'unjudged', 'unagreed', 'no-evidence', 'mine'] as const;
export type View = (typeof views)[number];

export const viewFrom = (asked: string | undefined): View => views.find((view) => view === asked) ?? 'all';

/** Whether a cell belongs to a view; `mine` are the standards that the reader looks after. */
export const isIn = (view: View, cell: Cell, mine: readonly string[]): boolean => {
  switch (view) {
    case 'all':
      return true;
    case 'lowest':
      return cell.lowest?.rank === 1;
    case 'differ':
      return cell.differing.length > 0;
    case 'unjudged':
      return cell.judged < cell.criteria;
    case 'unagreed':
      return cell.agreed < cell.judged;
    case 'no-evidence':
      return cell.bare > 0;
    case 'mine':
      return mine.includes(cell.standard);
  }
};

/** Something to settle first: a criterion not judged, or one at the bottom level. On a phone such rows stay open. */
export const isOpen = (cell: Cell): boolean =>
  cell.judged < cell.criteria || cell.lowest?.rank === 1 || cell.differing.length > 0;

export type Totals = Readonly<{
  criteria: number;
  judged: number;
  agreed: number;
  levels: readonly Readonly<{ code: string; count: number }>[];
}>;

/** Judgements over the whole audit, counted by level and never averaged. */
export const totalsOf = (scheme: Scheme, cells: readonly Cell[]): Totals => {
  const sum = (part: (cell: Cell) => number) => cells.reduce((total, cell) => total + part(cell), 0);
  return {
    criteria: sum(({ criteria }) => criteria),
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
