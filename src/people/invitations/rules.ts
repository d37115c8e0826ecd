import type { Role } from '#platform/actor';

/** How long an invitation can be accepted: long enough for a half-term. */
export const invitationDays = 14;

const forSchool = ['lead', 'member', 'governor', 'carer'] as const satisfies Role[];
const forBody = ['officer', 'adviser', 'verifier', 'moderator', 'panel'] as const satisfies Role[];

/**
 * To which parts each role may invite. Nobody can give away more than they have: a coordinator makes no senior leader, an
 * officer no director. The awarding body invites a school's first coordinator and head; from then on the school does.
 */
const mayInvite = {
  head: ['head', ...forSchool],
  lead: forSchool,
  officer: [...forBody, 'head', 'lead'],
  director: ['director', ...forBody, 'head', 'lead'],
} as const satisfies Partial<Record<Role, readonly Role[]>>;

export const rolesToInvite = (inviter: Role | null): readonly Role[] =>
  inviter !== null && inviter in mayInvite ? mayInvite[inviter as keyof typeof mayInvite] : [];

export const isSchoolRole = (role: Role): boolean => ['head', 'lead', 'member', 'governor', 'carer'].includes(role);

export type InvitationFacts = Readonly<{ expiresAt: Date; acceptedAt: Date | null; withdrawnAt: Date | null }>;
export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired';

/** How an invitation stands, read from what happened to it. */
export const invitationState = (facts: InvitationFacts, now: Date): InvitationState => {
  if (facts.acceptedAt !== null) return 'accepted';
  if (facts.withdrawnAt !== null) return 'withdrawn';
  return facts.expiresAt <= now ? 'expired' : 'open';
};

export type InvitationAct = 'accept' | 'send-again' | 'withdraw';

/** In which states each act on an invitation is allowed. */
const invitationActs = {
  accept: ['open'],
  'send-again': ['open', 'expired'],
  withdraw: ['open', 'expired'],
} as const satisfies Record<InvitationAct, readonly InvitationState[]>;

export const mayWithInvitation = (act: InvitationAct, state: InvitationState): boolean =>
  (invitationActs[act] as readonly InvitationState[]).includes(state);

/** Who stands before the invitation's page, in relation to the address that it was sent to. */
export type Bearer = 'the-invited' | 'somebody-else' | 'a-visitor-with-account' | 'a-visitor-without-account';

/** What the bearer may do: only an account with the invited address, or a new one made through the mail, can accept. */
export const acceptanceFor = (bearer: Bearer): 'accept' | 'sign-in-first' | 'make-account' | 'refused' =>
  (
    {
      'the-invited': 'accept',
      'somebody-else': 'refused',
      'a-visitor-with-account': 'sign-in-first',
      'a-visitor-without-account': 'make-account',
    } as const
  )[bearer];
