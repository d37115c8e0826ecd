import { z } from 'zod';
import { anyWords, perhapsADay, problemsOnly, readForm, someWords, type FormFields, type Read } from '#platform/form';
import { baselineFault } from '../scales/cohorts.ts';
import { isScaleKey, scales, type ScaleKey } from '../scales/rules.ts';
import { designKeys, type DesignChosen } from './rules.ts';

/** A point in time that the school has, as a declaration may choose it. */
export type ChosenPoint = Readonly<{
  id: string;
  assessmentId: string;
  scale: string;
  label: string;
  title: string;
  takenOn: string | null;
}>;

/** An end of a scale: which one, with a number that it may be, so that each fault says where it is. */
export const boundOf = (end: 'lowest' | 'highest') =>
  z.string().transform((text, context) => {
    if (text === '') return null;
    const bare = text.replaceAll(',', '').replace(/^\u2212/, '-');
    if (/^-?\d{1,7}(\.\d{1,3})?$/.test(bare)) return Number(bare);
    const like = end === 'lowest' ? 69 : 141;
    context.addIssue({
      code: 'custom',
      message: `Enter the ${end} value as a number, like ${like}, or leave it empty`,
    });
    return z.NEVER;
  });

const declaration = z.object({
  title: someWords('Enter what is measured', 120),
  importance: z.string(),
  design: z.string(),
  baselinePoint: z.string(),
  afterPoint: z.string(),
  scaleKey: z.string(),
  scale: anyWords(120),
  lowest: boundOf('lowest'),
  highest: boundOf('highest'),
  better: z.string(),
  baselineOn: perhapsADay('Enter the day of the baseline'),
  afterOn: perhapsADay('Enter the day of the second test'),
});

/** What a declaration says: two points of an assessment that the school has, or a new assessment with its two days. */
export type Declaration = Readonly<{ title: string; isPrimary: boolean; design: DesignChosen }> &
  (
    | Readonly<{ kind: 'known'; assessmentId: string; baselinePointId: string; afterPointId: string | null }>
    | Readonly<{
        kind: 'new';
        scaleKey: ScaleKey;
        scale: string;
        lowest: number | null;
        highest: number | null;
        higherIsBetter: boolean;
        baselineOn: string | null;
        afterOn: string | null;
      }>
  );

/** What is measured, declared before anybody looks at a result. Every fault at once. */
export const readDeclaration = (form: FormFields, points: readonly ChosenPoint[]): Read<Declaration> => {
  const read = readForm(declaration, form);
  const value = read.kind === 'read' ? read.value : null;
  const text = (name: string) => (form[name]?.[0] ?? '').trim();
  const problems = read.kind === 'problems' ? [...read.problems] : [];
  const wrong = (field: string, message: string) => {
    if (!problems.some((each) => each.field === field)) problems.push({ field, message });
  };
  const design = designKeys.find((key) => key === text('design')) ?? 'like-pupils';
  const common = { title: value?.title ?? '', isPrimary: text('importance') !== 'other', design };

  if (text('baselinePoint') !== '') {
    const baseline = points.find(({ id }) => id === text('baselinePoint'));
    const after = text('afterPoint') === '' ? null : points.find(({ id }) => id === text('afterPoint'));
    if (baseline === undefined) wrong('baselinePoint', 'Choose the point of the baseline from the list');
    if (after === undefined)
      wrong('afterPoint', 'Choose the point after the work from the list, or leave it for later');
    if (baseline && after && after.assessmentId !== baseline.assessmentId)
      wrong('afterPoint', `Choose a point of the same assessment, ${baseline.title}`);
    if (baseline && after && after.id === baseline.id) wrong('afterPoint', 'Choose a later point than the baseline');
    if (baseline?.takenOn && after?.takenOn && after.takenOn <= baseline.takenOn)
      wrong('afterPoint', 'Choose a point that was taken after the baseline');
    const fault = baseline && isScaleKey(baseline.scale) ? baselineFault(baseline.scale, baseline.takenOn) : null;
    if (fault !== null) wrong('baselinePoint', fault.sentence);
    if (problems.length > 0 || baseline === undefined) return problemsOnly(form, problems);
    return {
      kind: 'read',
      value: {
        ...common,
        kind: 'known',
        assessmentId: baseline.assessmentId,
        baselinePointId: baseline.id,
        afterPointId: after?.id ?? null,
      },
    };
  }

  // Nothing is chosen and nothing described: one choice is missing, not every field of a test that is not meant.
  if (
    points.length > 0 &&
    ['scale', 'lowest', 'highest', 'better', 'baselineOn', 'afterOn'].every((name) => text(name) === '')
  ) {
    wrong('baselinePoint', 'Choose the point of the baseline, or describe another test below');
    return problemsOnly(form, problems);
  }

  const scaleKey = isScaleKey(text('scaleKey')) ? (text('scaleKey') as ScaleKey) : 'own'; // asked in the line before
  const { higherIsBetter, lowest, highest } = scales[scaleKey];
  if (text('scale') === '') wrong('scale', 'Enter the test and its scale');
  if (higherIsBetter === null && text('better') !== 'higher' && text('better') !== 'lower')
    wrong('better', 'Choose which way is better');
  const [low, high] = [value?.lowest ?? lowest, value?.highest ?? highest];
  if (low !== null && high !== null && low >= high) wrong('highest', 'Enter a highest value above the lowest');
  if (value?.baselineOn && value.afterOn && value.baselineOn >= value.afterOn)
    wrong('afterOn', 'Enter a day after that of the baseline');
  const fault = baselineFault(scaleKey, value?.baselineOn ?? null);
  if (fault !== null) wrong('baselineOn', fault.sentence);
  if (problems.length > 0 || value === null) return problemsOnly(form, problems);
  return {
    kind: 'read',
    value: {
      ...common,
      kind: 'new',
      ...{ scaleKey, scale: value.scale, lowest: value.lowest, highest: value.highest },
      higherIsBetter: higherIsBetter ?? value.better === 'higher',
      ...{ baselineOn: value.baselineOn, afterOn: value.afterOn },
    },
  };
};

export const notObtainedForm = z.object({
  because: someWords('Say why there is no result', 500),
});
