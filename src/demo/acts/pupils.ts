import { uuidv7 } from '#platform/db';
import { seeded } from '#platform/random';
import type { OnRoll } from '../roll/invent.ts';
import { rollOf } from '../roll/keep.ts';
import { lateness, plans, termOf, type Plan } from '../roll/plans.ts';
import { keepScores, type Points, type Tested } from '../roll/scores.ts';
import { hasBegun, hasDone, stepDay, type Scene } from './stage.ts';

type Choice = Readonly<{ target: number; comparison: number; years: readonly number[]; below: number }>;

/** How many pupils each school follows, from which years, and below which standing: target pupils, and like pupils who are not in the plan. */
const choices: Readonly<Record<string, Choice>> = {
  'wrenbourne.award': { target: 180, comparison: 190, years: [10, 11], below: 112 },
  'wrenbourne.mark': { target: 42, comparison: 46, years: [8, 9], below: 97 },
  'amberlow.mark': { target: 38, comparison: 44, years: [2, 3, 4, 5, 6], below: 106 },
  'fernlow.award': { target: 24, comparison: 0, years: [4, 5, 6, 7, 8, 9, 10, 11], below: 120 },
  'kilnfield.mark': { target: 16, comparison: 0, years: [9, 10, 11], below: 120 },
  'brackenlow.mark': { target: 52, comparison: 60, years: [8, 9, 10, 11], below: 106 },
  'oldcote.mark': { target: 22, comparison: 25, years: [3, 4, 5, 6], below: 106 },
};

type Followed = Readonly<{ pupil: OnRoll; kind: 'target' | 'comparison' }>;

/** Target and comparison pupils from the roll, their results over time and what is declared about them. */
export const followPupils = async (scene: Scene): Promise<void> => {
  if (choices[scene.key] === undefined) return;
  const roll = await rollOf(scene);
  const chosen = chosenFrom(roll, scene);
  const followed = chosen.get(scene.key) ?? [];
  await listPupils(scene, followed);
  const when = whenOf(scene.key, scene);
  for (const [plan, points] of await measured(scene, roll, chosen)) {
    if (scene.key !== 'wrenbourne.mark') {
      await declare(scene, points, { ...when, title: plan.subject, isPrimary: true });
      continue;
    }
    await declare(scene, points, { ...programme, title: plan.subject, isPrimary: plan.subject !== 'How pupils feel' });
    if (few.includes(plan.subject))
      await declare(scene, points, { ...when, title: `${plan.subject}, with the plan`, isPrimary: true });
  }
  if (scene.key === 'wrenbourne.mark') await countLateness(scene, followed);
};

/** Tutors of the Mark's pupils count at its two ends alone. Drawn by themselves, so that no other result of the demonstration moves. */
const countLateness = async (scene: Scene, followed: readonly Followed[]): Promise<void> => {
  const { from, to, baseline, after } = programme;
  const missing = missingFor(scene.key, 0, after);
  const tested = followed.map(({ pupil, kind }): Tested => ({ pupil, kind, from, to, missing }));
  const points = await keepScores({ ...scene, random: seeded(41) }, lateness, [baseline, to], tested);
  await declare(scene, points, { ...programme, title: lateness.subject, isPrimary: false });
};

const perRoll = new WeakMap<object, ReadonlyMap<string, readonly Followed[]>>();

/** Whom each enrolment of a school follows, drawn once, so that nobody is followed twice. */
const chosenFrom = (roll: readonly OnRoll[], scene: Scene): ReadonlyMap<string, readonly Followed[]> => {
  const school = scene.key.split('.')[0];
  const known = perRoll.get(roll);
  if (known !== undefined) return known;
  const chosen = new Map(
    Object.entries(choices)
      .filter(([key]) => key.split('.')[0] === school)
      .map(([key, choice]) => [key, choose(scene.random, hereAt(key, roll, scene), choice)]),
  );
  perRoll.set(roll, chosen);
  return chosen;
};

/** Who was on roll when the work of an enrolment began. */
const hereAt = (key: string, roll: readonly OnRoll[], scene: Scene): readonly OnRoll[] => {
  const { from } = whenOf(key, scene);
  return roll.filter(({ joinedOn }) => joinedOn < scene.calendar.day(from - 5));
};

/** Who has the greater need is rather chosen; compared is who stands nearest to somebody chosen, in the same years. */
const choose = (random: () => number, roll: readonly OnRoll[], choice: Choice): readonly Followed[] => {
  const drawn = roll
    .filter(({ year, standing }) => choice.years.includes(year) && standing > 60 && standing < choice.below)
    .map((pupil) => ({ pupil, place: random() - (pupil.groups.size > 0 ? 0.35 : 0) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ pupil }) => pupil);
  const targets = drawn.slice(0, choice.target);
  const left = new Set(drawn.slice(choice.target));
  const compared = Array.from({ length: choice.comparison }, (_, at) => {
    const like = targets[at % targets.length]?.standing ?? 0;
    const nearest = [...left].reduce<OnRoll | null>(
      (best, one) => (best === null || Math.abs(one.standing - like) < Math.abs(best.standing - like) ? one : best),
      null,
    );
    if (nearest !== null) left.delete(nearest);
    return nearest;
  }).filter((one) => one !== null);
  return [
    ...targets.map((pupil): Followed => ({ pupil, kind: 'target' })),
    ...compared.map((pupil): Followed => ({ pupil, kind: 'comparison' })),
  ];
};

const listPupils = async (
  { db, enrolmentId, schoolId, calendar, plot }: Scene,
  followed: readonly Followed[],
): Promise<void> => {
  await db`insert into target_pupil ${db(
    followed.map(({ pupil, kind }) => ({
      ...{ enrolment_id: enrolmentId, school_id: schoolId, pupil_id: pupil.id, code: pupil.code, kind },
      listed_at: calendar.at(Math.min(plot.began + 60, -20)),
    })),
  )}`;
};

/** Days from today: the work's beginning and end, and the two points at which the enrolment's measures are read. */
type When = Readonly<{ from: number; to: number; baseline: number; after: number | null }>;

/** Wrenbourne tests its whole roll each term; the others test those whom they follow, before, half-way and after. */
const termly = [-1_105, -865, -740, -620, -500, -380, -260, -140, -20] as const;
const ofWrenbourne: Readonly<Record<string, When>> = {
  'wrenbourne.award': { from: -500, to: -260, baseline: -500, after: -260 },
  'wrenbourne.mark': { from: -380, to: -20, baseline: -20, after: null },
};

const whenOf = (key: string, scene: Scene): When => {
  const known = ofWrenbourne[key];
  if (known !== undefined) return known;
  const hasAfter = hasDone(scene, 4) || (hasBegun(scene, 4) && key !== 'brackenlow.mark');
  const from = Math.min(scene.plot.began + 65, -18);
  const to = hasDone(scene, 4) ? stepDay(scene, 4) - 12 : -6;
  return { from, to, baseline: from, after: hasAfter ? to : null };
};

type Measured = readonly (readonly [Plan, Points])[];
const measuredOf = new WeakMap<object, Measured>();

/** The school's results, once: what its second enrolment follows is in them already. */
const measured = async (
  scene: Scene,
  roll: readonly OnRoll[],
  chosen: ReadonlyMap<string, readonly Followed[]>,
): Promise<Measured> => {
  const known = measuredOf.get(roll);
  if (known !== undefined) return known;
  const isWhole = scene.key in ofWrenbourne;
  const when = whenOf(scene.key, scene);
  const tested = [...chosen].flatMap(([key, followed]) =>
    followed.map(({ pupil, kind }, at): Tested => {
      const { from, to, after } = isWhole ? whenOf(key, scene) : when;
      return { pupil, kind, from, to, missing: missingFor(key, at, after) };
    }),
  );
  const followedIds = new Set(tested.map(({ pupil }) => pupil.id));
  const others = roll
    .filter(({ id }) => !followedIds.has(id))
    .map((pupil): Tested => ({ pupil, kind: 'other', from: -500, to: -20, missing: () => undefined }));
  const days = isWhole
    ? termly
    : when.after === null
      ? [when.from]
      : [when.from, Math.round((when.from + when.to) / 2), when.to];
  const found: (readonly [Plan, Points])[] = [];
  for (const plan of isWhole ? plans : plans.filter(({ subject }) => few.includes(subject)))
    // Reading goes back three years, the rest to the summer before the work.
    found.push([
      plan,
      await keepScores(
        scene,
        plan,
        plan.subject === 'Reading' ? days : days.filter((day) => !isWhole || day >= -500),
        isWhole ? [...tested, ...others] : tested,
      ),
    ]);
  measuredOf.set(roll, found);
  return found;
};

const few: readonly string[] = ['Reading', 'Attendance'];

/** Whom an enrolment of this school targets, for what else the demonstration tells of them. */
export const targetsOf = async (scene: Scene): Promise<readonly OnRoll[]> => {
  if (choices[scene.key] === undefined) return [];
  const followed = chosenFrom(await rollOf(scene), scene).get(scene.key) ?? [];
  return followed.filter(({ kind }) => kind === 'target').map(({ pupil }) => pupil);
};

/** Some are away at the last point, with the reason; one target pupil of Wrenbourne's Quality Mark has no baseline yet: the audit's gate says so. */
const missingFor = (key: string, at: number, after: number | null) => (day: number) => {
  if (key === 'wrenbourne.mark' && at === 7 && (day === -20 || day === -380)) return null;
  return day === after && at % 29 === 28 ? 'Left before' : undefined;
};

/** What mentors, club and groups did in the year up to now: what the school can show, and the start that the plan will be set beside. */
const programme: When = { from: -380, to: -20, baseline: -380, after: -20 };

type Declared = When & Readonly<{ title: string; isPrimary: boolean }>;

const declare = async (scene: Scene, points: Points, when: Declared): Promise<void> => {
  const { db, calendar } = scene;
  const pointOn = (day: number) => points.pointOn.get(day) ?? null;
  const after = when.after === null ? await pointToCome(scene, points.assessmentId) : pointOn(when.after);
  await db`insert into measure ${db([
    {
      ...{ id: uuidv7(), enrolment_id: scene.enrolmentId, school_id: scene.schoolId, title: when.title },
      ...{ declared_by: scene.lead.personId, declared_at: calendar.at(when.baseline - 2), is_primary: when.isPrimary },
      ...{
        assessment_id: points.assessmentId,
        baseline_point_id: pointOn(when.baseline),
        after_point_id: after,
      },
    },
  ])}`;
};

/** The point at which the work will be judged, before its day is known. */
const pointToCome = async ({ db, calendar, schoolId }: Scene, assessmentId: string): Promise<string> => {
  const id = uuidv7();
  await db`insert into assessment_point ${db([
    { id, school_id: schoolId, assessment_id: assessmentId, label: termOf(calendar.day(230)) },
  ])}`;
  return id;
};
