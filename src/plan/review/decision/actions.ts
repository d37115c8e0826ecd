import { londonDay } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { noted, type Doing } from '../../action/actions.ts';
import { listOwners } from '../../action/store.ts';
import { isOpen, notActive, saver } from '../actions.ts';
import { insertRevision } from '../record/store.ts';
import { mayReview, type ReviewRefusal } from '../rules.ts';
import type { ListedReview } from '../store.ts';
import type { DecisionTyped } from './forms.ts';
import * as store from './store.ts';

export type DecisionSaved =
  | Readonly<{ kind: 'saved' }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: store.Decision }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>
  | ReviewRefusal;

export const placeOf = ({ enrolment }: Doing, reviewId: string) => ({
  id: reviewId,
  enrolmentId: enrolment.id,
  schoolId: enrolment.schoolId,
});

const ownerProblem = async ({ db, enrolment }: Doing, owner: string | null): Promise<readonly Problem[]> => {
  if (owner === null) return [];
  const team = await listOwners(db, enrolment.id);
  return team.some(({ id }) => id === owner) ? [] : [{ field: 'owner', message: 'Choose somebody of the team' }];
};

/** Writes down what the meeting decided. The same decision sent again stands once. */
export const addDecision = async (doing: Doing, review: ListedReview, typed: DecisionTyped): Promise<DecisionSaved> => {
  if (!isOpen(doing)) return notActive;
  const may = mayReview('record', review, londonDay(doing.now));
  if (may.kind === 'refused') return may;
  const problems = await ownerProblem(doing, typed.owner);
  if (problems.length > 0) return { kind: 'problems', problems };
  const id = uuidv7();
  if (!(await store.insertDecision(doing.db, id, placeOf(doing, review.id), typed, saver(doing))))
    return { kind: 'saved' };
  await insertRevision(doing.db, placeOf(doing, review.id), { about: id, version: 1, says: typed.says }, saver(doing));
  await noted(doing, 'plan.decision-made', { review: review.id });
  return { kind: 'saved' };
};

type Wanted = Readonly<{ before: store.Decision; version: number }>;

const clash = async ({ db, enrolment }: Doing, before: store.Decision): Promise<DecisionSaved> => ({
  kind: 'clash',
  theirs: (await store.findDecision(db, enrolment.id, before.id)) ?? before,
});

/** Changes what was decided, by whom or by when. The words that stood before stay readable. */
export const changeDecision = async (
  doing: Doing,
  { before, version }: Wanted,
  typed: DecisionTyped,
): Promise<DecisionSaved> => {
  if (!isOpen(doing)) return notActive;
  const problems = await ownerProblem(doing, typed.owner);
  if (problems.length > 0) return { kind: 'problems', problems };
  if (!(await store.changeDecision(doing.db, before.id, version, typed, saver(doing)))) return clash(doing, before);
  await insertRevision(
    doing.db,
    placeOf(doing, before.reviewId),
    { about: before.id, version: version + 1, says: typed.says },
    saver(doing),
  );
  await noted(doing, 'plan.decision-changed', { review: before.reviewId });
  return { kind: 'saved' };
};

/** Says that a decision was carried out or dropped, or opens it again: whoever owns it and whoever meets may say so. */
export const endDecision = async (
  doing: Doing,
  { before, version }: Wanted,
  typed: Readonly<{ how: 'done' | 'dropped' | 'open'; note: string }>,
): Promise<DecisionSaved> => {
  if (!isOpen(doing)) return notActive;
  const ended = typed.how === 'open' ? null : { on: londonDay(doing.now), how: typed.how, note: typed.note };
  if (!(await store.endDecision(doing.db, before.id, version, ended, saver(doing)))) return clash(doing, before);
  await noted(doing, 'plan.decision-ended', { review: before.reviewId, to: typed.how });
  return { kind: 'saved' };
};
