/** Which criteria count for one enrolment: what its route leaves out, what the school did not choose, what it is exempted from. Pure. */
import type { Criterion, Route, Scheme } from '../rules.ts';

/** What takes criteria out for one enrolment: its route, the optional standards left aside, criteria exempted by the awarding body. */
export type WhatIsOut = Readonly<{ route: string; notChosen: readonly string[]; exempt: readonly string[] }>;
export type OutOfScope = Readonly<{ criterion: Criterion; because: 'route' | 'not-chosen' | 'exempt' }>;

const becauseOf = (criterion: Criterion, route: Route | undefined, out: WhatIsOut): OutOfScope['because'] | null => {
  const { code, standard } = criterion;
  if (route?.leavesOut.some((each) => each === code || each === standard)) return 'route';
  if (route?.optional?.standards.includes(standard) && out.notChosen.includes(standard)) return 'not-chosen';
  return out.exempt.includes(code) ? 'exempt' : null;
};

/**
 * The scheme as one enrolment meets it: `criteria` and `standards` hold what counts and nothing else, so that every count, gate
 * and list made from them is right; `outOfScope` names the rest with its reason. The same object when nothing is left out.
 */
export const inScope = (scheme: Scheme, out: WhatIsOut): Scheme => {
  const route = scheme.routes.find(({ code }) => code === out.route);
  const outOfScope = scheme.criteria.flatMap((criterion): readonly OutOfScope[] => {
    const because = becauseOf(criterion, route, out);
    return because === null ? [] : [{ criterion, because }];
  });
  if (outOfScope.length === 0) return scheme;
  const left = new Set(outOfScope.map(({ criterion }) => criterion.code));
  const criteria = scheme.criteria.filter(({ code }) => !left.has(code));
  const standing = new Set(criteria.map(({ standard }) => standard));
  return { ...scheme, criteria, standards: scheme.standards.filter(({ code }) => standing.has(code)), outOfScope };
};

/** True for a criterion that the enrolment is judged on; `scheme` is the scheme as the enrolment meets it. */
export const isInScope = (scheme: Scheme, code: string): boolean =>
  scheme.criterionByCode.has(code) && !scheme.outOfScope.some(({ criterion }) => criterion.code === code);
