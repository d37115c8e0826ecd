/** Partners and partnerships for learning: what they are called, when they count, and what may be done with them. */

export const partnerKinds = {
  health: 'Health',
  'social-care': 'Social care and early help',
  'mental-health': 'Mental health and wellbeing',
  send: 'Special educational needs and disability',
  education: 'Another school, college or university',
  'culture-and-sport': 'Library, arts or sport',
  charity: 'Charity or voluntary group',
  employer: 'Employer',
  community: 'Faith or community group',
  safety: 'Police, fire or youth justice',
  other: 'Something else',
} as const;

export type PartnerKind = keyof typeof partnerKinds;

export type Partner = Readonly<{
  id: string;
  name: string;
  kind: PartnerKind;
  contactName: string;
  contact: string;
  offers: string;
  version: number;
}>;

/** What one partner and the school agreed to do together. Days are `YYYY-MM-DD`; null where there is none yet. */
export type Partnership = Readonly<{
  id: string;
  partnerId: string;
  purpose: string;
  pupilsGet: string;
  reachedBy: string;
  agreedWith: string;
  agreedOn: string | null;
  liveOn: string | null;
  endedOn: string | null;
  endedBecause: string;
  version: number;
}>;

export type PartnershipState = 'proposed' | 'live' | 'ended';

/** Live from its first day to the day before it ended; a first day that lies ahead leaves it proposed. */
export const stateOf = (
  { liveOn, endedOn }: Pick<Partnership, 'liveOn' | 'endedOn'>,
  today: string,
): PartnershipState => {
  if (endedOn !== null && endedOn <= today) return 'ended';
  return liveOn !== null && liveOn <= today ? 'live' : 'proposed';
};

/** What may be done to a partnership, and in which states. Buttons, refusals and tests read this table. */
export const partnershipActs = {
  change: ['proposed', 'live'],
  begin: ['proposed'],
  end: ['proposed', 'live'],
} as const satisfies Record<string, readonly PartnershipState[]>;

export type PartnershipAct = keyof typeof partnershipActs;

export type PartnershipRefusal = Readonly<{
  kind: 'refused';
  because: 'already-live' | 'already-ended' | 'nobody-agreed' | 'nothing-for-pupils' | 'not-active';
}>;
const allowed = { kind: 'allowed' } as const;
const refused = (because: PartnershipRefusal['because']): PartnershipRefusal => ({ kind: 'refused', because });

/** Whether a partnership may be changed, begun or ended today. It begins only when somebody at the partner agreed it and pupils get something by it. */
export const mayDo = (
  act: PartnershipAct,
  partnership: Partnership,
  today: string,
): typeof allowed | PartnershipRefusal => {
  const state = stateOf(partnership, today);
  // The table's rows are narrower than the state asked about; the cast only widens what may be looked for.
  if (!(partnershipActs[act] as readonly PartnershipState[]).includes(state))
    return refused(state === 'ended' ? 'already-ended' : 'already-live');
  if (act === 'begin' && partnership.agreedWith === '') return refused('nobody-agreed');
  if (act === 'begin' && partnership.pupilsGet === '') return refused('nothing-for-pupils');
  return allowed;
};

/** What the scheme asks of partnerships against what is live today. */
export type PartnershipCount = Readonly<{ asked: number; live: number; proposed: number }>;

export const countPartnerships = (
  partnerships: readonly Pick<Partnership, 'liveOn' | 'endedOn'>[],
  asked: number,
  today: string,
): PartnershipCount => {
  const states = partnerships.map((each) => stateOf(each, today));
  return {
    asked,
    live: states.filter((state) => state === 'live').length,
    proposed: states.filter((state) => state === 'proposed').length,
  };
};
