import type { Actor, Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { heldBackGroups } from '../definitions/rules.ts';
import { seesSafeguarding } from '../safeguarding/store.ts';
import {
  compareMemberships,
  membershipFault,
  membershipFaultWords,
  type GivenMembership,
  type HeldMembership,
  type MembershipFault,
} from './rules.ts';
import { membershipsOf, ownGroupIds, writeEnd, writeMemberships, writeTakenBack } from './store.ts';

export type Recorded = Readonly<{
  added: number;
  ended: number;
  unchanged: number;
  /** Those that were not recorded, each with what to do; `at` is the place in the list that was given. */
  problems: readonly Readonly<{ at: number; fault: MembershipFault; message: string }>[];
}>;

/**
 * Records that pupils belong to groups. What has a fault is left out and said; the rest is saved. A list that does not name a
 * pupil says nothing of them: nobody's membership ends unless the list gives its last day.
 */
export const recordMemberships = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  given: readonly GivenMembership[],
  by: Readonly<{ source: string; importId: string | null; now: Date }>,
): Promise<Recorded> => {
  const own = await ownGroupIds(db, schoolId);
  const mayEnter = await seesSafeguarding(db, schoolId);
  const problems: Recorded['problems'][number][] = [];
  const sound: GivenMembership[] = [];
  for (const [at, each] of given.entries()) {
    const fault = membershipFault(each, own, mayEnter);
    if (fault === null) sound.push(each);
    else problems.push({ at, fault, message: membershipFaultWords[fault] });
  }
  const held = await membershipsOf(db, schoolId, [...new Set(sound.map((each) => each.pupilId))]);
  const change = compareMemberships(held, sound);
  const personId = actor.kind === 'person' ? actor.personId : null;
  await writeMemberships(db, schoolId, change, { ...by, personId });
  const [added, ended] = [change.add.length, change.end.length];
  // The trail is read by more people than may see these flags: it says how many were changed, and neither whose nor which.
  const groups = [...new Set(sound.map((each) => each.group))].filter((key) => !heldBackGroups.has(key));
  const act = groups.length === 0 ? 'safeguarding.recorded' : 'groups.recorded';
  const about = groups.length === 0 ? { added, ended } : { added, ended, groups };
  if (added + ended > 0) await note(db, actor, { act, schoolId, about }, by.now);
  return { added, ended, unchanged: change.unchanged, problems };
};

/** What the trail says of a change to one record: which group, or of those that are held back only that something changed. */
const noteChange = (db: Db, actor: Person, schoolId: string, act: string, record: HeldMembership, now: Date) => {
  const isHeldBack = heldBackGroups.has(record.group);
  const about = isHeldBack ? { changed: 1 } : { group: record.group, pupil: record.pupilId };
  return note(db, actor, { act: isHeldBack ? 'safeguarding.recorded' : act, schoolId, about }, now);
};

/** Gives a record its last day. False when somebody had ended it or taken it back. */
export const endRecord = async (
  db: Db,
  actor: Person,
  schoolId: string,
  record: HeldMembership,
  toOn: string,
  now: Date,
): Promise<boolean> => {
  const isEnded = await writeEnd(db, schoolId, record.id, toOn, { personId: actor.personId, now });
  if (isEnded) await noteChange(db, actor, schoolId, 'groups.recorded', record, now);
  return isEnded;
};

/** Takes a record back that was a mistake. False when somebody had done so. */
export const takeRecordBack = async (
  db: Db,
  actor: Person,
  schoolId: string,
  record: HeldMembership,
  reason: string,
  now: Date,
): Promise<boolean> => {
  const isBack = await writeTakenBack(db, schoolId, record.id, reason, { personId: actor.personId, now });
  if (isBack) await noteChange(db, actor, schoolId, 'groups.taken-back', record, now);
  return isBack;
};
