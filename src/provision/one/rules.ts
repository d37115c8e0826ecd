import { hideSmall, type Cell } from '#platform/disclosure';
import { outcomeOrder, type Outcome } from '../rules.ts';
import type { PupilOn } from '../store.ts';

export type OutcomeCount = Readonly<{ outcome: Outcome | null; cell: Cell }>;

/** How many pupils came to each outcome, those not yet reviewed last. Outside the team small counts are hidden, with what would give them away. */
export const outcomeCounts = (on: readonly PupilOn[], isTeam: boolean): readonly OutcomeCount[] => {
  const kept = on.filter(({ leftOutBecause }) => leftOutBecause === null);
  const values = [...outcomeOrder.map(Number), null];
  const counts = values.map((value) => kept.filter(({ outcome }) => outcome === value).length);
  const cells: readonly Cell[] = isTeam
    ? counts.map((n) => ({ kind: 'shown', n }))
    : (hideSmall({ counts: [counts] }).cells[0] ?? []);
  return values.map((value, at) => ({
    // Made from the table's own keys two lines above.
    outcome: value === null ? null : (String(value) as Outcome),
    cell: cells[at] ?? { kind: 'shown', n: 0 },
  }));
};

export type Moved = Readonly<{ n: number; better: number; same: number; worse: number }>;

/** Pupils with both a start and an end: how many moved which way. Not a claim: without like pupils it is mostly growth. */
export const movedOf = (on: readonly PupilOn[], higherIsBetter: boolean): Moved => {
  const moves = on.flatMap(({ entry, exit, leftOutBecause }) =>
    entry === null || exit === null || leftOutBecause !== null
      ? []
      : [(exit.value - entry.value) * (higherIsBetter ? 1 : -1)],
  );
  return {
    n: moves.length,
    better: moves.filter((move) => move > 0).length,
    same: moves.filter((move) => move === 0).length,
    worse: moves.filter((move) => move < 0).length,
  };
};
