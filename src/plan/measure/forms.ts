import { z } from 'zod';
import { aDay, aFigure, anyWords, aVersion, someWords, type Problem } from '#platform/form';

const measureFields = {
  title: someWords('Say what will be measured', 300),
  unit: someWords('Enter the unit, like “points” or “% of sessions”', 60),
  baseline: aFigure('Enter the figure at the start'),
  target: aFigure('Enter the figure to reach'),
  dueOn: aDay('Enter the day on which it will be measured'),
  figureFrom: someWords('Say where the figure will come from', 1000),
  measure: anyWords(60),
};

export const addMeasureForm = z.object(measureFields);
export const changeMeasureForm = z.object({ ...measureFields, version: aVersion });
export type MeasureTyped = z.output<typeof addMeasureForm>;

/** A target that equals the baseline would be met by doing nothing. */
export const measureProblems = ({ baseline, target }: MeasureTyped): readonly Problem[] =>
  baseline === target ? [{ field: 'target', message: 'Enter a target that differs from the figure at the start' }] : [];
