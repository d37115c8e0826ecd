import type { Db } from '#platform/db';

export type Decision = Readonly<{
  id: string;
  reviewId: string;
  number: number;
  says: string;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  endedOn: string | null;
  endedHow: 'done' | 'dropped' | null;
  endedNote: string;
  version: number;
  savedByName: string;
  savedAt: Date;
}>;

type Place = Readonly<{ id: string; enrolmentId: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;
type Said = Readonly<{ says: string; owner: string | null; dueOn: string | null }>;

const selected = (db: Db) => db`
  select d.id, d.review_id, d.number, d.says, d.owner_id, p.name as owner_name, d.due_on, d.ended_on, d.ended_how, d.ended_note, d.version,
         coalesce(s.name, 'A colleague at the school') as saved_by_name, d.saved_at
    from review_decision d
    left join membership m on m.id = d.owner_id left join person p on p.id = m.person_id
    left join person s on s.id = d.saved_by`;

/** What one meeting decided, in the order in which it was decided. */
export const listDecisions = (db: Db, reviewId: string) =>
  db<Decision[]>`${selected(db)} where d.review_id = ${reviewId} order by d.number`;

export const findDecision = async (db: Db, enrolmentId: string, id: string): Promise<Decision | null> => {
  const rows = await db<Decision[]>`${selected(db)} where d.enrolment_id = ${enrolmentId} and d.id = ${id}`;
  return rows[0] ?? null;
};

/**
 * Adds a decision under the next number of its meeting, which is held fast meanwhile. The same words with the same owner and day
 * stand once, however often they are sent: false the second time.
 */
export const insertDecision = async (db: Db, id: string, review: Place, said: Said, by: Saver): Promise<boolean> => {
  const rows = await db`
  with held as (select id from review_meeting where id = ${review.id} for update)
  insert into review_decision (id, review_id, enrolment_id, school_id, number, says, owner_id, due_on, saved_by, saved_at)
  select ${id}, held.id, ${review.enrolmentId}, ${review.schoolId},
         (select coalesce(max(d.number), 0) + 1 from review_decision d where d.review_id = ${review.id}),
         ${said.says}, ${said.owner}::uuid, ${said.dueOn}::date, ${by.personId}::uuid, ${by.now}::timestamptz
    from held
   where not exists (select from review_decision d where d.review_id = ${review.id} and d.says = ${said.says}
     and d.owner_id is not distinct from ${said.owner}::uuid and d.due_on is not distinct from ${said.dueOn}::date)
  returning id`;
  return rows.length > 0;
};

export const changeDecision = async (db: Db, id: string, version: number, said: Said, by: Saver): Promise<boolean> => {
  const rows = await db`
    update review_decision set says = ${said.says}, owner_id = ${said.owner}, due_on = ${said.dueOn}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

type Ended = Readonly<{ on: string; how: 'done' | 'dropped'; note: string }> | null;

/** Ends a decision, or opens it again with null. */
export const endDecision = async (db: Db, id: string, version: number, ended: Ended, by: Saver): Promise<boolean> => {
  const rows = await db`
    update review_decision set ended_on = ${ended?.on ?? null}, ended_how = ${ended?.how ?? null}, ended_note = ${ended?.note ?? ''},
      version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};
