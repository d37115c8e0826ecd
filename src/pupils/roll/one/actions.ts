import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { lockPupils } from '../../store.ts';
import type { PupilGiven } from './forms.ts';
import { beginSpell, endSpell, findPupil, holderOfUpn, insertPupil, spellsOf, writeCorrection } from './store.ts';

type Where = Readonly<{ schoolId: string; now: Date }>;

const noted = (db: Db, actor: Person, act: string, pupil: string, { schoolId, now }: Where) =>
  note(db, actor, { act, schoolId, about: { pupil } }, now);

export type Added = Readonly<{ kind: 'added'; id: string }> | Readonly<{ kind: 'known'; code: string }>;

/** Adds one pupil by hand. Who has the UPN already is known, and is not added again. */
export const addPupil = async (
  db: Db,
  actor: Person,
  given: PupilGiven,
  joinedOn: string | null,
  where: Where,
): Promise<Added> => {
  await lockPupils(db, where.schoolId);
  const holder = given.upn === null ? null : await holderOfUpn(db, where.schoolId, given.upn, null);
  if (holder !== null) return { kind: 'known', code: holder };
  const by = { personId: actor.personId, now: where.now };
  const id = await insertPupil(db, where.schoolId, given, joinedOn, londonDay(where.now), by);
  await noted(db, actor, 'roll.added', id, where);
  return { kind: 'added', id };
};

export type Corrected =
  | Readonly<{ kind: 'corrected' | 'same' | 'lost-race' }>
  | Readonly<{ kind: 'taken'; code: string }>;

/** Corrects one pupil; what stood before is kept. A UPN that another pupil has is refused. */
export const correctPupil = async (
  db: Db,
  actor: Person,
  id: string,
  version: number,
  given: PupilGiven,
  where: Where,
): Promise<Corrected> => {
  await lockPupils(db, where.schoolId);
  const held = await findPupil(db, where.schoolId, id);
  if (held === null || held.version !== version) return { kind: 'lost-race' };
  const holder = given.upn === null ? null : await holderOfUpn(db, where.schoolId, given.upn, id);
  if (holder !== null) return { kind: 'taken', code: holder };
  // A new UPN makes the one before it the former one, unless the form names another.
  const isNewUpn = held.upn !== null && given.upn !== null && held.upn !== given.upn;
  const to = isNewUpn && given.formerUpn === held.formerUpn ? { ...given, formerUpn: held.upn } : given;
  if (Object.entries(to).every(([field, value]) => held[field as keyof PupilGiven] === value)) return { kind: 'same' }; // its own fields
  if (!(await writeCorrection(db, where.schoolId, id, version, to))) return { kind: 'lost-race' };
  await noted(db, actor, 'roll.corrected', id, where);
  return { kind: 'corrected' };
};

/** Takes a pupil off the roll from a day on. False when they are not on it, or joined later than that day. */
export const leaveRoll = async (
  db: Db,
  actor: Person,
  id: string,
  to: Readonly<{ leftOn: string; because: string | null; wentTo: string | null }>,
  where: Where,
): Promise<boolean> => {
  await lockPupils(db, where.schoolId);
  const [last] = await spellsOf(db, where.schoolId, id);
  if (last !== undefined && (last.leftOn !== null || last.joinedOn > to.leftOn)) return false;
  if (!(await endSpell(db, where.schoolId, id, to, { personId: actor.personId, now: where.now }))) return false;
  await noted(db, actor, 'roll.left', id, where);
  return true;
};

/** Puts a pupil who left on the roll again, from a day on. False when they are on it, or left later than that day. */
export const returnToRoll = async (db: Db, actor: Person, id: string, on: string, where: Where): Promise<boolean> => {
  await lockPupils(db, where.schoolId);
  const [last] = await spellsOf(db, where.schoolId, id);
  if (last === undefined || last.leftOn === null || last.leftOn > on) return false;
  await beginSpell(
    db,
    where.schoolId,
    id,
    { joinedOn: on, joinedKnown: true },
    { personId: actor.personId, now: where.now },
  );
  await noted(db, actor, 'roll.returned', id, where);
  return true;
};
