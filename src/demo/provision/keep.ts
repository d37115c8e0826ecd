import { addDays } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import { isOpenDay } from '#provision/rules';
import { listTermDates } from '#schools';
import type { OnRoll } from '../roll/invent.ts';
import { rollOf } from '../roll/keep.ts';
import type { Scene } from '../acts/stage.ts';
import { keepWorkshops } from './evenings.ts';
import { keepMentoring } from './kinds.ts';
import type { Support } from './support.ts';

/** A part of Wrenbourne's provision map: what each costs, who is on it, who came, and what was decided. */
export const provide = async (
  scene: Scene,
  supports: readonly Support[],
  targets: readonly OnRoll[],
): Promise<void> => {
  const roll = await rollOf(scene);
  const partners = await scene.db<
    { id: string; name: string }[]
  >`select id, name from partner where school_id = ${scene.schoolId}`;
  const partnerOf = (name: string | null) => partners.find((one) => one.name === name)?.id ?? null;
  let first = 0;
  for (const support of supports) {
    const id = await keepSupport(scene, support, partnerOf(support.partner));
    const pupils = whoIsOn(support, targets, roll, first);
    first = (first + support.pupils) % Math.max(1, targets.length);
    await keepPupils(scene, support, id, pupils);
    if (support.kind === 'ordinary') await keepRegisters(scene, support, id, pupils);
    if (support.kind === 'peer-mentoring') await keepMentoring(scene, id, pupils, roll);
    if (support.kind === 'parent-workshop') await keepWorkshops(scene, id, targets);
  }
};

const whoIsOn = (
  support: Support,
  targets: readonly OnRoll[],
  roll: readonly OnRoll[],
  first: number,
): readonly OnRoll[] => {
  const all = support.title === 'Small-group maths' ? targets.filter(({ year }) => year === 8) : targets;
  const from =
    support.from === 'target'
      ? [...all.slice(first % all.length), ...all]
      : support.from === 'young-carer'
        ? roll.filter(({ groups, year }) => groups.has('young-carer') && year < 10)
        : support.from === 'premium'
          ? roll.filter(({ groups, standing, year }) => groups.has('ever6-fsm') && standing < 95 && year > 9)
          : roll.filter(({ sen, year }) => sen === 'E' && year < 9);
  return [...new Set(from)].slice(0, support.pupils);
};

const keepSupport = async (scene: Scene, support: Support, partnerId: string | null): Promise<string> => {
  const { db, calendar, schoolId, lead } = scene;
  const id = uuidv7();
  const at = calendar.at(support.begins - 10);
  const isDated = support.kind === 'parent-workshop';
  const weeks = isDated ? 3 : Math.min(52, Math.round(((support.ends - support.begins) / 7) * 0.74));
  await db`insert into provision ${db([
    {
      ...{ id, school_id: schoolId, title: support.title, about: support.about, kind: support.kind },
      ...{ tier: support.tier, menu: support.menu, year_groups: support.years, run_by: support.runBy },
      ...{ partner_id: partnerId, place: support.place },
      group_size: Math.max(1, Math.ceil(Math.max(support.pupils, 20 * Number(support.pupils === 0)) / support.groups)),
      ...{ group_count: support.groups, sessions_per_week: support.days.length, minutes: support.minutes, weeks },
      ...{ staff_count: support.staff, staff_role: support.role, staff_cost_hour: support.hour },
      ...{ resources: support.resources, resources_for: 'Books, materials and food' },
      ...{
        pp_share: support.premium,
        sen_share: support.sen,
        other_share: support.gifts,
        other_from: support.giftsFrom,
      },
      ...{ starts_on: calendar.day(support.begins), ends_on: calendar.day(support.ends) },
      ...{ entry_criteria: support.entry, exit_criteria: support.exit, measured_by: measures[support.measuredBy] },
      ...{ decision: support.decision, added_at: at, saved_by: lead.personId, saved_at: at },
    },
  ])}`;
  if (!isDated)
    await db`insert into provision_slot ${db(
      support.days.flatMap((weekday) =>
        Array.from({ length: support.groups }, (_, group) => ({
          ...{ id: uuidv7(), provision_id: id, school_id: schoolId, group_no: group + 1, weekday },
          ...{ starts_at: support.at, minutes: support.minutes },
        })),
      ),
    )}`;
  await keepStaff(scene, support, id);
  await askBy(scene, support, id);
  if (support.decision !== null)
    await db`insert into provision_decision ${db([
      {
        ...{
          id: uuidv7(),
          provision_id: id,
          school_id: schoolId,
          decision: support.decision,
          because: support.because,
        },
        ...{ decided_by: scene.second.personId, decided_at: calendar.at(Math.min(support.ends, -15)) },
      },
    ])}`;
  return id;
};

/**
 * Who of the staff runs it. One colleague is promised to two rooms on Thursdays at one, and one teacher to two groups at the same
 * time: the map says so before it happens.
 */
const keepStaff = async ({ db, schoolId }: Scene, { title }: Support, id: string): Promise<void> => {
  const [from, to] = staffOf[title] ?? [0, 0];
  await db`
    insert into provision_staff (provision_id, school_id, staff_id)
    select ${id}, school_id, id from staff_member where school_id = ${schoolId} and left_on is null
     order by name, id offset ${from} limit ${to - from}`;
};

/** The first and the last of the staff, in the order of names. */
const staffOf: Readonly<Record<string, readonly [number, number]>> = {
  'Reading mentors': [3, 6],
  'Young carers’ group': [5, 6],
  'Breakfast and homework club': [8, 9],
  'Small-group maths': [12, 13],
  'Peer mentoring': [15, 16],
  'Family learning evenings': [18, 20],
};

/** By which of the declared measures it is asked what the provision changed. */
const askBy = async (
  { db, key, enrolmentId, schoolId, lead, calendar }: Scene,
  support: Support,
  id: string,
): Promise<void> => {
  if (support.measuredBy === '') return;
  await db`
    insert into provision_measure (provision_id, enrolment_id, school_id, measure_id, chosen_by, chosen_at)
    select ${id}, enrolment_id, school_id, id, ${lead.personId}, ${calendar.at(support.begins)}
      from measure where enrolment_id = ${enrolmentId} and school_id = ${schoolId} and title = ${support.measuredBy}
         and after_point_id is not null and ${support.ends < 0 || key === 'wrenbourne.mark'}`;
};

const measures = {
  Reading: 'Reading test, standardised score',
  Maths: 'Maths test, standardised score',
  Attendance: 'Attendance, per cent of sessions',
  '': '',
} as const;

const keepPupils = async (scene: Scene, support: Support, id: string, pupils: readonly OnRoll[]): Promise<void> => {
  if (pupils.length === 0) return;
  const { db, calendar, schoolId, lead } = scene;
  const from = calendar.day(support.begins);
  const found = await readings(scene, support, pupils);
  const perGroup = Math.ceil(pupils.length / support.groups);
  await db`insert into provision_pupil ${db(
    pupils.map((pupil, at) => {
      const [entry, exit] = found.get(pupil.id) ?? [null, null];
      const gained = entry === null || exit === null ? null : Number(exit.value) - Number(entry.value);
      return {
        ...{ provision_id: id, school_id: schoolId, pupil_id: pupil.id, code: pupil.code, from_on: from },
        group_no: Math.floor(at / perGroup) + 1,
        entry: entry === null ? null : db.json(entry),
        exit: exit === null ? null : db.json(exit),
        outcome: gained === null ? null : Math.max(-2, Math.min(2, Math.round(gained / 4) - 1)),
        ...{
          reviewed_by: gained === null ? null : lead.personId,
          reviewed_at: gained === null ? null : calendar.at(Math.min(support.ends, -12)),
        },
        ...{ added_by: lead.personId, added_at: calendar.at(support.begins) },
      };
    }),
  )}`;
};

type Reading = { value: number; on: string };

/** Each pupil's results a year ago and this term on what the provision is measured by. */
const readings = async (
  { db, schoolId, calendar }: Scene,
  support: Support,
  pupils: readonly OnRoll[],
): Promise<ReadonlyMap<string, readonly [Reading | null, Reading | null]>> => {
  if (support.measuredBy === '') return new Map();
  const rows = await db<{ pupilId: string; all: Reading[] }[]>`
    select s.pupil_id, jsonb_agg(jsonb_build_object('value', s.value, 'on', p.taken_on) order by p.taken_on) as all
      from restricted.score s join assessment_point p on p.id = s.point_id join assessment a on a.id = p.assessment_id
     where a.school_id = ${schoolId} and a.subject = ${support.measuredBy} and s.value is not null
       and p.taken_on between ${calendar.day(Math.min(-400, support.begins - 60))} and ${calendar.day(Math.min(0, support.ends))}
       and s.pupil_id = any(${pupils.map(({ id }) => id)})
     group by 1`;
  return new Map(rows.map(({ pupilId, all }) => [pupilId, [all[0] ?? null, all.at(-1) ?? null]]));
};

/** The days in term on which it met, of the last ten weeks up to yesterday or its end: registers before are in the cupboard. */
const daysOf = async (scene: Scene, support: Support): Promise<readonly string[]> => {
  const { calendar, db, schoolId } = scene;
  const years = await listTermDates(db, schoolId, null);
  const days: string[] = [];
  const lastDay = support.ends < 0 ? calendar.day(support.ends) : calendar.today;
  for (
    let day = calendar.day(Math.max(support.begins, Math.min(support.ends, 0) - 70));
    day < lastDay;
    day = addDays(day, 1)
  ) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
    if (support.days.includes(weekday) && isOpenDay(day, years)) days.push(day);
  }
  return days;
};

const keepRegisters = async (scene: Scene, support: Support, id: string, pupils: readonly OnRoll[]): Promise<void> => {
  const { db, random, schoolId, lead } = scene;
  const perGroup = Math.ceil(pupils.length / support.groups);
  const of = { provision_id: id, school_id: schoolId, recorded_by: lead.personId };
  const sessions = (await daysOf(scene, support)).flatMap((day) =>
    Array.from({ length: support.groups }, (_, group) => ({
      ...{ id: uuidv7(), ...of, group_no: group + 1, session_on: day, starts_at: support.at, minutes: support.minutes },
      called_off_because: random() < 0.03 ? 'The adult was away' : null,
      recorded_at: new Date(`${day}T16:00:00Z`),
    })),
  );
  const came = sessions
    .filter((session) => session.called_off_because === null)
    .flatMap((session) =>
      pupils.slice((session.group_no - 1) * perGroup, session.group_no * perGroup).map((pupil) => {
        const was = random() < 0.08 ? 'absent' : random() < 0.04 ? 'late' : 'present';
        return {
          ...{ session_id: session.id, ...of, pupil_id: pupil.id, was },
          ...{ minutes_late: was === 'late' ? 10 : 0, recorded_at: session.recorded_at },
        };
      }),
    );
  await db`insert into provision_session ${db(sessions)}`;
  for (let at = 0; at < came.length; at += 6_000)
    await db`insert into provision_attendance ${db(came.slice(at, at + 6_000))}`;
};
