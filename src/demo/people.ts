import type { Role } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { hashPassword, savePassword } from '#people';
import { leadingParts, others, workingParty, type Part } from './cast.ts';
import type { SchoolKey } from './schools.ts';

/** The demonstration's people by their short names, as rows that other parts refer to. */
export type Cast = ReadonlyMap<
  string,
  Readonly<{ personId: string; membershipId: string; role: Role; name: string; schoolId: string | null }>
>;

export const demonstrationPassword = 'waymark-demo';

type Places = Readonly<{ bodyId: string; partnerId: string; schools: Readonly<Record<SchoolKey, string>> }>;

const placeOf = (part: Part, places: Places) => {
  if (part.school !== undefined) return { school: places.schools[part.school], body: null, partner: null };
  if (part.role === 'partner') return { school: null, body: null, partner: places.partnerId };
  return { school: null, body: places.bodyId, partner: null };
};

/** Everybody, each with one part; all of them sign in with the one password that the sign-in page names. */
export const castPeople = async (db: Db, places: Places, startedOn: string, now: Date): Promise<Cast> => {
  const cast = new Map<
    string,
    Readonly<{ personId: string; membershipId: string; role: Role; name: string; schoolId: string | null }>
  >();
  const all = [...leadingParts, ...workingParty, ...others];
  const rows = all.map((part) => {
    const [personId, membershipId] = [uuidv7(), uuidv7()];
    const place = placeOf(part, places);
    cast.set(part.key, { personId, membershipId, role: part.role, name: part.name, schoolId: place.school });
    return { part, personId, membershipId, place };
  });
  await db`insert into person ${db(rows.map(({ part, personId }) => ({ id: personId, name: part.name, email: part.email, email_key: part.email })))}`;
  await db`insert into membership ${db(
    rows.map(({ part, personId, membershipId, place }) => ({
      id: membershipId,
      person_id: personId,
      role: part.role,
      school_id: place.school,
      body_id: place.body,
      partner_id: place.partner,
      title: part.title,
      started_on: startedOn,
    })),
  )}`;
  // One hash serves them all: the password is printed on the sign-in page, and hashing is slow on purpose.
  const hash = await hashPassword(demonstrationPassword);
  for (const part of [...leadingParts, ...workingParty]) {
    const one = cast.get(part.key);
    if (one !== undefined) await savePassword(db, one.personId, hash, now);
  }
  return cast;
};
