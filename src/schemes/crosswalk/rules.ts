/** Which criteria of another scheme say something about a criterion of this one. Pure. */
import type { Criterion, Scheme } from '../rules.ts';

/** The codes of another scheme that a criterion names, standards among them; by the id of that scheme. */
const namedIn = (scheme: Scheme, criterion: Criterion, other: string): readonly string[] =>
  scheme.frameworks.filter((each) => each.scheme === other).flatMap(({ id }) => criterion.crosswalk[id] ?? []);

/**
 * To each criterion of `own` that has any: all criteria of `other` that answer it, in the order of the other's file. A link
 * that either of the two files gives counts; where several answer one criterion, none is left out.
 */
export const linksBetween = (own: Scheme, other: Scheme): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  const link = (mine: string, theirs: string) => found.set(mine, (found.get(mine) ?? new Set()).add(theirs));
  for (const criterion of own.criteria)
    for (const code of namedIn(own, criterion, other.id))
      if (other.criterionByCode.has(code)) link(criterion.code, code);
  for (const criterion of other.criteria)
    for (const code of namedIn(other, criterion, own.id)) if (own.criterionByCode.has(code)) link(code, criterion.code);
  const place = new Map([...other.criterionByCode.keys()].map((code, index) => [code, index]));
  return new Map(
    own.criteria.flatMap(({ code }) => {
      const linked = found.get(code);
      return linked === undefined
        ? []
        : [[code, [...linked].toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))] as const];
    }),
  );
};
