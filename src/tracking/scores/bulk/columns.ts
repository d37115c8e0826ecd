/**
 * What each column of a file of results is: said before, known by its heading, or a guess that somebody confirms. Nothing that is only
 * guessed is read. Pure.
 */
import { headingKey, knownHeading, targetOf, type Mapping, type ResultPart } from '#pupils';
import { guessPoint } from './guess.ts';
import { keyOf, type KnownAssessment } from './rules.ts';

/** `becomes` null waits for somebody to say; `guess` is what they are offered first. */
export type ScoreColumn = Readonly<{
  heading: string;
  becomes: string | null;
  isRemembered: boolean;
  guess: string | null;
}>;

/** Headings of a file with a row for each result, by what they are called in schools' systems. The first few can be nothing else. */
const partNames: Readonly<Record<ResultPart, Readonly<{ known: readonly string[]; perhaps: readonly string[] }>>> = {
  assessment: {
    known: ['assessment', 'test', 'measure'],
    perhaps: ['subject', 'test name', 'assessment name', 'aspect', 'aspect name', 'paper'],
  },
  point: {
    known: ['point', 'window', 'term', 'assessment point'],
    perhaps: ['result set', 'period', 'half term', 'cycle', 'data drop', 'data collection', 'season'],
  },
  takenOn: {
    known: ['date', 'taken on', 'day', 'test date'],
    perhaps: ['result date', 'assessment date', 'date taken', 'date of test', 'completed on', 'completed'],
  },
  value: {
    known: ['value', 'result', 'score', 'grade'],
    perhaps: ['mark', 'outcome', 'level', 'sas', 'standardised score', 'attainment', 'result value', 'scaled score'],
  },
};

const parts = Object.keys(partNames) as readonly ResultPart[]; // keys of the literal above

const partOf = (key: string, which: 'known' | 'perhaps'): ResultPart | null =>
  parts.find((part) => partNames[part][which].includes(key)) ?? null;

/** Columns that say who a pupil is, each certain by its heading; names and birthday only together, and only where these are missing. */
const numbers: ReadonlySet<string> = new Set(['upn', 'admissionNumber']);
const names: ReadonlySet<string> = new Set(['surname', 'forename', 'bornOn']);

/** What stands beside results and is none. */
const besides =
  /^(full |pupil |student )?(name|code|class|form|house|tutor|teacher|group|gender|age|comments?|notes?|reg|registration group|reg group|tutor group|class name|year)$/;

/** A heading of the school's own wide form: "Reading: Autumn 2025", or "Reading" for an assessment with one point. */
const pointHeadings = (known: readonly KnownAssessment[]): ReadonlyMap<string, string> =>
  new Map(
    known.flatMap(({ id, title, points }) =>
      points.flatMap(({ label }): [string, string][] => [
        [keyOf(`${title} ${label}`), pointTarget(id, label)],
        ...(points.length === 1 ? [[keyOf(title), pointTarget(id, label)] as [string, string]] : []),
      ]),
    ),
  );

/** A point of an assessment as what a column becomes. */
export const pointTarget = (assessment: string, point: string): string => `result:${assessment}@${point}`;

type Found = Readonly<{ becomes: string | null; guess: string | null }>;

/** Each heading of a file with what it becomes. A second column of the same meaning waits for somebody to say which counts. */
export const scoreColumns = (
  headings: readonly string[],
  known: readonly KnownAssessment[],
  mapping: Mapping,
): readonly ScoreColumn[] => {
  const keys = headings.map(headingKey);
  const said = keys.map((key) => mapping.columns.get(key) ?? null);
  const isPart = (at: number, part: ResultPart) => said[at] === part || partOf(keys[at] ?? '', 'known') === part;
  const isLong = keys.some((_, at) => isPart(at, 'assessment')) && keys.some((_, at) => isPart(at, 'value'));
  const isNumbered = keys.some((key, at) => numbers.has(said[at] ?? knownHeading(key) ?? ''));
  const mayBeLong = keys.some(
    (key) => partOf(key, 'known') === 'assessment' || partOf(key, 'perhaps') === 'assessment',
  );
  const byPoint = pointHeadings(known);

  const find = (key: string): Found => {
    const certain = (becomes: string): Found => ({ becomes, guess: null });
    const perhaps = (guess: string | null): Found => ({ becomes: null, guess });
    if (key === '') return certain('ignore');
    const field = knownHeading(key);
    if (field !== null && numbers.has(field)) return certain(field);
    const part = partOf(key, 'known');
    if (isLong && part !== null) return certain(part);
    const point = byPoint.get(keyOf(key));
    if (point !== undefined && !isLong) return certain(point);
    if (field !== null && names.has(field)) return isNumbered ? certain('ignore') : perhaps(field);
    if (field !== null || besides.test(key)) return certain('ignore');
    const asPart = mayBeLong ? (part ?? partOf(key, 'perhaps')) : null;
    return perhaps(guessPoint(key, known) ?? asPart);
  };

  const taken = new Set(said.filter((becomes) => becomes !== null && becomes !== 'ignore'));
  return headings.map((heading, at) => {
    const told = said[at] ?? null;
    if (told !== null && targetOf(told) !== null) return { heading, becomes: told, guess: null, isRemembered: true };
    const found = find(keys[at] ?? '');
    if (found.becomes === null || found.becomes === 'ignore') return { heading, ...found, isRemembered: false };
    if (taken.has(found.becomes)) return { heading, becomes: null, guess: null, isRemembered: false };
    taken.add(found.becomes);
    return { heading, ...found, isRemembered: false };
  });
};

export const isNamed = (columns: readonly ScoreColumn[]): boolean => columns.every(({ becomes }) => becomes !== null);
