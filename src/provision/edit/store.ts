import type { Db } from '#platform/db';
import { schoolYearsOf } from '../school-years.ts';
import type { Typed } from './forms.ts';

type Saver = Readonly<{ personId: string; now: Date }>;
type Place = Readonly<{ id: string; schoolId: string }>;
export type Named = Readonly<{ id: string; name: string }>;

/** Whom and what a provision may name: the school's partners and its staff of the day. */
export const offersOf = async (db: Db, schoolId: string, today: string) => ({
  partners: await db<Named[]>`select id, name from partner where school_id = ${schoolId} order by lower(name)`,
  staff: await db<(Named & Readonly<{ job: string }>)[]>`
    select id, name, job from staff_member
     where school_id = ${schoolId} and (left_on is null or left_on > ${today}) order by name`,
  years: await schoolYearsOf(db, schoolId),
});
export type Offers = Awaited<ReturnType<typeof offersOf>>;

/** The columns of a form's values. Pounds are written as exact decimals made from whole pence. */
const columns = (typed: Typed) => ({
  title: typed.title,
  about: typed.about,
  tier: typed.tier,
  menu: typed.menu,
  yearGroups: typed.yearGroups,
  runBy: typed.runBy,
  partnerId: typed.partner === '' ? null : typed.partner,
  place: typed.place,
  groupSize: typed.groupSize,
  groupCount: typed.groupCount,
  sessionsPerWeek: typed.sessionsPerWeek,
  minutes: typed.minutes,
  weeks: typed.weeks,
  staffCount: typed.staffCount,
  staffRole: typed.staffRole,
  staffCostHour: decimal(typed.staffCostHour),
  resources: decimal(typed.resources),
  resourcesFor: typed.resourcesFor,
  ppShare: typed.ppShare,
  senShare: typed.senShare,
  otherShare: typed.otherShare,
  otherFrom: typed.otherFrom,
  startsOn: typed.startsOn,
  endsOn: typed.endsOn,
  entryCriteria: typed.entryCriteria,
  exitCriteria: typed.exitCriteria,
  measuredBy: typed.measuredBy,
  higherIsBetter: typed.better === 'higher',
});

const decimal = (pence: number): string => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;

const setStaff = async (db: Db, id: string, schoolId: string, staff: readonly string[]): Promise<void> => {
  await db`delete from provision_staff where provision_id = ${id} and not (staff_id = any (${[...staff]}::uuid[]))`;
  if (staff.length > 0)
    await db`insert into provision_staff ${db(staff.map((staffId) => ({ provisionId: id, schoolId, staffId })))}
             on conflict do nothing`;
};

export const insertProvision = async (db: Db, id: string, place: Place, typed: Typed, by: Saver): Promise<void> => {
  const row = {
    id,
    schoolId: place.schoolId,
    kind: typed.kind,
    ...columns(typed),
    addedAt: by.now,
    savedBy: by.personId,
    savedAt: by.now,
  };
  await db`insert into provision ${db(row)}`;
  await setStaff(db, id, place.schoolId, typed.staff);
};

/** Saves over the version that was read; false when somebody saved first. */
export const updateProvision = async (
  db: Db,
  at: Readonly<{ id: string; schoolId: string; version: number }>,
  typed: Typed,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update provision set ${db({ ...columns(typed), version: at.version + 1, savedBy: by.personId, savedAt: by.now })}
     where id = ${at.id} and version = ${at.version} returning id`;
  if (rows.length === 0) return false;
  await setStaff(db, at.id, at.schoolId, typed.staff);
  return true;
};

/** Copies a provision into another year: everything but its pupils, sessions, decision and outcomes. */
export const copyProvision = async (
  db: Db,
  given: Readonly<{ id: string; from: string; days: number; today: string }>,
  by: Saver,
): Promise<void> => {
  await db`
    insert into provision (id, school_id, enrolment_id, title, about, kind, tier, menu, year_groups, run_by, partner_id, place, group_size,
      group_count, sessions_per_week, minutes, weeks, staff_count, staff_role, staff_cost_hour, resources, resources_for, pp_share, sen_share,
      other_share, other_from, starts_on, ends_on, entry_criteria, exit_criteria, measured_by, higher_is_better, copied_from, added_at, saved_by, saved_at)
    select ${given.id}, school_id, null, title, about, kind, tier, menu, year_groups, run_by, partner_id, place, group_size,
      group_count, sessions_per_week, minutes, weeks, staff_count, staff_role, staff_cost_hour, resources, resources_for, pp_share, sen_share,
      other_share, other_from, starts_on + ${given.days}::int, ends_on + ${given.days}::int, entry_criteria, exit_criteria, measured_by,
      higher_is_better, id, ${by.now}, ${by.personId}, ${by.now}
      from provision where id = ${given.from}`;
  await db`
    insert into provision_slot (id, provision_id, school_id, group_no, weekday, starts_at, minutes)
    select gen_random_uuid(), ${given.id}, school_id, group_no, weekday, starts_at, minutes from provision_slot where provision_id = ${given.from}`;
  await db`
    insert into provision_staff (provision_id, school_id, staff_id)
    select ${given.id}, t.school_id, t.staff_id from provision_staff t join staff_member m on m.id = t.staff_id
     where t.provision_id = ${given.from} and (m.left_on is null or m.left_on > ${given.today})`;
};

/** Which provisions have a copy already: copying twice makes no second one. */
export const copiedAlready = async (db: Db, schoolId: string, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db<{ copiedFrom: string }[]>`
        select copied_from from provision where school_id = ${schoolId} and copied_from = any (${[...ids]}::uuid[])`
    ).map((row) => row.copiedFrom),
  );

/** Held while a year is copied, so that two people who press at once make one copy. */
export const lockSchoolProvision = (db: Db, schoolId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`provision ${schoolId}`}, 0))`;
