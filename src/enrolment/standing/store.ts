import { uuidv7, type Db } from '#platform/db';
import type { EnrolmentState } from '../rules.ts';
import type { Enrolment } from '../store.ts';

export type EnrolmentEvent = Readonly<{ kind: string; reason: string; happenedAt: Date; byName: string }>;

export const listEvents = (db: Db, enrolmentId: string) => db<EnrolmentEvent[]>`
  select kind, reason, happened_at, by_name from enrolment_event where enrolment_id = ${enrolmentId} order by happened_at desc limit 100`;

/** Changes where the enrolment stands if nobody changed it since it was read; false when somebody did. */
export const changeStanding = async (
  db: Db,
  enrolment: Enrolment,
  change: Readonly<{ state: EnrolmentState; dueOn: string; endedOn: string | null }>,
): Promise<boolean> => {
  const rows = await db`
    update enrolment set state = ${change.state}, due_on = ${change.dueOn}, ended_on = ${change.endedOn}, version = version + 1
     where id = ${enrolment.id} and version = ${enrolment.version} returning id`;
  return rows.length === 1;
};

export const recordEvent = (
  db: Db,
  enrolment: Pick<Enrolment, 'id' | 'schoolId'>,
  event: Readonly<{ kind: string; reason: string; by: string; now: Date }>,
) => db`
  insert into enrolment_event (id, enrolment_id, school_id, kind, reason, happened_at, by_name)
  values (${uuidv7()}, ${enrolment.id}, ${enrolment.schoolId}, ${event.kind}, ${event.reason}, ${event.now}, ${event.by})`;

/** One coordinator's part goes to another person, in one statement each way. */
export const moveLead = async (db: Db, enrolment: Enrolment, to: string, on: string): Promise<boolean> => {
  const rows = await db`
    insert into team_member (enrolment_id, school_id, membership_id, part, joined_on)
    select ${enrolment.id}, m.school_id, m.id, 'lead', ${on} from membership m
     where m.id = ${to} and m.school_id = ${enrolment.schoolId} and m.role in ('lead', 'head') and m.ended_on is null
    on conflict (enrolment_id, membership_id) do update set part = 'lead', left_on = null returning membership_id`;
  if (rows.length === 0) return false;
  await db`
    update team_member set part = 'working-party' where enrolment_id = ${enrolment.id} and part = 'lead' and membership_id <> ${to}`;
  return true;
};

export const listCoordinators = (db: Db, enrolment: Enrolment) => db<
  { membershipId: string; name: string; isLead: boolean }[]
>`
  select m.id as membership_id, p.name,
         exists (select from team_member t where t.enrolment_id = ${enrolment.id} and t.membership_id = m.id and t.part = 'lead' and t.left_on is null) as is_lead
    from membership m join person p on p.id = m.person_id
   where m.school_id = ${enrolment.schoolId} and m.role in ('lead', 'head') and m.ended_on is null and p.closed_at is null
   order by p.name`;
