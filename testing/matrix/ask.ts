import { randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { mayChange, type Route } from '#platform/route';
import { csrfToken } from '../../src/web/csrf.ts';
import { testOrigin, testSecret } from '../browse.ts';
import type { Cast } from './stage.ts';

export type Answered = Readonly<{
  status: number;
  location: string | null;
  headers: string;
  body: string;
  raw: LightMyRequestResponse;
}>;

/** Asks as this person, with cookie, origin and form token in order: what is refused is refused for who they are. */
export const askAs = async (
  app: FastifyInstance,
  who: Pick<Cast, 'token'>,
  route: Pick<Route, 'method' | 'form'>,
  url: string,
  fields: readonly (readonly [string, string])[] = [],
): Promise<Answered> => {
  const cookie = who.token === null ? {} : { cookie: `waymark=${who.token}` };
  const base = { host: 'waymark.test', ...cookie };
  const { method } = route;
  if (!mayChange(method)) return answered(await app.inject({ method, url, headers: base }));
  if (route.form === 'stream') {
    const headers = { ...base, origin: testOrigin, 'x-form-token': csrfToken(testSecret, who.token), ...firstPart };
    return answered(await app.inject({ method, url, headers, payload: 'x' }));
  }
  const all: (readonly [string, string])[] = [['csrf', csrfToken(testSecret, who.token)], ...fields];
  const { type, payload } = await packed(all, route.form);
  const headers = { ...base, origin: testOrigin, 'content-type': type };
  return answered(await app.inject({ method, url, headers, payload }));
};

/** The words of the tus protocol that come with the first part of a file. */
const firstPart = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };

const packed = async (all: readonly (readonly [string, string])[], form: Route['form']) => {
  if (form === 'fields') {
    const pairs = all.map(([name, value]): [string, string] => [name, value]);
    return { type: 'application/x-www-form-urlencoded', payload: new URLSearchParams(pairs).toString() };
  }
  const body = new FormData();
  for (const [name, value] of all) body.append(name, value);
  const whole = new Response(body);
  return { type: whole.headers.get('content-type') ?? '', payload: Buffer.from(await whole.arrayBuffer()) };
};

const answered = (raw: LightMyRequestResponse): Answered => {
  const { date: _date, 'content-length': _length, 'set-cookie': _cookie, ...rest } = raw.headers;
  const location = typeof raw.headers.location === 'string' ? raw.headers.location : null;
  return { status: raw.statusCode, location, headers: JSON.stringify(rest), body: raw.body, raw };
};

/** An answer without what differs each time it is given: form tokens, the ids that were asked for, and the link marked as current. */
export const plainly = (answer: Answered, ids: readonly string[]): string => {
  const hidden = ids
    .filter((id) => id !== '')
    .reduce(
      (text, id) => text.replaceAll(id, 'ID').replaceAll(encodeURIComponent(id), 'ID'),
      `${answer.status}\n${answer.headers}\n${answer.body}`,
    );
  return hidden.replaceAll(/name="csrf" value="[^"]+"/g, 'csrf').replaceAll(' aria-current="page"', '');
};

const names = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

/** The names of the parts that an address is filled with. */
export const partsOf = names;

export const filled = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? randomUUID()));
