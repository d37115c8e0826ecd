import type { Actor } from '#platform/actor';
import { asSystemWithin, uuidv7, type Db } from '#platform/db';
import { keptHours, wrongCodes, type Limit } from './rules.ts';

export type { Limit } from './rules.ts';

/** Who knocks, as a route is asked. */
export type Knocking = Readonly<{ db: Db; actor: Actor; now: Date; address: string }>;

const asLimit = <T>({ db, actor, now }: Knocking, work: (db: Db) => Promise<T>): Promise<T> =>
  asSystemWithin(db, { actor, now, task: 'limit' }, work);

/** True when this key has knocked as often as the limit allows. */
export const isReached = (ask: Knocking, limit: Limit, key: string = ask.address): Promise<boolean> =>
  asLimit(ask, async (own) => {
    const since = new Date(ask.now.getTime() - limit.minutes * 60_000);
    const rows = await own<{ reached: boolean }[]>`
      select count(*) >= ${limit.most} as reached
        from (select from knock where door = ${limit.door} and key = ${key} and knocked_at > ${since} limit ${limit.most}) as recent`;
    return rows[0]?.reached ?? false;
  });

const dayBefore = (now: Date): Date => new Date(now.getTime() - keptHours * 3_600_000);

/** Throws away what is older than a day. */
export const forgetOld = (db: Db, now: Date) => db`delete from knock where knocked_at < ${dayBefore(now)}`;

/** Counts one knock against the limit, and throws away what is older than a day. */
export const countKnock = (ask: Knocking, limit: Limit, key: string = ask.address): Promise<void> =>
  asLimit(ask, async (own) => {
    await own`
      with gone as (${forgetOld(own, ask.now)})
      insert into knock (id, door, key, knocked_at) values (${uuidv7()}, ${limit.door}, ${key}, ${ask.now})`;
  });

export type Opened<T> =
  | Readonly<{ kind: 'open'; value: T }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'too-many' }>;

/**
 * What a code opens at a door for everybody; `open` answers null for a code that opens nothing, and only that is counted. Over the
 * limit nothing is looked up, right codes neither. Nobody's line is held: as many as the pool has handles may pass at one moment
 * more than the limit says, which helps nobody to guess and keeps a class of thirty from waiting for each other.
 */
export const openWithCode = async <T>(
  ask: Knocking,
  door: string,
  open: () => Promise<T | null>,
): Promise<Opened<T>> => {
  const limit = wrongCodes(door);
  if (await isReached(ask, limit)) return { kind: 'too-many' };
  const value = await open();
  if (value !== null) return { kind: 'open', value };
  await countKnock(ask, limit);
  return { kind: 'wrong' };
};
