import { list, mediumDate, number, percent } from '#platform/kit';
import type { Block } from '#platform/office';
import { cellWords, fewestUnderMean, showPercent } from '#platform/disclosure';
import { inPounds } from '../words.ts';
import { tierNames, tiers, yearWords } from '../rules.ts';
import type { StatementRead } from '../asking.ts';
import { budgeted, texts, textParts, type TextPart } from './rules.ts';

type PaperOf = Readonly<{ read: StatementRead; school: string }>;

const orNothing = (text: string): string => (text === '' ? 'Not said yet' : text);

/** The share of pupils who are eligible; a statement is owed only with six or more, and a share needs ten under it. */
const shareWords = (eligible: number, onRoll: number): string => {
  if (onRoll < fewestUnderMean || eligible > onRoll) return 'Not known yet';
  const whole = showPercent(eligible, onRoll);
  return whole.kind === 'shown' ? percent((eligible / onRoll) * 100, 1) : cellWords(whole);
};

/** The strategy statement as it is published, in the order of the Department for Education's template. */
export const statementBlocks = ({ read, school }: PaperOf): readonly Block[] => {
  const { stands, money, year } = read;
  const roll = stands.onRoll ?? stands.rollToday;
  const text = (part: TextPart) => read.texts.find((each) => each.part === part)?.says ?? '';
  const lines = (kind: 'challenge' | 'outcome') => read.lines.filter((each) => each.kind === kind);
  return [
    {
      kind: 'paragraph',
      text: 'This statement says how our school uses the Pupil Premium to raise the attainment of its disadvantaged pupils: our strategy, how we mean to spend the money in this academic year, and what last year’s spending came to.',
    },
    { kind: 'heading', level: 1, text: 'School overview' },
    {
      kind: 'facts',
      facts: [
        ['School', school],
        ['Pupils in school', roll === 0 ? 'Not known yet' : number(roll)],
        ['Proportion of pupils eligible for Pupil Premium (%)', shareWords(money.eligible, roll)],
        ['Academic years that this strategy plan covers', orNothing(stands.yearsCovered)],
        ['Date this statement was published', stands.publishedOn === null ? 'Not yet' : mediumDate(stands.publishedOn)],
        ['Date on which it will be reviewed', stands.reviewOn === null ? 'No day set' : mediumDate(stands.reviewOn)],
        ['Statement authorised by', orNothing(stands.authorisedBy)],
        ['Pupil Premium lead', orNothing(stands.premiumLead)],
        ['Governor or trustee lead', orNothing(stands.governorLead)],
      ],
    },
    { kind: 'heading', level: 1, text: `Funding overview, ${yearWords(year)}` },
    {
      kind: 'facts',
      facts: [
        ['Pupil Premium allocation this academic year', inPounds(money.ownPence)],
        ...(money.servicePence > 0 ? [['Service pupil premium', inPounds(money.servicePence)] as const] : []),
        ['Carried forward from previous years', inPounds(money.carriedPence)],
        ['Total budget for this academic year', inPounds(money.totalPence)],
      ],
    },
    { kind: 'heading', level: 1, text: 'Part A: Pupil Premium strategy plan' },
    { kind: 'heading', level: 2, text: texts.intent.title },
    { kind: 'paragraph', text: orNothing(text('intent')) },
    { kind: 'heading', level: 2, text: 'Challenges' },
    {
      kind: 'paragraph',
      text: 'The main challenges to achievement that we have found among our disadvantaged pupils.',
    },
    {
      kind: 'table',
      caption: 'Challenges that this plan answers',
      head: ['Challenge number', 'Detail of challenge'],
      rows: lines('challenge').map((line) => [String(line.number), line.says]),
      shares: [16, 84],
    },
    { kind: 'heading', level: 2, text: 'Intended outcomes' },
    {
      kind: 'paragraph',
      text: 'What we aim for by the end of this strategy plan, and how we will know.',
    },
    {
      kind: 'table',
      caption: 'Outcomes and how we will know',
      head: ['Intended outcome', 'Success criteria'],
      rows: lines('outcome').map(({ says, criteria }) => [says, orNothing(criteria)]),
      shares: [50, 50],
    },
    { kind: 'heading', level: 2, text: 'Activity in this academic year' },
    {
      kind: 'paragraph',
      text: 'How we mean to spend the Pupil Premium in this academic year to answer the challenges above.',
    },
    ...tierNames.flatMap((tier): readonly Block[] => {
      const own = read.activities.filter((each) => each.tier === tier);
      const cost = own.reduce((sum, each) => sum + budgeted(each), 0);
      return [
        { kind: 'heading', level: 3, text: tiers[tier].title },
        { kind: 'note', text: `Budgeted cost: ${inPounds(cost)}` },
        own.length === 0
          ? { kind: 'paragraph', text: 'Nothing is listed under this tier.' }
          : {
              kind: 'table',
              caption: `${tiers[tier].title}: activities`,
              head: [
                'Activity',
                'Evidence that supports this approach',
                'Challenge number(s) addressed',
                'Budgeted cost',
              ],
              rows: own.map((each) => [
                each.title,
                orNothing(each.evidence),
                each.challenges.length === 0 ? orNothing(each.challenge) : list(each.challenges.map(String)),
                inPounds(budgeted(each)),
              ]),
              shares: [32, 40, 14, 14],
            },
      ];
    }),
    {
      kind: 'paragraph',
      text: `Total budgeted cost: ${inPounds(read.activities.reduce((sum, each) => sum + budgeted(each), 0))}`,
    },
    { kind: 'heading', level: 1, text: 'Part B: Review of the previous academic year' },
    ...textParts
      .filter((part) => texts[part].part === 'B' && (part === 'review' || text(part) !== ''))
      .flatMap((part): readonly Block[] => [
        { kind: 'heading', level: 2, text: texts[part].title },
        { kind: 'paragraph', text: orNothing(text(part)) },
      ]),
  ];
};
