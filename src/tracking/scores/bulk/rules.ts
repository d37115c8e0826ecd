/** What a file of results says, before it meets the database: which column is which, and which point a row means. Pure. */
import type { Scale } from '../../scales/rules.ts';

export type KnownPoint = Readonly<{ id: string; label: string; takenOn: string | null }>;
export type KnownAssessment = Readonly<{ id: string; title: string; scale: Scale; points: readonly KnownPoint[] }>;
export type KnownPupil = Readonly<{ id: string; upn: string; bornOn: string | null; leftOn: string | null }>;

const longNames = {
  upn: ['upn', 'unique pupil number'],
  assessment: ['assessment', 'test', 'measure'],
  point: ['point', 'window', 'term', 'assessment point'],
  on: ['date', 'taken on', 'day', 'test date'],
  value: ['value', 'result', 'score', 'grade'],
} as const;

/** Words compared without regard to capitals, spaces and signs between them. */
export const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Places = Readonly<{ upn: number; assessment: number; point: number; on: number; value: number }>;

/** Where the columns stand; a wide file has a column for each point instead of the last four. */
export type Shape =
  | Readonly<{ kind: 'long'; places: Places }>
  | Readonly<{
      kind: 'wide';
      upn: number;
      columns: readonly Readonly<{ at: number; assessment: number; point: number }>[];
    }>
  | Readonly<{ kind: 'none'; column: string | null; message: string }>;

/** "Reading: Autumn 2025", "Reading Autumn 2025" or, for an assessment with one point, "Reading". */
const headingKeys = (known: readonly KnownAssessment[]): ReadonlyMap<string, readonly [number, number]> =>
  new Map(
    known.flatMap(({ title, points }, assessment) =>
      points.flatMap(({ label }, point): [string, readonly [number, number]][] => [
        [keyOf(`${title} ${label}`), [assessment, point]],
        ...(points.length === 1 ? [[keyOf(title), [assessment, point]] as [string, readonly [number, number]]] : []),
      ]),
    ),
  );

/** Which form a file has. `mapped` says of headings that were asked about which point they are. */
export const shapeOf = (
  headings: readonly string[],
  known: readonly KnownAssessment[],
  mapped: ReadonlyMap<string, string> = new Map(),
): Shape => {
  const keys = headings.map(keyOf);
  const at = (name: keyof Places) => keys.findIndex((key) => (longNames[name] as readonly string[]).includes(key));
  const upn = at('upn');
  if (upn < 0)
    return {
      kind: 'none',
      column: 'UPN',
      message: 'The heading row needs a column UPN, by which pupils are known. Add it.',
    };
  const places = { upn, assessment: at('assessment'), point: at('point'), on: at('on'), value: at('value') };
  if (places.assessment >= 0 && places.value >= 0) {
    if (places.point >= 0 || places.on >= 0) return { kind: 'long', places };
    return {
      kind: 'none',
      column: 'Point',
      message: 'The heading row needs a column Point or Date, to say when it was taken. Add it.',
    };
  }
  const byKey = headingKeys(known);
  const byPoint = new Map(
    known.flatMap(({ points }, assessment) =>
      points.map(({ id }, point) => [id, [assessment, point] as const] as const),
    ),
  );
  const columns = keys.flatMap((key, column) => {
    const found = byPoint.get(mapped.get(key) ?? '') ?? byKey.get(key);
    return found === undefined || column === upn ? [] : [{ at: column, assessment: found[0], point: found[1] }];
  });
  if (columns.length > 0) return { kind: 'wide', upn, columns };
  return {
    kind: 'none',
    column: null,
    message:
      'No column is known as a result. Name columns as your assessments and their points, such as Reading: Autumn 2025, or use the columns UPN, Assessment, Point and Value.',
  };
};

const dayApart = 60;
const daysBetween = (from: string, to: string) => Math.abs(Date.parse(to) - Date.parse(from)) / 86_400_000;

export type FoundPoint =
  | Readonly<{ kind: 'point'; point: number }>
  /** A point that the school has not yet: it is added with the rest. */
  | Readonly<{ kind: 'new'; label: string; takenOn: string }>
  | Readonly<{ kind: 'problem'; column: 'point' | 'on'; message: string }>;

/** The point of an assessment that a label, a day or both mean. */
export const pointFor = (assessment: KnownAssessment, label: string, on: string | null): FoundPoint => {
  const { points, title } = assessment;
  if (label === '') {
    if (on === null)
      return { kind: 'problem', column: 'point', message: 'Enter the point or the day on which it was taken.' };
    const point = points.findIndex(({ takenOn }) => takenOn === on);
    return point >= 0
      ? { kind: 'point', point }
      : {
          kind: 'problem',
          column: 'on',
          message: `${title} has no point of that day. Add a column Point with its name, or add the point first.`,
        };
  }
  const point = points.findIndex((each) => keyOf(each.label) === keyOf(label));
  const held = points[point];
  if (held === undefined)
    return on === null
      ? {
          kind: 'problem',
          column: 'point',
          message: `${title} has no point called ${label}. Add the point first, or a column Date.`,
        }
      : { kind: 'new', label: label.slice(0, 60), takenOn: on };
  if (on !== null && held.takenOn !== null && daysBetween(on, held.takenOn) > dayApart)
    return {
      kind: 'problem',
      column: 'on',
      message: `${held.label} of ${title} was taken more than ${dayApart} days from that day. Correct the day or the point.`,
    };
  return { kind: 'point', point };
};

export const unknownAssessment = (title: string): string =>
  `${title === '' ? 'No assessment is named here.' : `Your school has no assessment called ${title.slice(0, 60)}.`} Declare it first, or correct the name.`;

export const unknownUpn = (upn: string): string =>
  upn === ''
    ? 'Enter the UPN: without it nobody knows whose result this is.'
    : 'No pupil of your school has this UPN. Bring the pupils in first, or correct it.';
