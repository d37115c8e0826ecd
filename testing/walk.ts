import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { openDriver } from '#platform/db';
import { openContent } from '#platform/files';
import { createServer } from '../src/web/server.ts';
import { csrfToken } from '../src/web/csrf.ts';
import { routes } from '../src/web/table.ts';
import { testOrigin, testSecret } from './browse.ts';
import { placeIn } from './jobs.ts';
import type { World } from './world.ts';

/** A browser that keeps its cookies from answer to answer, as people's do. */
export type Walker = Readonly<{
  get: (path: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>;
  post: (
    path: string,
    form?: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>;
  /** The token that the browser holds now; null for a visitor. */
  token: () => string | null;
  hold: (token: string | null) => void;
}>;

export const walker = (app: FastifyInstance): Walker => {
  const cookies = new Map<string, string>();
  const token = () => cookies.get('waymark') ?? null;
  const sent = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (answer: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value, expires } of answer.cookies) {
      if (value === '' || (expires !== undefined && expires.getTime() === 0)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const base = () => ({ host: 'waymark.test', cookie: sent() });
  return {
    get: async (path, extra = {}) =>
      keep(await app.inject({ method: 'GET', url: path, headers: { ...base(), ...extra } })),
    post: async (path, form = {}, extra = {}) =>
      keep(
        await app.inject({
          method: 'POST',
          url: path,
          headers: { ...base(), origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded', ...extra },
          payload: new URLSearchParams({ csrf: csrfToken(testSecret, token()), ...form }).toString(),
        }),
      ),
    token,
    hold: (held) => void (held === null ? cookies.delete('waymark') : cookies.set('waymark', held)),
  };
};

/** The same site over a world's database, with a clock that the test moves. */
export const siteWith = (
  world: World,
  given: Readonly<{ clock: () => Date; isDemonstration?: boolean }>,
): Promise<FastifyInstance> =>
  createServer({
    database: world.database,
    routes,
    site: {
      origin: testOrigin,
      isDemonstration: given.isDemonstration ?? false,
      dataDir: world.dataDir,
      files: openContent(placeIn(world.dataDir)),
    },
    assets: new Map(),
    secret: testSecret,
    clock: given.clock,
    log: (line) => process.stderr.write(`${line}\n`),
  });

export type LeftMail = Readonly<{
  to: Readonly<{ name: string; address: string }>;
  subject: string;
  text: string;
  why: string;
}>;

/** The mails that were left to be sent in a world, oldest first. No worker runs there, so they stay. */
export const mailsIn = async (world: World): Promise<LeftMail[]> => {
  const sql = openDriver(world.database.connection, 1);
  try {
    const rows = await sql<{ payload: LeftMail }[]>`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'mail.send' order by j.id`;
    return rows.map((row) => row.payload);
  } finally {
    await sql.end();
  }
};
