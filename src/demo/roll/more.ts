import { uuidv7 } from '#platform/db';
import { between, pick } from '#platform/random';
import { definitionOn } from '#pupils/rules';
import type { Scene } from '../acts/stage.ts';
import type { OnRoll } from './invent.ts';

/** What only some schools of the demonstration write down: meals with their basis, suspensions, a group of their own, who sees flags. */
export const keepMore = async (scene: Scene, roll: readonly OnRoll[]): Promise<void> => {
  await nameColleagues(scene);
  await keepMeals(scene, roll);
  await keepSuspensions(scene, roll);
  await keepOwnGroup(scene, roll);
};

const nameColleagues = async ({ db, schoolId, second, cast, calendar }: Scene): Promise<void> => {
  const [deputy, named] = [cast.get('ravi.chandra'), cast.get('member')];
  const of = {
    school_id: schoolId,
    from_on: calendar.day(-200),
    named_by: second.personId,
    named_at: calendar.at(-200),
  };
  if (deputy !== undefined)
    await db`insert into safeguarding_lead ${db([{ id: uuidv7(), person_id: deputy.personId, kind: 'deputy', ...of }])}`;
  if (named !== undefined)
    await db`insert into safeguarding_named ${db([
      { id: uuidv7(), person_id: named.personId, reason: 'Tutor of the year 8 groups in which they are', ...of },
    ])}`;
};

type Written = Readonly<{ key: string; from: string; basis: string | null; source: string }>;

const membership = ({ schoolId, lead, calendar }: Scene, one: OnRoll, { key, from, basis, source }: Written) => ({
  ...{ id: uuidv7(), school_id: schoolId, pupil_id: one.id, group_key: key, basis, source },
  from_on: from > one.joinedOn ? from : one.joinedOn,
  definition_version: definitionOn(key, calendar.today)?.version ?? '1',
  ...{ recorded_by: lead.personId, recorded_at: calendar.at(-70) },
});

/** Two in three of Ever 6 have meals now; some have them since the wider entitlement alone, and one without a basis. */
const keepMeals = async (scene: Scene, roll: readonly OnRoll[]): Promise<void> => {
  const { db, random } = scene;
  const source = 'Meals register';
  const rows = roll.flatMap((one) => {
    if (one.groups.has('ever6-fsm'))
      return random() < 0.65
        ? [
            membership(scene, one, {
              key: 'free-meals',
              from: one.joinedOn,
              basis: random() < 0.7 ? 'income' : 'transitional',
              source,
            }),
          ]
        : [];
    return random() < 0.05
      ? [
          membership(scene, one, {
            key: 'free-meals',
            from: '2026-09-01',
            basis: random() < 0.9 ? 'universal-credit' : null,
            source,
          }),
        ]
      : [];
  });
  await db`insert into restricted.group_membership ${db(rows)}`;
};

const reasons = ['Fighting', 'Repeated disruption', 'Verbal abuse of an adult'] as const;

const keepSuspensions = async (
  { db, random, schoolId, lead, calendar }: Scene,
  roll: readonly OnRoll[],
): Promise<void> => {
  const pupils = roll.filter(({ absence, year }) => absence > 0.1 && year > 7).slice(0, 14);
  await db`insert into restricted.suspension ${db(
    pupils.map((one, at) => ({
      ...{ id: uuidv7(), school_id: schoolId, pupil_id: one.id, began_on: calendar.day(-between(random, 15, 300)) },
      kind: at === 0 ? 'permanent-exclusion' : 'suspension',
      sessions: at === 0 ? null : 2 * between(random, 1, 5),
      ...{
        reason: pick(random, reasons),
        source: 'Register',
        recorded_by: lead.personId,
        recorded_at: calendar.at(-14),
      },
    })),
  )}`;
};

const keepOwnGroup = async (scene: Scene, roll: readonly OnRoll[]): Promise<void> => {
  const { db, random, schoolId, lead, calendar } = scene;
  const id = uuidv7();
  await db`insert into restricted.own_group ${db([
    {
      ...{ id, school_id: schoolId, title: 'No quiet place for homework' },
      meaning: 'Says at transition or in tutor time that there is no table or no quiet at home.',
      ...{ made_by: lead.personId, made_at: calendar.at(-90) },
    },
  ])}`;
  const rows = roll
    .filter(({ groups }) => groups.size > 0 && random() < 0.08)
    .map((one) => membership(scene, one, { key: `own:${id}`, from: calendar.day(-85), basis: null, source: 'Tutors' }));
  await db`insert into restricted.group_membership ${db(rows)}`;
};
