/** How a standard goes from hand to hand: its states, who may move it when, and whether it may be judged meanwhile. Pure. */
import { daysBetween } from '#platform/clock';

export const states = ['draft', 'in-progress', 'submitted', 'changes-requested', 'closed'] as const;
export type AssignmentState = (typeof states)[number];

/** Who makes a move: those who judge make the first without a press; those named hand in; a leader looks at what came. */
type Mover = 'judging' | 'named' | 'leader';
type Rule = Readonly<{
  from: readonly AssignmentState[];
  to: AssignmentState;
  by: Mover;
  /** Not by somebody who is named for the standard, nor by who handed it in. */
  notOwn: boolean;
  /** Every criterion in scope must be judged. */
  whole: boolean;
  /** A reason that the others read. */
  reason: boolean;
}>;

/** The whole of what may happen to an assigned standard; every button, message and test reads this table. */
export const moves = {
  begin: { from: ['draft'], to: 'in-progress', by: 'judging', notOwn: false, whole: false, reason: false },
  'hand-in': {
    from: ['draft', 'in-progress', 'changes-requested'],
    to: 'submitted',
    by: 'named',
    notOwn: false,
    whole: true,
    reason: false,
  },
  'take-back': { from: ['submitted'], to: 'in-progress', by: 'named', notOwn: false, whole: false, reason: false },
  'ask-changes': {
    from: ['submitted'],
    to: 'changes-requested',
    by: 'leader',
    notOwn: true,
    whole: false,
    reason: true,
  },
  close: { from: ['submitted'], to: 'closed', by: 'leader', notOwn: true, whole: true, reason: false },
  reopen: { from: ['closed'], to: 'in-progress', by: 'leader', notOwn: false, whole: false, reason: true },
} as const satisfies Record<string, Rule>;
export type Move = keyof typeof moves;
/** The moves that somebody presses a button for. */
export const pressed = ['hand-in', 'take-back', 'ask-changes', 'close', 'reopen'] as const satisfies readonly Move[];
export type Pressed = (typeof pressed)[number];

/** An assigned standard as the rules need it; `left` are criteria in scope that nobody judged. */
export type Assigned = Readonly<{ state: AssignmentState; handedInBy: string | null; left: number }>;
/** Who asks: whether they lead the audit, and whether they are named for the standard. */
export type Asker = Readonly<{ personId: string; isLeader: boolean; isNamed: boolean }>;
export type MoveRefusal = Readonly<{
  kind: 'refused';
  because:
    | 'paused'
    | 'finished'
    | 'not-assigned'
    | 'wrong-state'
    | 'not-named'
    | 'not-leader'
    | 'own-work'
    | 'unjudged';
}>;

const refused = (because: MoveRefusal['because']): MoveRefusal => ({ kind: 'refused', because });

const mayMoveIt = (by: Mover, { isLeader, isNamed }: Asker): MoveRefusal | null => {
  if (by === 'leader') return isLeader ? null : refused('not-leader');
  return by === 'named' && !isNamed ? refused('not-named') : null;
};

/** Why this person may not make this move now, or null. The audit's own state is asked first: a finished one moves no more. */
export const moveRefusal = (
  move: Move,
  assigned: Assigned | null,
  asker: Asker,
  standing: Readonly<{ isActive: boolean; isFinished: boolean }>,
): MoveRefusal | null => {
  const rule: Rule = moves[move];
  if (standing.isFinished) return refused('finished');
  if (!standing.isActive) return refused('paused');
  if (assigned === null) return refused('not-assigned');
  const barred = mayMoveIt(rule.by, asker);
  if (barred !== null) return barred;
  if (!rule.from.includes(assigned.state)) return refused('wrong-state');
  if (rule.notOwn && (asker.isNamed || assigned.handedInBy === asker.personId)) return refused('own-work');
  return rule.whole && assigned.left > 0 ? refused('unjudged') : null;
};

/**
 * Whether a standard may be judged by this person while it goes from hand to hand: null when it may. One that was never assigned
 * is open to everybody whom the audit lets judge. Once it is handed in it is closed to those named for it, until changes are asked
 * for or they take it back; a leader who is not one of them may still settle a level. Once it is closed nobody judges it.
 */
export const mayJudge = (
  state: AssignmentState | null,
  { isLeader, isNamed }: Pick<Asker, 'isLeader' | 'isNamed'>,
): Readonly<{ kind: 'refused'; because: 'handed-in' | 'standard-closed' }> | null => {
  if (state === 'closed') return { kind: 'refused', because: 'standard-closed' };
  if (state !== 'submitted' || (isLeader && !isNamed)) return null;
  return { kind: 'refused', because: 'handed-in' };
};

/** How many staff stand behind a standard: two judge it between them, a third may help. */
export const namedAtMost = 3;
export const namedUsually = 2;

export type Candidate = Readonly<{
  membershipId: string;
  name: string;
  isLeader: boolean;
  standards: readonly string[];
}>;

/**
 * Pairs for every standard, spread evenly over the team. Whoever is named already stays; a gap goes to the colleague with the
 * fewest standards so far, then by name. Coordinator and senior leaders are asked only where fewer than two others are there:
 * they are to look at the work afterwards. The same team and standards always give the same pairs.
 */
export const suggestPairs = (
  standards: readonly string[],
  team: readonly Candidate[],
  size = namedUsually,
): ReadonlyMap<string, readonly string[]> => {
  const workers = team.filter(({ isLeader }) => !isLeader);
  const asked = (workers.length >= size ? workers : team).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const load = new Map(team.map(({ membershipId, standards: held }) => [membershipId, held.length]));
  const pairs = new Map<string, readonly string[]>();
  for (const standard of standards) {
    const named = team.filter((each) => each.standards.includes(standard)).map(({ membershipId }) => membershipId);
    const free = asked
      .filter(({ membershipId }) => !named.includes(membershipId))
      .toSorted((a, b) => (load.get(a.membershipId) ?? 0) - (load.get(b.membershipId) ?? 0))
      .slice(0, Math.max(0, size - named.length))
      .map(({ membershipId }) => membershipId);
    for (const each of free) load.set(each, (load.get(each) ?? 0) + 1);
    pairs.set(standard, [...named, ...free]);
  }
  return pairs;
};

export type Reminder = 'before' | 'day' | 'after';
/** Days before the due date on which the first reminder goes, and after it on which the last does. */
const daysBefore = 7;
const daysAfter = 3;

/**
 * Which reminder a standard's people should have had by `today`, the last that is due: seven days before, on the day, three days
 * after. Each goes once; one that a standing server missed goes on the next morning. None while it is handed in or closed.
 */
export const reminderOf = (state: AssignmentState, dueOn: string | null, today: string): Reminder | null => {
  if (dueOn === null || state === 'submitted' || state === 'closed') return null;
  const days = daysBetween(dueOn, today);
  if (days >= daysAfter) return 'after';
  if (days >= 0) return 'day';
  return days >= -daysBefore ? 'before' : null;
};
