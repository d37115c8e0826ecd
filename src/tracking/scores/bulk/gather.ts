/**
 * Reads the rows of a file of results against what the school knows: each different UPN, point and result is looked up once, so that
 * a million rows cost little more than reading them. Sound rows go on as four numbers; every fault is told with its line.
 */
import { uuidv7 } from '#platform/db';
import type { CsvRow, LineProblem } from '#platform/csv';
import { plural } from '#platform/kit';
import { mostKept } from '../file/rules.ts';
import { readScore, type ReadScore } from '../../scales/read.ts';
import { keyOf, pointFor, unknownAssessment, type KnownAssessment, type KnownPoint, type KnownPupil } from './rules.ts';
import type { Shape, WideColumn } from './shape.ts';
import { pupilFinder } from './who.ts';

/** A point as the rows name it: its place among `points`. */
export type GatheredPoint = KnownPoint & Readonly<{ assessment: number; isNew: boolean }>;

/** line, place of the pupil, place of the point, place of the result. */
export type SoundRow = readonly [line: number, pupil: number, point: number, mark: number];

export type Gathered = Readonly<{
  take: (row: CsvRow) => readonly SoundRow[];
  points: readonly GatheredPoint[];
  /** Points that the school has not yet and for which a sound result stands in the file. */
  newPoints: () => readonly GatheredPoint[];
  marks: readonly Exclude<ReadScore, { kind: 'empty' | 'problem' }>[];
  told: Told;
}>;

/** What there is to tell of a file so far. Results after a pupil had left are taken, and told. */
export type Told = {
  read: number;
  blank: number;
  problemsTotal: number;
  problems: LineProblem[];
  afterLeaving: number;
};

type Given = Readonly<{
  headings: readonly string[];
  shape: Shape;
  assessments: readonly KnownAssessment[];
  pupils: readonly KnownPupil[];
  today: string;
  readDay: (text: string) => string | null;
}>;

/** A fault of the file as a whole, such as a column that it lacks, is told once with how many lines it touches. */
type Place =
  | Readonly<{ kind: 'place'; at: number }>
  | Readonly<{ kind: 'fault'; column: number; message: string; isOfFile?: boolean }>;

export const gatherScores = ({ headings, shape, assessments, pupils, today, readDay }: Given): Gathered => {
  const told: Told = { read: 0, blank: 0, problemsTotal: 0, problems: [], afterLeaving: 0 };
  const points: GatheredPoint[] = assessments.flatMap((each, assessment) =>
    each.points.map((point) => ({ ...point, assessment, isNew: false })),
  );
  const placeOfPoint = new Map(points.map(({ id }, at) => [id, at]));
  const findPupil = pupilFinder(pupils, shape.who, readDay);
  const byTitle = new Map(assessments.map(({ title }, at) => [keyOf(title), at]));
  const marks: Exclude<ReadScore, { kind: 'empty' | 'problem' }>[] = [];
  const readMarks = assessments.map(() => new Map<string, number | string | null>());
  const placesNamed = new Map<string, Place>();
  // For each point the line on which each pupil stands: who stands there twice is told where.
  const linesAt: (Uint32Array | undefined)[] = [];

  const problem = (line: number, column: number | null, message: string): void => {
    told.problemsTotal += 1;
    if (told.problems.length < mostKept)
      told.problems.push({ line, column: column === null ? null : (headings[column] ?? null), message });
  };

  const toldOnce = new Map<string, { at: number; more: number }>();
  const onceForFile = (line: number, column: number, message: string): void => {
    const before = toldOnce.get(message);
    if (before === undefined) {
      toldOnce.set(message, { at: told.problems.length, more: 0 });
      return problem(line, column, message);
    }
    before.more += 1;
    const first = told.problems[before.at];
    if (first !== undefined)
      told.problems[before.at] = {
        ...first,
        message: `${message} The same holds for ${plural(before.more, 'more line')}.`,
      };
  };

  const addPoint = (assessment: number, label: string, takenOn: string | null): number => {
    const known = points.findIndex(
      (each) => each.isNew && each.assessment === assessment && keyOf(each.label) === keyOf(label),
    );
    if (known >= 0) return known;
    points.push({ id: uuidv7(), label, takenOn, assessment, isNew: true });
    return points.length - 1;
  };

  const findPlace = (assessmentText: string, label: string, onText: string): Place => {
    if (shape.kind !== 'long') throw new Error('Only a long file names its points in its rows.');
    const { places } = shape;
    const at = byTitle.get(keyOf(assessmentText));
    const assessment = at === undefined ? undefined : assessments[at];
    if (at === undefined || assessment === undefined)
      return { kind: 'fault', column: places.assessment, message: unknownAssessment(assessmentText) };
    const on = onText === '' ? null : readDay(onText);
    if (onText !== '' && on === null)
      return { kind: 'fault', column: places.takenOn, message: 'Enter the day like 14/03/2026, or leave it blank.' };
    if (on !== null && on > today)
      return {
        kind: 'fault',
        column: places.takenOn,
        message: 'This day is in the future: no result can be of it. Correct it.',
      };
    const found = pointFor(assessment, label, on);
    if (found.kind === 'problem')
      return {
        kind: 'fault',
        column: places[found.column],
        message: found.message,
        isOfFile: label === '' && on !== null,
      };
    if (found.kind === 'new') return { kind: 'place', at: addPoint(at, found.label, found.takenOn) };
    return { kind: 'place', at: placeOfPoint.get(assessment.points[found.point]?.id ?? '') ?? -1 };
  };

  /** The place of a result among `marks`, the sentence that refuses it, or null when nothing is written. */
  const markOf = (assessment: number, written: string): number | string | null => {
    const known = readMarks[assessment]?.get(written);
    if (known !== undefined) return known;
    const scale = assessments[assessment]?.scale;
    if (scale === undefined) throw new Error('A point belongs to no assessment: look at gatherScores.');
    const read = readScore(scale, written);
    const mark =
      read.kind === 'problem'
        ? `“${written.slice(0, 30)}” cannot be kept. ${read.message}.`
        : read.kind === 'empty'
          ? null
          : marks.push(read) - 1;
    readMarks[assessment]?.set(written, mark);
    return mark;
  };

  const whenFault = (point: GatheredPoint, pupil: KnownPupil): string | null => {
    if (point.takenOn === null) return null;
    if (point.takenOn > today) return `${point.label} lies in the future: it has no results yet.`;
    if (pupil.bornOn !== null && point.takenOn < pupil.bornOn)
      return 'This result is from before the pupil was born. Correct the day or the date of birth.';
    return null;
  };

  /** One result: a sound row, or nothing with its fault told. */
  const takeOne = (line: number, pupilAt: number, at: number, column: number, written: string): SoundRow | null => {
    const [point, pupil] = [points[at], pupils[pupilAt]];
    if (point === undefined || pupil === undefined) throw new Error('A row lost its place: look at gatherScores.');
    const mark = markOf(point.assessment, written);
    if (mark === null) {
      told.blank += 1;
      return null;
    }
    if (typeof mark === 'string') {
      problem(line, column, mark);
      return null;
    }
    const when = whenFault(point, pupil);
    if (when !== null) {
      problem(line, column, when);
      return null;
    }
    const lines = (linesAt[at] ??= new Uint32Array(pupils.length));
    const before = lines[pupilAt] ?? 0;
    if (before > 0) {
      problem(line, column, `The same pupil has a result for ${point.label} on line ${before}. Keep one of them.`);
      return null;
    }
    lines[pupilAt] = line;
    if (pupil.leftOn !== null && point.takenOn !== null && point.takenOn > pupil.leftOn) told.afterLeaving += 1;
    return [line, pupilAt, at, mark];
  };

  const cell = (row: CsvRow, at: number) => (at < 0 ? '' : (row.cells[at] ?? '').trim());

  const pupilOf = (row: CsvRow): number | null => {
    const found = findPupil((at) => cell(row, at));
    if (found.kind === 'pupil') return found.at;
    problem(row.line, found.column, found.message);
    return null;
  };

  const takeLong = (row: CsvRow, { places }: Extract<Shape, { kind: 'long' }>): readonly SoundRow[] => {
    const names = [cell(row, places.assessment), cell(row, places.point), cell(row, places.takenOn)] as const;
    const key = names.join('\u0000');
    let place = placesNamed.get(key);
    if (place === undefined) placesNamed.set(key, (place = findPlace(...names)));
    const pupil = pupilOf(row);
    if (place.kind === 'fault' && place.isOfFile === true) onceForFile(row.line, place.column, place.message);
    else if (place.kind === 'fault') problem(row.line, place.column, place.message);
    if (place.kind === 'fault' || pupil === null) return [];
    const sound = takeOne(row.line, pupil, place.at, places.value, cell(row, places.value));
    return sound === null ? [] : [sound];
  };

  const placeOfColumn = ({ assessment, found }: WideColumn): number =>
    found.kind === 'new'
      ? addPoint(assessment, found.label, found.takenOn)
      : (placeOfPoint.get(assessments[assessment]?.points[found.point]?.id ?? '') ?? -1);
  const wide =
    shape.kind === 'wide' ? shape.columns.map((column) => ({ at: column.at, point: placeOfColumn(column) })) : [];

  const takeWide = (row: CsvRow): readonly SoundRow[] => {
    const pupil = pupilOf(row);
    if (pupil === null) return [];
    return wide.flatMap(({ at, point }) => {
      const sound = takeOne(row.line, pupil, point, at, cell(row, at));
      return sound === null ? [] : [sound];
    });
  };

  return {
    take: (row) => {
      told.read += 1;
      if (row.fault !== null) {
        problem(row.line, null, row.fault);
        return [];
      }
      if (row.cells.length > headings.length)
        problem(
          row.line,
          null,
          'This row has more cells than the heading row. A comma inside a cell needs quotation marks.',
        );
      return shape.kind === 'long' ? takeLong(row, shape) : takeWide(row);
    },
    points,
    newPoints: () => points.filter(({ isNew }, at) => isNew && linesAt[at] !== undefined),
    marks,
    told,
  };
};
