import type { Db } from '#platform/db';
import type { Found, Head } from './rules.ts';

/** Heads of the chains that moved after a time, or of all chains. */
export const headsSince = (db: Db, after: Date | null): Promise<Head[]> =>
  db<Head[]>`
    select stream, seq, encode(hash, 'hex') as hash from trail_head
     where ${after}::timestamptz is null or moved_at > ${after} order by stream`;

export type Fault = Readonly<{
  stream: string;
  seq: number | null;
  id: number;
  fault: 'changed' | 'missing' | 'unsealed';
}>;

/** Every entry computed again from the one before it, and the first faults in the order of the chains. */
export const walk = async (db: Db): Promise<Readonly<{ entries: number; faults: readonly Fault[] }>> => {
  const [counted] = await db<{ entries: number }[]>`select count(*) as entries from trail_entry`;
  const faults = await db<Fault[]>`
    with chain as (
      select stream, seq, id, before,
             lag(seq) over upwards as seq_below, lag(hash) over upwards as hash_below
        from trail_entry where seq is not null
      window upwards as (partition by stream order by seq))
    select stream, seq, id,
           case when seq <> coalesce(seq_below, 0) + 1 then 'missing' else 'changed' end as fault
      from chain
     where seq <> coalesce(seq_below, 0) + 1 or before <> coalesce(hash_below, app.trail_start(stream))
    union all
    select stream, seq, id, 'changed' from trail_entry t where seq is not null and hash <> app.trail_hash(before, t)
    union all
    select stream, seq, id, 'unsealed' from trail_entry where seq is null
     order by stream, seq nulls last, fault desc limit 5`;
  return { entries: counted?.entries ?? 0, faults };
};

/** What stands in the trail now at the places that anchors and heads remember. */
export const linksAt = (db: Db, heads: readonly Head[]): Promise<Found[]> =>
  db<Found[]>`
    select want.stream, want.seq, encode(t.hash, 'hex') as hash
      from jsonb_to_recordset(${db.json(heads.map(({ stream, seq }) => ({ stream, seq })))}) as want(stream text, seq bigint)
      left join trail_entry t on t.stream = want.stream and t.seq = want.seq`;
