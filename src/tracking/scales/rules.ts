/**
 * The scales on which schools write what pupils achieve: how far each reaches, which way is better, what is expected and in
 * which words a value is said. Pure; how a result is read stands in ./read.ts. Ranges are those of the tests' own published
 * guidance (Standards and Testing Agency for scaled scores, phonics and multiplication; the publishers' norms otherwise).
 */
import { ageText } from './ages.ts';

export type ScaleKind =
  /** A number between two ends. */
  | 'number'
  /** A whole number between two ends. */
  | 'count'
  /** Years and months, kept in months. */
  | 'age'
  /** Words in order; the value is the place, the lowest being 1. */
  | 'order'
  /** Sessions attended of sessions possible, or their percentage. */
  | 'share'
  | 'gcse'
  | 'gcse-combined'
  /** Yes or no; 1 or 0. */
  | 'whether';

export type Scale = Readonly<{
  key: ScaleKey;
  kind: ScaleKind;
  title: string;
  lowest: number | null;
  highest: number | null;
  higherIsBetter: boolean;
  /** What is expected of a pupil of that age, in the scale's unit; null when nothing is published or agreed. */
  expected: number | null;
  /** The words, lowest first, of a scale in order. */
  grades: readonly string[] | null;
  /** What one of it is called, in the plural: "points", "months". */
  unit: string;
}>;

type Entry = Omit<Scale, 'key' | 'higherIsBetter'> &
  Readonly<{
    /** Null where the school says which way is better. */
    higherIsBetter: boolean | null;
    hint: string;
    /** What a pupil who keeps their pace gains: nothing on an age-standardised score, a month in a month on an age. */
    growth: 'none' | 'months' | null;
  }>;

const number = { kind: 'number', expected: null, grades: null, unit: 'points', growth: null } as const;
const count = { ...number, kind: 'count' } as const;
const order = { kind: 'order', lowest: null, highest: null, expected: null, unit: 'steps', growth: null } as const;

export const scales = {
  'scaled-score': {
    ...{ ...count, title: 'Scaled score, key stage 2', lowest: 80, highest: 120, higherIsBetter: true, expected: 100 },
    hint: '80 to 120; 100 is the expected standard. Key stage 1 ends at 115: choose an own scale for it.',
  },
  'standardised-score': {
    ...{ ...number, title: 'Standardised score', lowest: 40, highest: 160, higherIsBetter: true, expected: 100 },
    ...{ growth: 'none', hint: 'Mean 100, standard deviation 15, made for the pupil’s age.' },
  },
  'reading-age': {
    ...{ kind: 'age', title: 'Reading age', lowest: 36, highest: 264, higherIsBetter: true, expected: null },
    ...{ grades: null, unit: 'months', growth: 'months', hint: 'Years and months, such as 9;4 or 9.04.' },
  },
  'spelling-age': {
    ...{ kind: 'age', title: 'Spelling age', lowest: 36, highest: 264, higherIsBetter: true, expected: null },
    ...{ grades: null, unit: 'months', growth: 'months', hint: 'Years and months, such as 9;4 or 9.04.' },
  },
  gcse: {
    ...{ ...number, kind: 'gcse', title: 'GCSE grade, 9 to 1', lowest: 0, highest: 9, higherIsBetter: true },
    ...{ unit: 'grades', hint: '9 to 1 and U. 4 is a standard pass, 5 a strong one.' },
  },
  'gcse-combined': {
    ...{ ...number, kind: 'gcse-combined', title: 'GCSE combined science, 9-9 to 1-1', lowest: 0, highest: 9 },
    ...{ higherIsBetter: true, unit: 'grades', hint: 'Two grades such as 5-4; the value is their mean.' },
  },
  judgement: {
    ...{ ...order, title: 'Teacher judgement, working towards to greater depth', grades: ['PKS', 'WTS', 'EXS', 'GDS'] },
    ...{ higherIsBetter: true, expected: 3, hint: 'PKS, WTS, EXS, GDS; also written WT, EXP, GD.' },
  },
  ordered: {
    ...{ ...order, title: 'Own words in order', grades: null, higherIsBetter: true },
    hint: 'Your own steps, the lowest first, such as Emerging, Developing, Secure.',
  },
  sdq: {
    ...{ ...count, title: 'Strengths and Difficulties, total difficulties', lowest: 0, highest: 40 },
    ...{ higherIsBetter: false, hint: '0 to 40; lower is better.' },
  },
  swemwbs: {
    ...{ ...number, title: 'Short Warwick-Edinburgh well-being', lowest: 7, highest: 35, higherIsBetter: true },
    hint: '7 to 35; higher is better. Say in the title whether scores are transformed.',
  },
  attitude: {
    ...{ ...number, title: 'Attitudes to school, percentile', lowest: 0, highest: 100, higherIsBetter: true },
    ...{ expected: 50, unit: 'percentile points', hint: 'As from PASS; 50 is the middle of the norm group.' },
  },
  attendance: {
    ...{ ...number, kind: 'share', title: 'Attendance', lowest: 0, highest: 100, higherIsBetter: true },
    ...{
      unit: 'percentage points',
      hint: 'Sessions such as 342/380, or per cent. Sessions are better: nothing is rounded.',
    },
  },
  behaviour: {
    ...{ ...count, title: 'Behaviour points', lowest: 0, highest: null, higherIsBetter: false },
    hint: 'Points for what went wrong; lower is better. For merits choose points.',
  },
  suspensions: {
    ...{ ...number, title: 'Suspensions', lowest: 0, highest: null, higherIsBetter: false, unit: 'suspensions' },
    hint: 'How many, or how many days; say which in the title. Lower is better.',
  },
  'early-years': {
    ...{ ...order, title: 'Early years profile, a goal', grades: ['1', '2'], higherIsBetter: true, expected: 2 },
    hint: '1 emerging, 2 expected.',
  },
  'good-development': {
    ...{ ...number, kind: 'whether', title: 'Good level of development', lowest: 0, highest: 1, higherIsBetter: true },
    ...{ expected: 1, unit: 'pupils', hint: 'Yes or no, for each child.' },
  },
  phonics: {
    ...{ ...count, title: 'Phonics screening check', lowest: 0, highest: 40, higherIsBetter: true, unit: 'words' },
    hint: '0 to 40. The mark needed is that of the year.',
  },
  multiplication: {
    ...{ ...count, title: 'Multiplication tables check', lowest: 0, highest: 25, higherIsBetter: true },
    hint: '0 to 25. No mark is called a pass.',
  },
  engagement: {
    ...{ ...order, title: 'Engagement model, one area', higherIsBetter: true },
    ...{ grades: ['Not yet seen', 'Emerging', 'Sometimes', 'Mostly', 'Always'] },
    hint: 'What is observed in one area: exploration, realisation, anticipation, persistence or initiation.',
  },
  percent: {
    ...{ ...number, title: 'Per cent', lowest: 0, highest: 100, higherIsBetter: true, unit: 'percentage points' },
    hint: 'From 0 to 100.',
  },
  points: {
    ...{ ...number, title: 'Points', lowest: null, highest: null, higherIsBetter: null },
    hint: 'Points of any kind; say which way is better.',
  },
  own: {
    ...{ ...number, title: 'Own scale', lowest: null, highest: null, higherIsBetter: null },
    hint: 'A scale of your own, with its lowest and highest value and the way that is better.',
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type ScaleKey = keyof typeof scales;
export const scaleKeys = Object.keys(scales) as readonly ScaleKey[]; // the keys of a constant
export const isScaleKey = (text: string): text is ScaleKey => Object.hasOwn(scales, text);

export const engagementAreas = ['Exploration', 'Realisation', 'Anticipation', 'Persistence', 'Initiation'] as const;

/** What an assessment's own row says of its scale; null leaves what the scale itself says. */
export type Declared = Readonly<{
  scale: string;
  lowest: number | null;
  highest: number | null;
  grades: readonly string[] | null;
  higherIsBetter: boolean;
  expected: number | null;
  unit: string;
}>;

/** The scale of an assessment, with what the school said about it. An unknown key is read as a scale of the school's own. */
export const scaleOf = (declared: Declared): Scale => {
  const key = isScaleKey(declared.scale) ? declared.scale : 'own';
  const entry: Entry = scales[key];
  const grades = declared.grades ?? entry.grades;
  const isOrder = entry.kind === 'order' && grades !== null;
  return {
    key,
    kind: entry.kind,
    title: entry.title,
    lowest: isOrder ? 1 : (declared.lowest ?? entry.lowest),
    highest: isOrder ? grades.length : (declared.highest ?? entry.highest),
    higherIsBetter: entry.higherIsBetter ?? declared.higherIsBetter,
    expected: declared.expected ?? entry.expected,
    grades,
    unit: declared.unit === '' ? entry.unit : declared.unit,
  };
};

/**
 * What a pupil who keeps the pace of their age gains in so many months, in the scale's unit: 0 on an age-standardised score, as
 * many months as went by on a reading age. Null where no norm says so: then growth cannot be told from effect without like pupils.
 */
export const expectedGain = (key: ScaleKey, months: number): number | null => {
  const { growth }: Entry = scales[key];
  return growth === null ? null : growth === 'none' ? 0 : months;
};

/** Marks needed in the phonics screening check, by the calendar year of the check (32 each year since 2012; no later one is known here). */
export const phonicsMark = (year: number): number | null => (year >= 2012 && year <= 2025 ? 32 : null);

const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** A value in words of its scale: 112 months as "9;4", 3 as "EXS", 5.5 of combined science as "6-5", 95.2 as "95.2%". */
export const valueText = (scale: Scale, value: number): string => {
  switch (scale.kind) {
    case 'age':
      return ageText(value);
    case 'order':
      return scale.grades?.[Math.round(value) - 1] ?? trimmed(value, 1);
    case 'gcse':
      return value === 0 ? 'U' : trimmed(value, 1);
    case 'gcse-combined':
      return value === 0 ? 'U' : `${Math.ceil(value)}-${Math.floor(value)}`;
    case 'share':
      return `${trimmed(value, 1)}%`;
    case 'whether':
      return value === 1 ? 'Yes' : 'No';
    case 'number':
    case 'count':
      return scale.key === 'percent' ? `${trimmed(value, 1)}%` : trimmed(value, 2);
  }
};
