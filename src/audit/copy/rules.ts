/** What an earlier audit, or another scheme's, has to say to this one. Words and evidence come; a level never does. Pure. */
import { linksBetween, type Scheme } from '#schemes/rules';
import type { OfferKind, Texts } from '../offer/rules.ts';

/** A judgement that was written elsewhere, without its level: that stays where it was given. */
export type Written = Readonly<{ criterion: string; answeredOn: string }> & Texts;

/** Words that could come to one criterion from one place; several places may answer the same criterion. */
export type Suggestion = Readonly<{
  criterion: string;
  from: string;
  /** How it reads there, where that differs from how it reads here; else empty. */
  sourceWords: string;
  saidOn: string;
}> &
  Texts;

/** The kind of link between two schemes: the same scheme, in whatever version, or another through its crosswalk. */
export const kindBetween = (own: Scheme, other: Scheme): Exclude<OfferKind, 'grid'> =>
  own.id === other.id ? 'earlier' : 'crosswalk';

const sourcesOf = (own: Scheme, other: Scheme): ReadonlyMap<string, readonly string[]> =>
  kindBetween(own, other) === 'earlier'
    ? new Map(own.criteria.map(({ code }) => [code, other.criterionByCode.has(code) ? [code] : []]))
    : linksBetween(own, other);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Everything that could come, in the order of this scheme's file; all sources of a criterion are kept. */
export const suggestionsFrom = (own: Scheme, other: Scheme, written: readonly Written[]): readonly Suggestion[] => {
  const there = new Map(written.map((each) => [each.criterion, each]));
  const sources = sourcesOf(own, other);
  return own.criteria.flatMap(({ code, text }) =>
    (sources.get(code) ?? []).flatMap((from): readonly Suggestion[] => {
      const said = there.get(from);
      if (said === undefined) return [];
      const words = other.criterionByCode.get(from)?.text ?? '';
      const { comment, evidence, impact, answeredOn } = said;
      return [
        {
          criterion: code,
          from,
          sourceWords: plain(words) === plain(text) ? '' : words,
          saidOn: answeredOn,
          comment,
          evidence,
          impact,
        },
      ];
    }),
  );
};

/** How a suggestion is called in a form: where it goes and where it comes from. */
export const keyOf = ({ criterion, from }: Pick<Suggestion, 'criterion' | 'from'>): string => `${criterion}:${from}`;

/** Judgements there that nothing here answers to. */
export const leftThere = (suggestions: readonly Suggestion[], written: readonly Written[]): number => {
  const used = new Set(suggestions.map(({ from }) => from));
  return written.filter(({ criterion }) => !used.has(criterion)).length;
};
