import { AsyncLocalStorage } from 'node:async_hooks';
import postgres from 'postgres';
import type { Actor, Person } from '#platform/actor';

/** A handle inside one transaction, in which the unprivileged role and the asking actor are set. */
export type Db = postgres.ReservedSql;

/** Where the database is: an address, or a socket folder of the embedded server. */
export type Connection =
  | string
  | Readonly<{ host: string; port: number; user: string; database: string; password?: string }>;

export type Database = Readonly<{
  /** The only way to a handle: begins, takes the unprivileged role, says who is asking, commits or rolls back. */
  asActor: <T>(actor: Actor, work: (db: Db) => Promise<T>) => Promise<T>;
  /** The same for a request: the actor is whoever owns the session with this token (null for a visitor). */
  asSession: <T>(tokenHash: Uint8Array | null, now: Date, work: (db: Db, actor: Actor) => Promise<T>) => Promise<T>;
  /** Statements sent on behalf of handles since this database was opened; BEGIN, the actor's settings and COMMIT are not counted. */
  statements: () => number;
  connection: Connection;
  close: () => Promise<void>;
}>;

const asNumber = (from: number[]) => ({ to: from[0] ?? 0, from, serialize: String, parse: Number });
const asText = (from: number[]) => ({ to: from[0] ?? 0, from, serialize: String, parse: (text: string) => text });

const options = {
  prepare: true,
  transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
  // int8 and numeric become numbers; a date stays 'YYYY-MM-DD', for a day has no time zone.
  types: { bigint: asNumber([20]), numeric: asNumber([1700]), day: asText([1082]) },
  onnotice: () => {},
  connection: {
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
    plan_cache_mode: 'force_generic_plan',
  },
} as const;

/** An address may name a socket's folder as its host, `postgres://user@%2Frun%2Fpostgresql/name`; the driver wants its path. */
const socketIn = (address: string): { path?: string } => {
  const { hostname, port } = new URL(address);
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port || 5432}` } : {};
};

/** Opens the raw driver. Only this part, migrations and the bulk import's COPY may use it; everything else has `asActor`. */
export const openDriver = (connection: Connection, max: number) =>
  typeof connection === 'string'
    ? postgres(connection, { ...options, ...socketIn(connection), max })
    : // A socket folder is a host that begins with a slash; the driver takes the socket's whole path.
      postgres({
        ...options,
        ...connection,
        ...(connection.host.startsWith('/') ? { path: `${connection.host}/.s.PGSQL.${connection.port}` } : {}),
        max,
      });

type Entered = Omit<Person, 'kind'>;

const actIn = (db: Db, actor: Exclude<Actor, { kind: 'person' }>) =>
  db`select app.act(${actor.kind === 'system' ? actor.task : null}, null, null, null, null, null, null, null)`;

const personIn = (db: Db, actor: Person) =>
  db`select app.act_as_member(${actor.personId}, ${actor.membershipId}, ${new Date()})`;

/** Opens a pool on a PostgreSQL 16 or later whose tables `migrate` has made. */
export const createDatabase = (connection: Connection, max = 8): Database => {
  const sql = openDriver(connection, max);
  const open = new AsyncLocalStorage<true>();
  let sent = 0;

  const within = <E, T>(enter: (db: Db) => Promise<E>, work: (db: Db, entered: E) => Promise<T>): Promise<T> => {
    // Whoever holds one connection and waits for a second waits for ever once all of them do so.
    if (open.getStore() === true)
      throw new Error(
        'A transaction is open here already: use its handle, or asSystemWithin for a moment as the system.',
      );
    return open.run(true, () => inTransaction(enter, work));
  };

  const inTransaction = async <E, T>(
    enter: (db: Db) => Promise<E>,
    work: (db: Db, entered: E) => Promise<T>,
  ): Promise<T> => {
    const raw = await sql.reserve();
    const db = counted(raw, () => (sent += 1));
    try {
      // BEGIN and the actor travel in one message: the second does not wait for the first.
      const begun = raw.unsafe('begin').execute();
      const [, entered] = await Promise.all([begun, enter(raw)]);
      const result = await work(db, entered);
      await raw.unsafe('commit');
      return result;
    } catch (error) {
      await raw.unsafe('rollback').catch(() => {});
      throw error;
    } finally {
      raw.release();
    }
  };

  return {
    asActor: (actor, work) =>
      within(
        (db) => (actor.kind === 'person' ? personIn(db, actor) : actIn(db, actor)),
        (db) => work(db),
      ),
    asSession: (tokenHash, now, work) =>
      within(
        async (db) => {
          if (tokenHash === null) await actIn(db, { kind: 'system', task: '' });
          const rows = tokenHash === null ? [] : await db<Entered[]>`select * from app.enter(${tokenHash}, ${now})`;
          return rows[0] ?? null;
        },
        (db, entered) => work(db, entered === null ? { kind: 'visitor' } : { kind: 'person', ...entered }),
      ),
    statements: () => sent,
    connection,
    close: () => sql.end({ timeout: 5 }),
  };
};

/** The same handle, which tells `onSend` of every statement: pages are held to ten, and tests count them. */
const counted = (raw: Db, onSend: () => void): Db =>
  new Proxy(raw, {
    apply: (target, self, args: unknown[]) => {
      const made = Reflect.apply(target as unknown as (...given: unknown[]) => unknown, self, args);
      // Only a template is a statement, and only once it is sent: as a part of another one it never is.
      if (Array.isArray(args[0]) && 'raw' in args[0]) whenSent(made as Sendable, onSend);
      return made;
    },
  });

/** What the driver makes of a template: `handler` is called once, when the statement goes out. */
type Sendable = { handler: (query: unknown) => unknown };

const whenSent = (query: Sendable, onSend: () => void): void => {
  const send = query.handler;
  query.handler = (given) => {
    onSend();
    return send(given);
  };
};
