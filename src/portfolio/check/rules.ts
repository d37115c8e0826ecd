import { criterionRules } from './criteria.ts';
import type { CheckFacts, Finding, Rule } from './facts.ts';
import { itemRules } from './items.ts';
import { wholeRules } from './whole.ts';

export type * from './facts.ts';
export { isThin, saysBeforeAfter } from './items.ts';

/** The check before submission as a table: what must be mended before a school can submit, and what a verifier would ask about. */
export const checks: readonly Rule[] = [...wholeRules, ...criterionRules, ...itemRules].toSorted(
  (a, b) => Number(b.must) - Number(a.must),
);

/** An exemption that the awarding body granted from one rule, with its reason. */
export type LetOff = Readonly<{ about: string; reason: string; by: string; at: Date }>;

/** True for a rule from which a school may ask to be let off. */
export const mayBeLetOff = (rule: string): boolean => checks.some(({ name, isFirm }) => name === rule && !isFirm);

/** Every finding, what must be fixed first. An empty list means that the portfolio is ready to submit. */
export const checkPortfolio = (facts: CheckFacts, letOff: readonly Pick<LetOff, 'about'>[] = []): readonly Finding[] =>
  checks
    .filter(({ name, isFirm }) => isFirm || !letOff.some(({ about }) => about === name))
    .flatMap(({ name, must, find }) => find(facts).map((found) => ({ rule: name, must, ...found })));

/** What stops a submission. */
export const gateFindings = (facts: CheckFacts, letOff: readonly Pick<LetOff, 'about'>[] = []): readonly Finding[] =>
  checkPortfolio(facts, letOff).filter((finding) => finding.must);

/** How many items have nothing to mend, of how many. */
export const itemsReady = (facts: CheckFacts, findings: readonly Finding[]) => {
  const open = new Set(findings.flatMap(({ item }) => item ?? []));
  return { ready: facts.items.filter(({ id }) => !open.has(id)).length, all: facts.items.length };
};

/** The same facts for one standard only; what concerns the work as a whole is left out. */
export const factsOfStandard = (facts: CheckFacts, code: string): CheckFacts => {
  const standards = facts.standards.filter((one) => one.code === code);
  const mine = new Set(standards.flatMap(({ criteria }) => criteria));
  return {
    ...facts,
    standards,
    coverage: facts.coverage.filter(({ criterion }) => mine.has(criterion)),
    judged: facts.judged.filter(({ criterion }) => mine.has(criterion)),
    items: facts.items
      .filter(({ criteria }) => criteria.some((one) => mine.has(one)))
      .map((item) => ({ ...item, thin: item.thin.filter((one) => mine.has(one)) })),
    names:
      facts.names === null || facts.names === 'not-yet'
        ? null
        : {
            ...facts.names,
            names: Math.max(1, facts.names.names),
            places: facts.names.places.filter(({ standard }) => standard === code),
          },
    needsAfterFigures: false,
    needsReview: false,
    unanswered: 0,
    reviewsHeld: { held: 0, atLeast: 0 },
    openSteps: [],
  };
};
