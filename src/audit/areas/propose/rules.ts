/** Which strengths and areas for improvement the judgements themselves suggest, and why. Pure; nothing is ever averaged. */
import { outcomeOf, standardOf, type Criterion, type Level, type Scheme } from '#schemes/rules';
import type { AreaKind } from '../../rules.ts';

/** A judgement as far as it speaks for a proposal; `items` counts the claims of evidence, `hasImpact` that it says what changed for pupils. */
export type Seen = Readonly<{ criterion: string; level: string; items: number; hasImpact: boolean }>;
/** A cell of the matrix, or a whole standard in a scheme without outcomes. */
export type Place = Readonly<{ standard: string; outcome: string | null }>;

export type Proposal = Place &
  Readonly<{
    /** The same as long as kind and place are: what was set aside stays so when a level changes. */
    key: string;
    kind: AreaKind;
    /** The lowest level there for an area, the highest for a strength. */
    level: Level;
    /** The criteria that it rests on, in the scheme's order, and how many were judged in that place. */
    criteria: readonly string[];
    judged: number;
    /** The sum of their weights, where the scheme gives any. */
    weight: number;
    /** Other places of the same standard, and of the same outcome, where it is so too. */
    alsoInStandard: number;
    alsoInOutcome: number;
  }>;

type Judgement = Readonly<{ criterion: Criterion; level: Level; items: number; hasImpact: boolean }>;
type Spot = Readonly<{ place: Place; judged: readonly Judgement[]; found: readonly Judgement[] }>;

export const keyOf = (kind: AreaKind, { standard, outcome }: Place): string =>
  outcome === null ? `${kind}:${standard}` : `${kind}:${standard}:${outcome}`;

/**
 * Up to which rank a level is low: the bottom level of a scale of three, the two lower ones of four or five. Where nothing stands
 * that low, the lowest level given counts, unless it is the top.
 */
export const lowRank = (scheme: Scheme, ranks: readonly number[]): number => {
  const low = Math.max(1, Math.floor(scheme.levels.length / 2));
  const lowest = Math.min(...ranks);
  return lowest > low && lowest < scheme.levels.length ? lowest : low;
};

const judgements = (scheme: Scheme, seen: readonly Seen[]): readonly Judgement[] => {
  const byCode = new Map(seen.map((each) => [each.criterion, each]));
  return scheme.criteria.flatMap((criterion) => {
    const one = byCode.get(criterion.code);
    const level = scheme.levels.find(({ code }) => code === one?.level);
    return one === undefined || level === undefined
      ? []
      : [{ criterion, level, items: one.items, hasImpact: one.hasImpact }];
  });
};

const spots = (scheme: Scheme, all: readonly Judgement[], counts: (each: Judgement) => boolean): readonly Spot[] => {
  const outcomes = scheme.outcomes.length === 0 ? [null] : scheme.outcomes.map(({ code }) => code);
  return scheme.standards.flatMap(({ code: standard }) =>
    outcomes.map((outcome): Spot => {
      const judged = all.filter(({ criterion }) => criterion.standard === standard && criterion.outcome === outcome);
      return { place: { standard, outcome }, judged, found: judged.filter(counts) };
    }),
  );
};

const proposalOf = (kind: AreaKind, spot: Spot, others: readonly Spot[]): Proposal => {
  const { place, found, judged } = spot;
  const ranked = found.map(({ level }) => level).toSorted((a, b) => a.rank - b.rank);
  const also = (same: (other: Place) => boolean): number =>
    others.filter((other) => other !== spot && other.found.length > 0 && same(other.place)).length;
  const level = kind === 'improvement' ? ranked[0] : ranked.at(-1);
  if (level === undefined) throw new Error('A proposal was made from a place where nothing was found.');
  return {
    ...place,
    key: keyOf(kind, place),
    kind,
    level,
    criteria: found.map(({ criterion }) => criterion.code),
    judged: judged.length,
    weight: found.reduce((sum, { criterion }) => sum + criterion.weight, 0),
    alsoInStandard: also(({ standard }) => standard === place.standard),
    alsoInOutcome: place.outcome === null ? 0 : also(({ outcome }) => outcome === place.outcome),
  };
};

/**
 * Areas for improvement, the first to be looked at first: the lowest level; then how much the low criteria weigh together; then
 * how far it spreads, in places of the same standard and outcome; then the scheme's own order.
 */
export const proposedAreas = (scheme: Scheme, seen: readonly Seen[]): readonly Proposal[] => {
  const all = judgements(scheme, seen);
  if (all.length === 0) return [];
  const low = lowRank(
    scheme,
    all.map(({ level }) => level.rank),
  );
  const places = spots(scheme, all, ({ level }) => level.rank <= low);
  return places
    .filter(({ found }) => found.length > 0)
    .map((spot) => proposalOf('improvement', spot, places))
    .toSorted(
      (a, b) =>
        a.level.rank - b.level.rank ||
        b.weight - a.weight ||
        b.alsoInStandard + b.alsoInOutcome - (a.alsoInStandard + a.alsoInOutcome),
    );
};

/**
 * Strengths: places where something stands at the top level with evidence and with what it changed for pupils, and where nothing
 * is low. Most weight of such criteria first, then the widest spread, then the scheme's order.
 */
export const proposedStrengths = (scheme: Scheme, seen: readonly Seen[]): readonly Proposal[] => {
  const all = judgements(scheme, seen);
  const low = Math.max(1, Math.floor(scheme.levels.length / 2));
  const isStrong = ({ level, items, hasImpact }: Judgement) =>
    level.rank === scheme.levels.length && items > 0 && hasImpact;
  const places = spots(scheme, all, isStrong);
  return places
    .filter(({ found, judged }) => found.length > 0 && judged.every(({ level }) => level.rank > low))
    .map((spot) => proposalOf('strength', spot, places))
    .toSorted(
      (a, b) => b.weight - a.weight || b.alsoInStandard + b.alsoInOutcome - (a.alsoInStandard + a.alsoInOutcome),
    );
};

/** Where a proposal or an area stands, as people say it: "Multi-agency working, Keep dry". */
export const placeName = (scheme: Scheme, { standard, outcome }: Place): string => {
  const name = standardOf(scheme, standard)?.name ?? standard;
  return outcome === null ? name : `${name}, ${outcomeOf(scheme, outcome)?.name ?? outcome}`;
};

const times = (count: number, one: string, many: string): string => `${count} other ${count === 1 ? one : many}`;

/** Why it is proposed, in a sentence or two: how many criteria, at which level, how much they weigh, and where else it is so. */
export const whyProposed = (scheme: Scheme, proposal: Proposal): string => {
  const { kind, level, criteria, judged, weight, alsoInStandard, alsoInOutcome } = proposal;
  const { one, many } = scheme.words.criterion;
  const of = `${criteria.length} of ${judged} ${(judged === 1 ? one : many).toLowerCase()}`;
  const stands = criteria.length === 1 ? 'stands' : 'stand';
  const first =
    kind === 'improvement'
      ? `${of} ${stands} low here, the lowest at ${level.name}.`
      : `${of} ${stands} at ${level.name}, with evidence and with what changed for pupils; nothing here is low.`;
  const spread = [
    ...(alsoInOutcome > 0 && scheme.outcomes.length > 1
      ? [times(alsoInOutcome, 'place of this outcome', 'places of this outcome')]
      : []),
    ...(alsoInStandard > 0
      ? [
          times(
            alsoInStandard,
            `place of this ${scheme.words.standard.one.toLowerCase()}`,
            `places of this ${scheme.words.standard.one.toLowerCase()}`,
          ),
        ]
      : []),
  ];
  const also = spread.length === 0 ? [] : [`It is so in ${spread.join(' and ')} too.`];
  const heavy =
    weight > criteria.length
      ? [`The scheme gives ${criteria.length === 1 ? 'it' : 'them'} more weight than others.`]
      : [];
  return [first, ...heavy, ...also].join(' ');
};
