import { uuidv7 } from '#platform/db';
import { readForm, type Problem } from '#platform/form';
import { noted, planRefusal, type Doing, type PlanRefusal } from '../actions.ts';
import { addAction, isProblems, textsOf } from '../edit/actions.ts';
import { actionForm, formOf, keepProblems } from '../edit/forms.ts';
import { endDraft, findDraft, insertDraft, lockDraft, updateDraft, type Draft } from './store.ts';

export type DraftSaved =
  | Readonly<{ kind: 'saved'; id: string }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>
  | Readonly<{ kind: 'clash'; theirs: Draft }>
  | PlanRefusal;

type Typed = Readonly<Record<string, string>>;

/** Begins an action with what was typed so far. It stands in no plan yet, so nothing is agreed anew. */
export const beginDraft = async (doing: Doing, typed: Typed): Promise<DraftSaved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const problems = keepProblems(typed);
  if (problems.length > 0) return { kind: 'problems', problems };
  const id = uuidv7();
  await insertDraft(doing.db, id, doing.enrolment, typed, { personId: doing.actor.personId, now: doing.now });
  await noted(doing, 'plan.draft-begun', { draft: id });
  return { kind: 'saved', id };
};

type Wanted = Readonly<{ before: Draft; version: number }>;

/** Keeps some fields of a draft as they were typed. */
export const keepDraft = async (doing: Doing, { before, version }: Wanted, typed: Typed): Promise<DraftSaved> => {
  const refused = planRefusal(doing.enrolment);
  if (refused !== null) return refused;
  const problems = keepProblems(typed);
  if (problems.length > 0) return { kind: 'problems', problems };
  const by = { personId: doing.actor.personId, now: doing.now };
  if (!(await updateDraft(doing.db, before.id, version, typed, by))) return clashWith(doing, before.id);
  await noted(doing, 'plan.draft-kept', { draft: before.id });
  return { kind: 'saved', id: before.id };
};

const clashWith = async ({ db, enrolment }: Doing, id: string): Promise<DraftSaved> => {
  const theirs = await findDraft(db, enrolment.id, id);
  // Given up meanwhile: there is nothing left to save over.
  return theirs === null ? { kind: 'refused', because: 'ended' } : { kind: 'clash', theirs };
};

/** What keeps a draft from the plan: every problem of every part. */
export const draftProblems = async (doing: Doing, { typed }: Pick<Draft, 'typed'>): Promise<readonly Problem[]> => {
  const read = readForm(actionForm, formOf(typed));
  if (read.kind === 'problems') return read.problems;
  const texts = await textsOf(doing, read.value, null);
  return isProblems(texts) ? texts : [];
};

type Finished = DraftSaved | Readonly<{ kind: 'in-plan'; actionId: string; hasReopened: boolean }>;

/** Puts a draft into the plan as it was read. A second press finds the action that the first one made. */
export const finishDraft = async (doing: Doing, id: string, version: number): Promise<Finished> => {
  const held = await lockDraft(doing.db, doing.enrolment.id, id);
  const now = held === null ? await findDraft(doing.db, doing.enrolment.id, id) : null;
  if (held === null)
    return now?.actionId == null
      ? { kind: 'refused', because: 'ended' }
      : { kind: 'in-plan', actionId: now.actionId, hasReopened: false };
  if (version !== held.version) return clashWith(doing, id);
  const read = readForm(actionForm, formOf(held.typed));
  if (read.kind === 'problems') return { kind: 'problems', problems: read.problems };
  const saved = await addAction(doing, read.value);
  if (saved.kind === 'clash') throw new Error('A new action cannot clash: it has no earlier version.');
  if (saved.kind !== 'saved') return saved;
  await endDraft(doing.db, id, version, saved.id, { personId: doing.actor.personId, now: doing.now });
  return { kind: 'in-plan', actionId: saved.id, hasReopened: saved.hasReopened };
};

/** Gives a draft up. What it said is gone; the plan was never changed by it. */
export const dropDraft = async (doing: Doing, { before, version }: Wanted): Promise<boolean> => {
  const by = { personId: doing.actor.personId, now: doing.now };
  if (!(await endDraft(doing.db, before.id, version, null, by))) return false;
  await noted(doing, 'plan.draft-dropped', { draft: before.id });
  return true;
};
