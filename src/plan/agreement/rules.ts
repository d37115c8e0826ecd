/** The plan is agreed by a senior leader and by the adviser: two people, neither of whom wrote it. */

export const parties = {
  smt: { word: 'Senior leadership', role: 'head' },
  adviser: { word: 'Adviser', role: 'adviser' },
} as const;

export type Party = keyof typeof parties;

export type PlannedAction = Readonly<{
  id: string;
  number: number;
  objective: string;
  measures: number;
  savedBy: string;
  isStopped: boolean;
}>;
export type Agreement = Readonly<{ party: Party; personId: string; on: string }>;

/** What must be known to say whether the plan may be agreed, and whether its step is done. */
export type PlanFacts = Readonly<{
  actions: readonly PlannedAction[];
  agreements: readonly Agreement[];
  parties: readonly Party[];
  partnerships: Readonly<{ asked: number; live: number }>;
  isSubmitted: boolean;
}>;

export type AgreeRefusal =
  | Readonly<{
      kind: 'refused';
      because: 'no-actions' | 'already-agreed' | 'agreed-as-other-party' | 'submitted' | 'not-asked';
    }>
  | Readonly<{ kind: 'refused'; because: 'without-measure' | 'own-work'; actions: readonly PlannedAction[] }>;

const refused = (
  because: 'no-actions' | 'already-agreed' | 'agreed-as-other-party' | 'submitted' | 'not-asked',
): AgreeRefusal => ({
  kind: 'refused',
  because,
});

/**
 * Whether this person may agree the plan for this party now. Every action must say how the school will know; nobody agrees
 * what they wrote themselves, and nobody agrees twice under two hats.
 */
export const mayAgree = (
  party: Party,
  personId: string,
  facts: PlanFacts,
): Readonly<{ kind: 'allowed' }> | AgreeRefusal => {
  const actions = facts.actions.filter(({ isStopped }) => !isStopped);
  if (!facts.parties.includes(party)) return refused('not-asked');
  if (facts.isSubmitted) return refused('submitted');
  if (facts.agreements.some((each) => each.party === party)) return refused('already-agreed');
  if (facts.agreements.some((each) => each.personId === personId)) return refused('agreed-as-other-party');
  if (actions.length === 0) return refused('no-actions');
  const unmeasured = actions.filter(({ measures }) => measures === 0);
  if (unmeasured.length > 0) return { kind: 'refused', because: 'without-measure', actions: unmeasured };
  const own = actions.filter(({ savedBy }) => savedBy === personId);
  return own.length > 0 ? { kind: 'refused', because: 'own-work', actions: own } : { kind: 'allowed' };
};

/** What keeps step 3 open. */
export type PlanGap =
  | Readonly<{ kind: 'no-actions' }>
  | Readonly<{ kind: 'without-measure'; actions: readonly PlannedAction[] }>
  | Readonly<{ kind: 'not-agreed'; party: Party }>
  | Readonly<{ kind: 'partnerships'; asked: number; live: number }>;

/** The gate of step 3; open when nothing is returned. Each gap is shown with a link to where it is closed. */
export const planGate = (facts: PlanFacts): readonly PlanGap[] => {
  const actions = facts.actions.filter(({ isStopped }) => !isStopped);
  const unmeasured = actions.filter(({ measures }) => measures === 0);
  const agreed = new Set(facts.agreements.map(({ party }) => party));
  return [
    ...(actions.length === 0 ? [{ kind: 'no-actions' } as const] : []),
    ...(unmeasured.length > 0 ? [{ kind: 'without-measure', actions: unmeasured } as const] : []),
    ...facts.parties.filter((party) => !agreed.has(party)).map((party) => ({ kind: 'not-agreed', party }) as const),
    ...(facts.partnerships.live < facts.partnerships.asked
      ? [{ kind: 'partnerships', ...facts.partnerships } as const]
      : []),
  ];
};

/** A plan that went in with the submission is changed no more; before that a change of substance opens an agreed plan again. */
export const mayChangePlan = (
  isSubmitted: boolean,
): Readonly<{ kind: 'allowed' }> | Readonly<{ kind: 'refused'; because: 'submitted' }> =>
  isSubmitted ? { kind: 'refused', because: 'submitted' } : { kind: 'allowed' };
