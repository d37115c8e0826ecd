import type { Actor, Role } from '#platform/actor';
import type { Database, Db } from '#platform/db';
import type { Press } from '#platform/documents';
import type { Content } from '#platform/files';
import type { Frame } from '#platform/kit';
import type { FormFields } from '#platform/form';
import type { Answer } from './answer.ts';

/** A file that came with a form, read into memory up to the route's limit. */
export type Upload = Readonly<{ field: string; name: string; type: string; bytes: Uint8Array; isTruncated: boolean }>;

/** What a handler is asked: who, for what, with which words, and when. */
export type Ask<Scope = null> = Readonly<{
  actor: Actor;
  db: Db;
  database: Database;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  form: FormFields;
  files: readonly Upload[];
  /** The request's own headers, for an address that answers to a protocol; empty for a form. */
  headers: Readonly<Record<string, string | undefined>>;
  scope: Scope;
  frame: Frame;
  /** The frame of a page that goes out with a new session token: its forms are bound to that token. */
  frameUnder: (token: string) => Frame;
  now: Date;
  /** The network address that asks; behind our own proxy, the one that the proxy saw. */
  address: string;
  /** The host under which it was asked, with its port: an older address of ours may still lead here. */
  host: string;
  /** What the browser calls itself, for the person's list of devices. */
  device: string;
  sessionToken: string | null;
  site: Site;
  /** True when the table lets this actor open this address at all: pages offer no link that would lead nowhere. */
  mayOpen: (path: string) => boolean;
}>;

/** Facts of this installation that a handler may need. */
export type Site = Readonly<{
  origin: string;
  isDemonstration: boolean;
  dataDir: string;
  /** Where the bytes of files lie. */
  files: Content;
  /** Sets PDFs in a process of its own, with a deadline. */
  press: Press;
}>;

/** Who may use a route. There is no default: a route without a policy does not compile and is refused at registration. */
export type Who =
  | Readonly<{ kind: 'public' }>
  | Readonly<{ kind: 'signed-in' }>
  | Readonly<{ kind: 'roles'; roles: readonly Role[] }>;

/** Finds what the address speaks of among what this actor may see; null is answered as "not found". */
export type Scope<T> = (
  ask: Readonly<{
    actor: Actor;
    db: Db;
    params: Readonly<Record<string, string>>;
    query: Readonly<Record<string, string>>;
    now: Date;
    path: string;
    mayOpen: (path: string) => boolean;
  }>,
) => Promise<Scoped<T> | null>;

/** What was found, and what it adds to the page's frame: on a school's pages, the trail strip. */
export type Scoped<T> = Readonly<{ value: T; frame?: Partial<Pick<Frame, 'strip' | 'footer' | 'nav' | 'section'>> }>;

/** HEAD, PATCH and DELETE are for files that come in parts; a page of ours sends forms, which know only the first two. */
type Method = 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE';

export type Route = Readonly<{
  name: string;
  method: Method;
  path: string;
  who: Who;
  /** What a request brings: a form's fields, a form with files, or bytes that the handler itself takes as they come. */
  form: 'fields' | 'multipart' | 'stream';
  /** The largest file, in bytes, that a multipart form may bring. */
  fileLimit: number;
  /** Pages that search engines may list and browsers may keep. */
  isOpen: boolean;
  /** Has no transaction around it: `db` is refused, the handler opens its own short ones. For sign-in, whose hashing takes long. */
  isAlone: boolean;
  run: (ask: Omit<Ask, 'scope'>, path: string) => Promise<Answer>;
}>;

type Definition<T> = Readonly<{
  name: string;
  method: Method;
  path: string;
  who: Who;
  scope?: Scope<T>;
  form?: Route['form'];
  fileLimit?: number;
  isOpen?: boolean;
  isAlone?: boolean;
  handle: (ask: Ask<T>) => Promise<Answer>;
}>;

/** Declares one route. This is the only way to make one, and it cannot be written without saying who may use it. */
export const route = <T = null>(definition: Definition<T>): Route => {
  const { scope, handle } = definition;
  return {
    name: definition.name,
    method: definition.method,
    path: definition.path,
    who: definition.who,
    form: definition.form ?? 'fields',
    fileLimit: definition.fileLimit ?? 20 * 1024 * 1024,
    isOpen: definition.isOpen ?? false,
    isAlone: definition.isAlone ?? false,
    run: async (ask, path) => {
      // Without a scope T is null, which the compiler cannot see from the optional property.
      if (scope === undefined) return handle({ ...ask, scope: null as T });
      const found = await scope({
        actor: ask.actor,
        db: ask.db,
        params: ask.params,
        query: ask.query,
        now: ask.now,
        path,
        mayOpen: ask.mayOpen,
      });
      if (found === null) return { kind: 'not-found' };
      return handle({ ...ask, scope: found.value, frame: { ...ask.frame, ...found.frame } });
    },
  };
};

/** True when a request by this method may change something: then it must come from a page of ours, with that page's token. */
export const mayChange = (method: Method): boolean => method !== 'GET' && method !== 'HEAD';

/** True when the actor may use the route at all; what it finds there is decided by its scope and by row-level security. */
export const mayUse = (who: Who, actor: Actor): boolean => {
  switch (who.kind) {
    case 'public':
      return true;
    case 'signed-in':
      return actor.kind === 'person';
    case 'roles':
      return actor.kind === 'person' && actor.role !== null && who.roles.includes(actor.role);
  }
};
