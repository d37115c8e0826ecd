import { count, some, type CheckFacts, type Found, type Judged, type Rule } from './facts.ts';

/** An item that carries more than this share of all criteria, and at least six of them, carries too much. */
const mostShare = 1 / 3;
const leastCriteria = 6;

const judgedAs = (facts: CheckFacts, state: Judged['state']) =>
  facts.judged.filter((one) => one.state === state).map((one) => one.criterion);

const unjudged = (facts: CheckFacts, state: Judged['state'], has: (codes: number) => string): readonly Found[] => {
  const codes = judgedAs(facts, state);
  const { criterion, criteria } = facts.words;
  return codes.length === 0
    ? []
    : [
        {
          finding: `${count(codes.length, criterion, criteria)} ${has(codes.length)}`,
          place: some(codes),
          mend: 'Open the audit',
          at: { kind: 'audit' },
        },
      ];
};

/** Who is heard in what serves a standard, when it is one voice only. */
const onlyVoice = ({ coverage }: CheckFacts, criteria: readonly string[]): string | null => {
  const voices = new Set(coverage.filter(({ criterion }) => criteria.includes(criterion)).flatMap((one) => one.voices));
  const [only] = voices;
  return voices.size === 1 && only !== undefined ? only : null;
};

/** What the check asks of each criterion and standard. */
export const criterionRules: readonly Rule[] = [
  {
    name: 'not-judged',
    must: true,
    isFirm: false,
    asks: 'Every criterion has a level',
    find: (facts) => unjudged(facts, 'missing', (many) => `${many === 1 ? 'has' : 'have'} no level`),
  },
  {
    name: 'not-agreed',
    must: true,
    isFirm: false,
    asks: 'Every level is agreed by a second person',
    find: (facts) => [
      ...unjudged(facts, 'not-agreed', (many) => `${many === 1 ? 'is' : 'are'} not agreed by a second person`),
      ...unjudged(facts, 'differs', (many) => `${many === 1 ? 'has' : 'have'} two ratings that differ`),
    ],
  },
  {
    name: 'no-evidence',
    must: true,
    isFirm: false,
    asks: 'Every criterion has evidence',
    find: ({ coverage, words, asked }) => {
      const thin = coverage.filter((one) => one.items < asked.atLeast).map((one) => one.criterion);
      if (thin.length === 0) return [];
      const has = thin.length === 1 ? 'has' : 'have';
      return [
        {
          finding: `${count(thin.length, words.criterion, words.criteria)} ${has} ${asked.atLeast === 1 ? 'no evidence' : `fewer than ${asked.atLeast} items`}`,
          place: some(thin),
          mend: 'Add or link evidence',
          at: { kind: 'coverage' },
        },
      ];
    },
  },
  {
    name: 'over-cap',
    must: true,
    isFirm: false,
    asks: 'No criterion has more items than the scheme allows',
    find: ({ coverage, words, asked }) => {
      const full = coverage.filter((one) => one.items > asked.atMost).map((one) => one.criterion);
      if (full.length === 0) return [];
      return [
        {
          finding: `${count(full.length, words.criterion, words.criteria)} ${full.length === 1 ? 'has' : 'have'} more than ${asked.atMost} items`,
          place: some(full),
          mend: 'Unlink the weaker ones',
          at: { kind: 'coverage' },
        },
      ];
    },
  },
  {
    name: 'no-impact',
    must: true,
    isFirm: false,
    asks: 'Every criterion says what changed for pupils',
    find: ({ coverage, words, asked }) => {
      const silent = asked.impactRequired
        ? coverage.filter((one) => one.items > 0 && one.withoutImpact === one.items).map((one) => one.criterion)
        : [];
      if (silent.length === 0) return [];
      return [
        {
          finding: `${count(silent.length, words.criterion, words.criteria)} ${silent.length === 1 ? 'says' : 'say'} what was done, not what changed for pupils`,
          place: some(silent),
          mend: 'Say what changed',
          at: { kind: 'no-impact' },
        },
      ];
    },
  },
  {
    name: 'no-before-and-after',
    must: false,
    isFirm: false,
    asks: 'Every standard shows something before and after',
    find: ({ standards, items, words }) =>
      standards
        .filter(({ criteria }) => {
          const mine = items.filter((item) => item.criteria.some((code) => criteria.includes(code)));
          return mine.length > 0 && !mine.some(({ hasBeforeAfter }) => hasBeforeAfter);
        })
        .map(({ code, name }) => ({
          finding: `Nothing in this ${words.standard} shows a before and an after`,
          place: `${code}. ${name}`,
          mend: 'Add a figure or a period',
          at: { kind: 'add' },
        })),
  },
  {
    name: 'single-voice',
    must: false,
    isFirm: false,
    asks: 'Every standard lets more than one voice speak',
    find: (facts) =>
      facts.standards.flatMap(({ code, name, criteria }) => {
        const voice = onlyVoice(facts, criteria);
        if (voice === null) return [];
        return [
          {
            finding: `Only ${voice.toLowerCase()} are heard`,
            place: `${code}. ${name}`,
            mend: 'Add another voice',
            at: { kind: 'add' },
          },
        ];
      }),
  },
  {
    name: 'one-item-everywhere',
    must: false,
    isFirm: false,
    asks: 'No single item carries much of the portfolio',
    find: ({ items, coverage, words }) =>
      items
        .filter(({ criteria }) => criteria.length >= leastCriteria && criteria.length > coverage.length * mostShare)
        .map(({ id, title, criteria }) => ({
          finding: `One item is shown for ${criteria.length} of ${count(coverage.length, words.criterion, words.criteria)}`,
          place: title,
          mend: 'Look at the item',
          at: { kind: 'item', item: id },
          item: id,
        })),
  },
];
