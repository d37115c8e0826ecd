import { addDays } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { between, pick } from '#platform/random';
import { definitionOn, heldBackGroups } from '#pupils/rules';
import type { Scene } from '../acts/stage.ts';
import { demonstrationSchools, schoolKeys, type SchoolKey } from '../schools.ts';
import { inventRoll, type OnRoll, type Year } from './invent.ts';
import { keepMore } from './more.ts';

const rolls = new WeakMap<Db, Map<string, readonly OnRoll[]>>();

/** The roll of the scene's school: made and kept when it is first asked for, the same ever after. */
export const rollOf = async (scene: Scene): Promise<readonly OnRoll[]> => {
  const held = rolls.get(scene.db) ?? new Map<string, readonly OnRoll[]>();
  rolls.set(scene.db, held);
  const known = held.get(scene.schoolId);
  if (known !== undefined) return known;
  const made = await makeRoll(scene);
  held.set(scene.schoolId, made);
  return made;
};

/** The most pupils on the roll of a school that is not looked at so closely. */
const mostElsewhere = 220;

const makeRoll = async (scene: Scene): Promise<readonly OnRoll[]> => {
  const { db, random, calendar, schoolId } = scene;
  const { lowAge, highAge, pupils } = demonstrationSchools[schoolKeyOf(scene)];
  const [school] = await db<{ laestab: string }[]>`
    select lpad(coalesce(la_code, '999'), 3, '0') || lpad(coalesce(establishment_number, '4000'), 4, '0') as laestab from school where id = ${schoolId}`;
  const firstYear = lowAge - 4;
  const count = highAge - 4 - firstYear;
  // Wrenbourne's roll is whole; of the other large schools a part is enough.
  const size = Math.round((scene.key.startsWith('wrenbourne') ? pupils : Math.min(pupils, mostElsewhere)) / count);
  const years: readonly Year[] = Array.from({ length: count }, (_, at) => ({ year: firstYear + at, size }));
  const laestab = school?.laestab ?? '9994000';
  const isSpecial = demonstrationSchools[schoolKeyOf(scene)].population === 'State-funded special school';
  const roll = inventRoll(
    { random, schoolYear: schoolYearOf(calendar.today), laestab, firstNumber: 1, firstYear, isSpecial },
    years,
  );
  await keepPupils(scene, roll);
  await nameSafeguarding(scene);
  await keepGroups(scene, roll);
  await keepAttendance(scene, roll);
  if (scene.key.startsWith('wrenbourne')) await keepMore(scene, roll);
  return roll;
};

/** The school of a scene, by the demonstration's short name for it. */
const schoolKeyOf = ({ key }: Scene): SchoolKey => {
  const found = schoolKeys.find((each) => key.startsWith(`${each}.`));
  if (found === undefined) throw new Error(`The demonstration has no school for ${key}: look at src/demo/schools.ts.`);
  return found;
};

/** The year in which the school year of a day began: it turns on 1 September. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);

const keepPupils = async ({ db, schoolId, lead, calendar }: Scene, roll: readonly OnRoll[]): Promise<void> => {
  const at = calendar.at(-430);
  await db`insert into restricted.pupil ${db(
    roll.map((one) => ({
      id: one.id,
      school_id: schoolId,
      code: one.code,
      upn: one.upn,
      surname: one.surname,
      forename: one.forename,
      born_on: one.bornOn,
      sex: one.sex,
      year_group: one.year === 0 ? 'R' : String(one.year),
      ethnicity: one.ethnicity,
      first_language: one.language,
      sen: one.sen,
      added_by: lead.personId,
      added_at: at,
    })),
  )}`;
  await db`insert into restricted.spell ${db(
    roll.map((one) => ({
      id: uuidv7(),
      school_id: schoolId,
      pupil_id: one.id,
      joined_on: one.joinedOn,
      added_by: lead.personId,
      added_at: at,
    })),
  )}`;
};

/** The senior leader looks after safeguarding: what the coordinator does not see, the demonstration shows too. */
const nameSafeguarding = async ({ db, schoolId, second, calendar }: Scene): Promise<void> => {
  await db`insert into safeguarding_lead ${db([
    {
      ...{ id: uuidv7(), school_id: schoolId, person_id: second.personId, kind: 'lead', from_on: calendar.day(-430) },
      ...{ named_by: second.personId, named_at: calendar.at(-430) },
    },
  ])}`;
};

type Said = Readonly<{ basis: string | null; detail: Readonly<Record<string, string>> }>;

/** What a membership says beside its dates. */
const saidOf = (key: string, { random, calendar }: Scene): Said => {
  if (key === 'young-carer') return { basis: random() < 0.6 ? 'P' : 'S', detail: {} };
  if (key === 'service') return { basis: 'serving', detail: {} };
  if (key === 'previously-looked-after')
    return { basis: pick(random, ['adoption', 'special-guardianship', 'child-arrangements']), detail: {} };
  if (key === 'looked-after')
    return {
      basis: null,
      detail: {
        virtualSchoolHead: 'Meera Lund',
        pepOn: calendar.day(-between(random, 30, 110)),
        nextPepOn: calendar.day(between(random, 12, 80)),
      },
    };
  return { basis: null, detail: {} };
};

const keepGroups = async (scene: Scene, roll: readonly OnRoll[]): Promise<void> => {
  const { db, random, schoolId, lead, calendar } = scene;
  const row = (one: OnRoll, key: string, said: Said) => ({
    id: uuidv7(),
    school_id: schoolId,
    pupil_id: one.id,
    group_key: key,
    from_on: one.joinedOn,
    basis: said.basis,
    detail: said.detail,
    definition_version: definitionOn(key, calendar.today)?.version ?? '1',
    source: heldBackGroups.has(key) ? 'Entered by the DSL' : 'School census, January',
    recorded_by: lead.personId,
    recorded_at: calendar.at(-300),
  });
  const rows = roll.flatMap((one) => [
    ...[...one.groups].map((key) => row(one, key, saidOf(key, scene))),
    ...(one.standing > 116 && random() < 0.5
      ? [
          row(one, 'gifted-talented', {
            basis: null,
            detail: { nominatedBy: 'Head of year', subject: pick(random, talents) },
          }),
        ]
      : []),
  ]);
  await db`insert into restricted.group_membership ${db(rows.map((each) => ({ ...each, detail: db.json(each.detail) })) as never)}`;
};

const talents = ['Mathematics', 'Music', 'Art', 'Science', 'Football', 'Drama'] as const;

/** Half-day sessions of the terms that are over, and of the one under way up to yesterday. */
const keepAttendance = async (scene: Scene, roll: readonly OnRoll[]): Promise<void> => {
  const { db, schoolId, lead, calendar, random } = scene;
  const year = schoolYearOf(calendar.today);
  const terms = [year - 1, year].flatMap((began) => [
    { from: `${began}-09-02`, to: `${began}-12-18`, possible: 140 },
    { from: `${began + 1}-01-05`, to: `${began + 1}-03-27`, possible: 114 },
    { from: `${began + 1}-04-13`, to: `${began + 1}-07-17`, possible: 126 },
  ]);
  const yesterday = addDays(calendar.today, -1);
  const rows = terms
    .filter(({ from }) => from < yesterday)
    .flatMap(({ from, to, possible }) =>
      roll
        .filter((one) => one.joinedOn <= addDays(from, 60))
        .map((one) => {
          const end = to < yesterday ? to : yesterday;
          const held =
            end === to
              ? possible
              : Math.max(2, 2 * Math.round((Date.parse(end) - Date.parse(from)) / 86_400_000 / 1.45));
          const sessions = Math.min(held, possible);
          const absent = Math.min(sessions, Math.round(sessions * one.absence * (0.7 + 0.6 * random())));
          return {
            id: uuidv7(),
            school_id: schoolId,
            pupil_id: one.id,
            from_on: from,
            to_on: end,
            possible: sessions,
            absent,
            unauthorised: Math.round(absent * 0.3),
            source: 'Register',
            recorded_by: lead.personId,
            recorded_at: new Date(`${end}T16:00:00Z`),
          };
        }),
    );
  for (let at = 0; at < rows.length; at += 4_000)
    await db`insert into restricted.attendance ${db(rows.slice(at, at + 4_000))}`;
};
