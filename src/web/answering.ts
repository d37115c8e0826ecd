import type { FastifyReply } from 'fastify';
import { render } from 'preact-render-to-string';
import type { Answer } from '#platform/route';
import type { Jar } from './cookies.ts';

/** Sends what a handler answered. A page is rendered here, after its transaction has ended. */
export const sendAnswer = async (
  reply: FastifyReply,
  jar: Jar,
  answer: Answer | { kind: 'page'; page: Extract<Answer, { kind: 'page' }>['page']; status: number },
): Promise<void> => {
  switch (answer.kind) {
    case 'page':
      await reply
        .code(answer.status)
        .type('text/html; charset=utf-8')
        .send(`<!doctype html>${render(answer.page)}`);
      return;
    case 'redirect':
      if (answer.session?.kind === 'begin') jar.begin(reply, answer.session.token);
      if (answer.session?.kind === 'end') {
        jar.end(reply);
        reply.header('clear-site-data', '"cache", "storage"');
      }
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
      await reply.type(answer.type).send(answer.body);
      return;
    case 'not-found':
      throw new Error('A handler\'s "not found" must be turned into the missing page before it is sent.');
  }
};

const openToAll = (reply: FastifyReply): void => {
  reply.header('access-control-allow-origin', '*');
  reply.header('cross-origin-resource-policy', 'cross-origin');
};

/** The saved name in both forms of RFC 6266: plain letters for old browsers, all letters for the rest. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;
