import type { TeamMember, TeamPart } from './store.ts';

/** What each part is called, and what the person in it does. */
export const teamParts = {
  lead: { title: 'Coordinator', does: 'Leads the whole journey and keeps the dates.' },
  'senior-leader': { title: 'Senior leader', does: 'Agrees the audit and the plan for the school.' },
  'safeguarding-lead': {
    title: 'Safeguarding lead',
    does: 'Is told of any worry about a child; a worry never goes into the portfolio.',
  },
  'standard-lead': { title: 'Standard lead', does: 'Looks after the standards named here, with a colleague.' },
  'working-party': { title: 'Working party', does: 'Helps where asked, and reads everything.' },
} as const satisfies Record<TeamPart, { title: string; does: string }>;

/** Why a change to the team is refused: an enrolment always has a coordinator. */
export type TeamRefusal = Readonly<{ kind: 'refused'; because: 'last-coordinator' }>;

/** A team without a coordinator would have nobody to lead it: the last one hands over first. */
export const teamRefusal = (
  team: readonly TeamMember[],
  membershipId: string,
  part: TeamPart | 'none',
): TeamRefusal | null => {
  if (part === 'lead') return null;
  const others = team.filter((one) => one.part === 'lead' && one.membershipId !== membershipId);
  const isLead = team.some((one) => one.part === 'lead' && one.membershipId === membershipId);
  return isLead && others.length === 0 ? { kind: 'refused', because: 'last-coordinator' } : null;
};
