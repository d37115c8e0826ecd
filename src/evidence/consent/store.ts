import { uuidv7, type Db } from '#platform/db';
import type { Which, Who } from '../item/store.ts';
import type { ConsentState, Said } from './rules.ts';

/** Says something about consent; the database sets the item's state and its hold from it. */
export const insertConsent = (db: Db, item: Which, said: Said, who: Who) => db`
  insert into evidence_consent (id, item_id, school_id, state, kept_where, until_on, because, said_by, said_at)
  values (${uuidv7()}, ${item.id}, ${item.schoolId}, ${said.state}, ${said.keptWhere}, ${said.until}, ${said.because},
    ${who.membershipId}, ${who.at})`;

export type ConsentEntry = Readonly<{
  state: ConsentState;
  keptWhere: string;
  untilOn: string | null;
  because: string;
  saidBy: string;
  saidAt: Date;
}>;

/** Everything that was said about the consent of an item, newest first. Only the school reads it. */
export const listConsents = (db: Db, itemId: string): Promise<ConsentEntry[]> =>
  db<ConsentEntry[]>`
    select c.state, c.kept_where, c.until_on, c.because, coalesce(p.name, 'Someone') as said_by, c.said_at
      from evidence_consent c
      left join membership m on m.id = c.said_by left join person p on p.id = m.person_id
     where c.item_id = ${itemId} order by c.said_at desc, c.id desc`;
