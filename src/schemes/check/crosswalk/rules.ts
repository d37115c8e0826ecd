/** Two schemes that name each other say the same of each pair of criteria: what one links, the other links back. */
import type { SchemeDocument } from '../../document/rules.ts';
import type { Scheme } from '../../rules.ts';
import type { Fault, OtherSchemes } from '../rules.ts';

type Framework = Readonly<{ id: string; scheme?: string }>;

const between = (document: SchemeDocument, here: Framework, other: Scheme): readonly Fault[] => {
  const there = other.frameworks.filter(({ scheme }) => scheme === document.id).map(({ id }) => id);
  if (there.length === 0) return [];
  const namedThere = (code: string): readonly string[] =>
    there.flatMap((id) => other.criterionByCode.get(code)?.crosswalk[id] ?? []);
  return document.standards.flatMap((standard, s) =>
    standard.criteria.flatMap((line, c): readonly Fault[] => {
      const at = ['standards', s, 'criteria', c];
      const named = line.crosswalk?.[here.id] ?? [];
      const unanswered = named.flatMap((code, index) =>
        other.criterionByCode.has(code) && !namedThere(code).includes(line.code)
          ? [
              {
                at: [...at, 'crosswalk', here.id, index],
                message: `${other.title} does not link ${code} back to ${line.code}: add ${line.code} to the crosswalk of ${code} there, or take ${code} out here.`,
              },
            ]
          : [],
      );
      const unnamed = other.criteria
        .filter(({ code }) => namedThere(code).includes(line.code) && !named.includes(code))
        .map(({ code }) => ({
          at,
          message: `${other.title} links its ${code} to ${line.code}: add ${code} to the crosswalk of ${line.code} here, or take the link out there.`,
        }));
      return [...unanswered, ...unnamed];
    }),
  );
};

/** Links that only one of two schemes gives; a scheme that is not at hand, or that does not know this one, is not asked. */
export const mutualFaults = (document: SchemeDocument, others: OtherSchemes): readonly Fault[] =>
  (document.frameworks ?? []).flatMap((framework) => {
    const other = framework.scheme === undefined ? undefined : others.get(framework.scheme);
    return other === undefined ? [] : between(document, framework, other);
  });
