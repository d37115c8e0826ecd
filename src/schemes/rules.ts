/**
 * A scheme: the whole of an award's rules as data. Nothing in the program knows a particular scheme;
 * every name, level, gate and requirement that a school meets is read from here.
 * Source of the shape: `schemes/scheme.schema.json`; `forms.ts` turns a file into this.
 */
import type { Decision } from './decisions/rules.ts';
import type { Guiding } from './questions/rules.ts';
import type { OutOfScope } from './scope/rules.ts';
import type { Workload } from './workload/rules.ts';

export * from './decisions/rules.ts';
export { pieces, pieceWords, type Piece, type Workload } from './workload/rules.ts';
export { gateSentence } from './gates/rules.ts';
export { answersIn, type Answers, type Guiding, type Question } from './questions/rules.ts';
export { linksBetween } from './crosswalk/rules.ts';
export { inScope, isInScope, type OutOfScope, type WhatIsOut } from './scope/rules.ts';
export { closestTo, nearDuplicates, type Closest, type Wording } from './wording/rules.ts';

/** The six steps of the journey, in order. A scheme names and describes those it uses; their numbers never change. */
export const journeySteps = ['training', 'audit', 'plan', 'evidence', 'visit', 'award'] as const;
export type StepCode = (typeof journeySteps)[number];

/** One step as the scheme tells it to a school; `number` is its place among the six. */
export type SchemeStep = Readonly<{ code: StepCode; number: number; name: string; does: string }>;

/** What a gate asks before the act that ends its step. `percent` is of whole staff; `atLeast` counts things. */
export type Gate =
  | Readonly<{ step: StepCode; rule: 'training-share'; percent: number }>
  | Readonly<{ step: StepCode; rule: 'team-named'; perStandard: number }>
  | Readonly<{ step: StepCode; rule: 'criteria-agreed' }>
  | Readonly<{ step: StepCode; rule: 'areas-agreed'; strengths: number; improvements: number }>
  | Readonly<{ step: StepCode; rule: 'baselines'; atLeast: number }>
  | Readonly<{ step: StepCode; rule: 'plan-agreed'; by: readonly ('head' | 'adviser')[] }>
  | Readonly<{ step: StepCode; rule: 'partnerships-live'; atLeast: number }>
  | Readonly<{ step: StepCode; rule: 'reviews-held'; atLeast: number }>
  | Readonly<{ step: StepCode; rule: 'after-figures' }>
  | Readonly<{ step: StepCode; rule: 'adviser-reviewed' }>
  | Readonly<{ step: StepCode; rule: 'independent-verifier' }>
  | Readonly<{ step: StepCode; rule: 'reasons-given' }>
  | Readonly<{ step: StepCode; rule: 'second-verifier' }>
  | Readonly<{ step: StepCode; rule: 'independent-panel' }>
  | Readonly<{ step: StepCode; rule: 'training-completed' }>;

/** Which step each gate belongs to: a gate in another step could never be asked there. */
export const stepOfGate = {
  'training-share': 'training',
  'team-named': 'training',
  'criteria-agreed': 'audit',
  'areas-agreed': 'audit',
  baselines: 'audit',
  'plan-agreed': 'plan',
  'partnerships-live': 'plan',
  'reviews-held': 'evidence',
  'after-figures': 'evidence',
  'adviser-reviewed': 'evidence',
  'independent-verifier': 'visit',
  'reasons-given': 'visit',
  'second-verifier': 'visit',
  'independent-panel': 'award',
  'training-completed': 'award',
} as const satisfies Record<Gate['rule'], StepCode>;

/** A level of the scheme's own scale; rank 1 is the lowest. */
export type Level = Readonly<{ code: string; name: string; rank: number; means: string }>;
/** An outcome: a column of the matrix. A scheme may have none, and then standards are plain strands. */
export type Outcome = Readonly<{ code: string; name: string; aims: readonly string[]; familyAim: string | null }>;
/** Where a criterion or standard answers another framework too: framework id to the codes of its parts. */
export type Crosswalk = Readonly<Record<string, readonly string[]>>;

/** An assessable line. `levels`, `guidance` and `crosswalk` are already resolved: criterion over cell over standard. */
export type Criterion = Readonly<{
  code: string;
  standard: string;
  outcome: string | null;
  text: string;
  guidance: string;
  /** How much it matters beside the others, its standard's weight included; 1 where the scheme says nothing. */
  weight: number;
  evidence: readonly string[];
  levels: Readonly<Record<string, string>>;
  crosswalk: Crosswalk;
  /** Questions that help to look, its own or its standard's; null where the scheme has none. */
  guiding: Guiding | null;
}>;

/** A standard (or strand): its criteria, its portfolio checklist and its own level statements. */
export type Standard = Readonly<{
  code: string;
  name: string;
  asks: string;
  levels: Readonly<Record<string, string>>;
  portfolio: readonly string[];
}>;

/**
 * A way through the scheme. `leavesOut` names the standards and criteria that schools on it are not judged on; of the
 * `optional` standards a school chooses at least so many, and the others are left out as well.
 */
export type Route = Readonly<{
  code: string;
  name: string;
  suits: string;
  months: number;
  leavesOut: readonly string[];
  optional: Readonly<{ standards: readonly string[]; atLeast: number }> | null;
}>;
export type TeamRole = Readonly<{
  code: string;
  name: string;
  does: string;
  atLeast: number;
  atMost: number | null;
  perStandard: boolean;
}>;
export type TargetGroup = Readonly<{ code: string; name: string; means: string }>;
/** Another framework that criteria point to; `scheme` is set when it is one of ours and its parts live in that file. */
export type Framework = Readonly<{
  id: string;
  name: string;
  scheme: string | null;
  parts: readonly Readonly<{ code: string; name: string }>[];
}>;
type Word = Readonly<{ one: string; many: string }>;

export type Scheme = Readonly<{
  id: string;
  version: string;
  title: string;
  summary: string;
  about: string;
  settings: readonly string[];
  words: Readonly<{ standard: Word; criterion: Word; visit: Word; review: Word }>;
  outcomes: readonly Outcome[];
  levels: readonly Level[];
  routes: readonly Route[];
  steps: readonly SchemeStep[];
  gates: readonly Gate[];
  standards: readonly Standard[];
  criteria: readonly Criterion[];
  /** Every criterion of the file, those that an enrolment leaves out included: a name is never lost. */
  criterionByCode: ReadonlyMap<string, Criterion>;
  /** What this enrolment is not judged on, and why; empty in a scheme as its file says it. */
  outOfScope: readonly OutOfScope[];
  targetGroups: readonly TargetGroup[];
  evidence: Readonly<{
    atMostPerCriterion: number;
    atLeastPerCriterion: number;
    /** What happens over the limit: it is refused, or allowed and flagged. */
    overLimit: 'refuse' | 'flag';
    freshForMonths: number;
    impactRequired: boolean;
    voices: readonly string[];
  }>;
  team: Readonly<{ atLeast: number; atMost: number | null; roles: readonly TeamRole[] }>;
  reviews: Readonly<{ everyWeeks: number; atLeast: number }>;
  visit: Readonly<{
    hours: number;
    agendaDaysBefore: number;
    sampleAtLeast: number;
    samplePercent: number;
    meets: readonly string[];
    secondVerifier: boolean;
    factCheckDays: number;
    reportDays: number;
  }>;
  panel: Readonly<{ members: number; appealDays: number }>;
  decisions: readonly Decision[];
  /** Minutes asked of one person for each piece of work; null where the scheme gives no estimate. */
  workload: Workload | null;
  /** The designs by which impact may be shown, by key (see tracking); null where the scheme allows all. */
  designs: readonly string[] | null;
  validity: Readonly<{
    months: number;
    expiringMonths: number;
    midTermMonths: number;
    midTermAsks: string;
    renewal: string;
  }>;
  fees: Readonly<{
    currency: string;
    bands: readonly Readonly<{ upToPupils: number | null; pounds: number }>[];
    note: string;
  }>;
  frameworks: readonly Framework[];
}>;

/** The gate of that kind, with its figures, or null where the scheme does not ask for it. */
export const gateFor = <R extends Gate['rule']>(scheme: Scheme, rule: R): Extract<Gate, { rule: R }> | null =>
  // The find compares the discriminant, which the compiler cannot follow through a type parameter.
  (scheme.gates.find((gate) => gate.rule === rule) as Extract<Gate, { rule: R }> | undefined) ?? null;

/** Every gate that stands before the end of a step. */
export const gatesOf = (scheme: Scheme, step: StepCode): readonly Gate[] =>
  scheme.gates.filter((gate) => gate.step === step);

/** The step as this scheme names it, or null where the scheme does without it. */
export const stepOf = (scheme: Scheme, step: StepCode | number): SchemeStep | null =>
  scheme.steps.find((each) => each.code === step || each.number === step) ?? null;

export const standardOf = (scheme: Scheme, code: string): Standard | null =>
  scheme.standards.find((standard) => standard.code === code) ?? null;
export const criterionOf = (scheme: Scheme, code: string): Criterion | null => scheme.criterionByCode.get(code) ?? null;
export const levelOf = (scheme: Scheme, code: string): Level | null =>
  scheme.levels.find((level) => level.code === code) ?? null;
export const outcomeOf = (scheme: Scheme, code: string): Outcome | null =>
  scheme.outcomes.find((outcome) => outcome.code === code) ?? null;

/** The criteria of a standard, or of one cell when an outcome is named; in the order of the file. */
export const criteriaOf = (scheme: Scheme, standard: string, outcome?: string): readonly Criterion[] =>
  scheme.criteria.filter((each) => each.standard === standard && (outcome === undefined || each.outcome === outcome));

/** Level statements for one criterion: the criterion's own words first, then its cell's, then its standard's. */
export const statements = (
  levels: readonly Level[],
  ...widening: readonly (Readonly<Record<string, string>> | undefined)[]
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    levels.flatMap(({ code }) => {
      const said = widening.find((each) => each?.[code] !== undefined)?.[code];
      return said === undefined ? [] : [[code, said]];
    }),
  );

/** The yearly fee for a school of that size in pounds; the last band has no upper limit. */
export const feeFor = (scheme: Scheme, pupils: number): number | null =>
  scheme.fees.bands.find((band) => band.upToPupils === null || pupils <= band.upToPupils)?.pounds ?? null;

/** The lowest and highest of some levels by rank, and how many stand at each: a spread, never an average. */
export const spread = (
  scheme: Scheme,
  codes: readonly string[],
): Readonly<{ lowest: Level | null; counts: readonly Readonly<{ level: Level; count: number }>[] }> => {
  const counts = scheme.levels
    .map((level) => ({ level, count: codes.filter((code) => code === level.code).length }))
    .filter(({ count }) => count > 0);
  return { lowest: counts[0]?.level ?? null, counts };
};

/** How a standard is called in a sentence: "Standard 3, The Environment". */
export const standardLabel = (scheme: Scheme, standard: Standard): string =>
  `${scheme.words.standard.one} ${standard.code}, ${standard.name}`;
