import type { Interval } from '../methods/interval.ts';
import { beforeAfter } from '../methods/before-after.ts';
import { wilson, type Share } from '../methods/wilson.ts';
import type { InputMeasure, InputPoint, InputReading } from './inputs.ts';
import { meanOf, turned, type Level } from './working.ts';

/** A pupil of the school in a figure of everybody. */
export type EveryonePupil = Readonly<{ code: string; isTarget: boolean; readings: readonly InputReading[] }>;

/** The same measure for all pupils who have a result, whoever they are. */
export type EveryoneInputs = Readonly<{
  measure: InputMeasure;
  points: readonly InputPoint[];
  baseline: number;
  after: number;
  pupils: readonly EveryonePupil[];
}>;

export type EveryoneWorking = Readonly<{
  /** Pupils with any result, and those of them who are target pupils. */
  pupils: number;
  targets: number;
  /** Means at every point, of all who have a result at it. */
  all: readonly Level[];
  target: readonly Level[];
  others: readonly Level[];
  /** How many reach what is expected, at every point; null where nothing is expected or nobody has a result. */
  expected: readonly (Share | null)[];
  /** Mean gain from baseline to end of all with both results, and of those who are not target pupils; turned so that more is better. */
  gain: Interval | null;
  othersGain: Interval | null;
  /** Pupils with both results, on whom the gains rest. */
  followed: Readonly<{ all: number; others: number }>;
}>;

const valuesAt = (pupils: readonly EveryonePupil[], point: number): readonly number[] =>
  pupils.flatMap(({ readings }) => readings[point]?.value ?? []);

const pairsOf = (pupils: readonly EveryonePupil[], from: number, to: number) =>
  pupils.flatMap(({ readings }) => {
    const [before, after] = [readings[from]?.value ?? null, readings[to]?.value ?? null];
    return before === null || after === null ? [] : [{ before, after }];
  });

/** What all pupils' results say. Pure: the same inputs give the same figure. */
export const workOutEveryone = ({ measure, points, baseline, after, pupils }: EveryoneInputs): EveryoneWorking => {
  const [targets, others] = [pupils.filter(({ isTarget }) => isTarget), pupils.filter(({ isTarget }) => !isTarget)];
  const levels = (some: readonly EveryonePupil[]) => points.map((_, point) => meanOf(valuesAt(some, point)));
  const { expected, higherIsBetter } = measure;
  const reaches = (value: number) => expected !== null && (higherIsBetter ? value >= expected : value <= expected);
  const [all, rest] = [beforeAfter(pairsOf(pupils, baseline, after)), beforeAfter(pairsOf(others, baseline, after))];
  return {
    pupils: pupils.length,
    targets: targets.length,
    all: levels(pupils),
    target: levels(targets),
    others: levels(others),
    expected: points.map((_, point) => {
      const values = valuesAt(pupils, point);
      return expected === null ? null : wilson(values.filter(reaches).length, values.length);
    }),
    gain: turned(all.gain, higherIsBetter),
    othersGain: turned(rest.gain, higherIsBetter),
    followed: { all: all.n, others: rest.n },
  };
};
