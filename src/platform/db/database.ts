import { AsyncLocalStorage } from 'node:async_hooks';
import type postgres from 'postgres';
import type { Actor, Person } from '#platform/actor';
import type { Connection } from './driver.ts';
import { openPool } from './pool.ts';

/** A handle inside one transaction, in which the unprivileged role and the asking actor are set. */
export type Db = postgres.ReservedSql;

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

type Entered = Omit<Person, 'kind'>;

const actIn = (db: Db, actor: Exclude<Actor, { kind: 'person' }>) =>
  db`select app.act(${actor.kind === 'system' ? actor.task : null}, null, null, null, null, null, null, null)`;

const personIn = (db: Db, actor: Person) =>
  db`select app.act_as_member(${actor.personId}, ${actor.membershipId}, ${new Date()})`;

/** Opens a pool on a PostgreSQL 16 or later whose tables `migrate` has made. */
export const createDatabase = (connection: Connection, max = 8): Database => {
  const pool = openPool(connection, max);
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
    const { sql: raw, giveBack } = await pool.take();
    let isOver = false;
    // What is asked too late would be asked on a connection that is somebody else's by then, with their rights, or nobody's, with all.
    const db = guarded(raw, { onSend: () => (sent += 1), isOver: () => isOver });
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
      isOver = true;
      giveBack();
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
    close: pool.close,
  };
};

type Guard = Readonly<{ onSend: () => void; isOver: () => boolean }>;

/**
 * The same handle, which tells `onSend` of every statement (pages are held to ten, and tests count them), and sends none once its
 * transaction is over.
 */
const guarded = (raw: Db, guard: Guard): Db =>
  new Proxy(raw, {
    apply: (target, self, args: unknown[]) => {
      const made = Reflect.apply(target as unknown as (...given: unknown[]) => unknown, self, args);
      // Only a template is a statement, and only once it is sent: as a part of another one it never is.
      if (Array.isArray(args[0]) && 'raw' in args[0]) whenSent(made as Sendable, guard);
      return made;
    },
  });

/** What the driver makes of a template: `handler` is called once, when the statement goes out. */
type Sendable = { handler: (query: Sendable) => unknown; reject: (error: Error) => void };

const tooLate =
  'This handle asks nothing more, its transaction is over: wait for every statement before the work ends.';

const whenSent = (query: Sendable, { onSend, isOver }: Guard): void => {
  const send = query.handler;
  query.handler = (given) => {
    if (isOver()) return given.reject(new Error(tooLate));
    onSend();
    return send(given);
  };
};
