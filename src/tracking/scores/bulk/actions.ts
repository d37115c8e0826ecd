import type { Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { CsvUnreadable, oneFault, readHeading, type CsvRow, type CsvSource, type Faults } from '#platform/csv';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { readDay } from '#pupils/rules';
import { gatherScores, type Gathered, type SoundRow } from './gather.ts';
import { shapeOf } from './rules.ts';
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
  }>;

/** A day as schools' systems write it; null for what is none. */
const dayIn =
  (today: string) =>
  (text: string): string | null => {
    const read = readDay(text, today);
    return read.kind === 'day' ? read.day : null;
  };

const nothing = { read: 0, added: 0, changed: 0, unchanged: 0, blank: 0, newPoints: [], afterLeaving: 0 };

/** Opens a file at its heading: whatever kind of file it is, its rows come in batches. */
export type RowsOf = () => Promise<Readonly<{ headings: readonly string[]; body: AsyncGenerator<readonly CsvRow[]> }>>;

export const csvRows =
  (source: CsvSource): RowsOf =>
  () =>
    readHeading(source);

export type ScoresGiven = Readonly<{
  schoolId: string;
  now: Date;
  /** Says of the school's own headings which point each is, by its key. */
  mapped?: ReadonlyMap<string, string>;
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
    if (error instanceof CsvUnreadable) return { ...nothing, ...oneFault(error.line, null, error.message) };
    throw error;
  }
};

const bringIn = async (db: Db, actor: Actor, file: RowsOf, given: ScoresGiven): Promise<ScoresRead> => {
  const { schoolId, now } = given;
  const { headings, body } = await file();
  await lockScores(db, schoolId);
  const assessments = await knownAssessments(db, schoolId);
  const shape = shapeOf(headings, assessments, given.mapped);
  if (shape.kind === 'none') return { ...nothing, ...oneFault(1, shape.column, shape.message) };
  const pupils = await knownPupils(db, schoolId);
  const gathered = gatherScores({
    headings,
    shape,
    assessments,
    pupils,
    today: londonDay(now),
    readDay: dayIn(londonDay(now)),
  });
  const sound = await stageScores(db, soundRows(body, gathered));
  const { told, points } = gathered;
  const faults = { problems: told.problems, problemsTotal: told.problemsTotal };
  const common = {
    read: told.read,
    blank: told.blank,
    afterLeaving: told.afterLeaving,
    newPoints: points.filter(({ isNew }) => isNew).map(({ label }) => label),
  };
  if (told.problemsTotal > 0 || sound === 0) return { ...nothing, ...common, ...faults };
  const counts = await reconcileScores(db, pupils, gathered);
  if (given.isKept && counts.added + counts.changed > 0) {
    await addPoints(db, schoolId, assessments, points);
    await writeCompared(db, {
      ...{ schoolId, now, personId: actor.kind === 'person' ? actor.personId : null },
      ...{ source: given.source ?? null, importId: given.importId ?? null },
    });
    const about = { added: counts.added, changed: counts.changed };
    await note(db, actor, { act: 'tracking.results-brought', schoolId, about }, now);
  }
  return { ...common, ...counts, ...faults };
};
