import type { Coverage } from '#evidence/rules';

/** A declared measure: how many target pupils have a figure after, and the codes of those with neither one nor a reason. */
export type MeasureFacts = Readonly<{ id: string; title: string; withAfter: number; missing: readonly string[] }>;

/** What the check asks of one item of evidence; `criteria` are those that it serves here. */
export type ItemFacts = Readonly<{
  id: string;
  title: string;
  criteria: readonly string[];
  isStale: boolean;
  /** Its file waits, or was refused: nobody can open it. */
  isUnreadable: boolean;
  /** Another item that stands on the same file. */
  twin: string | null;
  /** Criteria for which it says too little to be judged by. */
  thin: readonly string[];
  /** Somewhere in it there is a before and an after: a period, a figure, or words that compare. */
  hasBeforeAfter: boolean;
  /** `withheld`: consent was asked, refused, withdrawn or has ended. `not-said`: people can be recognised, and nobody said. */
  consent: 'fine' | 'not-said' | 'withheld';
  link: 'fine' | 'gone' | 'asks-to-sign-in';
}>;

/** How a criterion of the initial audit stands. */
export type Judged = Readonly<{ criterion: string; state: 'missing' | 'not-agreed' | 'differs' | 'agreed' }>;

/** A place where a pupil's name stands (`isSure`) or may stand. */
export type NamedPlace = Readonly<{
  place: string;
  says: string;
  standard: string | null;
  item: string | null;
  isSure: boolean;
}>;

/** When names were last looked for, by how many names, and what was found; null: never. */
export type NameFacts = Readonly<{
  ranAt: Date;
  names: number;
  unreadFiles: number;
  places: readonly NamedPlace[];
}>;

export type StandardFacts = Readonly<{ code: string; name: string; criteria: readonly string[] }>;

export type CheckFacts = Readonly<{
  words: Readonly<{ criterion: string; criteria: string; standard: string }>;
  asked: Readonly<{ atLeast: number; atMost: number; impactRequired: boolean }>;
  standards: readonly StandardFacts[];
  coverage: readonly Coverage[];
  judged: readonly Judged[];
  items: readonly ItemFacts[];
  /** Null for those who may not know what was found: names are the school's own affair. */
  names: NameFacts | 'not-yet' | null;
  needsAfterFigures: boolean;
  measures: readonly MeasureFacts[];
  needsReview: boolean;
  isReviewed: boolean;
  /** A round is open: the adviser reads now. */
  isReading: boolean;
  unanswered: number;
  reviewsHeld: Readonly<{ held: number; atLeast: number }>;
  openSteps: readonly Readonly<{ step: 1 | 2 | 3; name: string }>[];
}>;

/** Where a finding is mended. */
export type MendAt =
  | Readonly<{
      kind:
        | 'coverage'
        | 'figures'
        | 'invite'
        | 'answers'
        | 'reviews'
        | 'add'
        | 'no-impact'
        | 'audit'
        | 'names'
        | 'named';
    }>
  | Readonly<{ kind: 'item'; item: string }>
  | Readonly<{ kind: 'measure'; measure: string }>
  | Readonly<{ kind: 'criterion'; criterion: string }>
  | Readonly<{ kind: 'step'; step: 1 | 2 | 3 }>;

export type Finding = Readonly<{
  rule: string;
  must: boolean;
  finding: string;
  place: string;
  mend: string;
  at: MendAt;
  /** The item that is not ready because of it. */
  item?: string;
}>;

export type Found = Omit<Finding, 'rule' | 'must'>;

export type Rule = Readonly<{
  name: string;
  must: boolean;
  /** What it asks, in words: an exemption is asked for by them. */
  asks: string;
  /** Nobody is let off what protects pupils, nor off the steps themselves. */
  isFirm: boolean;
  find: (facts: CheckFacts) => readonly Found[];
}>;

export const count = (many: number, one: string, several: string) => `${many} ${many === 1 ? one : several}`;
export const some = (codes: readonly string[]) =>
  codes.length <= 6 ? codes.join(', ') : `${codes.slice(0, 6).join(', ')} and ${codes.length - 6} more`;
