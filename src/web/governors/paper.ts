import { cellWords } from '#platform/disclosure';
import { paperDocument, type Document } from '#platform/documents';
import { mediumDate, plural } from '#platform/kit';
import type { GovernorsView, SeenMeasure } from './reading.ts';
import {
  changeSentence,
  costSentence,
  effectWords,
  menuWords,
  pounds,
  sureWords,
  whoSentence,
  worthWords,
} from './words.ts';

const words = {
  who: 'Who our vulnerable learners are',
  doing: 'What we do and what it costs',
  changed: 'What changed',
  ask: 'Questions to ask',
  heads: {
    groups: ['Group', 'Pupils'],
    doing: ['Provision', 'Tier', 'Planned'],
    changed: ['Measure', 'Finding with its likely range', 'How sure', 'One pupil is worth'],
  },
} as const;

/** How much of each fits on one side of paper. */
const most = { groups: 13, provision: 8, measures: 8, questions: 6, dates: 3 } as const;

/** What does not fit is said, never left out silently: every measure is reported. */
const leftWords = (all: number, fit: number, what: string): string =>
  all > fit ? `${plural(all - fit, `further ${what}`)} on the governors’ page.` : '';

/** The finding without the measure's name, which stands beside it. */
const noFigure = ({ title, finding }: SeenMeasure): string => {
  const bare = finding.startsWith(`${title}: `) ? finding.slice(title.length + 2) : finding;
  return `${bare.slice(0, 1).toUpperCase()}${bare.slice(1)}`;
};

const state = { done: 'done', now: 'under way', ahead: 'ahead', locked: 'not yet' } as const;

/** The governors' page on one side of A4. */
export const governorsPaper = (view: GovernorsView, createdAt: Date): Document => {
  const shown = view.roll.groups.filter(({ size }) => size.kind === 'shown');
  const left = shown.length - Math.min(shown.length, most.groups) + view.roll.hidden;
  return paperDocument({
    template: 'src/web/governors/governors.typ',
    head: {
      title: 'For governors',
      school: view.school,
      award: view.award,
      printed: mediumDate(view.today),
      version: 'Small groups left out',
    },
    data: {
      title: 'For governors',
      words,
      lead: `${whoSentence(view)}. ${changeSentence(view)}.`,
      path: view.path.map(({ number, title, state: at }) => `${number}. ${title}: ${state[at]}`),
      dates: view.dates.slice(0, most.dates).map(({ on, what }) => `${mediumDate(on)}: ${what.split(':')[0] ?? what}`),
      groups: shown.slice(0, most.groups).map(({ title, size }) => [title, cellWords(size)]),
      groupsLeft:
        left === 0
          ? ''
          : `${plural(left, 'further group')} not listed here, some because they are too small to be shown.`,
      cost: `${costSentence(view)}.`,
      provision: view.provision
        .slice(0, most.provision)
        .map(({ title, menu, pence }) => [title, menuWords[menu] ?? menu, pounds(pence)]),
      measures: view.measures
        .slice(0, most.measures)
        .map((measure) => [
          measure.title,
          measure.effect === null ? noFigure(measure) : effectWords(measure),
          sureWords(measure),
          measure.effect === null ? '' : worthWords(measure).replace('percentage points', 'points'),
        ]),
      provisionLeft: leftWords(view.provision.length, most.provision, 'provision'),
      measuresLeft: leftWords(view.measures.length, most.measures, 'measure'),
      questions: view.questions.slice(0, most.questions),
    },
    createdAt,
  });
};
