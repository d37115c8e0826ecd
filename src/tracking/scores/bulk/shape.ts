/** Which form a file of results has: a row for each result, or a row for each pupil with a column for each point. Pure. */
import { longDate } from '#platform/kit';
import { targetOf, type ResultPart, type Target } from '#pupils';
import type { ScoreColumn } from './columns.ts';
import { keyOf, unknownAssessment, type FoundPoint, type KnownAssessment } from './rules.ts';

/** Where the columns stand that say whose result it is; -1 where there is none. */
export type WhoPlaces = Readonly<Record<'upn' | 'admissionNumber' | 'surname' | 'forename' | 'bornOn', number>>;
/** Where the parts of a result stand in a long file; -1 where there is none. */
export type PartPlaces = Readonly<Record<ResultPart, number>>;

export type WideColumn = Readonly<{ at: number; assessment: number; found: Exclude<FoundPoint, { kind: 'problem' }> }>;

export type Shape =
  | Readonly<{ kind: 'long'; who: WhoPlaces; places: PartPlaces }>
  | Readonly<{ kind: 'wide'; who: WhoPlaces; columns: readonly WideColumn[] }>;

type Fault = Readonly<{ column: string | null; message: string }>;
export type FoundShape =
  | Readonly<{ kind: 'shape'; shape: Shape }>
  | Readonly<{ kind: 'faults'; faults: readonly Fault[] }>;

type Told = Readonly<{ at: number; heading: string; target: Target }>;
type Result = Extract<Target, { kind: 'result' }>;

const needsWho =
  'The heading row needs a column UPN or Admission number, or Surname, Forename and DOB, by which pupils are known. Add it, or say which column it is.';
const needsWhen = 'The heading row needs a column Point or Date, to say when it was taken. Add it.';
const needsResult =
  'No column is known as a result. Name columns as your assessments and their points, such as Reading: Autumn 2025, or use the columns UPN, Assessment, Point and Value.';
const both =
  'Some columns hold a result each and others the parts of one result. Ignore one or the other: a file has a row for each pupil or a row for each result.';

/** The point that a column was said to hold: one that the school has, by name or by day, or a new one. */
const pointOf = (assessment: KnownAssessment, said: string | null): FoundPoint => {
  const { points, title } = assessment;
  if (said === null)
    return points.length === 1
      ? { kind: 'point', point: 0 }
      : {
          kind: 'problem',
          column: 'point',
          message: `Say for which point in time the results of ${title} are, or ignore this column.`,
        };
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(said);
  const point = points.findIndex(({ label, takenOn }) => keyOf(label) === keyOf(said) || (isDay && takenOn === said));
  return point >= 0
    ? { kind: 'point', point }
    : { kind: 'new', label: isDay ? longDate(said) : said.slice(0, 60), takenOn: isDay ? said : null };
};

const wideColumns = (
  results: readonly (Told & Readonly<{ target: Result }>)[],
  known: readonly KnownAssessment[],
): Readonly<{ columns: readonly WideColumn[]; faults: readonly Fault[] }> => {
  const [columns, faults]: [WideColumn[], Fault[]] = [[], []];
  const taken = new Map<string, string>();
  for (const { at, heading, target } of results) {
    const place = known.findIndex(
      ({ id, title }) => id === target.assessment || keyOf(title) === keyOf(target.assessment),
    );
    const assessment = known[place];
    const found = assessment === undefined ? null : pointOf(assessment, target.point);
    if (found === null) faults.push({ column: heading, message: unknownAssessment(target.assessment) });
    else if (found.kind === 'problem') faults.push({ column: heading, message: found.message });
    else {
      const key = `${place} ${found.kind === 'point' ? found.point : keyOf(found.label)}`;
      const before = taken.get(key);
      if (before !== undefined)
        faults.push({
          column: heading,
          message: `${before} and this column hold the same point in time. Ignore one of them.`,
        });
      taken.set(key, heading);
      columns.push({ at, assessment: place, found });
    }
  }
  return { columns, faults };
};

/** The form of a file by what its columns are; what was not said is passed over. */
export const shapeOf = (columns: readonly ScoreColumn[], known: readonly KnownAssessment[]): FoundShape => {
  const told = columns.flatMap(({ heading, becomes }, at): Told[] => {
    const target = becomes === null ? null : targetOf(becomes);
    return target === null ? [] : [{ at, heading, target }];
  });
  const field = (name: string) => told.find(({ target }) => target.kind === 'field' && target.field === name)?.at ?? -1;
  const part = (name: ResultPart) =>
    told.find(({ target }) => target.kind === 'part' && target.part === name)?.at ?? -1;
  const fail = (message: string, column: string | null = null): FoundShape => ({
    kind: 'faults',
    faults: [{ column, message }],
  });

  const who: WhoPlaces = {
    ...{ upn: field('upn'), admissionNumber: field('admissionNumber') },
    ...{ surname: field('surname'), forename: field('forename'), bornOn: field('bornOn') },
  };
  const isNamed = who.surname >= 0 && who.forename >= 0 && who.bornOn >= 0;
  if (who.upn < 0 && who.admissionNumber < 0 && !isNamed) return fail(needsWho, 'UPN');

  const places: PartPlaces = {
    ...{ assessment: part('assessment'), point: part('point'), takenOn: part('takenOn'), value: part('value') },
  };
  const isLong = places.assessment >= 0 && places.value >= 0;
  const results = told.flatMap((each) => (each.target.kind === 'result' ? [{ ...each, target: each.target }] : []));
  if (isLong && results.length > 0) return fail(both);
  if (isLong && places.point < 0 && places.takenOn < 0) return fail(needsWhen, 'Point');
  if (isLong) return { kind: 'shape', shape: { kind: 'long', who, places } };
  if (results.length === 0) return fail(needsResult);
  const { columns: wide, faults } = wideColumns(results, known);
  return faults.length > 0
    ? { kind: 'faults', faults }
    : { kind: 'shape', shape: { kind: 'wide', who, columns: wide } };
};
