import { uuidv7 } from '#platform/db';
import type { OnRoll } from '../roll/invent.ts';
import { actions } from './actions.ts';
import { targetsOf } from './pupils.ts';
import { hasBegun, hasDone, stepBegan, stepDay, taskOf, type Scene } from './stage.ts';

/** Whoever answers for it where they are in the team; elsewhere the coordinator. */
const ownerOf = (scene: Scene, who: string) =>
  (scene.plot.team.some(([one]) => one === who) ? scene.cast.get(who) : undefined) ?? scene.lead;

/** The plan: six actions, their measures declared before they begin, half-termly reviews and who agreed it. */
export const planActions = async (scene: Scene, partnerships: readonly string[]): Promise<void> => {
  if (!hasBegun(scene, 3)) return;
  const { db, calendar } = scene;
  const from = stepBegan(scene, 3);
  const isAgreed = hasDone(scene, 3);
  const isOver = hasDone(scene, 4);
  const areas = await db<{ id: string; criterion: string | null }[]>`
    select id, criterion from area where enrolment_id = ${scene.enrolmentId} and kind = 'improvement' order by written_at, id`;
  const rows = actions.map((one, index) => ({
    id: uuidv7(),
    enrolment_id: scene.enrolmentId,
    school_id: scene.schoolId,
    number: index + 1,
    area_id: areas[index]?.id ?? null,
    criterion: areas[index]?.criterion ?? null,
    objective: one.objective,
    core_change: one.change,
    owner_id: ownerOf(scene, one.owner).membershipId,
    partnership_id: partnerships[index] ?? null,
    pupils: one.pupils,
    target_groups: scene.scheme.targetGroups.slice(index, index + 2).map(({ code }) => code),
    resources: one.resources,
    stays_fixed: one.fixed,
    may_adapt: one.adapt,
    delivered_by: one.by,
    staff_need: one.need,
    done_as_meant: one.meant,
    begins_on: calendar.day(Math.min(from + 20 + index * 6, 40)),
    cost_pence: one.cost,
    premium_pence: one.premium,
    due_on: calendar.day(isOver ? stepDay(scene, 4) - 10 : from + 160 + index * 30),
    status: isOver ? 'done' : isAgreed || index === 0 ? 'under-way' : index === 4 ? 'held-up' : 'planned',
    started_on: isOver || isAgreed || index === 0 || index === 4 ? calendar.day(Math.min(from + 20, -1)) : null,
    ended_on: isOver ? calendar.day(stepDay(scene, 4) - 8) : null,
    decision: isOver ? 'sustain' : null,
    sustained_how: isOver ? 'In the timetable and the budget of next year' : '',
    sustained_by: isOver ? scene.second.name : '',
    saved_by: scene.lead.personId,
    saved_at: calendar.at(Math.min(from + 2, -1)),
  }));
  await db`insert into action ${db(rows)}`;
  await db`
    insert into action_revision (action_id, version, enrolment_id, school_id, said, saved_by, saved_at)
    select id, version, enrolment_id, school_id,
           jsonb_build_object('areaId', area_id, 'criterion', criterion, 'objective', objective, 'coreChange', core_change, 'ownerId', owner_id,
             'partnershipId', partnership_id, 'pupils', pupils, 'costPence', cost_pence, 'premiumPence', premium_pence, 'dueOn', due_on),
           saved_by, saved_at
      from action where enrolment_id = ${scene.enrolmentId}`;
  // The reading action is known by the measure that tracking keeps; the others have their figures elsewhere.
  const [reading] = await db<{ id: string }[]>`
    select id from measure where enrolment_id = ${scene.enrolmentId} and title ilike '%reading%' order by id limit 1`;
  await db`insert into success_measure ${db(
    actions.map((one, index) => ({
      id: uuidv7(),
      action_id: rows[index]?.id ?? '',
      enrolment_id: scene.enrolmentId,
      school_id: scene.schoolId,
      title: one.measure.title,
      unit: one.measure.unit,
      baseline: one.measure.baseline,
      target: one.measure.target,
      due_on: rows[index]?.due_on ?? calendar.day(from + 160),
      figure_from: one.measure.from,
      measure_id: index === 0 ? (reading?.id ?? null) : null,
      declared_on: calendar.day(Math.min(from + 1, -1)),
      saved_by: scene.lead.personId,
      saved_at: calendar.at(Math.min(from + 1, -1)),
    })),
  )}`;
  await db`insert into milestone ${db(
    actions.flatMap((one, index) =>
      one.steps.map((what, place) => {
        // What is held up has missed its first milestone: it drifts, and the plan says so.
        const isMissed = !isAgreed && index === 4 && place === 0;
        const due = isMissed ? -5 : from + 25 + index * 6 + place * 35;
        return {
          id: uuidv7(),
          action_id: rows[index]?.id ?? '',
          enrolment_id: scene.enrolmentId,
          school_id: scene.schoolId,
          what,
          due_on: calendar.day(due),
          done_on: isOver || due < -10 ? calendar.day(Math.min(due + 2, -1)) : null,
          saved_by: scene.lead.personId,
          saved_at: calendar.at(Math.min(from + 2, -1)),
        };
      }),
    ),
  )}`;
  await namePupils(scene, rows);
  await holdReviews(scene);
  if (isAgreed) await agreePlan(scene, rows);
};

/** Which target pupils an action is for, where it names some: slow readers, young carers, those who miss most. */
const isFor: readonly ((pupil: OnRoll) => boolean)[] = [
  ({ standing }) => standing < 90,
  ({ groups }) => groups.has('young-carer'),
  ({ absence }) => absence > 0.08,
];

const namePupils = async (scene: Scene, rows: readonly Readonly<{ id: string }>[]): Promise<void> => {
  const { db, enrolmentId, schoolId } = scene;
  const targets = await targetsOf(scene);
  const named = isFor.flatMap((belongs, place) =>
    targets.filter(belongs).map((pupil) => ({
      ...{ action_id: rows[place]?.id ?? '', pupil_id: pupil.id },
      ...{ enrolment_id: enrolmentId, school_id: schoolId },
    })),
  );
  if (named.length > 0) await db`insert into action_pupil ${db(named)}`;
};

/** A review every half term since the plan began, and one ahead while the school is still on its way. */
const holdReviews = async (scene: Scene): Promise<void> => {
  const { db, calendar } = scene;
  const from = stepBegan(scene, 3);
  const until = hasDone(scene, 4) ? stepDay(scene, 4) : 0;
  const held: number[] = [];
  for (let on = from + 30; on < until; on += 45) held.push(on);
  const ahead = hasDone(scene, 4) ? [] : [11];
  const meetings = [...held, ...ahead].map((on) => ({
    id: uuidv7(),
    enrolment_id: scene.enrolmentId,
    school_id: scene.schoolId,
    planned_on: calendar.day(on),
    starts_at: '15:45',
    place: 'Library',
    held_on: on < 0 ? calendar.day(on) : null,
    decisions:
      on < 0
        ? 'Keep the mentors’ timetable. Move two pupils to the morning. Ask the office for the attendance figures a week earlier.'
        : '',
    saved_by: scene.lead.personId,
    saved_at: calendar.at(Math.min(on, -1)),
  }));
  if (meetings.length === 0) return;
  await db`insert into review_meeting ${db(meetings)}`;
  const there = meetings.filter((meeting) => meeting.held_on !== null);
  if (there.length === 0) return;
  await db`insert into review_attendance ${db(
    there.flatMap((meeting) =>
      scene.plot.team.map(([who], index) => ({
        review_id: meeting.id,
        membership_id: scene.cast.get(who)?.membershipId ?? scene.lead.membershipId,
        enrolment_id: scene.enrolmentId,
        school_id: scene.schoolId,
        was_there: index % 6 !== 5,
      })),
    ),
  )}`;
};

const agreePlan = async (scene: Scene, rows: readonly { id: string }[]): Promise<void> => {
  const { db, calendar } = scene;
  const adviser = taskOf(scene, 'adviser');
  const versions = Object.fromEntries(rows.map((row) => [row.id, 1]));
  const one = (party: 'smt' | 'adviser', personId: string, on: number) => ({
    id: uuidv7(),
    enrolment_id: scene.enrolmentId,
    school_id: scene.schoolId,
    party,
    agreed_by: personId,
    agreed_at: calendar.at(on, 15),
    versions: JSON.stringify(versions),
  });
  const on = stepDay(scene, 3);
  const both = [
    one('smt', scene.second.personId, on - 3),
    ...(adviser === null ? [] : [one('adviser', adviser.personId, on)]),
  ];
  for (const each of both)
    await db`insert into plan_agreement (id, enrolment_id, school_id, party, agreed_by, agreed_at, versions)
      values (${each.id}, ${each.enrolment_id}, ${each.school_id}, ${each.party}, ${each.agreed_by}, ${each.agreed_at}, ${each.versions}::text::jsonb)`;
};
