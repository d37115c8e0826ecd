/** What pupils' answers about coming ready to learn say, and when they may be said at all. Pure. */
import {
  didOfGroups,
  newcombe,
  strengthOf,
  wilson,
  type Change,
  type Did,
  type Share,
  type StrengthOf,
} from '#tracking/rules';
import type { Statement } from './statements.ts';

export const answers = ['yes', 'sometimes', 'no', 'dont-know', 'skipped'] as const;
export type Answer = (typeof answers)[number];

export const answerWords = {
  yes: 'Yes',
  sometimes: 'Sometimes',
  no: 'No',
  'dont-know': 'I don’t know',
  skipped: 'Skipped',
} as const satisfies Record<Answer, string>;

export type Kind = 'target' | 'comparison';
export const kindWords = { target: 'Target pupils', comparison: 'Comparison pupils' } as const satisfies Record<
  Kind,
  string
>;
export const kinds = ['target', 'comparison'] as const satisfies readonly Kind[];

/** Somebody who opened the slips of an asking, with every code. */
export type SlipLook = Readonly<{ name: string; at: Date; times: number }>;

/** No answer is counted out under ten, for staff as for anybody (domain: no cut under 10 answers). */
export const fewestToShow = 10;

export const hiddenWords = `hidden: fewer than ${fewestToShow} answered`;

export type Count = Readonly<{ kind: Kind; statement: string; answer: Answer; n: number }>;

export type Said = Readonly<{
  statement: Statement;
  /** Those who said yes among those who said yes, sometimes or no; null when they are too few. */
  yes: Share | null;
  counts: Readonly<Record<Answer, number>>;
}>;

/** What one group said to each statement. The database has left out what fewer than ten answered. */
export const saidBy = (kind: Kind, statements: readonly Statement[], all: readonly Count[]): readonly Said[] =>
  statements.map((statement) => {
    const own = (answer: Answer) =>
      all.find((each) => each.kind === kind && each.statement === statement.key && each.answer === answer)?.n ?? 0;
    const counts = {
      yes: own('yes'),
      sometimes: own('sometimes'),
      no: own('no'),
      'dont-know': own('dont-know'),
      skipped: own('skipped'),
    };
    const n = counts.yes + counts.sometimes + counts.no;
    return { statement, counts, yes: n < fewestToShow ? null : wilson(counts.yes, n) };
  });

export type Moved = 'higher' | 'lower' | 'not-clear';

/**
 * Change in the share who said yes between two rounds, from the two rounds' own counts (Newcombe, as if different pupils had
 * answered: a range that is a little too wide, and tells nothing of who answered only once).
 */
export const changeOf = (before: Said, after: Said): Readonly<{ change: Change; moved: Moved }> | null => {
  if (before.yes === null || after.yes === null) return null;
  const change = newcombe(after.yes, before.yes);
  if (change === null) return null;
  return { change, moved: change.low > 0 ? 'higher' : change.high < 0 ? 'lower' : 'not-clear' };
};

/** Means and spreads of one group's scores, of pupils who answered in both rounds; nobody's own. */
export type PairedGroup = Readonly<{
  kind: Kind;
  n: number;
  startMean: number;
  startSd: number;
  endMean: number;
  gainMean: number;
  gainSd: number;
}>;

export type Paired = Readonly<{
  groups: readonly PairedGroup[];
  did: Did | null;
  /** The change that stands for the finding: beyond comparison pupils where there are ten, else of target pupils alone. */
  figure: Readonly<{ estimate: number; low: number; high: number }> | null;
  design: 'difference-in-differences' | 'before-after';
  claim: StrengthOf | null;
}>;

const asGroup = ({ n, startMean, startSd, gainMean, gainSd }: PairedGroup) => ({
  start: { n, mean: startMean, sd: startSd },
  gain: { n, mean: gainMean, sd: gainSd },
});

const z = 1.959_963_984_540_054;

/** What pupils who answered twice gained on the readiness score, set against comparison pupils; `listed` were given a code in the first round. */
export const pairedOf = (groups: readonly PairedGroup[], listed: Readonly<Record<Kind, number>>): Paired => {
  const [target, comparison] = kinds.map((kind) => groups.find((each) => each.kind === kind));
  const did =
    target === undefined || comparison === undefined ? null : didOfGroups(asGroup(target), asGroup(comparison));
  const design = did === null ? 'before-after' : 'difference-in-differences';
  const reach = target === undefined ? 0 : (z * target.gainSd) / Math.sqrt(target.n);
  const alone =
    target === undefined
      ? null
      : { estimate: target.gainMean, low: target.gainMean - reach, high: target.gainMean + reach };
  const figure = did?.did ?? alone;
  const n = { target: target?.n ?? 0, comparison: comparison?.n ?? 0 };
  return {
    groups: [target, comparison].filter((each) => each !== undefined),
    did,
    figure,
    design,
    claim: strengthOf({
      design,
      n,
      balance: did?.apartAtStart ?? null,
      missing:
        did === null
          ? { listed: listed.target, followed: n.target }
          : { listed: listed.target + listed.comparison, followed: n.target + n.comparison },
      interval: figure,
    }),
  };
};

export type RoundFault = 'no-pupils' | 'no-lead' | 'one-is-open';

/** Why a round cannot be opened now; null when it can. */
export const roundFault = (
  known: Readonly<{ pupils: number; hasLead: boolean; isOneOpen: boolean }>,
): RoundFault | null => {
  if (known.isOneOpen) return 'one-is-open';
  if (!known.hasLead) return 'no-lead';
  return known.pupils === 0 ? 'no-pupils' : null;
};

/** The letters and digits of a code: none that is taken for another when it is read from paper. */
export const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXY34679';

/** "KMPT-4729", as it stands on a slip. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as somebody types it: in any case, with or without the dash. Null when it can be none. */
export const typedCode = (text: string): string | null => {
  const bare = text.toUpperCase().replaceAll(/[\s-–]/g, '');
  return bare.length === 8 && [...bare].every((letter) => codeLetters.includes(letter)) ? bare : null;
};
