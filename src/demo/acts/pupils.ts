import { uuidv7 } from '#platform/db';
import { between, normal, pick } from '#platform/random';
import { hasBegun, hasDone, stepDay, type Scene } from './stage.ts';

const forenames =
  'Aaliyah Adam Agata Aidan Amara Anwen Beau Bilal Cerys Chidi Daisy Dylan Ela Ewan Faith Finn Gethin Grace Hana Harvey Idris Isla Jamal Jodie Kai Kasia Lacey Leo Maisie Marek Nia Noah Olu Paige Reuben Rhys Saskia Shay Tomos Zara'.split(
    ' ',
  );
const surnames =
  'Ahmed Baines Carter Dudek Evans Fofana Greer Hollis Iqbal Jarvis Kaur Lewis Marsh Novak Osei Price Quinlan Reyes Singh Tudor Umeh Vance Walsh Yilmaz'.split(
    ' ',
  );

/** How many pupils each school follows: target pupils, and like pupils who are not in the plan. */
const followed: Readonly<Record<string, readonly [target: number, comparison: number]>> = {
  'wrenbourne.award': [180, 190],
  'wrenbourne.mark': [42, 46],
  'amberlow.mark': [38, 44],
  'fernlow.award': [24, 0],
  'kilnfield.mark': [16, 0],
  'brackenlow.mark': [52, 60],
  'oldcote.mark': [22, 25],
};

type Followed = Readonly<{ id: string; code: string; kind: 'target' | 'comparison'; start: number }>;

/** Target and comparison pupils, a reading score before and after, and attendance; a few are missing, with the reason. */
export const followPupils = async (scene: Scene): Promise<void> => {
  const counts = followed[scene.key];
  if (counts === undefined) return;
  const pupils = await enrolPupils(scene, counts);
  await measurePupils(scene, pupils);
};

const enrolPupils = async (
  scene: Scene,
  [targets, comparisons]: readonly [number, number],
): Promise<readonly Followed[]> => {
  const { db, random, calendar } = scene;
  const [held] = await db<
    { count: number }[]
  >`select count(*) from restricted.pupil where school_id = ${scene.schoolId}`;
  const listedAt = calendar.at(Math.min(scene.plot.began + 60, -20));
  const pupils = Array.from({ length: targets + comparisons }, (_, index): Followed & { row: object } => {
    const kind = index < targets ? 'target' : 'comparison';
    const id = uuidv7();
    const code = `P-${String((held?.count ?? 0) + index + 1).padStart(3, '0')}`;
    const row = {
      id,
      school_id: scene.schoolId,
      code,
      surname: pick(random, surnames),
      forename: pick(random, forenames),
      born_on: birthday(scene),
      sex: random() < 0.36 ? 'F' : 'M',
      year_group: String(between(random, 7, 9)),
      added_by: scene.lead.personId,
      added_at: listedAt,
    };
    return { id, code, kind, start: normal(random, kind === 'target' ? 86 : 88, 7), row };
  });
  await db`insert into restricted.pupil ${db(pupils.map((one) => one.row as never))}`;
  await db`insert into target_pupil ${db(
    pupils.map((one) => ({
      enrolment_id: scene.enrolmentId,
      school_id: scene.schoolId,
      pupil_id: one.id,
      code: one.code,
      kind: one.kind,
      listed_at: listedAt,
    })),
  )}`;
  return pupils;
};

/** A pupil of eleven to fourteen years on the day of loading. */
const birthday = ({ random, calendar }: Scene): string => calendar.day(-between(random, 11 * 365, 14 * 365));

type Plan = Readonly<{
  title: string;
  scale: string;
  /** A scale of src/tracking/scales. */
  key: string;
  low: number;
  high: number;
  digits: number;
  /** What a pupil scores before, from their standing; what target and comparison pupils gain. */
  before: (start: number, random: () => number) => number;
  gain: Readonly<Record<Followed['kind'], number>>;
  spread: number;
}>;

const plans: readonly Plan[] = [
  {
    title: 'Reading',
    scale: 'Standardised score, mean 100',
    key: 'standardised-score',
    low: 55,
    high: 145,
    digits: 0,
    before: (start) => start,
    gain: { target: 5.6, comparison: 1.9 },
    spread: 6,
  },
  {
    title: 'Attendance',
    scale: 'Per cent of sessions',
    key: 'attendance',
    low: 0,
    high: 100,
    digits: 1,
    before: (start, random) => normal(random, 88 + (start - 86) / 6, 4),
    gain: { target: 2.8, comparison: 0.7 },
    spread: 3,
  },
];

/** Wrenbourne's award tells three years of reading: in the two before the work began, like pupils moved on alike. */
const plansOf = (scene: Scene): readonly Readonly<{ plan: Plan; years: number }>[] => {
  const now = plans.map((plan) => ({ plan, years: 0 }));
  const [reading] = plans;
  if (scene.key !== 'wrenbourne.award' || reading === undefined) return now;
  const before = (years: number, words: string) => ({
    plan: {
      ...reading,
      title: `Reading, ${words}`,
      before: (start: number) => start - 2 * years,
      gain: { target: 1.8, comparison: 2 },
    },
    years,
  });
  return [...now, before(1, 'the year before'), before(2, 'two years before')];
};

const clamp = (value: number, plan: Plan): number =>
  Math.round(Math.min(plan.high, Math.max(plan.low, value)) * 10 ** plan.digits) / 10 ** plan.digits;

const measurePupils = async (scene: Scene, pupils: readonly Followed[]): Promise<void> => {
  const { db, random, calendar } = scene;
  const hasAfter = hasDone(scene, 4) || (hasBegun(scene, 4) && scene.key !== 'brackenlow.mark');
  const first = Math.min(scene.plot.began + 65, -18);
  const last = hasDone(scene, 4) ? stepDay(scene, 4) - 12 : -6;
  // One target pupil of Wrenbourne's Quality Mark still has no baseline: the audit's gate says so.
  const isUnderWay = scene.key === 'wrenbourne.mark';
  for (const { plan, years } of plansOf(scene)) {
    const [started, ended] = [first - 365 * years, last - 365 * years];
    const [assessment, baselinePoint, afterPoint] = [uuidv7(), uuidv7(), uuidv7()];
    const declared = { declared_by: scene.lead.personId, declared_at: calendar.at(started - 2) };
    await db`insert into assessment ${db([
      {
        ...{ id: assessment, school_id: scene.schoolId, title: plan.scale, scale: plan.key, subject: plan.title },
        ...{ lowest: plan.low, highest: plan.high, higher_is_better: true, ...declared },
      },
    ])}`;
    const point = { school_id: scene.schoolId, assessment_id: assessment };
    await db`insert into assessment_point ${db([
      { ...point, id: baselinePoint, label: 'Before', taken_on: calendar.day(started) as string | null },
      { ...point, id: afterPoint, label: 'After', taken_on: hasAfter ? calendar.day(ended) : null },
    ])}`;
    await db`insert into measure ${db([
      {
        ...{ id: uuidv7(), enrolment_id: scene.enrolmentId, school_id: scene.schoolId, title: plan.title, ...declared },
        ...{ assessment_id: assessment, baseline_point_id: baselinePoint, after_point_id: afterPoint },
      },
    ])}`;
    const shared = { school_id: scene.schoolId, seq: 1, recorded_by: scene.lead.personId };
    const rows = pupils.flatMap((pupil, index) => {
      const before = clamp(plan.before(pupil.start, random), plan);
      const after = clamp(before + normal(random, plan.gain[pupil.kind], plan.spread), plan);
      const isAway = index % 29 === 28;
      const baseline = {
        ...shared,
        point_id: baselinePoint,
        pupil_id: pupil.id,
        value: before as number | null,
        missing_because: null as string | null,
        recorded_at: calendar.at(started),
      };
      const end = {
        ...shared,
        point_id: afterPoint,
        pupil_id: pupil.id,
        value: isAway ? null : (after as number | null),
        missing_because: isAway ? 'Left before the second test' : null,
        recorded_at: calendar.at(ended),
      };
      if (isUnderWay && index === 7) return [];
      return hasAfter ? [baseline, end] : [baseline];
    });
    await db`insert into restricted.score ${db(rows)}`;
  }
};
