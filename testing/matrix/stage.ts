import type { FastifyInstance } from 'fastify';
import { system, type Role } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import { openContent } from '#platform/files';
import { createServer } from '../../src/web/server.ts';
import { routes } from '../../src/web/table.ts';
import { testOrigin, testSecret } from '../browse.ts';
import { demonstrationNow as stageNow, openDemonstration } from '../demonstration.ts';
import { enrolmentIn } from '../enrolment.ts';
import { placeIn } from '../jobs.ts';
import { signedIn } from '../people.ts';

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
  const { database, dataDir, session, close } = await openDemonstration();
  const people: Cast[] = [];
  for (const name of leading) people.push({ ...(await session(`${name}@demo.example`)), name });
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
      await close();
    },
  };
};
