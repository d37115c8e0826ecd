import type { Db } from '#platform/db';

type Which = Readonly<{ id: string; schoolId: string }>;
type By = Readonly<{ personId: string; name: string; now: Date }>;

export type Tick = Readonly<{
  standard: string;
  line: string;
  itemId: string | null;
  itemTitle: string | null;
  note: string;
  tickedName: string;
  tickedAt: Date;
}>;

/** Ticked lines of every standard's checklist, or those ticked by a moment. */
export const listTicks = (db: Db, enrolmentId: string, upTo: Date | null = null): Promise<Tick[]> =>
  db<Tick[]>`
    select k.standard, k.line, k.item_id, i.title as item_title, k.note, k.ticked_name, k.ticked_at
      from checklist_tick k left join evidence_item i on i.id = k.item_id
     where k.enrolment_id = ${enrolmentId} and (${upTo}::timestamptz is null or k.ticked_at <= ${upTo})`;

type NewTick = Readonly<{ standard: string; line: string; itemId: string | null; note: string }>;

/** Ticks a line, or says anew where it stands. */
export const putTick = (db: Db, { id, schoolId }: Which, tick: NewTick, by: By) => db`
  insert into checklist_tick (enrolment_id, school_id, standard, line, item_id, note, ticked_by, ticked_name, ticked_at)
  values (${id}, ${schoolId}, ${tick.standard}, ${tick.line}, ${tick.itemId}, ${tick.note}, ${by.personId}, ${by.name}, ${by.now})
  on conflict (enrolment_id, standard, line) do update set item_id = excluded.item_id, note = excluded.note,
    ticked_by = excluded.ticked_by, ticked_name = excluded.ticked_name, ticked_at = excluded.ticked_at`;

export const deleteTick = async (db: Db, enrolmentId: string, standard: string, line: string): Promise<boolean> => {
  const rows = await db`
    delete from checklist_tick where enrolment_id = ${enrolmentId} and standard = ${standard} and line = ${line} returning line`;
  return rows.length > 0;
};

/** Items that serve a standard: what a line of its checklist may point at. */
export const itemsServing = (
  db: Db,
  enrolmentId: string,
  criteria: readonly string[],
): Promise<{ id: string; title: string }[]> =>
  db<{ id: string; title: string }[]>`
    select i.id, i.title from evidence_item i
     where i.removed_at is null and exists (select from claim c where c.item_id = i.id and c.enrolment_id = ${enrolmentId}
       and c.withdrawn_at is null and c.criterion = any(${[...criteria]}))
     order by lower(i.title), i.id`;
