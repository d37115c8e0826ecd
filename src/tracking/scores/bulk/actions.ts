import type { Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import {
  CsvUnreadable,
  noFaults,
  oneFault,
  readHeading,
  type CsvRow,
  type CsvSource,
  type Faults,
} from '#platform/csv';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { noMapping, type Mapping } from '#pupils';
import { readDay } from '#pupils/rules';
import { isNamed, scoreColumns, type ScoreColumn } from './columns.ts';
import { gatherScores, type Gathered, type SoundRow } from './gather.ts';
import { shapeOf } from './shape.ts';
import {
  addPoints,
  knownAssessments,
  knownPupils,
  lockScores,
  reconcileScores,
  stageScores,
  writeCompared,
} from './store.ts';

/** What a file of results holds and, when it was taken over, did. */
export type ScoresRead = Faults &
  Readonly<{
    /** Rows below the heading. */
    read: number;
    added: number;
    changed: number;
    unchanged: number;
    /** Cells with nothing in them: they say nothing and take nothing away. */
    blank: number;
    newPoints: readonly string[];
    /** Results dated after the pupil had left: taken, and told. */
    afterLeaving: number;
    /** Its headings, each with what it was taken as. */
    columns: readonly ScoreColumn[];
  }>;

/** A day as schools' systems write it; null for what is none. */
const dayIn =
  (today: string, isMonthFirst: boolean) =>
  (text: string): string | null => {
    const read = readDay(text, today, isMonthFirst);
    return read.kind === 'day' ? read.day : null;
  };

/** What a file has done of which nothing could be read. */
export const nothingBrought: ScoresRead = {
  ...{ read: 0, added: 0, changed: 0, unchanged: 0, blank: 0, newPoints: [], afterLeaving: 0, columns: [] },
  ...noFaults,
};

/** A file opened at its heading: on which line that stands, what it says, and the rows below it in batches. */
export type OpenedRows = Readonly<{
  line: number;
  headings: readonly string[];
  body: AsyncGenerator<readonly CsvRow[]>;
}>;

/** Opens a file, whatever kind it is. What was said about columns helps to find the heading of a workbook. */
export type RowsOf = (mapping: Mapping) => Promise<OpenedRows>;

export const csvRows =
  (source: CsvSource): RowsOf =>
  async () => ({ line: 1, ...(await readHeading(source)) });

export type ScoresGiven = Readonly<{
  schoolId: string;
  now: Date;
  /** What was said about the columns of such files, and how their days are written. */
  mapping?: Mapping;
  /** What this file's columns were taken as when it was shown: then that holds. */
  columns?: readonly ScoreColumn[];
  /** True reads nothing of a file while one of its columns waits for somebody to say what it is. */
  asksFirst?: boolean;
  source?: string | null;
  importId?: string | null;
  /** False only looks: nothing is written. */
  isKept: boolean;
}>;

async function* soundRows(
  body: AsyncGenerator<readonly CsvRow[]>,
  gathered: Gathered,
): AsyncGenerator<readonly SoundRow[]> {
  for await (const rows of body) {
    const sound: SoundRow[] = [];
    for (const row of rows) for (const one of gathered.take(row)) sound.push(one);
    yield sound;
  }
}

/**
 * Reads a file of results, long (UPN, assessment, point or date, value) or wide (a column for each point), and brings it in: all or
 * nothing, in the transaction at hand and as whoever acts in it. Every fault is told; doing it again changes nothing.
 */
export const bringScores = async (db: Db, actor: Actor, file: RowsOf, given: ScoresGiven): Promise<ScoresRead> => {
  try {
    return await bringIn(db, actor, file, given);
  } catch (error) {
    if (error instanceof CsvUnreadable) return { ...nothingBrought, ...oneFault(error.line, null, error.message) };
    throw error;
  }
};

const bringIn = async (db: Db, actor: Actor, file: RowsOf, given: ScoresGiven): Promise<ScoresRead> => {
  const { schoolId, now, mapping = noMapping } = given;
  const { line, headings, body } = await file(mapping);
  await lockScores(db, schoolId);
  const assessments = await knownAssessments(db, schoolId);
  // A file that was read before columns were kept has none: they are worked out again.
  const columns = given.columns?.length ? given.columns : scoreColumns(headings, assessments, mapping);
  if (given.asksFirst === true && !isNamed(columns)) return { ...nothingBrought, columns };
  const found = shapeOf(columns, assessments);
  if (found.kind === 'faults') {
    const problems = found.faults.map((fault) => ({ line, ...fault }));
    return { ...nothingBrought, columns, problems, problemsTotal: problems.length };
  }
  const pupils = await knownPupils(db, schoolId);
  const today = londonDay(now);
  const gathered = gatherScores({
    ...{ headings, shape: found.shape, assessments, pupils, today },
    readDay: dayIn(today, mapping.isMonthFirst),
  });
  const sound = await stageScores(db, soundRows(body, gathered));
  const { told } = gathered;
  const newPoints = gathered.newPoints();
  const faults = { problems: told.problems, problemsTotal: told.problemsTotal };
  const common = {
    ...{ read: told.read, blank: told.blank, afterLeaving: told.afterLeaving, columns },
    newPoints: newPoints.map(({ label }) => label),
  };
  if (told.problemsTotal > 0 || sound === 0) return { ...nothingBrought, ...common, ...faults };
  const counts = await reconcileScores(db, pupils, gathered);
  if (given.isKept && counts.added + counts.changed > 0) {
    await addPoints(db, schoolId, assessments, newPoints);
    await writeCompared(db, {
      ...{ schoolId, now, personId: actor.kind === 'person' ? actor.personId : null },
      ...{ source: given.source ?? null, importId: given.importId ?? null },
    });
    const about = { added: counts.added, changed: counts.changed };
    await note(db, actor, { act: 'tracking.results-brought', schoolId, about }, now);
  }
  return { ...common, ...counts, ...faults };
};
