import { londonDay } from '#platform/clock';
import type { Person } from '#platform/actor';
import { isUuid, uuidv7, type Db } from '#platform/db';
import type { Problem } from '#platform/form';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { listPartnerships } from '#partnerships';
import { schemeFor } from '#schemes';
import { reopenPlan } from '../agreement/actions.ts';
import { mayChangePlan } from '../agreement/rules.ts';
import { actionProblems, type ActionTyped } from './forms.ts';
import { changedTexts, mayMove, planTextWords, type Move, type MoveRefusal } from './rules.ts';
import * as store from './store.ts';

export type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;
export type PlanRefusal = Readonly<{ kind: 'refused'; because: 'not-active' | 'submitted' }>;
export type Saved =
  | Readonly<{ kind: 'saved'; id: string; hasReopened: boolean }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: store.ListedAction }>
  | PlanRefusal;

/** Why the texts of the plan may not be changed now, or null. */
export const planRefusal = (enrolment: Enrolment): PlanRefusal | null => {
  if (!mayDoInEnrolment('work', enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const may = mayChangePlan(enrolment.submittedAt !== null);
  return may.kind === 'refused' ? may : null;
};

export const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: Record<string, string>) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

/** The texts to save, or what names nothing that the school has: an area, criterion, owner or partnership from elsewhere. */
const textsOf = async (doing: Doing, typed: ActionTyped): Promise<store.ActionTexts | readonly Problem[]> => {
  const { db, enrolment } = doing;
  const scheme = await schemeFor(db, enrolment);
  const areas = await store.listAreas(db, enrolment.id);
  const owners = await store.listOwners(db, enrolment.id);
  const partnerships = typed.partnership === '' ? [] : await listPartnerships(db, enrolment.id);
  const { areaId, criterion } = typed.answers;
  const problems: Problem[] = [...actionProblems(typed)];
  const isKnown = areaId === null ? scheme.criterionByCode.has(criterion ?? '') : areas.some(({ id }) => id === areaId);
  if (!isKnown) problems.push({ field: 'answers', message: 'Choose what this action answers' });
  if (!owners.some(({ id }) => id === typed.owner))
    problems.push({ field: 'owner', message: 'Choose who answers for it' });
  if (typed.partnership !== '' && !partnerships.some(({ id }) => id === typed.partnership))
    problems.push({ field: 'partnership', message: 'Choose a partner from the list, or none' });
  if (problems.length > 0) return problems;
  return {
    areaId,
    criterion: criterion ?? areas.find(({ id }) => id === areaId)?.criterion ?? null,
    objective: typed.objective,
    coreChange: typed.coreChange,
    ownerId: typed.owner,
    partnershipId: typed.partnership === '' ? null : typed.partnership,
    pupils: typed.pupils,
    costPence: typed.cost,
    premiumPence: typed.premium,
    dueOn: typed.dueOn,
  };
};

const isProblems = (made: store.ActionTexts | readonly Problem[]): made is readonly Problem[] => Array.isArray(made);

export const addAction = async (doing: Doing, typed: ActionTyped): Promise<Saved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const texts = await textsOf(doing, typed);
  if (isProblems(texts)) return { kind: 'problems', problems: texts };
  const [id, by] = [uuidv7(), { personId: doing.actor.personId, now: doing.now }];
  const number = await store.insertAction(doing.db, id, doing.enrolment, texts, by);
  await store.insertRevision(doing.db, id, doing.enrolment, 1, texts, by);
  await markStep(doing.db, doing.enrolment, 3, 'started', doing.now);
  await noted(doing, 'plan.action-added', { action: id });
  return { kind: 'saved', id, hasReopened: await reopenPlan(doing, `Action ${number} was added`) };
};

type Wanted = Readonly<{ before: store.ListedAction; version: number }>;

export const changeAction = async (doing: Doing, { before, version }: Wanted, typed: ActionTyped): Promise<Saved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const texts = await textsOf(doing, typed);
  if (isProblems(texts)) return { kind: 'problems', problems: texts };
  const by = { personId: doing.actor.personId, now: doing.now };
  const changed = changedTexts(before, texts);
  if (changed.length === 0 && version === before.version) return { kind: 'saved', id: before.id, hasReopened: false };
  if (!(await store.updateAction(doing.db, before.id, version, texts, by))) return clash(doing, before.id);
  await store.insertRevision(doing.db, before.id, doing.enrolment, version + 1, texts, by);
  await noted(doing, 'plan.action-changed', { action: before.id });
  const words = changed.map((text) => planTextWords[text]).join(', ');
  return {
    kind: 'saved',
    id: before.id,
    hasReopened: await reopenPlan(doing, `Action ${before.number}: ${words} changed`),
  };
};

const clash = async ({ db, enrolment }: Doing, id: string): Promise<Saved & { kind: 'clash' }> => {
  const theirs = await store.findAction(db, enrolment.id, id);
  if (theirs === null)
    throw new Error(
      'An action vanished while it was being changed. Nothing here deletes actions: look at the database.',
    );
  return { kind: 'clash', theirs };
};

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
  if (!moved) return clash(doing, before.id);
  await store.insertNote(
    doing.db,
    doing.enrolment,
    { id: uuidv7(), actionId: before.id, status: move.to, note: move.note, reviewId },
    by,
  );
  await noted(doing, 'plan.action-moved', { action: before.id, to: move.to });
  return { kind: 'saved' };
};

export const addMilestone = async (
  doing: Doing,
  actionId: string,
  typed: { what: string; dueOn: string },
): Promise<PlanRefusal | null> => {
  if (!mayDoInEnrolment('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  await store.insertMilestone(doing.db, uuidv7(), actionId, doing.enrolment, typed, {
    personId: doing.actor.personId,
    now: doing.now,
  });
  await noted(doing, 'plan.milestone-added', { action: actionId });
  return null;
};

/** Marks a milestone reached today, or open again. False when the action has no such milestone. */
export const markMilestone = async (
  doing: Doing,
  actionId: string,
  id: string,
  isReached: boolean,
): Promise<boolean> => {
  if (!mayDoInEnrolment('work', doing.enrolment.state)) return false;
  const by = { personId: doing.actor.personId, now: doing.now };
  if (!(await store.setMilestone(doing.db, id, actionId, isReached ? londonDay(doing.now) : null, by))) return false;
  await noted(doing, isReached ? 'plan.milestone-reached' : 'plan.milestone-opened', {
    action: actionId,
    milestone: id,
  });
  return true;
};

/** A comment of the adviser, or the school's answer. It is about one action, or about the plan. */
export const sayOfPlan = async (
  doing: Doing,
  typed: Readonly<{ says: string; action: string }>,
): Promise<PlanRefusal | null> => {
  if (!mayDoInEnrolment('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const action = isUuid(typed.action) ? await store.findAction(doing.db, doing.enrolment.id, typed.action) : null;
  const comment = { id: uuidv7(), actionId: action?.id ?? null, says: typed.says, writtenAs: doing.actor.role ?? '' };
  await store.insertComment(doing.db, doing.enrolment, comment, { personId: doing.actor.personId, now: doing.now });
  await noted(doing, 'plan.commented', { action: action?.id ?? 'plan' });
  return null;
};
