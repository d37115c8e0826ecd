import { join } from 'node:path';
import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import { openContent, type Content } from '#platform/files';
import { createServer } from '../../src/web/server.ts';
import { routes } from '../../src/web/table.ts';
import { enrolmentIn } from '../../testing/enrolment.ts';
import { signedIn, type Signed } from '../../testing/people.ts';
import { keepScheme } from '../../testing/scheme.ts';
import { schemeOfSize, small } from './scheme.ts';

export type School = Readonly<{
  id: string;
  lead: Signed;
  enrolment: string;
  address: string;
  content: Content;
  secret: Uint8Array;
  close: () => Promise<void>;
}>;

/** A school of its own with a coordinator and an enrolment, and the site that serves it. */
export const openSchool = async (database: Database, dataDir: string, now: Date): Promise<School> => {
  const [bodyId, id] = [uuidv7(), uuidv7()];
  await database.asActor(system('bench'), async (db) => {
    await db`insert into body (id, slug, name) values (${bodyId}, 'library-body', 'Library Quality Marks')`;
    await db`insert into school (id, urn, name) values (${id}, 999002, 'Library High School')`;
  });
  const lead = await signedIn(database, 'lead', 'Libby Lead', { schoolId: id }, now);
  const member = await signedIn(database, 'member', 'Milo Member', { schoolId: id }, now);
  const adviser = await signedIn(database, 'adviser', 'Ava Adviser', { bodyId }, now);
  const schemeVersionId = await keepScheme(database, schemeOfSize(small));
  const wanted = { schoolId: id, bodyId, schemeVersionId, team: { lead, member }, tasks: { adviser }, now };
  const enrolment = await enrolmentIn(database, wanted);
  const content = openContent({ files: { kind: 'folder', path: join(dataDir, 'files') }, scanner: null });
  const secret = new Uint8Array(32).fill(7);
  const app = await createServer({
    database,
    routes,
    site: { origin: 'http://127.0.0.1', isDemonstration: false, dataDir, files: content },
    assets: new Map(),
    secret,
    clock: () => now,
    log: (line) => void process.stderr.write(`${line}\n`),
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { id, lead, enrolment: enrolment.id, address, content, secret, close: () => app.close() };
};
