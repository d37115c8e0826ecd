import { uuidv7 } from '#platform/db';
import { between, pick } from '#platform/random';
import { href, paths } from '#paths';
import { hasBegun, hasDone, stepBegan, stepDay, type Actor, type Scene } from './stage.ts';

/** Which day each of Wrenbourne's strands is due on, counted from today; one has passed. */
const dues: Readonly<Record<string, number>> = { A: 10, B: 10, C: -3, D: 17, E: 17, F: 24 };
const lessons = ['Thursday, period 5', 'Monday, period 1', 'Wednesday after school', 'Friday, period 3'];

type Minder = Actor & Readonly<{ standard: string }>;

const minders = (scene: Scene): readonly Minder[] =>
  scene.plot.team.flatMap(([who, , standards]) => {
    const one = scene.cast.get(who);
    return one === undefined ? [] : standards.map((standard) => ({ ...one, standard }));
  });

/** Who judges which standard by when, with the time that the school gave them for it; closed where the audit is over. */
export const shareOutStandards = async (scene: Scene): Promise<void> => {
  const { db, calendar, lead, second } = scene;
  const people = minders(scene);
  const standards = [...new Set(people.map(({ standard }) => standard))];
  if (standards.length === 0) return;
  const isDone = hasDone(scene, 2);
  const place = { enrolment_id: scene.enrolmentId, school_id: scene.schoolId };
  const setUp = calendar.at(stepBegan(scene, 2) + 2);
  await db`insert into audit_assignment ${db(
    standards.map((standard) => ({
      ...place,
      standard,
      due_on: calendar.day(isDone ? stepDay(scene, 2) - 8 : (dues[standard] ?? 14)),
      state: isDone ? 'closed' : 'in-progress',
      handed_in_by: isDone ? (people.find((one) => one.standard === standard)?.personId ?? null) : null,
      handed_in_at: isDone ? calendar.at(stepDay(scene, 2) - 10) : null,
      closed_by: isDone ? second.personId : null,
    })),
  )}`;
  await db`insert into audit_assignment_event ${db(
    standards.map((standard) => ({
      ...{ id: uuidv7(), ...place, standard, what: 'set-up', happened_at: setUp },
      ...{ by_person: lead.personId, by_name: lead.name },
    })),
  )}`;
  await db`insert into audit_assignment_time ${db(
    people.map(({ membershipId, standard }, at) => ({
      ...{ ...place, standard, membership_id: membershipId },
      ...{ minutes: 120 + (at % 3) * 60, free_when: lessons[at % lessons.length] ?? '' },
    })),
  )}`;
};

const notes = ['Lesson visits', 'Read the policies', 'Talked with pupils', 'Wrote the reasons', ''];

/** The time that some of the party chose to record. */
export const recordTime = async (scene: Scene): Promise<void> => {
  const { db, calendar, random } = scene;
  const people = minders(scene);
  if (people.length < 10) return;
  const last = Math.min(stepDay(scene, 2), -1);
  const entries = people.flatMap(({ membershipId }, at) =>
    at % 4 === 3
      ? []
      : Array.from({ length: 1 + (at % 3) }, () => ({
          id: uuidv7(),
          enrolment_id: scene.enrolmentId,
          school_id: scene.schoolId,
          membership_id: membershipId,
          day: calendar.day(last - between(random, 0, 25)),
          step: 'judgement',
          minutes: 15 * between(random, 2, 7),
          note: pick(random, notes),
          written_at: calendar.at(last, 17),
        })),
  );
  await db`insert into workload_entry ${db(entries)}`;
};

/** What colleagues say about an area for improvement, and the order in which the areas are taken up. */
export const discussAreas = async (scene: Scene): Promise<void> => {
  const { db, calendar, lead, second } = scene;
  const areas = await db<{ id: string; text: string }[]>`
    select id, text from area where enrolment_id = ${scene.enrolmentId} and kind = 'improvement' order by written_at, id`;
  const [first] = areas;
  const colleague = minders(scene)[2];
  if (first === undefined || colleague === undefined) return;
  const place = { enrolment_id: scene.enrolmentId, school_id: scene.schoolId };
  const on = Math.min(stepDay(scene, 2), -1) - 2;
  const asked = uuidv7();
  const said = (id: string, by: Actor, text: string, answers: string | null, hour: number) => ({
    ...{ id, ...place, area_id: first.id, about: first.text, answers, text },
    ...{ by_person: by.personId, by_name: by.name, said_at: calendar.at(on, hour) },
  });
  await db`insert into area_comment ${db([
    said(asked, colleague, 'Is this about Year 7 only? Year 8 shows the same from October on.', null, 9),
    said(uuidv7(), second, 'Year 8 too. I have the figures and bring them to the review.', asked, 12),
  ])}`;
  await db`
    insert into area_order (enrolment_id, school_id, areas, ordered_by, ordered_name, ordered_at)
    values (${scene.enrolmentId}, ${scene.schoolId}, ${areas.map(({ id }) => id)}, ${lead.personId}, ${lead.name}, ${calendar.at(on, 16)})`;
};

type Place =
  | typeof paths.audit.seconds
  | typeof paths.audit.areas
  | typeof paths.audit.assignments
  | typeof paths.plan.reviews;

/** What the coordinator and a colleague were told lately and have not seen. */
export const tellThem = async (scene: Scene): Promise<void> => {
  if (scene.key !== 'wrenbourne.mark' || !hasBegun(scene, 3)) return;
  const { db, calendar, lead } = scene;
  const member = scene.cast.get('member') ?? lead;
  const of = (to: Actor, about: string, subject: string, text: string, place: Place, daysAgo: number) => ({
    ...{ id: uuidv7(), key: `demonstration:${to.personId}:${about}`, person_id: to.personId, about, subject, text },
    ...{
      school_id: scene.schoolId,
      enrolment_id: scene.enrolmentId,
      href: href(place, { enrolment: scene.enrolmentId }),
    },
    ...{ blocks: about === 'ratings-differ', told_at: calendar.at(-daysAgo, 8), mailed_at: calendar.at(-daysAgo, 8) },
  });
  await db`insert into notice ${db([
    of(
      lead,
      'ratings-differ',
      'Two ratings of A2 differ',
      'One of you settles it with a reason.',
      paths.audit.seconds,
      2,
    ),
    of(
      lead,
      'area-discussed',
      'Helen Okafor answered about reading support',
      'Year 8 shows the same.',
      paths.audit.areas,
      3,
    ),
    of(
      member,
      'assigned',
      'Strand B is yours, with two colleagues',
      'It is due in ten days.',
      paths.audit.assignments,
      4,
    ),
    of(
      member,
      'review-meeting',
      'The next half-termly review has an agenda',
      'Your action is on it.',
      paths.plan.reviews,
      1,
    ),
  ])}`;
};
