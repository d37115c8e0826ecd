import { londonDay } from '#platform/clock';
import { workbook } from '#platform/office';
import { actionStatuses, courseOf, decisions } from '../rules.ts';
import { planPaper, stateWords, versionWords, type PlanRead } from './paper.ts';

const courseWords = {
  overdue: 'Overdue',
  drifting: 'Drifting',
  'due-soon': 'Due soon',
  'on-course': 'On course',
  closed: 'Ended',
} as const;

const head = { head: 'Action', as: 'number', width: 9 } as const;

/** The plan as a workbook: a sheet each for actions, measures, milestones and notes, and one that says what it is. */
export const planWorkbook = (read: PlanRead): Promise<Uint8Array> => {
  const numberOf = new Map(read.actions.map(({ id, number }) => [id, number]));
  const inOrder = <Row extends Readonly<{ actionId: string }>>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, action: numberOf.get(row.actionId) ?? 0 })).toSorted((a, b) => a.action - b.action);
  const plan = planPaper(read);
  return workbook({
    sheets: [
      {
        name: 'Actions',
        columns: [
          { head: 'Number', as: 'number', width: 9 },
          { head: 'Objective', width: 40 },
          'Criterion',
          { head: 'Area for improvement', width: 36 },
          { head: 'In the core offer', width: 40 },
          'Target groups',
          'Pupils',
          'Owner',
          'Partner',
          'Needs besides money',
          { head: 'Cost', as: 'pounds' },
          { head: 'Of that Pupil Premium', as: 'pounds' },
          { head: 'Begins', as: 'day' },
          { head: 'Began', as: 'day' },
          { head: 'Due', as: 'day' },
          { head: 'Ended', as: 'day' },
          'State',
          'On course',
          { head: 'Why', width: 36 },
          'Decision at the end',
          'How it is sustained',
          'By whom',
          'The same everywhere',
          'May adapt',
          'Delivered by',
          'Staff need',
          'Done as meant',
        ],
        rows: read.actions.map((each) => [
          each.number,
          each.objective,
          each.criterion,
          each.areaSays,
          each.coreChange,
          each.targetGroups.map(read.groupName).join(', '),
          each.pupils,
          each.ownerName,
          each.partnerName,
          each.resources,
          each.costPence / 100,
          each.premiumPence / 100,
          each.beginsOn,
          each.startedOn,
          each.dueOn,
          each.endedOn,
          actionStatuses[each.status].word,
          courseWords[courseOf(each, read.today, read.quietAfter)],
          stateWords(each, read.today, read.quietAfter),
          each.decision === null ? null : decisions[each.decision],
          each.sustainedHow,
          each.sustainedBy,
          each.staysFixed,
          each.mayAdapt,
          each.deliveredBy,
          each.staffNeed,
          each.doneAsMeant,
        ]),
      },
      {
        name: 'Measures',
        columns: [
          head,
          { head: 'Measure', width: 36 },
          'Unit',
          { head: 'At the start', as: 'number' },
          { head: 'To reach', as: 'number' },
          { head: 'By', as: 'day' },
          { head: 'Declared', as: 'day' },
          { head: 'Where the figure comes from', width: 36 },
        ],
        rows: inOrder(read.measures).map((each) => [
          each.action,
          each.title,
          each.unit,
          each.baseline,
          each.target,
          each.dueOn,
          each.declaredOn,
          each.figureFrom,
        ]),
      },
      {
        name: 'Milestones',
        columns: [head, { head: 'Milestone', width: 40 }, { head: 'By', as: 'day' }, { head: 'Reached', as: 'day' }],
        rows: inOrder(read.milestones).map((each) => [each.action, each.what, each.dueOn, each.doneOn]),
      },
      {
        name: 'Notes',
        columns: [head, { head: 'Day', as: 'day' }, 'Who', 'State', { head: 'Note', width: 60 }],
        rows: inOrder(read.notes).map((each) => [
          each.action,
          londonDay(each.writtenAt),
          each.who,
          actionStatuses[each.status].word,
          each.note,
        ]),
      },
      {
        name: 'About this file',
        columns: [
          { head: 'What', width: 24 },
          { head: 'Says', width: 60 },
        ],
        rows: [
          ['School', plan.school],
          ['Award', plan.award],
          ['Printed', plan.printed],
          ['Version', versionWords(read.version)],
          ...plan.facts.filter(([term]) => term !== 'Version').map(([term, fact]) => [term, fact]),
          ['State', plan.finding],
        ],
      },
    ],
  });
};
