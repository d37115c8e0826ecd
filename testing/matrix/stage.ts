import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { system, type Role } from '#platform/actor';
import { uuidv7, type Database, type Db } from '#platform/db';
import { projectRoot } from '#platform/config';
import { loadDemonstration } from '#demo';
import { openContent } from '#platform/files';
import { syncSchemes } from '#schemes';
import { createServer } from '../../src/web/server.ts';
import { routes } from '../../src/web/table.ts';
import { testOrigin, testSecret } from '../browse.ts';
import { testDatabase } from '../database.ts';
import { enrolmentIn } from '../enrolment.ts';
import { placeIn } from '../jobs.ts';
import { signedIn } from '../people.ts';
import { tokenHash } from '../../src/people/sessions/token.ts';

/** Somebody of the matrix: a person of the demonstration, or one whom it lacks on purpose; `sentTo` is a school on which they have an open task. */
export type Cast = Readonly<{
  name: string;
  token: string | null;
  role: Role | null;
  school: string | null;
  sentTo: string | null;
}>;

/** The demonstration on a stage of its own, with somebody from another awarding body, somebody who left, and a visitor. */
export type Stage = Readonly<{
  database: Database;
  app: FastifyInstance;
  now: Date;
  cast: readonly Cast[];
  /** Our school and the rival's of the same body; a third belongs to another body altogether. */
  schools: Readonly<{ ours: string; rival: string; far: string }>;
  close: () => Promise<void>;
}>;

const stageNow = new Date('2026-11-23T10:00:00Z');

const openSession = async (db: Db, email: string): Promise<Cast> => {
  const [row] = await db<
    { personId: string; membershipId: string; role: Role; schoolId: string | null; sentTo: string | null }[]
  >`
    select p.id as person_id, m.id as membership_id, m.role,
           m.school_id, (select a.school_id from assignment a where a.membership_id = m.id and a.closed_at is null
                          and a.opens_on <= ${stageNow} order by a.opens_on desc, a.id limit 1) as sent_to
      from person p join membership m on m.person_id = p.id where p.email_key = ${email}`;
  if (row === undefined) throw new Error(`The demonstration has nobody with the address ${email}.`);
  const token = randomBytes(32).toString('base64url');
  await db`insert into session (id, person_id, membership_id, token_hash, is_strong, created_at, seen_at, expires_at)
    values (${uuidv7()}, ${row.personId}, ${row.membershipId}, ${tokenHash(token)}, true, ${stageNow}, ${stageNow},
      ${new Date(stageNow.getTime() + 43_200_000)})`;
  return { name: email.split('@')[0] ?? email, token, role: row.role, school: row.schoolId, sentTo: row.sentTo };
};

const leading = [
  'officer',
  'director',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'head',
  'lead',
  'member',
  'governor',
  'carer',
  'partner',
  'rival',
];

/** Another awarding body with a school under way: nothing of it is anybody's in the demonstration. */
const farAway = async (database: Database): Promise<{ school: string; stranger: Cast }> => {
  const [body, school] = [uuidv7(), uuidv7()];
  const scheme = await database.asActor(system('matrix'), async (db) => {
    await db`insert into body (id, slug, name) values (${body}, 'farbeacon', 'Far Beacon Awards')`;
    await db`insert into school (id, urn, name) values (${school}, 899999, 'Farbeacon School')`;
    const [row] = await db<{ id: string }[]>`select id from scheme_version order by id limit 1`;
    return row?.id ?? '';
  });
  const officer = await signedIn(database, 'officer', 'Stan Stranger', { bodyId: body }, stageNow);
  const lead = await signedIn(database, 'lead', 'Farah Far', { schoolId: school }, stageNow);
  await enrolmentIn(database, {
    schoolId: school,
    bodyId: body,
    schemeVersionId: scheme,
    team: { lead },
    tasks: {},
    now: stageNow,
  });
  return { school, stranger: { name: 'stranger', token: officer.token, role: 'officer', school: null, sentTo: null } };
};

export const setStage = async (): Promise<Stage> => {
  const database = await testDatabase(6);
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-matrix-'));
  await syncSchemes(database, join(projectRoot(), 'schemes'));
  await loadDemonstration({ database, now: stageNow, origin: testOrigin, dataDir });
  const people = await database.asActor(system('matrix'), async (db) => {
    const all: Cast[] = [];
    for (const name of leading) all.push(await openSession(db, `${name}@demo.example`));
    return all;
  });
  const schoolOf = (name: string): string => people.find((one) => one.name === name)?.school ?? '';
  const { school: far, stranger } = await farAway(database);
  const left = await signedIn(database, 'lead', 'Fred Former', { schoolId: schoolOf('lead') }, stageNow, '2026-10-01');
  const former: Cast = { name: 'former', token: left.token, role: null, school: null, sentTo: null };
  const visitor: Cast = { name: 'visitor', token: null, role: null, school: null, sentTo: null };
  const app = await createServer({
    database,
    routes,
    site: { origin: testOrigin, isDemonstration: true, dataDir, files: openContent(placeIn(dataDir)) },
    assets: new Map(),
    secret: testSecret,
    clock: () => stageNow,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  return {
    database,
    app,
    now: stageNow,
    cast: [...people, stranger, former, visitor],
    schools: { ours: schoolOf('lead'), rival: schoolOf('rival'), far },
    close: async () => {
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
