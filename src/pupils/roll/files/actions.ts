import { londonDay } from '#platform/clock';
import type { LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';
import { readRollFile } from '../read.ts';
import type { RollPupil, RollRead } from '../rules.ts';
import { stagePupils, stageWaiting } from '../staging.ts';
import { lockPupils } from '../../store.ts';
import type { Ids } from '../reconcile.ts';
import { compareStaged, idsByPlace, rollStamp, writeStaged } from '../store.ts';
import { rememberedColumns } from './memory.ts';
import {
  keepPreview,
  matchPreviewAnew,
  nothingFollows,
  writeChecked,
  writeCountsAnew,
  type Follows,
  type WaitingFile,
} from './store.ts';

/** Problems of one file that are kept one by one; all are counted. */
const mostKept = 100_000;

/** What else looks at the pupils of a file while it is read: their results, by whoever knows scales. It tells problems of its own. */
export type AlsoLooks = Readonly<{
  pupils: (batch: readonly RollPupil[]) => void;
  problems: () => readonly LineProblem[];
  /** Takes over what follows the pupils, once they are written: rehearsed for the preview, and given up again. */
  follow: (ids: Ids, importId: string) => Promise<Readonly<{ follows: Follows; problems: readonly LineProblem[] }>>;
}>;

type Asked = Readonly<{
  id: string;
  path: string;
  waiting: WaitingFile;
  now: Date;
  mostPupils: number;
  also?: AlsoLooks | undefined;
}>;

/**
 * Reads a file that waits, works out what it would do, and keeps both for the pages: the work of a job, in one transaction. A
 * file with a column that nobody has named yet asks for that first.
 */
export const readWaiting = async (
  db: Db,
  { id, path, waiting, now, mostPupils, also }: Asked,
  progress: (bytes: number) => void,
): Promise<void> => {
  const began = performance.now();
  await db`set local statement_timeout = '10min'`;
  const problems: LineProblem[] = [];
  let told = 0;
  const problem = (each: LineProblem): void => {
    told += 1;
    if (problems.length < mostKept) problems.push(each);
  };
  const today = londonDay(now);
  const mapping = await rememberedColumns(db, waiting.schoolId, 'roll');
  let staged = 0;
  const read = await stagePupils(db, (take) =>
    readRollFile(
      path,
      waiting.format,
      { mapping, today, progress },
      {
        problem,
        pupils: (batch) => {
          staged += batch.length;
          also?.pupils(batch);
          return staged > mostPupils ? Promise.resolve() : take(batch);
        },
      },
    ),
  );
  if (staged > mostPupils)
    problem({
      line: mostPupils + 2,
      column: null,
      message: `This file has more than ${mostPupils.toLocaleString('en-GB')} pupils. Use the command waymark pupils import, or split the file.`,
    });
  for (const each of also?.problems() ?? []) problem(each);
  const { problems: unclear, ...counts } = await compareStaged(db, waiting.schoolId, today);
  for (const each of unclear) problem(each);
  const isReady = told === 0 && isNamed(read);
  const followed = isReady && also !== undefined ? await rehearse(db, waiting.schoolId, id, also, now) : null;
  for (const each of followed?.problems ?? []) problem(each);
  await keepPreview(db, id, waiting.schoolId, problems);
  const stamp = await rollStamp(db, waiting.schoolId);
  const tookMs = performance.now() - began;
  await writeChecked(db, id, isNamed(read), {
    read,
    counts,
    follows: { ...(followed?.follows ?? nothingFollows), unread: read.unread },
    problemsTotal: told,
    stamp,
    tookMs,
    now,
  });
};

/** Does what a press would do and gives it up: what follows the pupils is counted, and its faults are told before anybody presses. */
const rehearse = async (db: Db, schoolId: string, importId: string, { follow }: AlsoLooks, now: Date) => {
  await db`savepoint rehearsal`;
  await lockPupils(db, schoolId);
  await writeStaged(db, schoolId, { personId: null, importId, today: londonDay(now), now });
  const followed = await follow(() => idsByPlace(db), importId);
  await db`rollback to savepoint rehearsal`;
  return followed;
};

/** Whether somebody, or the heading itself, has said of each column what it is. */
const isNamed = (read: RollRead): boolean => read.columns.every(({ becomes }) => becomes !== null);

/**
 * Lays the rows of a checked file down again, against the roll as it is now. `same` is false when the roll changed since the
 * preview: the preview is then made anew, and nothing is taken over unseen.
 */
export const stageChecked = async (
  db: Db,
  schoolId: string,
  file: Readonly<{ id: string; rollStamp: string | null }>,
  now: Date,
): Promise<boolean> => {
  await stageWaiting(db, file.id);
  const stamp = await rollStamp(db, schoolId);
  if (stamp === file.rollStamp) return true;
  const { problems: _problems, ...counts } = await compareStaged(db, schoolId, londonDay(now));
  await matchPreviewAnew(db, file.id);
  await writeCountsAnew(db, file.id, counts, stamp);
  return false;
};
