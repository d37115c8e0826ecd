import { writeCsv } from '#platform/csv';
import type { Worked } from '../impact/asking.ts';
import { measureMethods } from '../figures/methods.ts';
import { stagesOf } from './steps.ts';

/** Inputs by code, then every step: enough to work the figure out again with any other program. */
export const workingCsv = ({ inputs, working, series }: Worked, cutOffAt: Date): string => {
  const { points, baseline, after, measure } = inputs;
  const wide = 3 + points.length * 2;
  const row = (...cells: (string | number | null)[]): (string | number | null)[] =>
    Array.from({ length: wide }, (_, at) => cells[at] ?? null);
  return writeCsv(
    [
      'Pupil',
      'Group',
      'Left on',
      ...points.flatMap(({ label, on }) => [`${label}${on === null ? '' : ` (${on})`}`, `${label}: missing because`]),
    ],
    [
      ...inputs.pupils.map(({ code, kind, leftOn, readings }) =>
        row(
          code,
          kind,
          leftOn,
          ...points.flatMap((_, at) => [readings[at]?.value ?? null, readings[at]?.because ?? null]),
        ),
      ),
      row(),
      row('Measure', measure.title),
      row('Test', measure.scale),
      row('Unit', measure.unit),
      row('Better is', measure.higherIsBetter ? 'higher' : 'lower'),
      row('Before', points[baseline]?.label ?? null),
      row('After', points[after]?.label ?? null),
      row('Declared at', series.measure.declaredAt.toISOString()),
      row('Results up to', cutOffAt.toISOString()),
      row('Methods', measureMethods()),
      ...stagesOf(inputs, working).flatMap(({ title, steps }) =>
        steps.map(({ what, how, result }) => row(title, what, how, result)),
      ),
    ],
  );
};
