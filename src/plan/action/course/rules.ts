import { daysBetween, timingOf, type Action, type Timing } from '../rules.ts';

/** Whether an action is on course: overdue, drifting, and in which words. */

/** What must be known of an action to say whether it drifts. */
export type CourseFacts = Pick<Action, 'status' | 'dueOn' | 'beginsOn' | 'startedOn'> &
  Readonly<{
    /** The earliest day of a milestone that is not reached. */
    milestoneDue: string | null;
    /** The latest day on which a milestone was reached. */
    milestoneReached: string | null;
    /** The latest day on which somebody wrote how it goes. */
    notedOn: string | null;
  }>;

/** An action that began later than planned by more than this is said to have begun late. */
export const lateStartDays = 14;

/** Half a term: nobody wrote of the action for longer than this, and it is quiet. A scheme's own rhythm of reviews goes before it. */
export const halfTermDays = 49;

export type Drift =
  | Readonly<{ kind: 'not-begun'; since: string }>
  | Readonly<{ kind: 'milestone-late'; since: string }>
  | Readonly<{ kind: 'quiet'; since: string }>
  | Readonly<{ kind: 'began-late'; days: number }>;

/**
 * Why an open action drifts, the most pressing reason first; empty when it is on course, overdue ones included (overdue is said
 * first). It drifts when the day on which it was to begin has passed, when a milestone's day has passed and it is not reached, when
 * there was no note, milestone or start for more than half a term, or when it began more than a fortnight late and has
 * reached no milestone since. An action that has ended never drifts.
 */
export const driftOf = (
  action: CourseFacts,
  today: string,
  quietAfterDays: number = halfTermDays,
): readonly Drift[] => {
  if (timingOf(action, today) === 'closed') return [];
  const { beginsOn, startedOn, milestoneDue, milestoneReached, notedOn } = action;
  const lastSign =
    [startedOn, milestoneReached, notedOn]
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null;
  const lateBy = beginsOn === null || startedOn === null ? 0 : daysBetween(beginsOn, startedOn);
  const drifts: Drift[] = [];
  if (milestoneDue !== null && milestoneDue < today) drifts.push({ kind: 'milestone-late', since: milestoneDue });
  if (startedOn === null && beginsOn !== null && beginsOn < today) drifts.push({ kind: 'not-begun', since: beginsOn });
  if (startedOn !== null && lastSign !== null && daysBetween(lastSign, today) > quietAfterDays)
    drifts.push({ kind: 'quiet', since: lastSign });
  if (lateBy > lateStartDays && (milestoneReached === null || milestoneReached < (startedOn ?? '')))
    drifts.push({ kind: 'began-late', days: lateBy });
  return drifts;
};

/** Where an action stands on its way: overdue goes before drifting. */
export type Course = 'overdue' | 'drifting' | 'due-soon' | 'on-course' | 'closed';

export const courseOf = (action: CourseFacts, today: string, quietAfterDays?: number): Course => {
  const timing = timingOf(action, today);
  if (timing === 'late') return 'overdue';
  if (timing === 'closed') return 'closed';
  return driftOf(action, today, quietAfterDays).length > 0 ? 'drifting' : timing;
};

export type ActionCounts = Readonly<Record<'all' | 'done' | 'late' | 'drifting' | 'dueSoon' | 'open', number>>;

export const countActions = (actions: readonly CourseFacts[], today: string, quietAfter?: number): ActionCounts => {
  const at = (timing: Timing) => actions.filter((action) => timingOf(action, today) === timing).length;
  return {
    all: actions.length,
    done: actions.filter(({ status }) => status === 'done').length,
    late: at('late'),
    drifting: actions.filter((action) => courseOf(action, today, quietAfter) === 'drifting').length,
    dueSoon: at('due-soon'),
    open: actions.length - at('closed'),
  };
};

/** The filters of the list: each shows the actions for which it holds. */
export const actionFilters = {
  all: { word: 'All', holds: () => true },
  open: { word: 'Open', holds: (action, today) => timingOf(action, today) !== 'closed' },
  late: { word: 'Overdue', holds: (action, today) => timingOf(action, today) === 'late' },
  drifting: {
    word: 'Drifting',
    holds: (action, today, quietAfter) => courseOf(action, today, quietAfter) === 'drifting',
  },
  'due-soon': { word: 'Due soon', holds: (action, today) => timingOf(action, today) === 'due-soon' },
  done: { word: 'Done', holds: (action) => action.status === 'done' },
} as const satisfies Record<
  string,
  Readonly<{ word: string; holds: (action: CourseFacts, today: string, quietAfter?: number) => boolean }>
>;

export type ActionFilter = keyof typeof actionFilters;
export const isActionFilter = (text: string): text is ActionFilter => Object.hasOwn(actionFilters, text);
