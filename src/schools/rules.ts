/** What the national figures mean, and when a school's figure can be placed among others. Pure. */

/** Why a figure is not there. None of these is 0, and none is "No". */
export type Missing = 'not-available' | 'withheld' | 'not-applicable';

/** The three kinds of "no figure", by the symbols that published files use for them. */
const symbols: Readonly<Record<string, Missing>> = {
  '': 'not-available',
  '.': 'not-available',
  '..': 'not-available',
  ':': 'not-available',
  NA: 'not-available',
  'N/A': 'not-available',
  NAN: 'not-available',
  X: 'not-available',
  C: 'withheld',
  SUPP: 'withheld',
  NP: 'withheld',
  LOWCOV: 'withheld',
  Z: 'not-applicable',
  NE: 'not-applicable',
};

/** Every symbol in capitals, for the database to compare with. */
export const missingSymbols: readonly (readonly [symbol: string, kind: Missing])[] = Object.entries(symbols);

export const missingWords = {
  'not-available': 'not available',
  withheld: 'withheld by the publisher, because few pupils stand behind it',
  'not-applicable': 'not applicable to this school',
} as const satisfies Record<Missing, string>;

export type MeasureId = 'girls' | 'fsm' | 'eal' | 'fsm6' | 'sen_support';

/** How a measure is made from the columns of the census, so that two readers get the same figure. */
export type Measure = Readonly<{
  id: MeasureId;
  title: string;
  phrase: string;
  column: string;
  unit: 'percent';
  definition: string;
}>;

const among =
  'The population is every school of the same type in that year with at least one pupil and a figure. The percentile is the percentage of those schools with a lower figure.';

export const measures: readonly Measure[] = [
  {
    id: 'girls',
    title: 'Girls',
    phrase: 'girls',
    column: 'PNORG',
    unit: 'percent',
    definition: `Girls as a percentage of pupils on roll, as printed in the school census (PNORG). ${among}`,
  },
  {
    id: 'fsm',
    title: 'Free school meals',
    phrase: 'pupils eligible for free school meals',
    column: 'NUMFSM',
    unit: 'percent',
    definition: `Pupils eligible for free school meals as a percentage of pupils on roll: 100 x NUMFSM / NOR of the school census, unrounded. ${among}`,
  },
  {
    id: 'eal',
    title: 'First language other than English',
    phrase: 'pupils whose first language is not English',
    column: 'PNUMEAL',
    unit: 'percent',
    definition: `Pupils whose first language is known or believed to be other than English, in per cent, as printed in the school census (PNUMEAL). ${among}`,
  },
  {
    id: 'fsm6',
    title: 'Free school meals at any time in six years',
    phrase: 'pupils eligible for free school meals at any time in six years',
    column: 'PNUMFSMEVER',
    unit: 'percent',
    definition: `Pupils eligible for free school meals at any time in the past six years, in per cent, as printed in the school census (PNUMFSMEVER). ${among}`,
  },
  {
    id: 'sen_support',
    title: 'SEN support',
    phrase: 'pupils with SEN support',
    column: 'PSENELK',
    unit: 'percent',
    definition: `Pupils with SEN support and no education, health and care plan, in per cent, as printed in the school census (PSENELK). ${among}`,
  },
];

export type Place = Readonly<{ n: number; below: number; equal: number; percentile: number | null }>;

/**
 * Where a figure stands among a population's figures: 100 x (schools with a lower figure) / (schools with a figure),
 * unrounded. Equal figures count as not lower; a figure that is missing is not counted at all. Null when nobody has one.
 */
export const placeAmong = (figure: number, population: readonly (number | null)[]): Place => {
  const known = population.filter((other) => other !== null);
  const below = known.filter((other) => other < figure).length;
  return {
    n: known.length,
    below,
    equal: known.filter((other) => other === figure).length,
    percentile: percentileOf(below, known.length),
  };
};

export const percentileOf = (below: number, n: number): number | null => (n === 0 ? null : (100 * below) / n);

/** A figure of one school, placed. `value` is null when the school has none, and `missing` then says why. */
export type PlacedMeasure = Readonly<{
  measure: MeasureId;
  value: number | null;
  missing: Missing | null;
  unit: 'percent';
  population: string;
  n: number;
  below: number | null;
  equal: number | null;
  percentile: number | null;
  definition: string;
}>;

/** Width of one bar of a spread, in percentage points; there are forty. */
export const spreadWidth = 2.5;

/** "2018-19": two years that follow one another. */
export const isCensusYear = (text: string): boolean => {
  const match = /^(20\d\d)-(\d\d)$/.exec(text);
  return match !== null && (Number(match[1]) + 1) % 100 === Number(match[2]);
};

/** Codes that a few published extracts carry in place of the status's name. */
export const statusOfCode: Readonly<Record<string, string>> = {
  '1': 'Open',
  '2': 'Closed',
  '3': 'Open, but proposed to close',
  '4': 'Proposed to open',
};

export * from './terms/rules.ts';
