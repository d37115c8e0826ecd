import { uuidv7 } from '#platform/db';
import type { Scene } from '../acts/stage.ts';
import { rollOf, schoolYearOf } from '../roll/keep.ts';

const challenges = [
  'Many who join us read two years behind, and stay behind in every subject that is read.',
  'Pupils who are late or away miss what the next lesson builds on.',
  'Families who had a hard time at school themselves rarely come to ours.',
] as const;

const outcomes = [
  ['Pupils who start behind in reading catch up', 'Their mean score reaches 95 by July, and the gap to others halves'],
  ['Disadvantaged pupils are in school as much as others', 'Persistent absence among them is under 15%'],
  ['Families learn with us', 'Half of the families whom we invite by name come at least once'],
] as const;

/** Part, title, the challenges that it answers, and what is budgeted where that is more than provision and actions placed under it. */
const activities = [
  ['teaching', 'Three more teachers of English and maths, for smaller classes', [1], 14_840_000],
  ['teaching', 'Reading for meaning in every subject: training, coaching, time', [1], 4_650_000],
  ['targeted-support', 'Reading mentors for pupils who start below 90', [1], null],
  ['targeted-support', 'Small-group maths, and tutors', [1, 2], null],
  ['targeted-support', 'Teaching assistants for reading and number in Years 7 and 8', [1], 5_820_000],
  ['wider-strategies', 'Attendance officer and two pastoral assistants', [2], 8_160_000],
  ['wider-strategies', 'Breakfast, and a familiar face before lessons', [2], null],
  ['wider-strategies', 'Young carers’ group and family learning evenings', [2, 3], null],
  ['wider-strategies', 'Trips, music, uniform and revision books', [2, 3], 2_950_000],
] as const;

const texts = {
  intent:
    'Every pupil who is eligible reads well enough to learn from any book we use, is in school, and is known by an adult. Good teaching comes first; what is added has an end and a measured result.',
  review:
    'Pupils with a reading mentor gained more than similar pupils. What small-group maths changed is not yet clear. Attendance of eligible pupils rose, and is still below that of others.',
  programmes: 'Speech and language sessions by Tidewell Therapy.',
  service: 'A named tutor for each child of a service family, and a call home in weeks of deployment.',
  further: 'Reading mentors are paid by the library in the summer term.',
} as const;

/** The Pupil Premium of Wrenbourne this year: what it is given and why, the strategy statement, and where the money goes. */
export const accountForPremium = async (scene: Scene): Promise<void> => {
  const { db, calendar, schoolId, lead } = scene;
  const began = schoolYearOf(calendar.today);
  const year = `${began}-${String(began + 1).slice(2)}`;
  const saved = { saved_by: lead.personId, saved_name: lead.name, saved_at: calendar.at(-40) };
  const of = { school_id: schoolId, school_year: year };
  const roll = await rollOf(scene);
  const count = (group: string) => roll.filter(({ groups }) => groups.has(group)).length;
  await db`insert into premium_year ${db([
    {
      ...{ ...of, on_roll: roll.length, carried_pence: 1_250_000, years_covered: `${began} to ${began + 3}` },
      ...{ authorised_by: 'Helen Okafor, Headteacher', premium_lead: lead.name, governor_lead: 'Peter Lowther' },
      ...{ review_on: `${began + 1}-07-01`, ...saved },
    },
  ])}`;
  const source = 'Rates of 2025 to 2026; to be replaced by this year’s letter';
  await db`insert into premium_allocation ${db(
    (
      [
        ['ever6', count('ever6-fsm'), 107_500],
        ['previously-looked-after', count('previously-looked-after'), 263_000],
        ['looked-after', count('looked-after'), 263_000],
        ['service', count('service'), 35_000],
      ] as const
    ).map(([basis, pupils, pence]) => ({ ...of, basis, pupils, each_pence: pence, source })),
  )}`;
  await db`insert into premium_text ${db(Object.entries(texts).map(([part, says]) => ({ ...of, part, says, ...saved })))}`;
  await db`insert into premium_line ${db([
    ...challenges.map((says, at) => ({
      ...{ id: uuidv7(), ...of, kind: 'challenge', number: at + 1, says, criteria: '', ...saved },
    })),
    ...outcomes.map(([says, criteria], at) => ({
      ...{ id: uuidv7(), ...of, kind: 'outcome', number: at + 1, says, criteria, ...saved },
    })),
  ])}`;
  const ids = activities.map(() => uuidv7());
  await db`insert into premium_activity ${db(
    activities.map(([part, title, answers], at) => ({
      ...{ id: ids[at] ?? '', ...of, part, number: 20 + at, title, challenge: `Challenge ${answers.join(', ')}` },
      ...{ added_by: lead.membershipId, added_at: calendar.at(-40) },
    })),
  )}`;
  await db`insert into premium_detail ${db(
    activities.map(([, , answers, cost], at) => ({
      ...{ activity_id: ids[at] ?? '', school_id: schoolId, challenges: [...answers], cost_pence: cost, ...saved },
      evidence: 'Education Endowment Foundation, Teaching and Learning Toolkit',
    })),
  )}`;
  const provisions = await db<
    { id: string; title: string }[]
  >`select id, title from provision where school_id = ${schoolId}`;
  const under: Readonly<Record<string, number>> = {
    'Reading mentors': 2,
    'Small-group maths': 3,
    'English and maths tutors': 3,
    'Peer mentoring': 5,
    'Breakfast and homework club': 6,
    'Young carers’ group': 7,
    'Family learning evenings': 7,
  };
  const placed = provisions.flatMap(({ id, title }) => {
    const activity = ids[under[title] ?? -1];
    return activity === undefined
      ? []
      : [{ id: uuidv7(), school_id: schoolId, provision_id: id, activity_id: activity, ...saved }];
  });
  await db`insert into premium_source ${db(placed)}`;
  // Two actions pay for what stands in the map already; the others are placed by themselves.
  const sameAs: Readonly<Record<number, string>> = { 1: 'Reading mentors', 3: 'Breakfast and homework club' };
  const actions = await db<{ id: string; number: number }[]>`
    select id, number from action where enrolment_id = ${scene.enrolmentId} and premium_pence > 0`;
  await db`insert into premium_source ${db(
    actions.map(({ id, number }) => ({
      ...{ id: uuidv7(), school_id: schoolId, enrolment_id: scene.enrolmentId, action_id: id, ...saved },
      activity_id: ids[number === 4 || number === 6 ? 1 : 5] ?? null,
      same_as: provisions.find(({ title }) => title === sameAs[number])?.id ?? null,
      tier: number === 4 || number === 6 ? 'teaching' : 'wider',
    })),
  )}`;
};
