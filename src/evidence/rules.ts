import { addMonths, daysBetween } from '#platform/clock';

/** What an item of evidence is, how fresh it is, and what a criterion has to show for itself. Pure. */

export { itemKinds, type ItemKind } from './kind/rules.ts';
export { consentTrouble, type ConsentState, type ConsentTrouble } from './consent/rules.ts';
export { linkTrouble, type LinkTrouble } from './link/rules.ts';

/** What the scheme asks of evidence: how much, how fresh, and whether each claim says what changed. */
export type Asked = Readonly<{
  atMostPerCriterion: number;
  atLeastPerCriterion: number;
  freshForMonths: number;
  impactRequired: boolean;
  voices: readonly string[];
}>;

export type Freshness = Readonly<{ state: 'fresh' | 'ageing' | 'stale'; words: string }>;

const age = (days: number): string => {
  if (days < 14) return days <= 1 ? 'new' : `${days} days`;
  if (days < 61) return `${Math.round(days / 7)} weeks`;
  return `${Math.round(days / 30.44)} months`;
};

/** How fresh evidence is from its last day: fresh for the first half of the scheme's span, then its age in words, then out of date. */
export const freshness = (toOn: string, today: string, freshForMonths: number): Freshness => {
  const days = Math.max(0, daysBetween(toOn, today));
  if (today > addMonths(toOn, freshForMonths)) return { state: 'stale', words: 'Out of date' };
  if (days > daysBetween(toOn, addMonths(toOn, freshForMonths)) / 2)
    return { state: 'ageing', words: `${age(days)} old` };
  return { state: 'fresh', words: days <= 1 ? 'New' : `Fresh, ${age(days)}` };
};

export type Claimed = Readonly<{
  criterion: string;
  itemId: string;
  impact: string;
  voices: readonly string[];
  toOn: string;
}>;

/** What one criterion has: how many items of how many, whether any says what changed, who is heard, the newest day. */
export type Coverage = Readonly<{
  criterion: string;
  items: number;
  state: 'none' | 'thin' | 'enough' | 'full';
  withoutImpact: number;
  voices: readonly string[];
  newest: string | null;
}>;

export const coverageOf = (criterion: string, claims: readonly Claimed[], asked: Asked): Coverage => {
  const mine = claims.filter((claim) => claim.criterion === criterion);
  const items = new Set(mine.map((claim) => claim.itemId)).size;
  return {
    criterion,
    items,
    state:
      items === 0
        ? 'none'
        : items < asked.atLeastPerCriterion
          ? 'thin'
          : items >= asked.atMostPerCriterion
            ? 'full'
            : 'enough',
    withoutImpact: mine.filter((claim) => claim.impact.trim() === '').length,
    voices: [...new Set(mine.flatMap((claim) => claim.voices))],
    newest:
      mine
        .map((claim) => claim.toOn)
        .sort()
        .at(-1) ?? null,
  };
};

export type ClaimRefusal = Readonly<{
  kind: 'refused';
  because: 'not-active' | 'unknown-criterion' | 'already-claimed' | 'limit-reached';
  criterion: string;
}>;

/** Why an item cannot be linked to a criterion now, or null. The limit keeps a portfolio short: replace a weaker item instead. */
export const claimRefusal = (
  asked: Readonly<{
    criterion: string;
    isActive: boolean;
    isKnown: boolean;
    itemsThere: readonly string[];
    itemId: string;
    atMost: number;
    overLimit: 'refuse' | 'flag';
  }>,
): ClaimRefusal | null => {
  const refused = (because: ClaimRefusal['because']): ClaimRefusal => ({
    kind: 'refused',
    because,
    criterion: asked.criterion,
  });
  if (!asked.isActive) return refused('not-active');
  if (!asked.isKnown) return refused('unknown-criterion');
  if (asked.itemsThere.includes(asked.itemId)) return refused('already-claimed');
  return asked.overLimit === 'refuse' && asked.itemsThere.length >= asked.atMost ? refused('limit-reached') : null;
};

/** A refusal as a sentence that says what to do next. */
export const claimRefusalWords = ({ because, criterion }: ClaimRefusal, atMost: number): string => {
  switch (because) {
    case 'not-active':
      return 'This work is paused or has ended, so nothing can be linked now. The coordinator can take it up again.';
    case 'unknown-criterion':
      return `${criterion} is not a criterion of this scheme. Choose one from the list.`;
    case 'already-claimed':
      return `This item already serves ${criterion}. Change what it says there instead.`;
    case 'limit-reached':
      return `${criterion} has its ${atMost} items. The limit keeps the portfolio short: choose below which one gives way.`;
  }
};
