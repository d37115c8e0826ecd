/** How the columns of a file are understood: by their headings, by what was said before, or by a file given to the command. Pure. */
import { z } from 'zod';
import { isKnownField, knownHeading } from './headings.ts';
import { headingKey, type RollColumn } from './rules.ts';

/**
 * What is said about columns: a heading's key to a field, "group:<key>", "result:<assessment>[@<day or label>]", a part of a result, or
 * "ignore".
 */
export type Mapping = Readonly<{ columns: ReadonlyMap<string, string>; isMonthFirst: boolean }>;

export const noMapping: Mapping = { columns: new Map(), isMonthFirst: false };

/** In a file with a row for each result: which column says of what it is, when it was taken, and what it was. */
export const resultParts = {
  assessment: 'Which assessment it is',
  point: 'Which point in time it is',
  takenOn: 'The day on which it was taken',
  value: 'The result itself',
} as const;
export type ResultPart = keyof typeof resultParts;

export type Target =
  | Readonly<{ kind: 'field'; field: string }>
  | Readonly<{ kind: 'part'; part: ResultPart }>
  | Readonly<{ kind: 'group'; group: string }>
  | Readonly<{ kind: 'result'; assessment: string; point: string | null }>
  | Readonly<{ kind: 'ignore' }>;

const isResultPart = (becomes: string): becomes is ResultPart => Object.hasOwn(resultParts, becomes);

/** What a column becomes; null when the words name nothing. */
export const targetOf = (becomes: string): Target | null => {
  if (becomes === 'ignore') return { kind: 'ignore' };
  if (isKnownField(becomes)) return { kind: 'field', field: becomes };
  if (isResultPart(becomes)) return { kind: 'part', part: becomes };
  const group = /^group:([a-z0-9-]{2,40}(?::[0-9a-f-]{36})?)$/.exec(becomes);
  if (group?.[1] !== undefined) return { kind: 'group', group: group[1] };
  const result = /^result:([^@]{1,120})(?:@(.{1,60}))?$/.exec(becomes);
  return result?.[1] === undefined
    ? null
    : { kind: 'result', assessment: result[1].trim(), point: result[2]?.trim() ?? null };
};

const mapShape = z.strictObject({
  columns: z.record(z.string().min(1).max(200), z.string().min(1).max(200)),
  dates: z.enum(['day-first', 'month-first']).optional(),
});

export type ReadMapping = Readonly<{ kind: 'read'; mapping: Mapping }> | Readonly<{ kind: 'problem'; message: string }>;

/** Reads a mapping file: {"columns": {"Legal surname": "surname", "PP": "group:pupil-premium"}, "dates": "day-first"}. */
export const readMapping = (text: string): ReadMapping => {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { kind: 'problem', message: 'The mapping is not JSON. Write {"columns": {"heading": "field"}}.' };
  }
  const read = mapShape.safeParse(given);
  if (!read.success)
    return {
      kind: 'problem',
      message: 'The mapping needs "columns" with a text for each heading, and may have "dates". Correct it.',
    };
  for (const [heading, becomes] of Object.entries(read.data.columns))
    if (targetOf(becomes) === null)
      return {
        kind: 'problem',
        message: `The mapping gives “${heading}” to “${becomes}”, which is no field. See docs/operating.md for what there is.`,
      };
  const columns = new Map(Object.entries(read.data.columns).map(([heading, to]) => [headingKey(heading), to]));
  return { kind: 'read', mapping: { columns, isMonthFirst: read.data.dates === 'month-first' } };
};

/** Places of columns whose heading stands in the file before them: what is said of a heading cannot mean two columns. */
export const repeated = (headings: readonly string[]): ReadonlySet<number> => {
  const seen = new Set<string>();
  return new Set(
    headings.flatMap((heading, at) => {
      const key = headingKey(heading);
      if (key === '' || seen.has(key)) return key === '' ? [] : [at];
      seen.add(key);
      return [];
    }),
  );
};

/** Each heading of a file with what it becomes: what was said goes before what is known, and a field or a heading is taken once. */
export const columnsOf = (headings: readonly string[], mapping: Mapping): readonly RollColumn[] => {
  const said = headings.map((heading) => mapping.columns.get(headingKey(heading)) ?? null);
  const taken = new Set(said.filter((becomes) => becomes !== null && becomes !== 'ignore'));
  const again = repeated(headings);
  return headings.map((heading, at) => {
    if (again.has(at)) return { heading, becomes: 'ignore', isRemembered: false };
    const told = said[at] ?? null;
    if (told !== null) return { heading, becomes: told, isRemembered: true };
    const becomes = heading === '' ? 'ignore' : knownHeading(heading);
    if (becomes === null || becomes === 'ignore') return { heading, becomes, isRemembered: false };
    // A second column of the same meaning waits for somebody to say which counts.
    if (taken.has(becomes)) return { heading, becomes: null, isRemembered: false };
    taken.add(becomes);
    return { heading, becomes, isRemembered: false };
  });
};
