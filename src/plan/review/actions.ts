import { londonDay } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { moveAction, noted, type Doing } from '../action/actions.ts';
import { mayMove, type ActionStatus, type MoveRefusal } from '../action/rules.ts';
import { listActions, listOwners, lockActions } from '../action/store.ts';
import type { RecordTyped, ReviewTyped } from './forms.ts';
import { mayReview, type ReviewRefusal } from './rules.ts';
import * as store from './store.ts';

export type ReviewSaved =
  | Readonly<{ kind: 'saved'; id: string }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: store.ListedReview }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>
  | ReviewRefusal;

const notActive = { kind: 'refused', because: 'not-active' } as const;
const isOpen = ({ enrolment }: Doing): boolean => mayDoInEnrolment('work', enrolment.state);
const saver = ({ actor, now }: Doing) => ({ personId: actor.personId, now });

const dayProblem = async (
  { db, enrolment, now }: Doing,
  field: string,
  day: string,
  exceptId: string | null,
): Promise<readonly Problem[]> => {
  if (day < londonDay(now)) return [{ field, message: 'Enter a day that has not passed' }];
  return (await store.isPlannedOn(db, enrolment.id, day, exceptId))
    ? [{ field, message: 'A review is planned for that day already: enter another day' }]
    : [];
};

export const planReview = async (doing: Doing, typed: ReviewTyped): Promise<ReviewSaved> => {
  if (!isOpen(doing)) return notActive;
  const problems = await dayProblem(doing, 'plannedOn', typed.plannedOn, null);
  if (problems.length > 0) return { kind: 'problems', problems };
  const id = uuidv7();
  await store.insertReview(doing.db, id, doing.enrolment, typed, saver(doing));
  await noted(doing, 'plan.review-planned', { review: id });
  return { kind: 'saved', id };
};

type Wanted = Readonly<{ before: store.ListedReview; version: number }>;

export const moveReview = async (
  doing: Doing,
  { before, version }: Wanted,
  typed: ReviewTyped,
): Promise<ReviewSaved> => {
  if (!isOpen(doing)) return notActive;
  const may = mayReview('move', before, londonDay(doing.now));
  if (may.kind === 'refused') return may;
  const problems = await dayProblem(doing, 'plannedOn', typed.plannedOn, before.id);
  if (problems.length > 0) return { kind: 'problems', problems };
  if (!(await store.moveReview(doing.db, before.id, version, typed, saver(doing)))) return clash(doing, before.id);
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
  await noted(doing, 'plan.review-called-off', { review: before.id });
  return { kind: 'saved', id: before.id };
};

/** What was said of one action at the meeting; the status may move with it. */
export type SaidOfAction = Readonly<{ actionId: string; to: ActionStatus; note: string }>;

const moveWords = (because: MoveRefusal['because']): string =>
  because === 'no-measure'
    ? 'Leave it as it is: it needs a success measure before it begins'
    : 'Leave it as it is: end it or take it up again on its own page';

/** Each thing said with its action, as it stands now; and what cannot be done to it. Nobody else changes these until the record is kept. */
const heard = async ({ db, enrolment }: Doing, said: readonly SaidOfAction[]) => {
  if (said.length === 0) return { moves: [], problems: [] };
  await lockActions(db, enrolment.id);
  const actions = await listActions(db, enrolment.id);
  const moves = said.flatMap(({ actionId, ...rest }) =>
    actions.filter(({ id }) => id === actionId).map((action) => ({ action, move: { ...rest, ...nothingMore } })),
  );
  const problems = moves.flatMap(({ action, move }) => {
    const may = mayMove(action, action.measures, move);
    return may.kind === 'refused'
      ? [{ field: `status-${action.id}`, message: `Action ${action.number}. ${moveWords(may.because)}` }]
      : [];
  });
  return { moves, problems };
};

const nothingMore = { decision: null, sustainedHow: '', sustainedBy: '' } as const;

/** Records a meeting, or corrects its record: who was there, progress of each action, decisions, and the next day. All or nothing. */
export const recordReview = async (
  doing: Doing,
  { before, version }: Wanted,
  typed: RecordTyped,
  said: readonly SaidOfAction[],
): Promise<ReviewSaved> => {
  const { db, enrolment, now } = doing;
  if (!isOpen(doing)) return notActive;
  const today = londonDay(now);
  const may = mayReview(before.heldOn === null ? 'record' : 'correct', before, today);
  if (may.kind === 'refused') return may;
  const team = (await listOwners(db, enrolment.id)).map(({ id }) => id);
  const present = typed.present.filter((id) => team.includes(id));
  const nextOn = before.nextId === null ? typed.nextOn : null;
  const { moves, problems: stuck } = await heard(doing, said);
  const problems: Problem[] = [
    ...(typed.heldOn > today ? [{ field: 'heldOn', message: 'Enter a day that is not ahead' }] : []),
    ...(present.length === 0 ? [{ field: 'present', message: 'Tick who was there' }] : []),
    ...stuck,
    ...(nextOn === null ? [] : await dayProblem(doing, 'nextOn', nextOn, before.id)),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  const nextId = nextOn === null ? null : uuidv7();
  const recorded = { heldOn: typed.heldOn, others: typed.others, decisions: typed.decisions };
  if (!(await store.recordReview(db, before.id, version, recorded, saver(doing)))) return clash(doing, before.id);
  if (nextId !== null && nextOn !== null) {
    await store.insertReview(
      db,
      nextId,
      enrolment,
      { plannedOn: nextOn, startsAt: before.startsAt, place: before.place },
      saver(doing),
    );
    await store.linkNext(db, before.id, nextId);
  }
  await store.writeAttendance(db, before.id, enrolment, team, present);
  for (const { action, move } of moves) {
    const moved = await moveAction(doing, { before: action, version: action.version }, move, before.id);
    if (moved.kind !== 'saved')
      throw new Error(
        `Action ${action.number} was held and yet not moved (${moved.kind}): nothing of the review was saved.`,
      );
  }
  await noted(doing, before.heldOn === null ? 'plan.review-held' : 'plan.review-corrected', { review: before.id });
  return { kind: 'saved', id: before.id };
};

const clash = async ({ db, enrolment }: Doing, id: string): Promise<ReviewSaved> => {
  const theirs = await store.findReview(db, enrolment.id, id);
  if (theirs === null)
    throw new Error(
      'A review vanished while it was being changed. Nothing here deletes reviews: look at the database.',
    );
  return { kind: 'clash', theirs };
};
