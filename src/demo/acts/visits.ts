import { uuidv7 } from '#platform/db';
import { between, pick } from '#platform/random';
import { hasBegun, taskOf, type Scene } from './stage.ts';

const reasons = [
  'Two staff and three pupils described it in the same words; the register bears it out.',
  'Seen on the tour and again in the sampled work. The record goes back a full year.',
  'The figures were shown with their source; families in the meeting confirmed them.',
  'In place in most of the school. The upper site has begun this term only.',
];

/** A verifier's visit that has been made: findings, points, report, and the second verifier's agreement where it was given. */
export const visitSchool = async (scene: Scene): Promise<string | null> => {
  const { plot, db, calendar, scheme, random } = scene;
  const verifier = taskOf(scene, 'verifier');
  if (!hasBegun(scene, 5) || plot.visit === null || plot.visit > 0 || verifier === null) return null;
  const moderator = taskOf(scene, 'moderator');
  const isModerated = plot.steps[4]?.[1] != null && moderator !== null;
  const id = uuidv7();
  const shared = { visit_id: id, enrolment_id: scene.enrolmentId, school_id: scene.schoolId };
  const on = plot.visit;
  await db`insert into visit (id, enrolment_id, school_id, on_date, opened_by, opened_at)
    values (${id}, ${scene.enrolmentId}, ${scene.schoolId}, ${calendar.day(on)}, ${verifier.personId}, ${calendar.at(on - 12)})`;
  const findings = scheme.criteria.map((criterion) => ({
    id: uuidv7(),
    ...shared,
    criterion: criterion.code,
    level:
      scheme.levels[Math.min(scheme.levels.length - 1, scheme.levels.length - 1 - (random() < 0.3 ? 1 : 0))]?.code ??
      null,
    reasons: pick(random, reasons),
    judged_by: verifier.personId,
    judged_at: calendar.at(on, between(random, 9, 16)),
  }));
  await db`insert into finding ${db(findings)}`;
  const actions = await db<{ id: string }[]>`select id from action where enrolment_id = ${scene.enrolmentId}`;
  if (actions.length > 0)
    await db`insert into action_finding ${db(
      actions.map((action) => ({
        action_id: action.id,
        ...shared,
        seen: 'yes',
        says: 'Followed from the plan to the pupils’ own work and to the figures before and after.',
        judged_by: verifier.personId,
        judged_at: calendar.at(on, 15),
      })),
    )}`;
  const point = (kind: 'strength' | 'area', says: string, seenIn: string) => ({
    id: uuidv7(),
    ...shared,
    kind,
    says,
    seen_in: seenIn,
    saved_by: verifier.personId,
    saved_at: calendar.at(on, 16),
  });
  await db`insert into visit_point ${db([
    point('strength', 'Every target pupil whom we met named the adult who knows them.', 'Pupil meetings, Years 7 to 9'),
    point('strength', 'Partners speak of the school as theirs.', 'Meeting with three partners'),
    point('strength', 'Reading mentors keep records that teachers use.', 'Sampled records and two lessons'),
    point('area', 'Follow young carers into Year 10 as closely as in Year 7.', 'Register of the Thursday group'),
  ])}`;
  if (isModerated && moderator !== null)
    await db`insert into moderation ${db(
      scheme.criteria.map((criterion) => ({
        criterion: criterion.code,
        ...shared,
        agrees: true,
        level: null,
        reasons: '',
        moderated_by: moderator.personId,
        moderated_at: calendar.at(on + 10),
      })),
    )}`;
  // The report goes out when everything is in it, as it does for a verifier.
  await db`update visit set reported_at = ${calendar.at(on + 3)}, comment_by = ${calendar.day(on + 12)}, commented_at = ${calendar.at(on + 6)},
    answered_at = ${calendar.at(on + 9)}, moderated_at = ${isModerated ? calendar.at(on + 11) : null} where id = ${id}`;
  return id;
};
