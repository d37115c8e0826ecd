import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { csrfToken } from '../src/web/csrf.ts';

/** The origin under which the test site believes to stand. */
export const testOrigin = 'http://waymark.test';

/** Seals the form tokens of the test site. */
export const testSecret = new Uint8Array(32).fill(7);

type FormValue = string | number | readonly (string | number)[];

/** A browser without a screen: sends what a browser would send, cookie, origin and form token included. */
export type Browser = Readonly<{
  get: (path: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>;
  post: (
    path: string,
    form?: Readonly<Record<string, FormValue>>,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>;
  /** A multipart form with files, each `{ field, name, type, bytes }`. */
  upload: (
    path: string,
    form: Readonly<Record<string, FormValue>>,
    files: readonly { field: string; name: string; type: string; bytes: Uint8Array }[],
  ) => Promise<LightMyRequestResponse>;
}>;

const pairsOf = (form: Readonly<Record<string, FormValue>>): [string, string][] =>
  Object.entries(form).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: string | number): [string, string] => [name, String(one)]),
  );

export const browserFor = (app: FastifyInstance, token: string | null): Browser => {
  const headers = { host: 'waymark.test', ...(token === null ? {} : { cookie: `waymark=${token}` }) };
  const csrf = () => csrfToken(testSecret, token);
  return {
    get: (path, extra = {}) => app.inject({ method: 'GET', url: path, headers: { ...headers, ...extra } }),
    post: (path, form = {}, extra = {}) =>
      app.inject({
        method: 'POST',
        url: path,
        headers: { ...headers, origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded', ...extra },
        payload: new URLSearchParams([['csrf', csrf()], ...pairsOf(form)]).toString(),
      }),
    upload: async (path, form, files) => {
      const body = new FormData();
      for (const [name, value] of [['csrf', csrf()], ...pairsOf(form)] as [string, string][]) body.append(name, value);
      for (const file of files)
        body.append(file.field, new Blob([file.bytes as BlobPart], { type: file.type }), file.name);
      const packed = new Response(body);
      return app.inject({
        method: 'POST',
        url: path,
        headers: { ...headers, origin: testOrigin, 'content-type': packed.headers.get('content-type') ?? '' },
        payload: Buffer.from(await packed.arrayBuffer()),
      });
    },
  };
};
