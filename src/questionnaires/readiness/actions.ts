import { randomInt } from 'node:crypto';
import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { codeLetters, roundFault, type RoundFault } from './rules.ts';
import { newestVersion } from './statements.ts';
import * as store from './store.ts';

const about = (enrolment: Enrolment, act: string, more: Record<string, string | number> = {}) => ({
  act,
  schoolId: enrolment.schoolId,
  enrolmentId: enrolment.id,
  about: more,
});

const newCode = (): string =>
  Array.from({ length: 8 }, () => codeLetters.charAt(randomInt(codeLetters.length))).join('');

export type Opened = Readonly<{ kind: 'opened'; round: string }> | Readonly<{ kind: 'refused'; because: RoundFault }>;

/** Opens a round and gives a code to each pupil whom the enrolment follows today. */
export const openRound = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  label: string,
  now: Date,
): Promise<Opened> => {
  await store.lockRounds(db, enrolment.id);
  const pupils = await store.followedNow(db, enrolment.id);
  const because = roundFault({
    pupils: pupils.length,
    hasLead: await store.hasLead(db, enrolment.schoolId),
    isOneOpen: (await store.roundsOf(db, enrolment.id)).some((each) => each.closedAt === null),
  });
  if (because !== null) return { kind: 'refused', because };
  const id = uuidv7();
  const round = { id, label, version: newestVersion, openedOn: londonDay(now), by: actor.personId, now };
  await store.insertRound(db, enrolment, round);
  await store.insertSlips(
    db,
    enrolment,
    id,
    pupils.map((each) => ({ ...each, code: newCode() })),
  );
  await note(db, actor, about(enrolment, 'questionnaires.opened', { pupils: pupils.length }), now);
  return { kind: 'opened', round: id };
};

/** Whoever opens the slips could answer in a pupil's place: the round says who did. */
export const noteSlips = (db: Db, actor: Person, enrolment: Enrolment, round: string, now: Date) =>
  note(db, actor, about(enrolment, 'questionnaires.slips', { round }), now);

/** Closes a round for good; only now its answers are counted out. False when a colleague closed it first. */
export const closeRound = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  roundId: string,
  now: Date,
): Promise<boolean> => {
  const isClosed = await store.closeRound(db, roundId, { personId: actor.personId, now });
  if (isClosed) await note(db, actor, about(enrolment, 'questionnaires.closed'), now);
  return isClosed;
};
