/** Who is asking. Every handle to the database and every entry in the trail carries one of these. */

export const roles = [
  'officer',
  'director',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'head',
  'lead',
  'member',
  'governor',
  'carer',
  'partner',
] as const;

/** A part that a person plays: the first six for an awarding body, the next four in a school, a carer, a partner service. */
export type Role = (typeof roles)[number];

export const bodyRoles = ['officer', 'director', 'adviser', 'verifier', 'moderator', 'panel'] as const satisfies Role[];
export const schoolRoles = ['head', 'lead', 'member', 'governor'] as const satisfies Role[];

/** What a role is called on pages. */
export const roleTitle = {
  officer: 'Awarding body officer',
  director: 'Awarding body director',
  adviser: 'Adviser',
  verifier: 'Verifier',
  moderator: 'Second verifier',
  panel: 'Panel member',
  head: 'Senior leader',
  lead: 'Coordinator',
  member: 'Working party',
  governor: 'Governor',
  carer: 'Parent or carer',
  partner: 'Partner service',
} as const satisfies Record<Role, string>;

export type Visitor = Readonly<{ kind: 'visitor' }>;

/** A signed-in person acting in one membership; `role` is null until a person with several memberships has chosen. */
export type Person = Readonly<{
  kind: 'person';
  personId: string;
  sessionId: string;
  membershipId: string | null;
  role: Role | null;
  schoolId: string | null;
  bodyId: string | null;
  partnerId: string | null;
  name: string;
  place: string;
  /** How this person wants pages to look. */
  theme: 'system' | 'light' | 'dark';
  /** In how many parts this person could act today. */
  membershipCount: number;
}>;

/** Work that no person is asking for at this moment: a job, an operator's command, sign-in before it knows who. */
export type System = Readonly<{ kind: 'system'; task: string }>;

export type Actor = Visitor | Person | System;

export const visitor: Visitor = { kind: 'visitor' };
export const system = (task: string): System => ({ kind: 'system', task });

/** True when the actor is a person acting in one of these roles. */
export const actsAs = (actor: Actor, allowed: readonly Role[]): actor is Person & { role: Role } =>
  actor.kind === 'person' && actor.role !== null && allowed.includes(actor.role);
