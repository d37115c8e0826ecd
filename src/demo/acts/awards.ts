import type { Person } from '#platform/actor';
import { openPress } from '#platform/documents';
import { uuidv7, type Db } from '#platform/db';
import { askWithdrawal, findOwnAward, issue, makeAward, signWithdrawal, suspend } from '#awards';
import { awardNumber } from '#awards/rules';
import { findEnrolment } from '#enrolment';
import { inCast } from '../enrolments.ts';
import { between } from '#platform/random';
import type { Cast } from '../people.ts';
import { taskOf, type Scene } from './stage.ts';

export type Hall = Readonly<{ bodyId: string; origin: string; dataDir: string }>;

/** A person of the awarding body, as they would act. */
const acting = (cast: Cast, key: string, { bodyId }: Hall): Person => {
  const one = inCast(cast, key);
  return {
    kind: 'person',
    personId: one.personId,
    sessionId: '',
    membershipId: one.membershipId,
    role: one.role,
    schoolId: null,
    bodyId,
    partnerId: null,
    name: one.name,
    place: 'Northlight Quality Marks',
    theme: 'system',
    membershipCount: 1,
  };
};

/** The decisions, awards and papers of every school that won, made by the same acts as any other's; then what befell two of them. */
export const awardSchools = async (
  db: Db,
  scenes: readonly (readonly [Scene, visitId: string])[],
  hall: Hall,
): Promise<void> => {
  const press = openPress();
  try {
    for (const [scene, visitId] of scenes) await awardOne(db, scene, visitId, hall, press);
  } finally {
    press.close();
  }
};

const awardOne = async (
  db: Db,
  scene: Scene,
  visitId: string,
  hall: Hall,
  press: ReturnType<typeof openPress>,
): Promise<void> => {
  const { calendar, cast, scheme } = scene;
  const done = scene.plot.steps[5]?.[1] ?? 0;
  const panel = taskOf(scene, 'panel');
  const enrolment = await findEnrolment(db, scene.enrolmentId);
  const outcome = scheme.decisions.find((each) => each.awards);
  if (panel === null || enrolment === null || outcome === undefined) return;
  const director = acting(cast, 'director', hall);
  const reasons =
    'The figures before and after stand beside like pupils, the partnerships are live, and the verifier found every criterion met on evidence.';
  const id = uuidv7();
  await db`
    insert into decision (id, enrolment_id, school_id, body_id, visit_id, outcome, outcome_name, awards, reasons, decided_by, decided_person, decided_name,
      decided_at, signed_by, signed_person, signed_name, signed_at)
    values (${id}, ${scene.enrolmentId}, ${scene.schoolId}, ${hall.bodyId}, ${visitId}, ${outcome.code}, ${outcome.name}, true, ${reasons},
      ${panel.membershipId}, ${panel.personId}, ${panel.name}, ${calendar.at(done - 2, 14)}, ${director.membershipId}, ${director.personId},
      ${director.name}, ${calendar.at(done, 11)})`;
  const by = (one: { personId: string; name: string }, at: Date) => ({ personId: one.personId, name: one.name, at });
  const number = await makeAward(
    { db, actor: director, enrolment, origin: hall.origin, now: calendar.at(done, 11) },
    {
      id,
      enrolmentId: scene.enrolmentId,
      awards: true,
      state: 'signed',
      outcome: outcome.code,
      outcomeName: outcome.name,
      reasons,
      gaps: [],
      decidedBy: by(panel, calendar.at(done - 2, 14)),
      signedBy: by(director, calendar.at(done, 11)),
      closed: [],
      closesBefore: null,
    },
    () => ({
      number: awardNumber(Uint8Array.from({ length: 8 }, () => between(scene.random, 0, 255))),
      statusIndex: between(scene.random, 0, 131_071),
    }),
  );
  const award = await findOwnAward(db, number, hall.bodyId);
  if (award === null) throw new Error(`The award ${number} was made and cannot be found: look at src/awards.`);
  await issue(db, award.id, press, hall.dataDir, calendar.at(done + 1, 9));
  await whatBefell(db, scene, number, hall);
};

/** Larchlow's award is suspended and Quernside's withdrawn, with reasons that everybody reads. */
const whatBefell = async (db: Db, scene: Scene, number: string, hall: Hall): Promise<void> => {
  const { calendar, cast } = scene;
  const award = await findOwnAward(db, number, hall.bodyId);
  if (award === null) return;
  const officer = acting(cast, 'officer', hall);
  if (scene.key === 'larchlow.mark')
    await suspend(
      { db, actor: officer, award, now: calendar.at(-34) },
      'The mid-term check has been due since the summer and the school has asked for time after a change of head.',
    );
  if (scene.key === 'quernside.award') {
    await askWithdrawal(
      { db, actor: officer, award, now: calendar.at(-70) },
      'The school closed the provision on which its award rested and did not answer three letters about it.',
    );
    await signWithdrawal({ db, actor: acting(cast, 'director', hall), award, now: calendar.at(-66) });
  }
};
