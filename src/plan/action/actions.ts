import { londonDay } from '#platform/clock';
import type { Person } from '#platform/actor';
import { isUuid, uuidv7, type Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { mayChangePlan } from '../agreement/rules.ts';
import * as progress from './progress/store.ts';
import { mayMove, type Move, type MoveRefusal } from './rules.ts';
import * as store from './store.ts';

export type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;
export type PlanRefusal = Readonly<{ kind: 'refused'; because: 'not-active' | 'submitted' | 'ended' }>;
export type Wanted = Readonly<{ before: store.ListedAction; version: number }>;

/** Why the texts of the plan may not be changed now, or null. */
export const planRefusal = (enrolment: Enrolment): PlanRefusal | null => {
  if (!mayDoInEnrolment('work', enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const may = mayChangePlan(enrolment.submittedAt !== null);
  return may.kind === 'refused' ? may : null;
};

export const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: Record<string, string>) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

export type MoveResult =
  | Readonly<{ kind: 'saved' }>
  | Readonly<{ kind: 'clash'; theirs: store.ListedAction }>
  | MoveRefusal
  | PlanRefusal;

/** Moves an action and writes the note of how it went, both or neither. */
export const moveAction = async (
  doing: Doing,
  { before, version }: Wanted,
  move: Move & { note: string },
  reviewId: string | null = null,
): Promise<MoveResult> => {
  if (!mayDoInEnrolment('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const may = mayMove(before, before.measures, move);
  if (may.kind === 'refused') return may;
  const by = { personId: doing.actor.personId, now: doing.now };
  const today = londonDay(doing.now);
  const hasEnded = move.to === 'done' || move.to === 'stopped';
  const isDone = move.to === 'done';
  const moved = await store.moveAction(
    doing.db,
    before.id,
    version,
    {
      status: move.to,
      startedOn: before.startedOn ?? (move.to === 'planned' || move.to === 'stopped' ? null : today),
      endedOn: hasEnded ? today : null,
      decision: isDone ? move.decision : null,
      sustainedHow: isDone ? move.sustainedHow : '',
      sustainedBy: isDone ? move.sustainedBy : '',
    },
    by,
  );
  if (!moved) return { kind: 'clash', theirs: await overtakenBy(doing, before.id) };
  await progress.insertNote(
    doing.db,
    doing.enrolment,
    { id: uuidv7(), actionId: before.id, status: move.to, note: move.note, reviewId },
    by,
  );
  await noted(doing, 'plan.action-moved', { action: before.id, to: move.to });
  return { kind: 'saved' };
};

/** The action as somebody else has just saved it. */
export const overtakenBy = async ({ db, enrolment }: Doing, id: string): Promise<store.ListedAction> => {
  const theirs = await store.findAction(db, enrolment.id, id);
  if (theirs === null)
    throw new Error(
      'An action vanished while it was being changed. Nothing here deletes actions: look at the database.',
    );
  return theirs;
};

/** A comment of the adviser, or the school's answer. It is about one action, or about the plan. */
export const sayOfPlan = async (
  doing: Doing,
  typed: Readonly<{ says: string; action: string }>,
): Promise<PlanRefusal | null> => {
  if (!mayDoInEnrolment('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const action = isUuid(typed.action) ? await store.findAction(doing.db, doing.enrolment.id, typed.action) : null;
  const comment = { id: uuidv7(), actionId: action?.id ?? null, says: typed.says, writtenAs: doing.actor.role ?? '' };
  await progress.insertComment(doing.db, doing.enrolment, comment, { personId: doing.actor.personId, now: doing.now });
  await noted(doing, 'plan.commented', { action: action?.id ?? 'plan' });
  return null;
};
