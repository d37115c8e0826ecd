import { paperDocument, type Document } from '#platform/documents';
import { wordDocument, type Block } from '#platform/office';
import {
  measureHeads,
  milestoneHeads,
  overviewHeads,
  planPaper,
  type PaperAction,
  type PlanPaper,
  type PlanRead,
} from './paper.ts';

const words = {
  none: 'The plan has no action yet.',
  overview: 'The plan at a glance',
  practice: 'How it is put into practice',
  measures: 'How the school will know',
  unmeasured: 'No success measure is declared yet.',
  milestones: 'Milestones',
  notes: 'How it went',
  moreNotes: ['And', 'earlier notes, in Waymark and in the workbook.'],
} as const;

/** The plan for the press. */
export const planPdf = (read: PlanRead, createdAt: Date): Document => {
  const { title, school, award, version, printed, ...data } = planPaper(read);
  return paperDocument({
    template: 'src/plan/export/plan.typ',
    head: { title, school, award, printed, version },
    data: {
      ...data,
      title,
      words,
      heads: { overview: overviewHeads, measures: measureHeads, milestones: milestoneHeads },
    },
    createdAt,
  });
};

/** The line at the head of every page: school, award, date, version. */
const lineOf = ({ school, award, printed, version }: PlanPaper): string =>
  `${school} · ${award} · Printed ${printed} · ${version}`;

const actionBlocks = (action: PaperAction): readonly Block[] => [
  { kind: 'heading', level: 1, text: `${action.number}. ${action.objective}` },
  { kind: 'paragraph', text: action.state },
  { kind: 'facts', facts: action.facts },
  ...(action.practice.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: words.practice } as const,
        { kind: 'facts', facts: action.practice } as const,
      ]),
  ...(action.measures.length === 0
    ? [{ kind: 'note', text: words.unmeasured } as const]
    : [
        {
          kind: 'table',
          caption: words.measures,
          head: measureHeads,
          rows: action.measures,
          shares: [24, 14, 14, 12, 14, 22],
        } as const,
      ]),
  ...(action.milestones.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: words.milestones,
          head: milestoneHeads,
          rows: action.milestones,
          shares: [60, 20, 20],
        } as const,
      ]),
  ...(action.notes.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: words.notes } as const,
        ...action.notes.flatMap(([head, text]) => [
          { kind: 'note', text: head } as const,
          { kind: 'paragraph', text } as const,
        ]),
        ...(action.moreNotes === 0
          ? []
          : [{ kind: 'note', text: `${words.moreNotes[0]} ${action.moreNotes} ${words.moreNotes[1]}` } as const]),
      ]),
];

/** The plan as a Word document, to work on in a meeting. */
export const planWord = (read: PlanRead): Promise<Uint8Array> => {
  const plan = planPaper(read);
  return wordDocument({
    title: `${plan.title}: ${plan.school}`,
    line: lineOf(plan),
    blocks: [
      { kind: 'paragraph', text: plan.finding },
      { kind: 'facts', facts: plan.facts },
      plan.overview.length === 0
        ? { kind: 'note', text: words.none }
        : {
            kind: 'table',
            caption: words.overview,
            head: overviewHeads,
            rows: plan.overview,
            shares: [38, 16, 12, 12, 22],
          },
      ...plan.actions.flatMap(actionBlocks),
    ],
  });
};
