import type { Coverage } from '#evidence/rules';
import type { CheckFacts, Finding } from './facts.ts';

export type * from './facts.ts';

type Rule = Readonly<{
  name: string;
  must: boolean;
  find: (facts: CheckFacts) => readonly Omit<Finding, 'rule' | 'must'>[];
}>;

const count = (many: number, one: string, several: string) => `${many} ${many === 1 ? one : several}`;
const some = (codes: readonly string[]) =>
  codes.length <= 6 ? codes.join(', ') : `${codes.slice(0, 6).join(', ')} and ${codes.length - 6} more`;

/** The check before submission as a table: what must be mended before a school can submit, and what a verifier would ask about. */
export const checks: readonly Rule[] = [
  {
    name: 'earlier-step-open',
    must: true,
    find: ({ openSteps }) =>
      openSteps.map(({ step, name }) => ({
        finding: `Step ${step} is not finished`,
        place: name,
        mend: `Open step ${step}`,
        at: { kind: 'step', step },
      })),
  },
  {
    name: 'no-evidence',
    must: true,
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
    name: 'no-impact',
    must: true,
    find: ({ coverage, words, asked }) => {
      const silent = asked.impactRequired
        ? coverage.filter((one) => one.items > 0 && one.withoutImpact === one.items).map((one) => one.criterion)
        : [];
      if (silent.length === 0) return [];
      return [
        {
          finding: `${count(silent.length, words.criterion, words.criteria)} say what was done, not what changed for pupils`,
          place: some(silent),
          mend: 'Say what changed',
          at: { kind: 'no-impact' },
        },
      ];
    },
  },
  {
    name: 'no-measure',
    must: true,
    find: ({ needsAfterFigures, measures }) =>
      needsAfterFigures && measures.length === 0
        ? [
            {
              finding: 'No measure is declared for the target pupils',
              place: 'Figures before and after',
              mend: 'Declare a measure',
              at: { kind: 'figures' },
            },
          ]
        : [],
  },
  {
    name: 'no-after-figure',
    must: true,
    find: ({ needsAfterFigures, measures }) =>
      (needsAfterFigures ? measures : [])
        .filter((measure) => measure.missing.length > 0 || measure.withAfter === 0)
        .map(({ title, withAfter, missing }) => ({
          finding:
            withAfter === 0
              ? `${title} has no figures after`
              : `${count(missing.length, 'target pupil has', 'target pupils have')} no figure after, and no reason why`,
          place: missing.length === 0 ? title : `${title}: ${some(missing)}`,
          mend: 'Enter the figures after',
          at: { kind: 'figures' },
        })),
  },
  {
    name: 'not-reviewed',
    must: true,
    find: ({ needsReview, isReviewed, isReading }) => {
      if (!needsReview || isReviewed) return [];
      return isReading
        ? [
            {
              finding: 'Your adviser is still reading',
              place: 'Adviser’s review',
              mend: 'See the comments so far',
              at: { kind: 'answers' },
            },
          ]
        : [
            {
              finding: 'Your adviser has not finished a review',
              place: 'Adviser’s review',
              mend: 'Invite your adviser',
              at: { kind: 'invite' },
            },
          ];
    },
  },
  {
    name: 'reviews-not-held',
    must: true,
    find: ({ reviewsHeld: { held, atLeast } }) =>
      held < atLeast
        ? [
            {
              finding: `${held} of ${count(atLeast, 'review meeting', 'review meetings')} held`,
              place: 'Action plan',
              mend: 'Open the reviews',
              at: { kind: 'reviews' },
            },
          ]
        : [],
  },
  {
    name: 'file-not-ready',
    must: true,
    find: ({ filesNotReady }) =>
      filesNotReady.map(({ id, title }) => ({
        finding: 'The file of an item cannot be opened',
        place: title,
        mend: 'Look at the item',
        at: { kind: 'item', item: id },
      })),
  },
  {
    name: 'stale',
    must: false,
    find: ({ staleItems }) =>
      staleItems.map(({ id, title }) => ({
        finding: 'Evidence is out of date',
        place: title,
        mend: 'Add a newer one',
        at: { kind: 'item', item: id },
      })),
  },
  {
    name: 'single-voice',
    must: false,
    find: ({ singleVoiced }) =>
      singleVoiced.map(({ standard, name, voice }) => ({
        finding: `Only ${voice.toLowerCase()} are heard`,
        place: `${standard}. ${name}`,
        mend: 'Add another voice',
        at: { kind: 'add' },
      })),
  },
  {
    name: 'same-file-twice',
    must: false,
    find: ({ twins }) =>
      twins.map(({ id, title, other }) => ({
        finding: 'The same file was added twice',
        place: `${title}, and ${other}`,
        mend: 'Look at the item',
        at: { kind: 'item', item: id },
      })),
  },
  {
    name: 'unanswered',
    must: false,
    find: ({ unanswered }) =>
      unanswered === 0
        ? []
        : [
            {
              finding: `${count(unanswered, 'comment of your adviser has', 'comments of your adviser have')} no answer`,
              place: 'Adviser’s review',
              mend: 'Answer them',
              at: { kind: 'answers' },
            },
          ],
  },
];

/** Every finding, what must be fixed first. An empty list means that the portfolio is ready to submit. */
export const checkPortfolio = (facts: CheckFacts): readonly Finding[] =>
  [...checks]
    .sort((a, b) => Number(b.must) - Number(a.must))
    .flatMap(({ name, must, find }) => find(facts).map((found) => ({ rule: name, must, ...found })));

/** What stops a submission. */
export const gateFindings = (facts: CheckFacts): readonly Finding[] =>
  checkPortfolio(facts).filter((finding) => finding.must);

/** Standards in which only one voice is heard, from what each of their criteria has. */
export const singleVoicedIn = (
  standards: readonly Readonly<{ code: string; name: string; criteria: readonly string[] }>[],
  coverage: readonly Coverage[],
): CheckFacts['singleVoiced'] =>
  standards.flatMap(({ code, name, criteria }) => {
    const mine = coverage.filter((one) => criteria.includes(one.criterion) && one.items > 0);
    const voices = new Set(mine.flatMap((one) => one.voices));
    const [only] = voices;
    return voices.size === 1 && only !== undefined ? [{ standard: code, name, voice: only }] : [];
  });
