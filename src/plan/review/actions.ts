import { londonDay } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { noted, type Doing } from '../action/actions.ts';
import { listOwners } from '../action/store.ts';
import type { ReviewTyped } from './forms.ts';
import { tellEverybody } from './invitation/actions.ts';
import { mayReview, type ReviewRefusal } from './rules.ts';
import * as store from './store.ts';

export type ReviewSaved =
  | Readonly<{ kind: 'saved'; id: string }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: store.ListedReview }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>
  | ReviewRefusal;

export const notActive = { kind: 'refused', because: 'not-active' } as const;
export const isOpen = ({ enrolment }: Doing): boolean => mayDoInEnrolment('work', enrolment.state);
export const saver = ({ actor, now }: Doing) => ({ personId: actor.personId, now });

/** What is wrong with a day for a meeting, if anything. Nobody else plans one meanwhile. */
export const dayProblem = async (
  { db, enrolment, now }: Doing,
  field: string,
  day: string,
  exceptId: string | null,
): Promise<readonly Problem[]> => {
  if (day < londonDay(now)) return [{ field, message: 'Enter a day that has not passed' }];
  await store.lockReviews(db, enrolment.id);
  return (await store.listPlannedDays(db, enrolment.id, exceptId)).includes(day)
    ? [{ field, message: 'A review is planned for that day already: enter another day' }]
    : [];
};

const leaderProblem = async ({ db, enrolment }: Doing, ledBy: string | null): Promise<readonly Problem[]> => {
  if (ledBy === null) return [];
  const team = await listOwners(db, enrolment.id);
  return team.some(({ id }) => id === ledBy) ? [] : [{ field: 'ledBy', message: 'Choose somebody of the team' }];
};

/** Puts one meeting into the plan and leaves it to the worker to ask everybody. */
export const addReview = async (doing: Doing, typed: ReviewTyped): Promise<string> => {
  const id = uuidv7();
  await store.insertReview(doing.db, id, doing.enrolment, typed, saver(doing));
  await tellEverybody(doing.db, id);
  await noted(doing, 'plan.review-planned', { review: id });
  return id;
};

export const planReview = async (doing: Doing, typed: ReviewTyped): Promise<ReviewSaved> => {
  if (!isOpen(doing)) return notActive;
  const problems = [
    ...(await dayProblem(doing, 'plannedOn', typed.plannedOn, null)),
    ...(await leaderProblem(doing, typed.ledBy)),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  return { kind: 'saved', id: await addReview(doing, typed) };
};

export type Wanted = Readonly<{ before: store.ListedReview; version: number }>;

export const moveReview = async (
  doing: Doing,
  { before, version }: Wanted,
  typed: ReviewTyped,
): Promise<ReviewSaved> => {
  if (!isOpen(doing)) return notActive;
  const may = mayReview('move', before, londonDay(doing.now));
  if (may.kind === 'refused') return may;
  const problems = [
    ...(await dayProblem(doing, 'plannedOn', typed.plannedOn, before.id)),
    ...(await leaderProblem(doing, typed.ledBy)),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  if (!(await store.moveReview(doing.db, before.id, version, typed, saver(doing)))) return clash(doing, before.id);
  await tellEverybody(doing.db, before.id);
  await noted(doing, 'plan.review-moved', { review: before.id });
  return { kind: 'saved', id: before.id };
};

export const callOffReview = async (
  doing: Doing,
  { before, version }: Wanted,
  because: string,
): Promise<ReviewSaved> => {
  if (!isOpen(doing)) return notActive;
  const today = londonDay(doing.now);
  const may = mayReview('call-off', before, today);
  if (may.kind === 'refused') return may;
  if (!(await store.callOffReview(doing.db, before.id, version, today, because, saver(doing))))
    return clash(doing, before.id);
  await tellEverybody(doing.db, before.id);
  await noted(doing, 'plan.review-called-off', { review: before.id });
  return { kind: 'saved', id: before.id };
};

export const clash = async ({ db, enrolment }: Doing, id: string): Promise<Extract<ReviewSaved, { kind: 'clash' }>> => {
  const theirs = await store.findReview(db, enrolment.id, id);
  if (theirs === null)
    throw new Error(
      'A review vanished while it was being changed. Nothing here deletes reviews: look at the database.',
    );
  return { kind: 'clash', theirs };
};
