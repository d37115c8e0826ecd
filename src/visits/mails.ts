import type { Db } from '#platform/db';
import { isMailAddress, post } from '#platform/mail';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';

type Told = Readonly<{ db: Db; enrolment: Enrolment; origin: string; now: Date }>;
type Person = Readonly<{ id: string; name: string; email: string }>;

/** The school's coordinator and senior leaders of this enrolment. */
const leadersOf = (db: Db, enrolmentId: string) => db<Person[]>`
  select p.id, p.name, p.email from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.part in ('lead', 'senior-leader') and t.left_on is null and m.ended_on is null`;

/** Whoever has this open task on the enrolment. */
const sentOn = (db: Db, enrolmentId: string, kind: 'verifier' | 'moderator') => db<Person[]>`
  select p.id, p.name, p.email from assignment a join person p on p.id = a.person_id
   where a.enrolment_id = ${enrolmentId} and a.kind = ${kind} and a.closed_at is null`;

type Words = Readonly<{ event: string; subject: string; text: string; path: string; why: string }>;

const tell = async ({ db, enrolment, origin, now }: Told, people: readonly Person[], words: Words): Promise<void> => {
  for (const { id, name, email } of people.filter((each) => isMailAddress(each.email)))
    await post(
      db,
      {
        to: { name, address: email },
        subject: `${enrolment.schoolName}: ${words.subject}`,
        text: `${words.text}\n\n${origin}${words.path}`,
        why: words.why,
      },
      { key: `visit:${enrolment.id}:${words.event}:${id}`, now },
    );
};

/** The report is with the school: its leaders read it and say which facts are wrong. */
export const tellSchoolOfReport = async (told: Told, until: string): Promise<void> =>
  tell(told, await leadersOf(told.db, told.enrolment.id), {
    event: 'reported',
    subject: 'the report of the visit is here',
    text: `The verifier has sent the report of the visit for the ${told.enrolment.schemeTitle}. You may comment on its facts until ${until}.`,
    path: href(paths.visits.report, { enrolment: told.enrolment.id }),
    why: 'You lead this work in your school.',
  });

/** The school gave the report back with comments, or its days were over: the verifier answers. */
export const tellVerifierOfReturn = async (told: Told): Promise<void> =>
  tell(told, await sentOn(told.db, told.enrolment.id, 'verifier'), {
    event: 'returned',
    subject: 'the school has returned your report',
    text: 'The school has commented on facts in your report. Answer each comment, then send the report on.',
    path: href(paths.visits.report, { enrolment: told.enrolment.id }),
    why: 'You are the verifier of this visit.',
  });

/** The facts are settled: the second verifier looks at every finding. */
export const tellModerator = async (told: Told): Promise<void> =>
  tell(told, await sentOn(told.db, told.enrolment.id, 'moderator'), {
    event: 'to-second-verifier',
    subject: 'a report waits for your second view',
    text: 'The report of the visit is ready for you. Look at each finding: agree, or say which level you would give and why.',
    path: href(paths.visits.moderation, { enrolment: told.enrolment.id }),
    why: 'You are the second verifier of this visit.',
  });
