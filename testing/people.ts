import { createHash, randomBytes } from 'node:crypto';
import { system, type Role } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';

/** A person of the test world, signed in and acting in one membership. */
export type Signed = Readonly<{
  personId: string;
  membershipId: string;
  role: Role;
  name: string;
  email: string;
  token: string;
}>;

export type Place = Readonly<{ schoolId?: string; bodyId?: string; partnerId?: string }>;

/** Makes a person with one membership and a session, as if they had signed in at `now`. */
export const signedIn = async (
  database: Database,
  role: Role,
  name: string,
  place: Place,
  now: Date,
  endedOn: string | null = null,
): Promise<Signed> => {
  const [personId, membershipId] = [uuidv7(), uuidv7()];
  const token = randomBytes(32).toString('base64url');
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@test.example`;
  await database.asActor(system('test-world'), async (db) => {
    await db`insert into person (id, name, email, email_key) values (${personId}, ${name}, ${email}, ${email})`;
    await db`insert into membership (id, person_id, role, school_id, body_id, partner_id, started_on, ended_on)
      values (${membershipId}, ${personId}, ${role}, ${place.schoolId ?? null}, ${place.bodyId ?? null}, ${place.partnerId ?? null}, '2026-01-05', ${endedOn})`;
    await db`insert into session (id, person_id, membership_id, token_hash, is_strong, created_at, seen_at, expires_at)
      values (${uuidv7()}, ${personId}, ${membershipId}, ${createHash('sha256').update(token).digest()}, true, ${now}, ${now},
        ${new Date(now.getTime() + 12 * 3_600_000)})`;
  });
  return { personId, membershipId, role, name, email, token };
};
