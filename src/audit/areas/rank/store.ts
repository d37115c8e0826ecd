import type { Db } from '#platform/db';
import type { By } from '../../store.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** How often the areas were put in order; 0 while nobody has. Who did it last stands beside it. */
export type Order = Readonly<{ version: number; byName: string | null; at: Date | null }>;

export const readOrder = async (db: Db, enrolmentId: string): Promise<Order> =>
  (
    await db<Order[]>`
      select version, ordered_name as by_name, ordered_at as at from area_order where enrolment_id = ${enrolmentId}`
  )[0] ?? { version: 0, byName: null, at: null };

/** The whole order over the one that the reader saw; nothing comes back when somebody else ordered meanwhile. */
export const putOrder = (db: Db, place: Place, ids: readonly string[], seen: number, by: By, now: Date) => db<
  { version: number }[]
>`
  insert into area_order (enrolment_id, school_id, areas, ordered_by, ordered_name, ordered_at)
  select ${place.id}, ${place.schoolId}, ${ids as string[]}::uuid[], ${by.personId}, ${by.name}, ${now}::timestamptz
   where ${seen} = 0 or exists (select from area_order where enrolment_id = ${place.id})
  on conflict (enrolment_id) do update
    set areas = excluded.areas, version = area_order.version + 1, ordered_by = excluded.ordered_by,
        ordered_name = excluded.ordered_name, ordered_at = excluded.ordered_at
   where area_order.version = ${seen}
  returning version`;
