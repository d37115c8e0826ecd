import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { system, type Role } from '#platform/actor';
import { uuidv7, type Database, type Db } from '#platform/db';
import { openContent } from '#platform/files';
import { createServer } from '../src/web/server.ts';
import { routes } from '../src/web/table.ts';
import { browserFor, testOrigin, testSecret, type Browser } from './browse.ts';
import { testDatabase } from './database.ts';
import { placeIn } from './jobs.ts';
import { signedIn, type Signed } from './people.ts';
import { enrolmentIn, type TestEnrolment } from './enrolment.ts';
import { grid, ladder } from './schemes.ts';
import { keepScheme } from './scheme.ts';

/** Everybody in the test world. `rival…` belong to the other school, `stranger…` to another awarding body, `former` has left. */
export type Who = Role | 'rival' | 'rivalHead' | 'otherAdviser' | 'stranger' | 'former' | 'secondLead';

export type World = Readonly<{
  database: Database;
  app: FastifyInstance;
  dataDir: string;
  now: Date;
  people: Readonly<Record<Who, Signed>>;
  body: string;
  school: string;
  rivalSchool: string;
  /** The school's enrolments: one in a scheme of strands without outcomes, one in a grid of standards by outcomes. */
  ladder: TestEnrolment;
  grid: TestEnrolment;
  rivalLadder: TestEnrolment;
  as: (who: Who) => Browser;
  visitor: Browser;
  /** A handle as the operator's own work: for putting a test's own rows in place, under the same policies. */
  asSystem: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}>;

type Kept = Parameters<typeof keepScheme>[1];

/** The day on which the test world stands: a Monday in term. */
export const testNow = new Date('2026-11-23T10:00:00Z');

/**
 * Two schools of one awarding body, one person for every role, two enrolments of the first school and one of its rival,
 * with adviser, verifier, moderator and panel member assigned to the first school's. Each call has a database of its own.
 */
export const testWorld = async (
  now: Date = testNow,
  schemes: Readonly<{ ladder: Kept; grid: Kept }> = { ladder, grid },
): Promise<World> => {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-world-'));
  const [body, otherBody, school, rivalSchool] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await database.asActor(system('test-world'), async (db) => {
    await db`insert into body (id, slug, name) values (${body}, 'northlight', 'Northlight Quality Marks'), (${otherBody}, 'farbeacon', 'Far Beacon Awards')`;
    await db`insert into school (id, urn, name, la_name, town) values (${school}, 900001, 'Testbury School', 'Testshire', 'Testbury'),
      (${rivalSchool}, 900002, 'Rivalton School', 'Testshire', 'Rivalton')`;
  });
  const at = (role: Role, name: string, place: Parameters<typeof signedIn>[3], endedOn?: string) =>
    signedIn(database, role, name, place, now, endedOn ?? null);
  const [ours, theirs, desk] = [{ schoolId: school }, { schoolId: rivalSchool }, { bodyId: body }];
  const people: Record<Who, Signed> = {
    officer: await at('officer', 'Olive Officer', desk),
    director: await at('director', 'Dora Director', desk),
    adviser: await at('adviser', 'Adam Adviser', desk),
    otherAdviser: await at('adviser', 'Anna Otheradviser', desk),
    verifier: await at('verifier', 'Vera Verifier', desk),
    moderator: await at('moderator', 'Milo Moderator', desk),
    panel: await at('panel', 'Petra Panel', desk),
    head: await at('head', 'Hannah Head', ours),
    lead: await at('lead', 'Leo Lead', ours),
    secondLead: await at('lead', 'Lena Secondlead', ours),
    member: await at('member', 'Mina Member', ours),
    governor: await at('governor', 'Gus Governor', ours),
    carer: await at('carer', 'Carla Carer', ours),
    partner: await at('partner', 'Pat Partner', { partnerId: uuidv7() }),
    rival: await at('lead', 'Rita Rival', theirs),
    rivalHead: await at('head', 'Ralph Rivalhead', theirs),
    stranger: await at('officer', 'Stan Stranger', { bodyId: otherBody }),
    former: await at('lead', 'Fred Former', ours, '2026-10-01'),
  };
  const [ladderScheme, gridScheme] = [
    await keepScheme(database, schemes.ladder),
    await keepScheme(database, schemes.grid),
  ];
  const task = (who: Who) => people[who];
  const staff = { lead: people.lead, head: people.head, member: people.member };
  const sent = {
    adviser: task('adviser'),
    verifier: task('verifier'),
    moderator: task('moderator'),
    panel: task('panel'),
  };
  const enrol = (schoolId: string, scheme: string, team: object, tasks: object) =>
    enrolmentIn(database, {
      schoolId,
      bodyId: body,
      schemeVersionId: scheme,
      team: team as never,
      tasks: tasks as never,
      now,
    });
  const worldEnrolments = {
    ladder: await enrol(school, ladderScheme, staff, sent),
    grid: await enrol(school, gridScheme, staff, sent),
    rivalLadder: await enrol(rivalSchool, ladderScheme, { lead: people.rival }, { adviser: task('otherAdviser') }),
  };
  const app = await createServer({
    database,
    routes,
    site: { origin: testOrigin, isDemonstration: false, dataDir, files: openContent(placeIn(dataDir)) },
    assets: new Map(),
    secret: testSecret,
    clock: () => now,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  return {
    database,
    app,
    dataDir,
    now,
    people,
    body,
    school,
    rivalSchool,
    ...worldEnrolments,
    as: (who) => browserFor(app, people[who].token),
    visitor: browserFor(app, null),
    asSystem: (work) => database.asActor(system('test-world'), work),
    close: async () => {
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
