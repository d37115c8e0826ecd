import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { render } from 'preact-render-to-string';
import type { Answer, SessionChange } from '#platform/route';
import type { Jar } from './cookies.ts';

/** Sends what a handler answered. A page is rendered here, after its transaction has ended. */
export const sendAnswer = async (reply: FastifyReply, jar: Jar, answer: Answer): Promise<void> => {
  switch (answer.kind) {
    case 'page':
      if (answer.session !== undefined) change(reply, jar, answer.session);
      await sendPage(reply.code(answer.status), `<!doctype html>${render(answer.page)}`);
      return;
    case 'redirect':
      if (answer.session !== undefined) change(reply, jar, answer.session);
      if (answer.theme !== undefined) jar.show(reply, answer.theme);
      if (answer.told !== null) jar.tell(reply, answer.told);
      await reply.redirect(answer.to, 303);
      return;
    case 'json':
      if (answer.open) openToAll(reply);
      await reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.value));
      return;
    case 'bytes':
      if (answer.open) openToAll(reply);
      if (!answer.isInline) {
        reply.header('content-disposition', attachment(answer.name ?? 'download'));
        reply.header('content-security-policy', "default-src 'none'; sandbox");
      }
      if (
        answer.keepFor !== null &&
        typeof answer.body === 'string' &&
        isUnchanged(reply, answer.body, answer.keepFor)
      ) {
        await reply.code(304).send();
        return;
      }
      await reply.type(answer.type).send(answer.body);
      return;
    case 'taken-over':
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.hijack();
      await answer.by(reply.request.raw, reply.raw).catch((error: unknown) => {
        if (reply.raw.headersSent) reply.raw.destroy();
        else reply.raw.writeHead(500).end();
        throw error;
      });
      return;
    case 'not-found':
      throw new Error('A handler\'s "not found" must be turned into the missing page before it is sent.');
  }
};

/** Marks a text that may be kept a little by whoever fetched it; true when they have this very text already. */
const isUnchanged = (reply: FastifyReply, body: string, seconds: number): boolean => {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('cache-control', `private, max-age=${seconds}`).header('etag', tag);
  return reply.request.headers['if-none-match'] === tag;
};

const zip = promisify(gzip);

/** Level 1 costs a fifth of a millisecond and halves a page; form tokens are masked, so their secret cannot be measured out. */
const sendPage = async (reply: FastifyReply, html: string): Promise<void> => {
  reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding');
  const isZipped = /\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '');
  if (isZipped) reply.header('content-encoding', 'gzip');
  // As bytes at once: a text would be measured first and encoded after.
  await reply.send(isZipped ? await zip(html, { level: 1 }) : Buffer.from(html));
};

/** Gives the browser its new token, or takes the old one away with all that the site left in the browser. */
const change = (reply: FastifyReply, jar: Jar, session: SessionChange): void => {
  if (session.kind === 'begin') return jar.begin(reply, session.token);
  jar.end(reply);
  reply.header('clear-site-data', '"cache", "storage"');
};

const openToAll = (reply: FastifyReply): void => {
  reply.header('access-control-allow-origin', '*');
  reply.header('cross-origin-resource-policy', 'cross-origin');
};

/** The saved name in both forms of RFC 6266: plain letters for old browsers, all letters for the rest. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;
