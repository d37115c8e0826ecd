/** Which claims a verifier checks on the day: first where most rests on the answer, then some drawn by lot. */

export const drawnBecause = {
  'raters-differed': 'raters differed',
  'highest-level': 'large claim',
  'one-item': 'one item only',
  'by-lot': 'drawn by lot',
  chosen: 'chosen by you',
} as const;

export type DrawnBecause = keyof typeof drawnBecause;

export const supports = {
  yes: { word: 'Yes, supported', hint: 'What I saw and heard agrees' },
  'in-part': { word: 'In part', hint: 'Say what is missing' },
  no: { word: 'No', hint: 'Say what you saw instead' },
  'not-checked': { word: 'I could not check it', hint: 'Say why: it will be looked at again' },
} as const;

export type Supported = keyof typeof supports;

/** A claim as the draw sees it: the rank of the level that the school claims for its criterion, and how many items stand behind that. */
export type DrawnClaim = Readonly<{
  id: string;
  criterion: string;
  rank: number | null;
  items: number;
  ratersDiffered: boolean;
}>;
export type Drawn = Readonly<{ id: string; because: DrawnBecause }>;

/** How many claims are drawn: the scheme's share of them, at least its fewest, never more than there are. */
export const sampleSize = (claims: number, asked: Readonly<{ sampleAtLeast: number; samplePercent: number }>): number =>
  Math.min(claims, Math.max(asked.sampleAtLeast, Math.ceil((claims * asked.samplePercent) / 100)));

/** FNV-1a over the text: the same visit draws the same lots again, and nobody can choose them. */
const lot = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
};

const reasonFor = (claim: DrawnClaim, highest: number): Exclude<DrawnBecause, 'by-lot' | 'chosen'> | null => {
  if (claim.ratersDiffered) return 'raters-differed';
  if (claim.rank !== null && claim.rank === highest) return 'highest-level';
  return claim.items === 1 ? 'one-item' : null;
};

const weight = { 'raters-differed': 0, 'highest-level': 1, 'one-item': 2 } as const;

/**
 * Draws `size` claims: two thirds where most rests on the answer, one claim a criterion at first, the rest by lot from all that remain.
 * `seed` is the visit's own number, so the draw can be repeated and checked.
 */
export const drawSample = (
  claims: readonly DrawnClaim[],
  highestRank: number,
  size: number,
  seed: string,
): readonly Drawn[] => {
  const shuffled = [...claims].sort((one, other) => lot(seed + one.id) - lot(seed + other.id));
  const risky = shuffled
    .flatMap((claim) => {
      const because = reasonFor(claim, highestRank);
      return because === null ? [] : [{ claim, because }];
    })
    .sort((one, other) => weight[one.because] - weight[other.because]);
  const taken = new Set<string>();
  const first = risky
    .filter(({ claim }) => !taken.has(claim.criterion) && taken.add(claim.criterion))
    .slice(0, Math.ceil((size * 2) / 3));
  const drawn: Drawn[] = first.map(({ claim, because }) => ({ id: claim.id, because }));
  const rest = shuffled.filter(({ id }) => !drawn.some((each) => each.id === id));
  return [...drawn, ...rest.slice(0, size - drawn.length).map(({ id }) => ({ id, because: 'by-lot' }) as const)];
};
