import { longDate, mediumDate, money, number, plural, briefDate } from '#platform/kit';
import type { ListedAction } from '../action/store.ts';
import { driftLine, driftWords } from '../panels.tsx';
import { actionStatuses, courseOf, decisions, driftOf, isDeclaredInTime, parties, type Party } from '../rules.ts';
import { planSentence } from '../view/pages.tsx';
import type { PlanMeasure, PlanMilestone, PlanNote } from './store.ts';

/** What is read for a document of the plan. */
export type PlanRead = Readonly<{
  school: string;
  award: string;
  today: string;
  version: Readonly<{ version: number; changedAt: Date }> | null;
  agreements: readonly Readonly<{ party: Party; who: string; agreedAt: Date }>[];
  actions: readonly ListedAction[];
  measures: readonly PlanMeasure[];
  milestones: readonly PlanMilestone[];
  notes: readonly PlanNote[];
  /** The name of a target group. */
  groupName: (code: string) => string;
  quietAfter: number;
}>;

type Pair = readonly [term: string, fact: string];

/** An action as it is printed: everything in words, in the order of its page. */
export type PaperAction = Readonly<{
  number: number;
  objective: string;
  /** Its state, with its lateness or drift in words. */
  state: string;
  facts: readonly Pair[];
  practice: readonly Pair[];
  measures: readonly (readonly string[])[];
  milestones: readonly (readonly string[])[];
  /** Its latest notes: day, writer and state, then what was written. */
  notes: readonly (readonly [head: string, note: string])[];
  /** How many notes it has besides those. */
  moreNotes: number;
}>;

/** The plan as it is printed, on paper and in Word alike. */
export type PlanPaper = Readonly<{
  title: string;
  school: string;
  award: string;
  /** "Version 14 of the plan". */
  version: string;
  printed: string;
  finding: string;
  facts: readonly Pair[];
  overview: readonly (readonly string[])[];
  actions: readonly PaperAction[];
}>;

const mostNotes = 5;
export const measureHeads = [
  'Measure',
  'At the start',
  'To reach',
  'By',
  'Declared',
  'Where the figure comes from',
] as const;
export const milestoneHeads = ['Milestone', 'By', 'Reached'] as const;
export const overviewHeads = ['Action', 'Who', 'Due', 'Milestones', 'State'] as const;

const said = (pairs: readonly (readonly [string, string | null])[]): readonly Pair[] =>
  pairs.flatMap(([term, fact]) => (fact === null || fact === '' ? [] : [[term, fact] as const]));

const figure = (value: number, unit: string): string => `${number(value, Number.isInteger(value) ? 0 : 1)} ${unit}`;

/** "Under way. It was due on … and is overdue." */
export const stateWords = (action: ListedAction, today: string, quietAfter: number): string => {
  const { word } = actionStatuses[action.status];
  const drifts = driftOf(action, today, quietAfter).map(driftLine);
  const course = courseOf(action, today, quietAfter);
  const late = course === 'overdue' ? [`Overdue since ${mediumDate(action.dueOn)}.`] : [];
  const drifting = course === 'drifting' ? ['Drifting.'] : [];
  return [`${word}.`, ...late, ...drifting, ...drifts].join(' ');
};

/** The same for a line of the overview. */
const shortState = (action: ListedAction, today: string, quietAfter: number): string => {
  const { word } = actionStatuses[action.status];
  const course = courseOf(action, today, quietAfter);
  const [drift] = driftOf(action, today, quietAfter);
  if (course === 'overdue') return `${word}, overdue`;
  return course === 'drifting' && drift !== undefined ? `${word}, drifting: ${driftWords(drift)}` : word;
};

/** The version in words; a plan without an action has none. */
export const versionWords = (version: PlanRead['version']): string =>
  version === null ? 'An empty plan' : `Version ${version.version} of the plan`;

const factsOf = (action: ListedAction, groupName: PlanRead['groupName'], today: string): readonly Pair[] =>
  said([
    [
      'Answers',
      [action.criterion === null ? '' : `Criterion ${action.criterion}`, action.areaSays ?? '']
        .filter(Boolean)
        .join(': '),
    ],
    ['In the core offer', action.coreChange],
    ['Target groups', action.targetGroups.map(groupName).join(', ')],
    ['Pupils', action.pupils],
    [
      'Target pupils',
      action.pupilCount === 0 ? null : `${plural(action.pupilCount, 'pupil')} named by code in Waymark`,
    ],
    [
      'Who answers for it',
      action.ownerLeftOn === null || action.ownerLeftOn > today || action.endedOn !== null
        ? action.ownerName
        : `${action.ownerName}, who left on ${mediumDate(action.ownerLeftOn)}`,
    ],
    [
      'Partner',
      action.partnerName === null
        ? null
        : `${action.partnerName}${action.partnerEndedOn === null ? '' : `, until ${mediumDate(action.partnerEndedOn)}`}`,
    ],
    ['Needs besides money', action.resources],
    ['Cost', `${money(action.costPence / 100)}, of which Pupil Premium pays ${money(action.premiumPence / 100)}`],
    ['Begins', action.beginsOn === null ? null : mediumDate(action.beginsOn)],
    ['Began', action.startedOn === null ? null : mediumDate(action.startedOn)],
    ['Due', mediumDate(action.dueOn)],
    ['Ended', action.endedOn === null ? null : mediumDate(action.endedOn)],
    ['What becomes of it', action.decision === null ? null : decisions[action.decision]],
    ['How it is sustained', action.sustainedHow === '' ? null : `${action.sustainedHow} (${action.sustainedBy})`],
  ]);

const paperAction = (action: ListedAction, read: PlanRead): PaperAction => {
  const own = <T extends Readonly<{ actionId: string }>>(all: readonly T[]) =>
    all.filter(({ actionId }) => actionId === action.id);
  const notes = own(read.notes);
  return {
    number: action.number,
    objective: action.objective,
    state: stateWords(action, read.today, read.quietAfter),
    facts: factsOf(action, read.groupName, read.today),
    practice: said([
      ['The same everywhere', action.staysFixed],
      ['May adapt', action.mayAdapt],
      ['Delivered by', action.deliveredBy],
      ['Staff need', action.staffNeed],
      ['Done as meant', action.doneAsMeant],
    ]),
    measures: own(read.measures).map((each) => [
      each.title,
      figure(each.baseline, each.unit),
      figure(each.target, each.unit),
      briefDate(each.dueOn),
      `${briefDate(each.declaredOn)}${isDeclaredInTime(each, action.startedOn) ? '' : ', after it began'}`,
      each.figureFrom,
    ]),
    milestones: own(read.milestones).map(({ what, dueOn, doneOn }) => [
      what,
      briefDate(dueOn),
      doneOn !== null ? briefDate(doneOn) : dueOn < read.today && action.endedOn === null ? 'Late' : 'Not yet',
    ]),
    notes: notes
      .slice(0, mostNotes)
      .map(({ who, status, note, writtenAt }) => [
        `${briefDate(writtenAt)}, ${who} (${actionStatuses[status].word.toLowerCase()})`,
        note,
      ]),
    moreNotes: Math.max(0, notes.length - mostNotes),
  };
};

/** The whole plan in words. */
export const planPaper = (read: PlanRead): PlanPaper => {
  const { actions, agreements, version, today, quietAfter } = read;
  const sum = (pence: (action: ListedAction) => number) =>
    money(actions.reduce((all, each) => all + pence(each), 0) / 100);
  return {
    title: 'Action plan',
    school: read.school,
    award: read.award,
    version: versionWords(version),
    printed: mediumDate(today),
    finding: planSentence(actions, today, quietAfter),
    facts: said([
      ['Version', version === null ? null : `${version.version}, last changed on ${longDate(version.changedAt)}`],
      [
        'Agreed',
        agreements.length === 0
          ? 'Not yet'
          : agreements
              .map(({ party, who, agreedAt }) => `${parties[party].word}: ${who}, ${mediumDate(agreedAt)}`)
              .join('; '),
      ],
      [
        'Cost',
        `${sum(({ costPence }) => costPence)}, of which Pupil Premium pays ${sum(({ premiumPence }) => premiumPence)}`,
      ],
    ]),
    overview: actions.map((action) => [
      `${action.number}. ${action.objective}`,
      action.ownerName,
      briefDate(action.dueOn),
      action.milestones === 0 ? 'None' : `${action.milestonesDone} of ${action.milestones}`,
      shortState(action, today, quietAfter),
    ]),
    actions: actions.map((action) => paperAction(action, read)),
  };
};
