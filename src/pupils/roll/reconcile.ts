import { londonDay } from '#platform/clock';
import type { Actor } from '#platform/actor';
import { noFaults, type Faults, type LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { lockPupils } from '../store.ts';
import type { RollCounts } from './store.ts';
import { compareStaged, idsByPlace, writeNotInFile, writeStaged } from './store.ts';

/** What a file did to the roll. `taken` is false when a fault held all of it back. */
export type Reconciled = RollCounts & Faults & Readonly<{ taken: boolean; left: number }>;

type By = Readonly<{ importId: string | null; now: Date; source: string; markLeft?: boolean }>;

/** Asks for the ids of the staged pupils by place: only who needs them pays for them. */
export type Ids = () => Promise<ReadonlyMap<number, string>>;

/** What a part that follows did, with the faults that hold everything back. */
export type Followed = Readonly<{ changed: number; problems: readonly LineProblem[] }>;

export const nothingFollowed: Followed = { changed: 0, problems: [] };

/** What follows the pupils themselves: their groups, attendance, results. It gives the faults that hold everything back. */
export type Follow = (ids: Ids) => Promise<readonly LineProblem[]>;

export const nothingDone: Reconciled = {
  added: 0,
  changed: 0,
  unchanged: 0,
  returned: 0,
  notInFile: 0,
  left: 0,
  taken: false,
  ...noFaults,
};

/**
 * Takes the staged pupils over, all or nothing, in the transaction of whoever asks: with any fault nothing is written, and the
 * caller gives the transaction up. Doing it again with the same file changes nothing. The trail notes who did it.
 */
export const reconcilePupils = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  by: By,
  follow: Follow = () => Promise.resolve([]),
): Promise<Reconciled> => {
  const today = londonDay(by.now);
  await lockPupils(db, schoolId);
  const { problems, ...counts } = await compareStaged(db, schoolId, today);
  if (problems.length > 0) return { ...nothingDone, problems, problemsTotal: problems.length };
  const personId = actor.kind === 'person' ? actor.personId : null;
  const written = { personId, importId: by.importId, today, now: by.now };
  await writeStaged(db, schoolId, written);
  const left = by.markLeft === true ? await writeNotInFile(db, schoolId, written) : 0;
  const later = await follow(() => idsByPlace(db));
  if (later.length > 0) return { ...nothingDone, problems: later, problemsTotal: later.length };
  await note(
    db,
    actor,
    {
      act: 'roll.imported',
      schoolId,
      about: { added: counts.added, changed: counts.changed, unchanged: counts.unchanged, left, format: by.source },
    },
    by.now,
  );
  return { ...counts, left, taken: true, ...noFaults };
};
