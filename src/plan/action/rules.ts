/** An action of the plan: what it is called at each point of its life, what may follow what, and when it is late. */

export const actionStatuses = {
  planned: { word: 'Not started', tag: 'not-started' },
  'under-way': { word: 'Under way', tag: 'progress' },
  'held-up': { word: 'Held up', tag: 'waiting' },
  done: { word: 'Done', tag: 'done' },
  stopped: { word: 'Stopped', tag: 'not-yet' },
} as const;

export type ActionStatus = keyof typeof actionStatuses;

/** What may follow what. A finished action can be taken up again, with a note that says why. */
export const nextStatuses = {
  planned: ['planned', 'under-way', 'stopped'],
  'under-way': ['under-way', 'held-up', 'done', 'stopped'],
  'held-up': ['held-up', 'under-way', 'done', 'stopped'],
  done: ['under-way'],
  stopped: ['under-way'],
} as const satisfies Record<ActionStatus, readonly ActionStatus[]>;

/** What the school does with an action when it ends. To sustain or adapt it, the school says how and who sees to it. */
export const decisions = {
  sustain: 'Keep it going as it is',
  adapt: 'Keep it going, changed',
  stop: 'Let it end',
} as const;

export type EndDecision = keyof typeof decisions;

export type Action = Readonly<{
  id: string;
  number: number;
  areaId: string | null;
  criterion: string | null;
  objective: string;
  coreChange: string;
  ownerId: string;
  partnershipId: string | null;
  /** Codes of the scheme's target groups. */
  targetGroups: readonly string[];
  pupils: string;
  resources: string;
  costPence: number;
  premiumPence: number;
  /** When it is planned to begin; null in a plan from before this was asked. */
  beginsOn: string | null;
  dueOn: string;
  /** The active ingredients, and what each place may do its own way (EEF, A School's Guide to Implementation, 2024). */
  staysFixed: string;
  mayAdapt: string;
  deliveredBy: string;
  staffNeed: string;
  doneAsMeant: string;
  status: ActionStatus;
  startedOn: string | null;
  endedOn: string | null;
  decision: EndDecision | null;
  sustainedHow: string;
  sustainedBy: string;
  version: number;
  savedBy: string;
}>;

export type Timing = 'late' | 'due-soon' | 'on-course' | 'closed';

/** An action says that it is due soon for its last fourteen days. */
export const dueSoonDays = 14;

/** Whole days from one calendar day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Late from the day after it was due; due on the day itself is not late. */
export const timingOf = ({ status, dueOn }: Pick<Action, 'status' | 'dueOn'>, today: string): Timing => {
  if (status === 'done' || status === 'stopped') return 'closed';
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'late';
  return left <= dueSoonDays ? 'due-soon' : 'on-course';
};

export type MoveRefusal = Readonly<{
  kind: 'refused';
  because: 'not-next' | 'no-measure' | 'no-decision' | 'not-sustained';
}>;

/** What the school says when it moves an action. */
export type Move = Readonly<{
  to: ActionStatus;
  decision: EndDecision | null;
  sustainedHow: string;
  sustainedBy: string;
}>;

/**
 * Whether an action may take this status. It begins only with a declared measure, so that nobody can choose the measure after the
 * result; it is done only when the school says whether it stays, how, and who sees to it.
 */
export const mayMove = (
  action: Pick<Action, 'status'>,
  measures: number,
  move: Move,
): Readonly<{ kind: 'allowed' }> | MoveRefusal => {
  // The table's rows are narrower than the status asked about; the cast only widens what may be looked for.
  if (!(nextStatuses[action.status] as readonly ActionStatus[]).includes(move.to))
    return { kind: 'refused', because: 'not-next' };
  if (move.to !== 'stopped' && move.to !== 'planned' && measures === 0)
    return { kind: 'refused', because: 'no-measure' };
  if (move.to !== 'done') return { kind: 'allowed' };
  if (move.decision === null) return { kind: 'refused', because: 'no-decision' };
  const isKept = move.decision !== 'stop';
  if (isKept && (move.sustainedHow === '' || move.sustainedBy === ''))
    return { kind: 'refused', because: 'not-sustained' };
  return { kind: 'allowed' };
};
