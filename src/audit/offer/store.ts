import { uuidv7, type Db } from '#platform/db';
import type { By } from '../store.ts';
import type { OfferKind } from './rules.ts';

/** Words brought to a criterion, as its page shows them. */
export type Offer = Readonly<{
  id: string;
  criterion: string;
  kind: OfferKind;
  source: string;
  sourceWords: string;
  saidOn: string;
  level: string | null;
  comment: string;
  evidence: string;
  impact: string;
  broughtName: string;
  broughtAt: Date;
}>;

/** An item of evidence that served where the words come from, and does not serve here yet. */
export type OfferedItem = Readonly<{ offerId: string; itemId: string; title: string; says: string; impact: string }>;

const columns = (db: Db) =>
  db`id, criterion, kind, source, source_words, said_on, level, comment, evidence, impact, brought_name, brought_at`;

/** What stands open beside these criteria. */
export const readOffers = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<Offer[]>`
  select ${columns(db)} from audit_offer
   where enrolment_id = ${enrolmentId} and settled is null and criterion = any (${criteria as string[]})
   order by brought_at, source, id limit 500`;

export const findOffer = async (db: Db, enrolmentId: string, id: string): Promise<Offer | null> =>
  (
    await db<Offer[]>`
    select ${columns(db)} from audit_offer where enrolment_id = ${enrolmentId} and id = ${id} and settled is null`
  )[0] ?? null;

/** Evidence that served where these words come from. */
export const readOfferedItems = (db: Db, enrolmentId: string, criterion: string) => db<OfferedItem[]>`
  select o.id as offer_id, c.item_id, i.title, c.says, c.impact
    from audit_offer o
    join claim c on c.enrolment_id = o.from_enrolment and c.criterion = o.from_criterion and c.withdrawn_at is null
    join evidence_item i on i.id = c.item_id and i.removed_at is null
   where o.enrolment_id = ${enrolmentId} and o.criterion = ${criterion} and o.settled is null
     and not exists (select from claim h where h.enrolment_id = o.enrolment_id and h.criterion = o.criterion
                        and h.item_id = c.item_id and h.withdrawn_at is null)
   order by o.brought_at, i.title limit 100`;

export type NewOffer = Readonly<{
  criterion: string;
  kind: OfferKind;
  source: string;
  sourceWords: string;
  saidOn: string;
  from: Readonly<{ enrolment: string; criterion: string }> | null;
  level: string | null;
  comment: string;
  evidence: string;
  impact: string;
}>;

type Place = Readonly<{ id: string; schoolId: string }>;

/** Puts words beside their criteria; those that stand there already are left as they are. Gives how many are new. */
export const addOffers = async (
  db: Db,
  place: Place,
  offers: readonly NewOffer[],
  by: By,
  now: Date,
): Promise<number> => {
  if (offers.length === 0) return 0;
  const rows = offers.map(({ from, ...words }) => ({
    id: uuidv7(now.getTime()),
    enrolmentId: place.id,
    schoolId: place.schoolId,
    ...words,
    fromEnrolment: from?.enrolment ?? null,
    fromCriterion: from?.criterion ?? null,
    broughtBy: by.personId,
    broughtName: by.name,
    broughtAt: now,
  }));
  const added = await db`insert into audit_offer ${db(rows)}
    on conflict (enrolment_id, criterion, kind, source) where settled is null do nothing returning id`;
  return added.length;
};

/** Settles words that somebody used or set aside; false when a colleague did so first. */
export const writeSettled = async (
  db: Db,
  enrolmentId: string,
  which: Readonly<{ id: string; criterion: string }>,
  how: 'used' | 'set-aside',
  by: By,
  now: Date,
): Promise<boolean> =>
  (
    await db`update audit_offer set settled = ${how}, settled_by = ${by.personId}, settled_at = ${now}
       where enrolment_id = ${enrolmentId} and id = ${which.id} and criterion = ${which.criterion} and settled is null returning id`
  ).length > 0;

/** Everything that was brought and that nobody has read again yet, in the order in which it came. */
export const readOpenOffers = (db: Db, enrolmentId: string) => db<Offer[]>`
  select ${columns(db)} from audit_offer
   where enrolment_id = ${enrolmentId} and settled is null order by brought_at, id limit 1000`;
