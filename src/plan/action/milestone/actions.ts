import { londonDay } from '#platform/clock';
import { mediumDate } from '#platform/kit';
import { uuidv7 } from '#platform/db';
import type { Problem } from '#platform/form';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { noted, type Doing, type PlanRefusal } from '../actions.ts';
import { mayWriteAction } from '../edit/rules.ts';
import * as progress from '../progress/store.ts';
import type { ListedAction } from '../store.ts';

/** Why the milestones of an action stay as they are, or null: an action that ended stands as it was. */
const progressRefusal = (doing: Doing, action: ListedAction): PlanRefusal | null => {
  if (!mayDoInEnrolment('work', doing.enrolment.state)) return { kind: 'refused', because: 'not-active' };
  const may = mayWriteAction(action);
  return may.kind === 'refused' ? may : null;
};

type Problems = Readonly<{ kind: 'problems'; problems: readonly Problem[] }>;
type MilestoneSaved = PlanRefusal | Problems | null;

/** A milestone is reached on the way: not after the action is due. */
const milestoneProblems = (action: ListedAction, dueOn: string): readonly Problem[] =>
  dueOn <= action.dueOn
    ? []
    : [
        {
          field: 'milestoneDue',
          message: `Enter a day no later than ${mediumDate(action.dueOn)}, when the action is due, or give the action more time first`,
        },
      ];

export const addMilestone = async (
  doing: Doing,
  action: ListedAction,
  typed: { what: string; dueOn: string },
): Promise<MilestoneSaved> => {
  const refused = progressRefusal(doing, action);
  if (refused !== null) return refused;
  const problems = milestoneProblems(action, typed.dueOn);
  if (problems.length > 0) return { kind: 'problems', problems };
  const by = { personId: doing.actor.personId, now: doing.now };
  await progress.insertMilestone(doing.db, uuidv7(), action.id, doing.enrolment, typed, by);
  await noted(doing, 'plan.milestone-added', { action: action.id });
  return null;
};

/** Marks a milestone reached today, or open again. False when the action has ended or has no such milestone. */
export const markMilestone = async (
  doing: Doing,
  action: ListedAction,
  id: string,
  isReached: boolean,
): Promise<boolean> => {
  if (progressRefusal(doing, action) !== null) return false;
  const by = { personId: doing.actor.personId, now: doing.now };
  const reachedOn = isReached ? londonDay(doing.now) : null;
  if (!(await progress.setMilestone(doing.db, id, action.id, reachedOn, by))) return false;
  await noted(doing, isReached ? 'plan.milestone-reached' : 'plan.milestone-opened', {
    action: action.id,
    milestone: id,
  });
  return true;
};

type Wanted = Readonly<{ before: progress.Milestone; version: number }>;
type Changed =
  | PlanRefusal
  | Problems
  | Readonly<{ kind: 'saved' }>
  | Readonly<{ kind: 'clash'; theirs: progress.Milestone }>;

/** Puts a milestone's words and day right. */
export const changeMilestone = async (
  doing: Doing,
  action: ListedAction,
  { before, version }: Wanted,
  typed: { what: string; dueOn: string },
): Promise<Changed> => {
  const refused = progressRefusal(doing, action);
  if (refused !== null) return refused;
  const problems = milestoneProblems(action, typed.dueOn);
  if (problems.length > 0) return { kind: 'problems', problems };
  const by = { personId: doing.actor.personId, now: doing.now };
  if (!(await progress.updateMilestone(doing.db, before.id, version, typed, by))) {
    const theirs = (await progress.listMilestones(doing.db, action.id)).find(({ id }) => id === before.id);
    return { kind: 'clash', theirs: theirs ?? before };
  }
  await noted(doing, 'plan.milestone-changed', { action: action.id, milestone: before.id });
  return { kind: 'saved' };
};
