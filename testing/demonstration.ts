import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system, type Role } from '#platform/actor';
import { projectRoot } from '#platform/config';
import { takeStatistics, uuidv7, type Database } from '#platform/db';
import { loadDemonstration } from '#demo';
import { openContent } from '#platform/files';
import { syncSchemes } from '#schemes';
import { tokenHash } from '../src/people/sessions/token.ts';
import { testOrigin } from './browse.ts';
import { testDatabase } from './database.ts';
import { placeIn } from './jobs.ts';

/** Somebody of the demonstration, signed in; `sentTo` is a school on which they have an open task. */
export type Player = Readonly<{
  token: string;
  role: Role;
  name: string;
  personId: string;
  membershipId: string;
  school: string | null;
  sentTo: string | null;
}>;

/** The demonstration in a database of its own, with its files in a folder of its own. */
export type Demonstration = Readonly<{
  database: Database;
  dataDir: string;
  now: Date;
  /** Signs somebody in by their address, as of `now` or of a later moment. */
  session: (email: string, at?: Date) => Promise<Player>;
  close: () => Promise<void>;
}>;

/** The day on which it stands in tests: a Monday in term. */
export const demonstrationNow = new Date('2026-11-23T10:00:00Z');

export const openDemonstration = async (): Promise<Demonstration> => {
  const now = demonstrationNow;
  const database = await testDatabase(6);
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-demonstration-'));
  await syncSchemes(database, join(projectRoot(), 'schemes'));
  await loadDemonstration({ database, now, origin: testOrigin, dataDir, files: openContent(placeIn(dataDir)) });
  await takeStatistics(database.connection);
  return {
    database,
    dataDir,
    now,
    session: (email, at = now) => signIn(database, email, at),
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const signIn = (database: Database, email: string, at: Date): Promise<Player> =>
  database.asActor(system('test.sign-in'), async (db) => {
    const [row] = await db<Omit<Player, 'token'>[]>`
      select p.id as person_id, p.name, m.id as membership_id, m.role, m.school_id as school,
             (select a.school_id from assignment a where a.membership_id = m.id and a.closed_at is null
               and a.opens_on <= ${at} order by a.opens_on desc, a.id limit 1) as sent_to
        from person p join membership m on m.person_id = p.id where p.email_key = ${email}`;
    if (row === undefined) throw new Error(`The demonstration has nobody with the address ${email}.`);
    const token = randomBytes(32).toString('base64url');
    await db`insert into session (id, person_id, membership_id, token_hash, is_strong, created_at, seen_at, expires_at)
      values (${uuidv7()}, ${row.personId}, ${row.membershipId}, ${tokenHash(token)}, true, ${at}, ${at}, ${new Date(at.getTime() + 43_200_000)})`;
    return { ...row, token };
  });
