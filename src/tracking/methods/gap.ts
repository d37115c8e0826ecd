import { interval, type Interval } from './interval.ts';
import { summary, type Summary } from './mean.ts';
import { welchSe } from './welch.ts';

export type Gap = Readonly<{
  group: Summary;
  /** Pupils of the same school outside the group: shown, never led by. */
  others: Summary;
  /** The national mean of pupils outside the group, taken as known; null where none is held. */
  reference: number | null;
  /** Group − reference: below 0 the group stands lower. Null without a reference or with fewer than two pupils. */
  national: Interval | null;
  /** Group − others in the school. It depends on who the others are: a small one can hide two weak groups. */
  inSchool: Interval | null;
}>;

/** How far a group stands from the national figure of other pupils, with both levels beside it (Welch within the school). */
export const gap = (group: readonly number[], others: readonly number[], reference: number | null): Gap => {
  const [own, rest] = [summary(group), summary(others)];
  const hasSpread = own.mean !== null && own.sd !== null;
  return {
    group: own,
    others: rest,
    reference,
    national: hasSpread && reference !== null ? interval(own.mean - reference, own.sd / Math.sqrt(own.n)) : null,
    inSchool:
      hasSpread && rest.mean !== null && rest.sd !== null
        ? interval(own.mean - rest.mean, welchSe({ n: own.n, sd: own.sd }, { n: rest.n, sd: rest.sd }))
        : null,
  };
};

type Ends = Readonly<{ start: number; end: number }>;

/**
 * How the national gap changed: mean of (end − start) of pupils with both, less the reference's own change; SE s/√n. A gap
 * that closed because the reference fell is no gain, so `group` and `reference` stand beside it.
 */
export const gapChange = (
  pupils: readonly Ends[],
  reference: Ends,
): Readonly<{ change: Interval; group: number; reference: number }> | null => {
  const gains = summary(pupils.map(({ start, end }) => end - start));
  if (gains.mean === null || gains.sd === null) return null;
  const moved = reference.end - reference.start;
  return { change: interval(gains.mean - moved, gains.sd / Math.sqrt(gains.n)), group: gains.mean, reference: moved };
};
