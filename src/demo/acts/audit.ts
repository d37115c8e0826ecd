import { uuidv7 } from '#platform/db';
import type { Criterion } from '#schemes/rules';
import { between, pick } from '#platform/random';
import { rateBlind } from './ratings.ts';
import { discussAreas, recordTime, shareOutStandards } from './party.ts';
import { hasDone, stepDay, type Actor, type Scene } from './stage.ts';

const seen = [
  'Seen in nine of ten lessons visited this term',
  'Pupils from every year group told us so',
  'The governors’ visit note of the spring term says the same',
  'Two colleagues looked separately and agreed',
  'It holds in the main building and less so on the upper site',
  'New staff meet it in their first week',
  'Parents named it without being asked at the autumn evening',
];
const next = [
  'Not yet in every year group.',
  'The weakest place is Year 9.',
  'It depends less on single people than last year.',
  'We will look again after Easter.',
  '',
];
const effects = [
  'Lateness among the pupils concerned fell by a third.',
  'More of the target pupils ask for help before they fall behind.',
  'The gap in homework handed in has halved since the autumn.',
  'Fewer of them are sent out of lessons.',
  'Reading ages moved on by more than the months that passed.',
  'Attendance of the pupils concerned rose by four points.',
];

type Answer = Readonly<{ criterion: Criterion; by: Actor; agreedBy: Actor | null }>;

/** Who judges a criterion: whoever looks after its standard, or the coordinator. */
const judgeOf = (scene: Scene, criterion: Criterion): Actor => {
  const keepers = scene.plot.team.filter(([, , standards]) => standards.includes(criterion.standard));
  const keeper = keepers[criterion.code.length % Math.max(1, keepers.length)];
  return (keeper === undefined ? undefined : scene.cast.get(keeper[0])) ?? scene.lead;
};

/** Ranks lean to the middle; a finished audit is stronger where the school has since won its award. */
const levelFor = (scene: Scene): string => {
  const { levels } = scene.scheme;
  const spread = scene.plot.isComplete ? [0.08, 0.42, 0.8] : [0.22, 0.62, 0.9];
  const draw = scene.random();
  const rank = spread.filter((limit) => draw > limit).length;
  return levels[Math.min(rank, levels.length - 1)]?.code ?? '';
};

/** The judgements, strengths and areas of a school's audit. Wrenbourne's Quality Mark is under way: lead and member have some to do. */
export const auditSchool = async (scene: Scene): Promise<void> => {
  const { db, scheme, calendar, random } = scene;
  const isDone = hasDone(scene, 2);
  const chosen: Answer[] = scheme.criteria.flatMap((criterion, index) => {
    if (!isDone && index % 5 > 2) return [];
    const by = judgeOf(scene, criterion);
    const isAgreed = isDone || index % 5 === 0;
    return [
      {
        criterion,
        by,
        agreedBy: isAgreed ? (by.personId === scene.second.personId ? scene.lead : scene.second) : null,
      },
    ];
  });
  const rows = chosen.map(({ criterion, by, agreedBy }) => {
    const on = isDone ? stepDay(scene, 2) - between(random, 6, 40) : -between(random, 3, 30);
    return {
      id: uuidv7(),
      enrolment_id: scene.enrolmentId,
      school_id: scene.schoolId,
      criterion: criterion.code,
      level: levelFor(scene),
      comment: `${pick(random, seen)}. ${pick(random, next)}`.trim(),
      evidence: criterion.evidence.slice(0, 2).join('; '),
      impact: pick(random, effects),
      answered_by: by.personId,
      answered_name: by.name,
      answered_at: calendar.at(on, between(random, 9, 16)),
      agreed_by: agreedBy?.personId ?? null,
      agreed_name: agreedBy?.name ?? null,
      agreed_at: agreedBy === null ? null : calendar.at(Math.min(on + 3, -1), 16),
    };
  });
  await shareOutStandards(scene);
  await db`insert into audit_answer ${db(rows)}`;
  if (!isDone) await differ(scene, chosen, rows);
  await writeAreas(
    scene,
    chosen.map((each) => each.criterion),
  );
  if (isDone) await rateBlind(scene, '5');
  await discussAreas(scene);
  await recordTime(scene);
  if (isDone)
    await db`insert into audit_finish (enrolment_id, school_id, finished_by, finished_name, finished_at)
      values (${scene.enrolmentId}, ${scene.schoolId}, ${scene.lead.personId}, ${scene.lead.name}, ${calendar.at(stepDay(scene, 2), 16)})`;
};

/** Two colleagues see it differently, and say so beside the judgement. */
const differ = async (
  scene: Scene,
  chosen: readonly Answer[],
  rows: readonly Readonly<{ criterion: string; level: string; comment: string }>[],
): Promise<void> => {
  const { db, scheme, calendar } = scene;
  const open = chosen
    .flatMap((each, at) => (each.agreedBy === null ? [{ ...each, level: rows[at]?.level ?? '' }] : []))
    .slice(0, 2);
  for (const { criterion, by, level } of open) {
    const rater = by.personId === scene.second.personId ? scene.lead : scene.second;
    const rank = scheme.levels.findIndex(({ code }) => code === level);
    const judged = rows.find((row) => row.criterion === criterion.code);
    const other = scheme.levels[rank === 0 ? 1 : rank - 1]?.code ?? level;
    const [second, at] = [uuidv7(), calendar.at(-2, 16)];
    const where = { second_id: second, enrolment_id: scene.enrolmentId, school_id: scene.schoolId };
    await db`insert into audit_second (id, enrolment_id, school_id, criteria, is_blind, asked_by, asked_name, asked_at)
      values (${second}, ${scene.enrolmentId}, ${scene.schoolId}, ${[criterion.code]}, false, ${rater.personId}, ${rater.name}, ${at})`;
    await db`insert into audit_rater ${db([rater, by].map(({ personId, name }) => ({ ...where, person_id: personId, name, in_at: at })))}`;
    const rating = (one: Actor, its: string, comment: string) => ({
      ...{ ...where, criterion: criterion.code, person_id: one.personId, level: its, comment, given_at: at },
    });
    await db`insert into audit_rating ${db([
      rating(by, level, judged?.comment ?? ''),
      rating(rater, other, 'I looked at the upper site as well, and would not say the same of it.'),
    ])}`;
  }
};

const strengths = [
  'Pupils can name the adult whom they would tell',
  'Staff know the pupils behind the lists',
  'Families are met before there is a problem',
];
const improvements = [
  'Reading support reaches too few of those who start Year 7 below 90',
  'Young carers are not asked about early enough',
  'Attendance work starts after the damage is done',
];

const writeAreas = async (scene: Scene, criteria: readonly Criterion[]): Promise<void> => {
  const { db, calendar } = scene;
  const isDone = hasDone(scene, 2);
  const area = (kind: 'strength' | 'improvement', text: string, index: number) => {
    const isAgreed = isDone || index === 0;
    return {
      id: uuidv7(),
      enrolment_id: scene.enrolmentId,
      school_id: scene.schoolId,
      kind,
      criterion: criteria[index * 3 + (kind === 'strength' ? 0 : 1)]?.code ?? null,
      text,
      evidence:
        kind === 'strength'
          ? 'Pupil interviews of the autumn term; lesson visits'
          : 'Register of provision; figures of the last two years',
      written_by: scene.lead.personId,
      written_name: scene.lead.name,
      written_at: calendar.at(Math.min(stepDay(scene, 2), -1) - 4),
      agreed_by: isAgreed ? scene.second.personId : null,
      agreed_name: isAgreed ? scene.second.name : null,
      agreed_at: isAgreed ? calendar.at(Math.min(stepDay(scene, 2), -1) - 1) : null,
    };
  };
  await db`insert into area ${db([
    ...strengths.map((text, index) => area('strength', text, index)),
    ...improvements.map((text, index) => area('improvement', text, index)),
  ])}`;
};
