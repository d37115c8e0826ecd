import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { visitor, type Actor } from '#platform/actor';
import type { Database, Db } from '#platform/db';
import { openPress, type Press } from '#platform/documents';
import { field } from '#platform/form';
import { mayChange, mayUse, notFound, redirect, type Answer, type Route, type Site } from '#platform/route';
import { href, paths } from '#paths';
import { sendAnswer } from './answering.ts';
import { readBody } from './body.ts';
import { cookieJar } from './cookies.ts';
import { csrfToken, isCsrfToken, isOwnOrigin } from './csrf.ts';
import { brokenPage, missingPage, signedOutPage, staleFormPage, typedTexts } from './errors.tsx';
import { frameFor } from './frame.ts';
import { protect } from './headers.ts';
import { serveAssets, type Assets } from './assets.ts';
import { buttonsPressedOnce, sentAs } from './twice.ts';

export type ServerParts = Readonly<{
  database: Database;
  routes: readonly Route[];
  /** Facts of the installation; the press is the server's own unless one is given. */
  site: Omit<Site, 'press'> & Readonly<{ press?: Press }>;
  assets: Assets;
  /** Seals form tokens; kept under DATA_DIR so that a restart spoils no open form. */
  secret: Uint8Array;
  clock: () => Date;
  log: (line: string) => void;
}>;

/** The frame of a page for somebody of whom nothing could be read. */
const nobody = { actor: visitor, path: '/', told: null, theme: 'system' } as const;

export const hashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/** The web server over a route table. Nothing answers that is not in the table, but health checks and built assets. */
export const createServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const isHttps = parts.site.origin.startsWith('https:');
  const jar = cookieJar(isHttps);
  const app = Fastify({
    logger: false,
    bodyLimit: 5 * 1024 * 1024,
    trustProxy: isHttps ? 'loopback' : false,
    // A request under way is finished; connections that only wait for another are closed.
    forceCloseConnections: 'idle',
    // An address that cannot be read reaches no hook and has no cookies yet: its page and headers are made here.
    frameworkErrors: (_error, _request, reply) => {
      protect(reply, isHttps);
      const frame = frameFor({
        ...nobody,
        isDemonstration: parts.site.isDemonstration,
        csrf: csrfToken(parts.secret, null),
      });
      void sendAnswer(reply, jar, { kind: 'page', page: brokenPage(frame, 400), status: 400 });
    },
  });
  await app.register(cookie);
  // A file that is too large comes cut off and marked, so that its own page can say so beside its field.
  await app.register(multipart, { throwFileSizeLimit: false });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  // The bytes of a part are read by whoever takes them over, as they come.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  app.addHook('onRequest', async (_request, reply) => protect(reply, isHttps));
  // Its process starts with the first document that somebody asks for.
  const site: Site = { ...parts.site, press: parts.site.press ?? openPress() };
  app.addHook('onClose', async () => site.press.close());

  app.get(paths.healthz, async () => ({ status: 'ok' }));
  app.get(paths.readyz, async (_request, reply) => {
    const isReady = await parts.database
      .asActor({ kind: 'visitor' }, async (db) => db`select 1`)
      .then(
        () => true,
        () => false,
      );
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'the database does not answer' });
  });
  serveAssets(app, parts.assets);

  const once = buttonsPressedOnce();
  const frameOf = (request: FastifyRequest, actor: Actor, token: string | null) =>
    frameFor({
      actor,
      path: request.url,
      csrf: csrfToken(parts.secret, token),
      told: jar.told(request),
      isDemonstration: parts.site.isDemonstration,
      theme: jar.theme(request),
    });

  const shownFor = (given: Answer, request: FastifyRequest, who: Actor, token: string | null): Answer =>
    given.kind === 'not-found' ? { kind: 'page', page: missingPage(frameOf(request, who, token)), status: 404 } : given;

  const answer = async (route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const now = parts.clock();
    const token = jar.session(request);
    const hash = token === null ? null : hashOf(token);
    const stale = () => staleFormPage(frameOf(request, visitor, token));
    const refuse = () => sendAnswer(reply, jar, { kind: 'page', page: stale(), status: 403 });
    // What comes from elsewhere, or from somebody who may not send files here, is refused before its bytes are read.
    const isChange = mayChange(route.method);
    if (isChange && !isOwnOrigin(request.headers, parts.site.origin)) return refuse();
    if (route.form !== 'fields' && route.who.kind !== 'public') {
      const actor = await parts.database.asSession(hash, now, async (_db, asking) => asking);
      if (!mayUse(route.who, actor))
        return sendAnswer(reply, jar, shownFor(turnAway(actor, request), request, actor, token));
    }
    const body = isChange ? await readBody(request, route) : { form: {}, files: [] };
    if (isChange && !isCsrfToken(parts.secret, token, field(body.form, 'csrf'))) return refuse();
    let who: Actor = { kind: 'visitor' };
    const run = async (db: Db, actor: Actor): Promise<Answer> => {
      who = actor;
      // No address of ours holds NUL, and the database takes none.
      if (Object.values(paramsOf(request)).some((part) => part.includes('\0'))) return notFound;
      if (!mayUse(route.who, actor)) {
        const typed = actor.kind === 'visitor' && token !== null ? typedTexts(body.form) : [];
        return typed.length === 0
          ? turnAway(actor, request)
          : { kind: 'page', page: signedOutPage(frameOf(request, actor, token), typed), status: 403 };
      }
      return route.run(
        {
          actor,
          db,
          database: parts.database,
          params: paramsOf(request),
          query: queryOf(request),
          form: body.form,
          files: body.files,
          headers: route.form === 'stream' ? headersOf(request) : {},
          frame: frameOf(request, actor, token),
          frameUnder: (fresh) => frameOf(request, actor, fresh),
          now,
          address: request.ip,
          host: request.host,
          device: (request.headers['user-agent'] ?? '').slice(0, 300),
          sessionToken: token,
          site,
          mayOpen: (path) =>
            parts.routes.some((one) => one.path === path && one.method === 'GET' && mayUse(one.who, actor)),
        },
        route.path,
      );
    };
    const work = async () =>
      route.isAlone
        ? run(noTransaction, await parts.database.asSession(hash, now, async (_db, actor) => actor))
        : parts.database.asSession(hash, now, run);
    const given =
      route.method === 'POST' && route.form !== 'stream' && token !== null
        ? await once(sentAs(token, request.url, body), now.getTime(), work)
        : await work();
    if (jar.told(request) !== null && given.kind === 'page') jar.forget(reply);
    if (route.isOpen && who.kind === 'visitor') reply.header('cache-control', 'public, max-age=0, must-revalidate');
    return sendAnswer(reply, jar, shownFor(given, request, who, token)).catch((error: unknown) => {
      // Whoever took the request over has ended it; a page's fault goes the way of all others.
      if (given.kind !== 'taken-over') throw error;
      parts.log(`${route.method} ${route.path} failed: ${String(error)}`);
    });
  };

  for (const route of parts.routes) {
    if (route.who === undefined) throw new Error(`The route ${route.name} says not who may use it. Give it a "who".`);
    app.route({ method: route.method, url: route.path, handler: (request, reply) => answer(route, request, reply) });
  }

  app.setNotFoundHandler(async (request, reply) => {
    const token = jar.session(request);
    const actor = await parts.database.asSession(
      token === null ? null : hashOf(token),
      parts.clock(),
      async (_db, asking) => asking,
    );
    return sendAnswer(reply, jar, { kind: 'page', page: missingPage(frameOf(request, actor, token)), status: 404 });
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    // The address as the route table has it: the asked one may hold a token that opens something.
    const where = `${request.method} ${request.routeOptions.url ?? 'an unknown address'}`;
    if (status >= 500) parts.log(`${where} failed: ${error.stack ?? error.message}`);
    const frame = frameOf(request, { kind: 'visitor' }, null);
    return sendAnswer(reply, jar, { kind: 'page', page: brokenPage(frame, status), status });
  });
  return app;
};

/** Fastify types parameters as unknown; for our string patterns they are a record of text. */
const paramsOf = (request: FastifyRequest): Record<string, string> => request.params as Record<string, string>;

/** Each header once, the first time it stands there. */
const headersOf = (request: FastifyRequest): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, typeof value === 'string' ? value : value?.[0]]),
  );

/** What stands after the question mark: each word once, the first time it stands there, without NUL. */
const queryOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    // A word that stands there twice is a list.
    Object.entries(request.query as Record<string, string | readonly string[]>).map(([name, value]) => [
      name,
      String(typeof value === 'string' ? value : (value[0] ?? '')).replaceAll('\0', ''),
    ]),
  );

/** Stands where a route has no transaction, so that using one by mistake says so at once. */
const noTransaction = new Proxy((() => {}) as unknown as Db, {
  apply: () => {
    throw new Error('This route is alone: it has no transaction of its own. Open one with ask.database.asActor.');
  },
});

/** A visitor is asked to sign in and brought back; for anybody else, what is not theirs does not exist. */
const turnAway = (actor: Actor, request: FastifyRequest): Answer => {
  if (actor.kind !== 'visitor') return notFound;
  return redirect(href(paths.signIn.page, {}, request.method === 'GET' ? { then: request.url } : {}));
};
