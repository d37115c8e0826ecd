import type { BalanceRow } from './balance/rules.ts';

/** What target pupils are set against; the last three where like pupils are too few. */
export type ChoiceDesign = 'comparison' | 'expected-growth' | 'own-baseline' | 'pooled';

/** How comparison pupils were found; empty when the school chose them by hand. */
export type Found = Readonly<{ from?: string; caliper?: number; sex?: boolean; term?: boolean; pairs?: number }>;

/** A choice as it was frozen. */
export type Freeze = Readonly<{
  id: string;
  frozenOn: string;
  frozenBy: string | null;
  reason: string;
  design: ChoiceDesign;
  targets: number;
  comparisons: number;
  found: Found;
  balance: readonly BalanceRow[];
}>;

/** A change of who is followed: null before or after is "not chosen". */
export type ChoiceChange = Readonly<{
  code: string;
  was: 'target' | 'comparison' | null;
  became: 'target' | 'comparison' | null;
  reason: string | null;
  changedBy: string | null;
  changedAt: Date;
}>;

export type ChoiceRefusal = 'no-targets' | 'no-comparisons' | 'reason-needed' | 'submitted';

/** Whether a choice may be frozen with a design: somebody must be a target, and a comparison needs somebody to compare with. */
export const mayFreeze = (
  design: ChoiceDesign,
  count: Readonly<{ targets: number; comparisons: number }>,
): ChoiceRefusal | null => {
  if (count.targets === 0) return 'no-targets';
  return design === 'comparison' && count.comparisons === 0 ? 'no-comparisons' : null;
};

/** Whether who is followed may change: after submission nobody changes sides, after freezing only with a reason. */
export const mayChangeChoice = (
  at: Readonly<{ isFrozen: boolean; isSubmitted: boolean }>,
  reason: string,
): ChoiceRefusal | null => {
  if (at.isSubmitted) return 'submitted';
  return at.isFrozen && reason === '' ? 'reason-needed' : null;
};
