import type { Role } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import type { InvitationFacts } from './rules.ts';

export type Invitation = InvitationFacts &
  Readonly<{
    id: string;
    email: string;
    emailKey: string;
    name: string;
    role: Role;
    schoolId: string | null;
    bodyId: string | null;
    partnerId: string | null;
    place: string;
    inviterName: string;
    sentAt: Date;
  }>;

export type NewInvitation = Readonly<{
  email: string;
  emailKey: string;
  name: string;
  role: Role;
  schoolId: string | null;
  bodyId: string | null;
  partnerId: string | null;
  fromSchoolId: string | null;
  fromBodyId: string | null;
  invitedBy: string | null;
  inviterName: string;
}>;

export const insertInvitation = async (
  db: Db,
  given: NewInvitation,
  sent: Readonly<{ hash: Uint8Array; at: Date; until: Date }>,
): Promise<string> => {
  const id = uuidv7(sent.at.getTime());
  await db`
    insert into invitation (id, email, email_key, name, role, school_id, body_id, partner_id, from_school_id, from_body_id,
      invited_by, inviter_name, token_hash, sent_at, expires_at)
    values (${id}, ${given.email}, ${given.emailKey}, ${given.name}, ${given.role}, ${given.schoolId}, ${given.bodyId},
      ${given.partnerId}, ${given.fromSchoolId}, ${given.fromBodyId}, ${given.invitedBy}, ${given.inviterName},
      ${sent.hash}, ${sent.at}, ${sent.until})`;
  return id;
};

/** Holds an invitation until this transaction ends: of two acceptances at once the second sees what the first did. */
export const holdByToken = (db: Db, hash: Uint8Array) =>
  db`select id from invitation where token_hash = ${hash} for update`;

/** An invitation by the token in its mail. */
export const findByToken = async (db: Db, hash: Uint8Array): Promise<Invitation | null> => {
  const rows = await db<Invitation[]>`
    select i.id, i.email, i.email_key, i.name, i.role, i.school_id, i.body_id, i.partner_id, i.inviter_name, i.sent_at,
           i.expires_at, i.accepted_at, i.withdrawn_at, coalesce(s.name, b.name, '') as place
      from invitation i left join school s on s.id = i.school_id left join body b on b.id = i.body_id
     where i.token_hash = ${hash}`;
  return rows[0] ?? null;
};

/** The invitations that the acting person's school or awarding body sent and that nobody accepted yet. */
export const waitingInvitations = (db: Db): Promise<Invitation[]> =>
  db<Invitation[]>`
    select i.id, i.email, i.email_key, i.name, i.role, i.school_id, i.body_id, i.partner_id, i.inviter_name, i.sent_at,
           i.expires_at, i.accepted_at, i.withdrawn_at, coalesce(s.name, b.name, '') as place
      from invitation i left join school s on s.id = i.school_id left join body b on b.id = i.body_id
     where i.accepted_at is null and i.withdrawn_at is null
     order by i.sent_at desc, i.id`;

export const findInvitation = async (db: Db, id: string): Promise<Invitation | null> =>
  (await waitingInvitations(db)).find((one) => one.id === id) ?? null;

/** A link sent again replaces the one before: only the newest works. */
export const renewInvitation = (db: Db, id: string, hash: Uint8Array, at: Date, until: Date) => db`
  update invitation set token_hash = ${hash}, sent_at = ${at}, expires_at = ${until}
   where id = ${id} and accepted_at is null and withdrawn_at is null`;

export const withdrawInvitation = (db: Db, id: string, now: Date) => db`
  update invitation set withdrawn_at = ${now} where id = ${id} and accepted_at is null and withdrawn_at is null`;

/** Spends an invitation on a membership. Of two acceptances at once one gets it. */
export const spendInvitation = async (db: Db, id: string, membershipId: string, now: Date): Promise<boolean> => {
  const rows = await db`
    update invitation set accepted_at = ${now}, accepted_membership_id = ${membershipId}
     where id = ${id} and accepted_at is null and withdrawn_at is null and expires_at > ${now} returning id`;
  return rows.length > 0;
};

export const insertPerson = async (
  db: Db,
  person: Readonly<{ name: string; email: string; emailKey: string }>,
): Promise<string> => {
  const id = uuidv7();
  await db`insert into person (id, name, email, email_key) values (${id}, ${person.name}, ${person.email}, ${person.emailKey})`;
  return id;
};

/** The membership that an invitation gives; one that the person has already is kept as it is. */
export const insertMembership = async (db: Db, personId: string, given: Invitation, day: string): Promise<string> => {
  const had = await db<{ id: string }[]>`
    select id from membership
     where person_id = ${personId} and role = ${given.role} and school_id is not distinct from ${given.schoolId}::uuid
       and body_id is not distinct from ${given.bodyId}::uuid and partner_id is not distinct from ${given.partnerId}::uuid
       and (ended_on is null or ended_on > ${day})`;
  if (had[0] !== undefined) return had[0].id;
  const id = uuidv7();
  await db`
    insert into membership (id, person_id, role, school_id, body_id, partner_id, started_on)
    values (${id}, ${personId}, ${given.role}, ${given.schoolId}, ${given.bodyId}, ${given.partnerId}, ${day})`;
  return id;
};

/** Whether somebody leads this school by now; the awarding body asks before it invites and learns no more than that. */
export const isLed = async (db: Db, schoolId: string): Promise<boolean> => {
  const [row] = await db<{ isLed: boolean }[]>`select app.is_led(${schoolId}) as is_led`;
  return row?.isLed === true;
};

/** The one school with this URN or exactly this name; null when there is none, or more than one of that name. */
export const schoolNamed = async (db: Db, named: string): Promise<string | null> => {
  const urn = /^\d{5,7}$/.test(named) ? Number(named) : null;
  const rows = await db<{ id: string }[]>`
    select id from school where urn = ${urn}::integer or lower(name) = lower(${named}) limit 2`;
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
};
