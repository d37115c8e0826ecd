import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VNode } from 'preact';

/** What a handler gives back. Words for a refusal are on the page itself; its status says that nothing was done. */
export type Answer =
  | Readonly<{ kind: 'page'; page: VNode; status: number; session?: SessionChange }>
  | Readonly<{ kind: 'redirect'; to: string; told: string | null; session?: SessionChange; theme?: Theme }>
  | Readonly<{ kind: 'json'; value: unknown; status: number; open: boolean }>
  | Readonly<{
      kind: 'bytes';
      type: string;
      body: Uint8Array | string | NodeJS.ReadableStream;
      name: string | null;
      isInline: boolean;
      open: boolean;
      /** For how many seconds whoever fetched it may go on without asking again; null is not at all. */
      keepFor: number | null;
    }>
  | Readonly<{ kind: 'taken-over'; by: TakeOver }>
  | Readonly<{ kind: 'not-found' }>;

/** Reads the request and writes the answer itself; the headers of every answer are set already. */
type TakeOver = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How this browser shows pages to somebody who is not signed in. */
type Theme = 'system' | 'light' | 'dark';

/** A new session token to give to this browser, or the end of the one it has. */
export type SessionChange = Readonly<{ kind: 'begin'; token: string }> | Readonly<{ kind: 'end' }>;

/** A page: 200 unless it shows problems (422), a refusal or a lost race (409). */
export const page = (
  vnode: VNode,
  extra: { status?: 200 | 400 | 404 | 409 | 413 | 422 | 429; session?: SessionChange } = {},
): Answer => ({
  kind: 'page',
  page: vnode,
  status: extra.status ?? 200,
  ...(extra.session ? { session: extra.session } : {}),
});

/** After a POST: go and look, with one sentence about what was done. `to` is an address of ours made by `href`. */
export const redirect = (
  to: string,
  extra: { told?: string; session?: SessionChange; theme?: Theme } = {},
): Answer => ({
  kind: 'redirect',
  to,
  told: extra.told ?? null,
  ...(extra.session ? { session: extra.session } : {}),
  ...(extra.theme ? { theme: extra.theme } : {}),
});

/** Data for machines. `open` answers may be read from any origin and be cached. */
export const json = (value: unknown, extra: { status?: number; open?: boolean } = {}): Answer => ({
  kind: 'json',
  value,
  status: extra.status ?? 200,
  open: extra.open ?? false,
});

/** A document. It is offered for saving under `name`; inline only where we made every byte ourselves. */
export const bytes = (document: {
  type: string;
  body: Uint8Array | string | NodeJS.ReadableStream;
  name?: string;
  isInline?: boolean;
  open?: boolean;
  keepFor?: number;
}): Answer => ({
  kind: 'bytes',
  type: document.type,
  body: document.body,
  name: document.name ?? null,
  isInline: document.isInline ?? false,
  open: document.open ?? false,
  keepFor: document.keepFor ?? null,
});

/** Hands the connection to who speaks another protocol over it, after the transaction is committed. */
export const takenOver = (by: TakeOver): Answer => ({ kind: 'taken-over', by });

/** Does not exist, or is not yours: the two look the same. */
export const notFound: Answer = { kind: 'not-found' };
