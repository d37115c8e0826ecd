import type { Db } from '#platform/db';
import type { PartnerTyped, PartnershipTyped } from './forms.ts';
import type { Partner, Partnership } from './rules.ts';

/** A partnership with its partner, as the list and the plan show it. */
export type ListedPartnership = Partnership &
  Readonly<{ partnerName: string; partnerKind: Partner['kind']; savedByName: string; savedAt: Date }>;
export type ListedPartner = Partner & Readonly<{ savedByName: string; savedAt: Date }>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const partnership = (db: Db) => db`
  p.id, p.partner_id, p.purpose, p.pupils_get, p.reached_by, p.agreed_with, p.agreed_on, p.live_on, p.ended_on, p.ended_because,
  p.version, p.saved_at, q.name as partner_name, q.kind as partner_kind, coalesce(who.name, 'A colleague at the school') as saved_by_name`;

/** The partnerships of an enrolment, those that ended last. */
export const listPartnerships = (db: Db, enrolmentId: string) => db<ListedPartnership[]>`
  select ${partnership(db)}
    from partnership p join partner q on q.id = p.partner_id left join person who on who.id = p.saved_by
   where p.enrolment_id = ${enrolmentId}
   order by p.ended_on is not null, lower(q.name), p.id`;

/** Only what the gate counts: the first and last day of each partnership. */
export const listSpans = (db: Db, enrolmentId: string) =>
  db<
    Pick<Partnership, 'liveOn' | 'endedOn'>[]
  >`select live_on, ended_on from partnership where enrolment_id = ${enrolmentId}`;

export const findPartnership = async (db: Db, enrolmentId: string, id: string): Promise<ListedPartnership | null> => {
  const rows = await db<ListedPartnership[]>`
    select ${partnership(db)}
      from partnership p join partner q on q.id = p.partner_id left join person who on who.id = p.saved_by
     where p.enrolment_id = ${enrolmentId} and p.id = ${id}`;
  return rows[0] ?? null;
};

const partner = (db: Db) => db`
  q.id, q.name, q.kind, q.contact_name, q.contact, q.offers, q.version, q.saved_at, coalesce(who.name, 'A colleague at the school') as saved_by_name`;

export const listPartners = (db: Db, schoolId: string) => db<ListedPartner[]>`
  select ${partner(db)} from partner q left join person who on who.id = q.saved_by
   where q.school_id = ${schoolId} order by lower(q.name)`;

export const findPartner = async (db: Db, schoolId: string, id: string): Promise<ListedPartner | null> => {
  const rows = await db<ListedPartner[]>`
    select ${partner(db)} from partner q left join person who on who.id = q.saved_by
     where q.school_id = ${schoolId} and q.id = ${id}`;
  return rows[0] ?? null;
};

/** True when a school has another partner of that name, in whatever case it is written. */
export const hasPartnerNamed = async (
  db: Db,
  schoolId: string,
  name: string,
  exceptId: string | null,
): Promise<boolean> => {
  const rows = await db`
    select from partner where school_id = ${schoolId} and lower(name) = lower(${name}) and (${exceptId}::uuid is null or id <> ${exceptId}::uuid)`;
  return rows.length > 0;
};

export const insertPartner = (db: Db, id: string, schoolId: string, typed: PartnerTyped, by: Saver) => db`
  insert into partner (id, school_id, name, kind, contact_name, contact, offers, saved_by, saved_at)
  values (${id}, ${schoolId}, ${typed.name}, ${typed.kind}, ${typed.contactName}, ${typed.contact}, ${typed.offers}, ${by.personId}, ${by.now})`;

/** Saves over the version that was read; false when somebody saved first. */
export const updatePartner = async (
  db: Db,
  id: string,
  version: number,
  typed: PartnerTyped,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update partner set name = ${typed.name}, kind = ${typed.kind}, contact_name = ${typed.contactName}, contact = ${typed.contact},
      offers = ${typed.offers}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

export const insertPartnership = (
  db: Db,
  id: string,
  enrolment: Place,
  partnerId: string,
  typed: PartnershipTyped,
  by: Saver,
) => db`
  insert into partnership (id, enrolment_id, school_id, partner_id, purpose, pupils_get, reached_by, agreed_with, agreed_on, saved_by, saved_at)
  values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${partnerId}, ${typed.purpose}, ${typed.pupilsGet}, ${typed.reachedBy},
    ${typed.agreedWith}, ${typed.agreedOn}, ${by.personId}, ${by.now})`;

export const updatePartnership = async (
  db: Db,
  id: string,
  version: number,
  typed: PartnershipTyped,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update partnership set purpose = ${typed.purpose}, pupils_get = ${typed.pupilsGet}, reached_by = ${typed.reachedBy},
      agreed_with = ${typed.agreedWith}, agreed_on = ${typed.agreedOn}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

export const beginPartnership = async (
  db: Db,
  id: string,
  version: number,
  liveOn: string,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update partnership set live_on = ${liveOn}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

export const endPartnership = async (
  db: Db,
  id: string,
  version: number,
  ended: Readonly<{ endedOn: string; endedBecause: string }>,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update partnership set ended_on = ${ended.endedOn}, ended_because = ${ended.endedBecause}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};
