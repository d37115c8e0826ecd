import { number, plural } from '#platform/kit';
import { turnedSize } from '../finding/sentence.ts';
import type { InputMeasure, InputPupil, MeasureInputs } from '../figures/inputs.ts';
import type { MeasureWorking } from '../figures/working.ts';
import { summary } from '../methods/mean.ts';

/** What those who are missing may do to a difference: where they began, and what would be left of it had the work done nothing for them. */
export type Lost = Readonly<{
  /** Target pupils who are listed and have not both results. */
  missing: number;
  /** How much better (above 0) or worse the missing target pupils with a start began than those followed; null where nobody is known. */
  began: number | null;
  /** The difference, had no missing target pupil gained more than comparison pupils: followed ÷ listed of it. */
  left: number | null;
}>;

/** Null where no target pupil is missing. */
export const lostOf = ({ pupils, baseline, after, measure }: MeasureInputs, working: MeasureWorking): Lost | null => {
  const { target, beyond } = working;
  const missing = target.listed - target.followed;
  if (missing === 0 || target.followed === 0) return null;
  const at = (pupil: InputPupil, point: number) => pupil.readings[point]?.value ?? null;
  const starts = pupils
    .filter((each) => each.kind === 'target' && at(each, after) === null)
    .flatMap((each) => at(each, baseline) ?? []);
  const began = summary(starts).mean;
  return {
    missing,
    began:
      began === null || target.before.mean === null
        ? null
        : (began - target.before.mean) * (measure.higherIsBetter ? 1 : -1),
    left: beyond === null ? null : (beyond.estimate * target.followed) / target.listed,
  };
};

/** The same in words, for the school's own team. */
export const lostWords = (
  measure: Pick<InputMeasure, 'unit' | 'higherIsBetter'>,
  { missing, began, left }: Lost,
): string => {
  const { unit, higherIsBetter } = measure;
  const many = plural(missing, 'target pupil');
  const size = began === null ? '' : number(Math.abs(began), 1);
  const start =
    began === null
      ? ''
      : /[1-9]/.test(size)
        ? ` Those of them with a first result began ${higherIsBetter ? `${size} ${unit} ${began < 0 ? 'behind' : 'ahead of'}` : `with ${turnedSize(began, unit)} than`} the pupils who are counted.`
        : ' Those of them with a first result began like the pupils who are counted.';
  const then =
    left === null
      ? ''
      : ` Had the work done nothing for ${missing === 1 ? 'this pupil' : 'them'}, the difference over everybody listed would be ${higherIsBetter ? `${number(left, 1)} ${unit}` : turnedSize(left, unit)}.`;
  return `${many} ${missing === 1 ? 'does' : 'do'} not have both results and ${missing === 1 ? 'is' : 'are'} not in the figure.${start}${then}`;
};
