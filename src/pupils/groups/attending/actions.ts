import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import {
  sessionsFault,
  sessionsFaultWords,
  type GivenSessions,
  type GivenSuspension,
  type SessionsFault,
} from './rules.ts';
import { insertSessions, insertSuspension, removeSuspension, spansOf, suspensionsOf } from './store.ts';

type By = Readonly<{ source: string; importId: string | null; now: Date }>;

export type RecordedSessions = Readonly<{
  added: number;
  unchanged: number;
  problems: readonly Readonly<{ at: number; fault: SessionsFault; message: string }>[];
}>;

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);

/** Records attendance, each span beside those held: the same again changes nothing, the same first day corrects, an overlap is refused. */
export const recordAttendance = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  given: readonly GivenSessions[],
  by: By,
): Promise<RecordedSessions> => {
  const held = Map.groupBy(
    await spansOf(db, schoolId, [...new Set(given.map((each) => each.pupilId))]),
    (each) => each.pupilId,
  );
  const problems: RecordedSessions['problems'][number][] = [];
  const added: GivenSessions[] = [];
  let unchanged = 0;
  for (const [at, each] of given.entries()) {
    const beside = held.get(each.pupilId) ?? [];
    const fault = sessionsFault(each, beside);
    const same = beside.find((one) => one.fromOn === each.fromOn);
    const isSame =
      same !== undefined &&
      (['toOn', 'possible', 'absent', 'unauthorised'] as const).every((field) => same[field] === each[field]);
    if (fault !== null) problems.push({ at, fault, message: `${sessionsFaultWords[fault].message}.` });
    else if (isSame) unchanged += 1;
    else {
      added.push(each);
      held.set(each.pupilId, [{ ...each, source: by.source }, ...beside.filter((one) => one.fromOn !== each.fromOn)]);
    }
  }
  await insertSessions(db, schoolId, added, { ...by, personId: personOf(actor) });
  if (added.length > 0)
    await note(db, actor, { act: 'groups.attendance-recorded', schoolId, about: { spans: added.length } }, by.now);
  return { added: added.length, unchanged, problems };
};

/** Records a suspension or a permanent exclusion by its name. False when the same one, of the same day, is recorded already. */
export const recordSuspension = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  given: GivenSuspension,
  by: By,
): Promise<boolean> => {
  const held = await suspensionsOf(db, schoolId, given.pupilId);
  const isSame = (each: (typeof held)[number]) =>
    each.removedAt === null && each.kind === given.kind && each.beganOn === given.beganOn;
  if (held.some(isSame)) return false;
  await insertSuspension(db, schoolId, given, { ...by, personId: personOf(actor) });
  const about = { pupil: given.pupilId, kind: given.kind };
  await note(db, actor, { act: 'groups.suspension-recorded', schoolId, about }, by.now);
  return true;
};

/** Takes back one that was a mistake. False when it was taken back before. */
export const takeSuspensionBack = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  which: Readonly<{ pupilId: string; id: string; reason: string }>,
  now: Date,
): Promise<boolean> => {
  const isBack = await removeSuspension(db, schoolId, which.pupilId, which.id, which.reason, {
    personId: personOf(actor),
    now,
  });
  if (isBack)
    await note(db, actor, { act: 'groups.suspension-taken-back', schoolId, about: { pupil: which.pupilId } }, now);
  return isBack;
};
