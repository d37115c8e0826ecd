import type { Because, Cell, Nought } from './cell.ts';

/**
 * A count in a set of counts that hang together. `unpublished` is one that nobody is shown but that can be worked out (a
 * school without one group); `already` is how an earlier paper showed it, which cannot be taken back.
 */
export type Counted = Readonly<{
  n: number;
  k: number;
  isUnpublished?: boolean;
  already?: Cell;
  /** What it costs the reader to lose it, beside other cells; 1 unless told. */
  worth?: number;
}>;
/** The count at `total` is that of `parts` together, and none of them speaks of a pupil twice. */
export type Sum = Readonly<{ total: number; parts: readonly number[] }>;

/** `nought` is a shown nought, which stays; `kept` was shown already. */
export type Mark = Because | 'shown' | 'nought' | 'kept' | 'unpublished';

export const isHidden = (mark: Mark): boolean => mark === 'small' || mark === 'protects' || mark === 'few';

/** Farther than any attacker needs to be led astray. Bounds that stop here only make the defender more careful. */
const far = 2000;

export type Range = Readonly<{ low: number; high: number }>;

/** Who solves the table: one who trusts our words on the marks, or one who only knows that pupils are counted. */
export type Reader = 'trusting' | 'blind';
export type Reading = Readonly<{ nought: Nought; reader: Reader }>;

/** What a reader knows of a count from its mark alone: our words tell that much. */
export const knownOf = ({ n, k }: Counted, mark: Mark, { nought, reader }: Reading): Range => {
  if (reader === 'blind' && isHidden(mark)) return { low: 0, high: n + far };
  switch (mark) {
    case 'shown':
    case 'nought':
    case 'kept':
      return { low: n, high: n };
    case 'small':
      return { low: nought === 'hidden' ? 0 : 1, high: k - 1 };
    case 'protects':
      return { low: k, high: n + far };
    case 'few':
    case 'everybody':
    case 'unpublished':
      return { low: 0, high: n + far };
  }
};

/** What must stay possible: a range in full, or so many values of any kind; null asks nothing. */
export type Need = Readonly<{ kind: 'all'; range: Range }> | Readonly<{ kind: 'some'; values: number }>;

export const needOf = (cell: Counted, mark: Mark, reading: Reading): Need | null => {
  const isSmall = cell.n < cell.k && (cell.n > 0 || reading.nought === 'hidden');
  // "Fewer than 6" leaves five values where noughts are shown: more than that cannot be asked of what it hangs together with.
  const values = reading.reader === 'trusting' && reading.nought === 'shown' ? cell.k - 1 : cell.k;
  switch (mark) {
    case 'small':
      if (reading.reader === 'trusting') return { kind: 'all', range: knownOf(cell, mark, reading) };
      return { kind: 'some', values };
    case 'few':
      return { kind: 'some', values: cell.k };
    case 'protects':
      return { kind: 'some', values };
    case 'unpublished':
      return isSmall ? { kind: 'some', values } : null;
    default:
      return null;
  }
};
