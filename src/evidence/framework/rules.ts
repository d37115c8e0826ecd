import { linksBetween, type Framework, type Scheme } from '#schemes/rules';

/** Where else an item counts: criteria of the school's other schemes, and parts of other frameworks. Pure. */

/** The framework whose parts are the tiers of the school's own list of activities: what the Pupil Premium pays. */
export const premiumFramework = 'pupil-premium';

/** Another enrolment of the same school, with the scheme that it runs on. */
export type Other = Readonly<{ enrolmentId: string; scheme: Scheme }>;

/** What is claimed here, with the words that a suggestion would take along. */
export type ClaimedHere = Readonly<{ id: string; criterion: string; says: string; impact: string }>;

export type Suggestion =
  | Readonly<{
      kind: 'criterion';
      to: string;
      name: string;
      code: string;
      text: string;
      because: string;
      claimId: string;
    }>
  | Readonly<{ kind: 'part'; to: string; name: string; code: string; text: string; because: string; claimId: string }>;

/** What an item serves elsewhere already: `enrolment criterion` and `framework part`. */
export type Taken = ReadonlySet<string>;
export const takenKey = (to: string, code: string): string => `${to} ${code}`;

/** The frameworks that the school's schemes speak of and that are no schemes of ours themselves; each once. */
export const frameworksOf = (schemes: readonly Scheme[]): readonly Framework[] => {
  const found = new Map<string, Framework>();
  for (const each of schemes.flatMap((scheme) => scheme.frameworks))
    if (each.scheme === null && each.parts.length > (found.get(each.id)?.parts.length ?? 0)) found.set(each.id, each);
  return [...found.values()];
};

export const partOf = (frameworks: readonly Framework[], framework: string, part: string) => {
  const found = frameworks.find(({ id }) => id === framework);
  const named = found?.parts.find(({ code }) => code === part);
  return found === undefined || named === undefined ? null : { framework: found, part: named };
};

/**
 * What an item that serves these criteria may serve elsewhere, as the crosswalks of the schemes say; each once, and never what
 * it serves already. They are offered; nobody but a person makes a claim of one.
 */
export const suggestionsFor = (
  scheme: Scheme,
  claims: readonly ClaimedHere[],
  others: readonly Other[],
  frameworks: readonly Framework[],
  taken: Taken,
): readonly Suggestion[] => {
  const links = others.map((other) => ({ ...other, links: linksBetween(scheme, other.scheme) }));
  const all = claims.flatMap((claim): readonly Suggestion[] => {
    const shared = { because: claim.criterion, claimId: claim.id };
    const crosswalk = scheme.criterionByCode.get(claim.criterion)?.crosswalk ?? {};
    return [
      ...links.flatMap((other) =>
        (other.links.get(claim.criterion) ?? [])
          .filter((code) => other.scheme.criteria.some((each) => each.code === code))
          .map((code) => ({
            kind: 'criterion' as const,
            to: other.enrolmentId,
            name: other.scheme.title,
            code,
            text: other.scheme.criterionByCode.get(code)?.text ?? '',
            ...shared,
          })),
      ),
      ...frameworks.flatMap(({ id, name, parts }) =>
        parts
          .filter(({ code }) => crosswalk[id]?.includes(code))
          .map((part) => ({ kind: 'part' as const, to: id, name, code: part.code, text: part.name, ...shared })),
      ),
    ];
  });
  const seen = new Set(taken);
  return all.filter(({ to, code }) => {
    const key = takenKey(to, code);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
