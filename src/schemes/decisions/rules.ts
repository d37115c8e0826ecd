/** What a panel may decide, and what each decision requires of the verifier's judgements. */
import type { Scheme } from '../rules.ts';

/** One requirement. `within: 'standard'` must hold in every standard by itself, so that a strong one cannot hide a weak one. */
export type Requirement =
  | Readonly<{ kind: 'every'; level: string }>
  | Readonly<{ kind: 'share'; level: string; percent: number; within: 'scheme' | 'standard' }>
  | Readonly<{ kind: 'gaps'; level: string; atMost: number; within: 'scheme' | 'standard' }>;

/** Gaps that an award leaves open: closed before the certificate is made, or by a date after it. */
export type GapRule = Readonly<{
  closedBefore: 'certificate' | 'date';
  withinDays: number;
  checkedBy: 'papers' | 'visit';
  feePercent: number;
}>;

/** An outcome of the panel. `withinDays` is the time a deferred school has; `reapplyAfterDays` the rest before a new try. */
export type Decision = Readonly<{
  code: string;
  name: string;
  means: string;
  awards: boolean;
  requires: readonly Requirement[];
  gaps: GapRule | null;
  withinDays: number | null;
  reapplyAfterDays: number | null;
}>;

/** Why a decision is not open to the panel: which criteria fall short of which level, and where. */
export type Shortfall =
  | Readonly<{ kind: 'every'; level: string; criteria: readonly string[] }>
  | Readonly<{ kind: 'share'; level: string; percent: number; found: number; standard: string | null }>
  | Readonly<{ kind: 'gaps'; level: string; atMost: number; criteria: readonly string[]; standard: string | null }>;

export const decisionOf = (scheme: Scheme, code: string): Decision | null =>
  scheme.decisions.find((decision) => decision.code === code) ?? null;

/** Criteria judged below a level, or not judged at all: what is missing is never taken as good. */
export const below = (scheme: Scheme, judged: ReadonlyMap<string, string>, level: string): readonly string[] => {
  const rank = (code: string | undefined) => scheme.levels.find((each) => each.code === code)?.rank ?? 0;
  return scheme.criteria.filter(({ code }) => rank(judged.get(code)) < rank(level)).map(({ code }) => code);
};

const groups = (scheme: Scheme, within: 'scheme' | 'standard'): readonly (string | null)[] =>
  within === 'scheme' ? [null] : scheme.standards.map(({ code }) => code);

const short = (scheme: Scheme, judged: ReadonlyMap<string, string>, asked: Requirement): readonly Shortfall[] => {
  const missing = below(scheme, judged, asked.level);
  if (asked.kind === 'every')
    return missing.length === 0 ? [] : [{ kind: 'every', level: asked.level, criteria: missing }];
  return groups(scheme, asked.within).flatMap((standard): readonly Shortfall[] => {
    const here = scheme.criteria
      .filter((each) => standard === null || each.standard === standard)
      .map(({ code }) => code);
    const gaps = here.filter((code) => missing.includes(code));
    if (asked.kind === 'gaps')
      return gaps.length <= asked.atMost
        ? []
        : [{ kind: 'gaps', level: asked.level, atMost: asked.atMost, criteria: gaps, standard }];
    const found = here.length === 0 ? 100 : ((here.length - gaps.length) * 100) / here.length;
    return found >= asked.percent
      ? []
      : [{ kind: 'share', level: asked.level, percent: asked.percent, found, standard }];
  });
};

/**
 * What stands between these judgements (criterion code to level code) and a decision; empty when the panel may take it.
 * A decision that awards nothing requires nothing, so it is always open.
 */
export const shortfalls = (
  scheme: Scheme,
  decision: Decision,
  judged: ReadonlyMap<string, string>,
): readonly Shortfall[] => decision.requires.flatMap((asked) => short(scheme, judged, asked));

/** A requirement as a sentence for the public page and the panel. */
export const requirementSentence = (scheme: Scheme, asked: Requirement): string => {
  const level = scheme.levels.find(({ code }) => code === asked.level)?.name ?? asked.level;
  const { one, many } = scheme.words.criterion;
  const place =
    asked.kind !== 'every' && asked.within === 'standard'
      ? `of each ${scheme.words.standard.one.toLowerCase()}`
      : 'of the whole scheme';
  if (asked.kind === 'every') return `Every ${one.toLowerCase()} is judged ${level} or higher.`;
  if (asked.kind === 'share') return `At least ${asked.percent}% ${place} stands at ${level} or higher.`;
  const few = asked.atMost === 1 ? one.toLowerCase() : many.toLowerCase();
  return `At most ${asked.atMost} ${few} ${place} stand${asked.atMost === 1 ? 's' : ''} below ${level}.`;
};
