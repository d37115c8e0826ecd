import { uuidv7 } from '#platform/db';
import { between, normal, pick } from '#platform/random';
import { checkLetterOf } from '#pupils/rules';

/** A pupil of the demonstration as the loader knows them: what is written, and where they stand when nothing is done. */
export type OnRoll = Readonly<{
  id: string;
  code: string;
  upn: string;
  surname: string;
  forename: string;
  bornOn: string;
  sex: 'F' | 'M';
  /** Year group today; 0 is reception. */
  year: number;
  ethnicity: string;
  language: string;
  sen: 'E' | 'K' | 'N';
  groups: ReadonlySet<string>;
  /** Standardised score, mean 100 and standard deviation 15, before anything is done. */
  standing: number;
  /** The share of sessions missed, 0 to 1. */
  absence: number;
  joinedOn: string;
}>;

const forenames =
  'Aaliyah Adam Agata Aidan Amara Anwen Beau Bilal Cerys Chidi Daisy Dylan Ela Ewan Faith Finn Gethin Grace Hana Harvey Idris Isla Jamal Jodie Kai Kasia Lacey Leo Maisie Marek Nia Noah Olu Paige Reuben Rhys Saskia Shay Tomos Zara'.split(
    ' ',
  );
const surnames =
  'Ahmed Baines Carter Dudek Evans Fofana Greer Hollis Iqbal Jarvis Kaur Lewis Marsh Novak Osei Price Quinlan Reyes Singh Tudor Umeh Vance Walsh Yilmaz'.split(
    ' ',
  );

/** How likely a pupil of the demonstration is to belong to a group, and what it does to standing and absence. */
const chances: readonly Readonly<{ key: string; chance: number; standing: number; absence: number }>[] = [
  { key: 'ever6-fsm', chance: 0.28, standing: -6, absence: 0.025 },
  { key: 'service', chance: 0.012, standing: 0, absence: 0 },
  { key: 'looked-after', chance: 0.007, standing: -9, absence: 0.03 },
  { key: 'previously-looked-after', chance: 0.012, standing: -6, absence: 0.01 },
  { key: 'child-in-need', chance: 0.012, standing: -7, absence: 0.04 },
  { key: 'child-protection', chance: 0.005, standing: -7, absence: 0.05 },
  { key: 'young-carer', chance: 0.022, standing: -3, absence: 0.04 },
  { key: 'refugee', chance: 0.009, standing: -6, absence: 0 },
];

export type Year = Readonly<{ year: number; size: number }>;

/** Who invents: the draws, the day of loading as a year of school, and how a school's numbers begin. */
export type Inventor = Readonly<{
  random: () => number;
  /** The year in which the present school year began. */
  schoolYear: number;
  laestab: string;
  firstNumber: number;
  /** The year group in which pupils come to the school. */
  firstYear: number;
  isSpecial: boolean;
}>;

/** A whole roll, year by year. Belonging to a group goes with standing and absence, as it does in real schools. */
export const inventRoll = (inventor: Inventor, years: readonly Year[]): readonly OnRoll[] =>
  years
    .flatMap(({ year, size }) => Array.from({ length: size }, () => year))
    .map((year, index) => inventPupil(inventor, year, inventor.firstNumber + index));

const inventPupil = (inventor: Inventor, year: number, number: number): OnRoll => {
  const { random, schoolYear, firstYear } = inventor;
  const of = chances.filter(({ chance }) => random() < chance);
  const sum = (what: 'standing' | 'absence') => of.reduce((total, each) => total + each[what], 0);
  const sen = random() < (inventor.isSpecial ? 0.97 : 0.035) ? 'E' : random() < 0.14 ? 'K' : 'N';
  const [ethnicity, language] = originOf(random);
  const isLate = random() < 0.05;
  return {
    id: uuidv7(),
    code: `P-${String(number).padStart(3, '0')}`,
    upn: upnOf(inventor.laestab, schoolYear - year + firstYear, number),
    surname: pick(random, surnames),
    forename: pick(random, forenames),
    bornOn: birthday(random, schoolYear - year - 5),
    sex: random() < 0.36 ? 'F' : 'M',
    year,
    ethnicity,
    language,
    sen,
    groups: new Set(of.map(({ key }) => key)),
    standing: normal(random, 101 + sum('standing') - { E: 17, K: 10, N: 0 }[sen], 12),
    absence: Math.min(0.7, Math.max(0, normal(random, 0.052 + sum('absence'), 0.03))),
    joinedOn: isLate
      ? `${schoolYear - between(random, 0, year - firstYear)}-11-0${between(random, 2, 9)}`
      : `${schoolYear - year + firstYear}-09-0${between(random, 2, 5)}`,
  };
};

/** Eleven at the end of the school year before year 7: born between September and August. */
const birthday = (random: () => number, bornFrom: number): string => {
  const days = between(random, 0, 364);
  return new Date(Date.UTC(bornFrom, 8, 1 + days)).toISOString().slice(0, 10);
};

const originOf = (random: () => number): readonly [ethnicity: string, language: string] => {
  const draw = random();
  if (draw < 0.74) return ['WBRI', 'ENG'];
  if (draw < 0.8) return ['WEEU', 'POL'];
  if (draw < 0.86) return ['APKN', 'URD'];
  if (draw < 0.9) return ['BAFR', random() < 0.5 ? 'ENG' : 'YOR'];
  if (draw < 0.96) return ['MWBC', 'ENG'];
  if (draw < 0.968) return ['WROM', 'ENG'];
  return ['WOTH', random() < 0.5 ? 'ENG' : 'LIT'];
};

/** A UPN that checks: the letter, the school's seven digits, the year of first entry and a number. */
const upnOf = (laestab: string, entered: number, number: number): string => {
  const digits = `${laestab}${String(entered % 100).padStart(2, '0')}${String(number % 1000).padStart(3, '0')}`;
  return `${checkLetterOf(digits)}${digits}`;
};
