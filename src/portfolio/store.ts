import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { Verdict } from './rules.ts';

export type Review = Readonly<{
  id: string;
  round: number;
  message: string;
  invitedName: string;
  invitedAt: Date;
  advice: string | null;
  finishedName: string | null;
  finishedAt: Date | null;
}>;

export type ReviewComment = Readonly<{
  id: string;
  reviewId: string;
  standard: string;
  verdict: Verdict;
  comment: string;
  commentedName: string;
  commentedAt: Date;
  version: number;
  answer: string | null;
  answeredName: string | null;
  answeredAt: Date | null;
}>;

type Which = Pick<Enrolment, 'id' | 'schoolId'>;
type By = Readonly<{ personId: string; name: string; now: Date }>;

/** Every round of the adviser's review, newest first. */
export const listReviews = (db: Db, enrolmentId: string): Promise<Review[]> =>
  db<Review[]>`
    select id, round, message, invited_name, invited_at, advice, finished_name, finished_at
      from adviser_review where enrolment_id = ${enrolmentId} order by round desc`;

export const listComments = (db: Db, enrolmentId: string): Promise<ReviewComment[]> =>
  db<ReviewComment[]>`
    select id, review_id, standard, verdict, comment, commented_name, commented_at, version, answer, answered_name, answered_at
      from review_comment where enrolment_id = ${enrolmentId} order by commented_at`;

/** Begins a round; false when one is open already. */
export const insertReview = async (
  db: Db,
  { id, schoolId }: Which,
  review: Readonly<{ id: string; message: string }>,
  by: By,
): Promise<boolean> => {
  const rows = await db`
    insert into adviser_review (id, enrolment_id, school_id, round, message, invited_by, invited_name, invited_at)
    select ${review.id}, ${id}, ${schoolId}, coalesce(max(round), 0) + 1, ${review.message}, ${by.personId}, ${by.name}, ${by.now}
      from adviser_review where enrolment_id = ${id}
    on conflict do nothing returning id`;
  return rows.length > 0;
};

export const writeFinished = async (db: Db, reviewId: string, advice: string, by: By): Promise<boolean> => {
  const rows = await db`
    update adviser_review set advice = ${advice}, finished_by = ${by.personId}, finished_name = ${by.name}, finished_at = ${by.now}
     where id = ${reviewId} and finished_at is null returning id`;
  return rows.length > 0;
};

type Said = Readonly<{ id: string; standard: string; verdict: Verdict; comment: string; version: number }>;

/** Writes the adviser's word on a standard, if it stands where the form found it (version 0: not yet said). */
export const putComment = async (
  db: Db,
  { id, schoolId }: Which,
  reviewId: string,
  said: Said,
  by: By,
): Promise<boolean> => {
  const rows = await (said.version === 0
    ? db`insert into review_comment (id, review_id, enrolment_id, school_id, standard, verdict, comment, commented_by, commented_name, commented_at)
         values (${said.id}, ${reviewId}, ${id}, ${schoolId}, ${said.standard}, ${said.verdict}, ${said.comment}, ${by.personId}, ${by.name}, ${by.now})
         on conflict (review_id, standard) do nothing returning id`
    : db`update review_comment set verdict = ${said.verdict}, comment = ${said.comment}, commented_by = ${by.personId},
                commented_name = ${by.name}, commented_at = ${by.now}, version = version + 1
          where review_id = ${reviewId} and standard = ${said.standard} and version = ${said.version} returning id`);
  return rows.length > 0;
};

export const writeAnswer = async (
  db: Db,
  commentId: string,
  version: number,
  answer: string,
  by: By,
): Promise<boolean> => {
  const rows = await db`
    update review_comment set answer = ${answer}, answered_name = ${by.name}, answered_at = ${by.now}, version = version + 1
     where id = ${commentId} and version = ${version} returning id`;
  return rows.length > 0;
};

/** The adviser of an enrolment and the coordinators of its team: to whom mails about the portfolio go. */
export const listReaders = (
  db: Db,
  enrolmentId: string,
): Promise<Readonly<{ side: 'adviser' | 'school'; personId: string }>[]> =>
  db<{ side: 'adviser' | 'school'; personId: string }[]>`
    select 'adviser' as side, p.id as person_id from assignment a join person p on p.id = a.person_id
     where a.enrolment_id = ${enrolmentId} and a.kind = 'adviser' and a.closed_at is null
    union
    select 'school', p.id from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
     where t.enrolment_id = ${enrolmentId} and t.part = 'lead' and t.left_on is null and m.ended_on is null`;
