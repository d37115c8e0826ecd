import type { EnrolmentKey } from './enrolments.ts';
import { party, strandParty, type Team } from './parties.ts';

type Task = readonly [
  kind: 'adviser' | 'verifier' | 'moderator' | 'panel',
  who: string,
  opens: number,
  closed: number | null,
];

/** One school's journey as the demonstration tells it, in days from today. */
export type Plot = Readonly<{
  key: EnrolmentKey;
  began: number;
  due: number;
  /** Days from today on which each step was begun and done; null while it is not. */
  steps: readonly (readonly [begun: number, done: number | null])[];
  submitted: number | null;
  visit: number | null;
  isComplete: boolean;
  team: Team;
  tasks: readonly Task[];
}>;

const finished = (done: number): Plot['steps'] => [
  [done - 420, done - 380],
  [done - 375, done - 330],
  [done - 330, done - 290],
  [done - 280, done - 70],
  [done - 60, done - 35],
  [done - 30, done],
];

const wonBy = (key: EnrolmentKey, done: number, lead: string, tasks: readonly Task[]): Plot => ({
  key,
  began: done - 430,
  due: done + 20,
  steps: finished(done),
  submitted: done - 70,
  visit: done - 45,
  isComplete: true,
  team: [
    [lead, 'lead', []],
    [`${lead.split('.')[0]}.head`, 'senior-leader', []],
  ],
  tasks,
});

const closedTasks = (adviser: string, verifier: string, done: number): readonly Task[] => [
  ['adviser', adviser, done - 430, done],
  ['verifier', verifier, done - 60, done - 35],
  ['moderator', 'moderator2', done - 35, done - 32],
  ['panel', 'panel2', done - 30, done],
];

export const plots: readonly Plot[] = [
  { ...wonBy('wrenbourne.award', -120, 'lead', closedTasks('adviser2', 'verifier2', -120)), team: party },
  {
    key: 'wrenbourne.mark',
    began: -75,
    due: 290,
    steps: [
      [-75, -50],
      [-45, null],
      [-12, null],
    ],
    submitted: null,
    visit: 72,
    isComplete: false,
    team: strandParty,
    tasks: [['adviser', 'adviser', -75, null]],
  },
  {
    key: 'amberlow.mark',
    began: -400,
    due: 20,
    steps: [
      [-400, -370],
      [-365, -320],
      [-318, -280],
      [-270, -60],
      [-40, -12],
      [-10, null],
    ],
    submitted: -60,
    visit: -24,
    isComplete: false,
    team: [
      ['amberlow.lead', 'lead', []],
      ['amberlow.head', 'senior-leader', []],
    ],
    tasks: [
      ['adviser', 'adviser2', -400, null],
      ['verifier', 'verifier2', -38, -14],
      ['moderator', 'moderator2', -14, -12],
      ['panel', 'panel', -10, null],
    ],
  },
  {
    key: 'fernlow.award',
    began: -380,
    due: 40,
    steps: [
      [-380, -350],
      [-345, -300],
      [-298, -250],
      [-240, -45],
      [-30, null],
    ],
    submitted: -45,
    visit: -15,
    isComplete: false,
    team: [
      ['fernlow.lead', 'lead', []],
      ['fernlow.head', 'senior-leader', []],
    ],
    tasks: [
      ['adviser', 'adviser2', -380, null],
      ['verifier', 'verifier', -29, -5],
      ['moderator', 'moderator', -5, null],
    ],
  },
  {
    key: 'kilnfield.mark',
    began: -330,
    due: 60,
    steps: [
      [-330, -300],
      [-295, -250],
      [-248, -210],
      [-200, -20],
      [-6, null],
    ],
    submitted: -20,
    visit: 8,
    isComplete: false,
    team: [
      ['kilnfield.lead', 'lead', []],
      ['kilnfield.head', 'senior-leader', []],
    ],
    tasks: [
      ['adviser', 'adviser2', -330, null],
      ['verifier', 'verifier', -6, null],
    ],
  },
  {
    key: 'brackenlow.mark',
    began: -260,
    due: 130,
    steps: [
      [-260, -230],
      [-225, -180],
      [-178, -140],
      [-130, null],
    ],
    submitted: null,
    visit: null,
    isComplete: false,
    team: [
      ['brackenlow.lead', 'lead', []],
      ['brackenlow.head', 'senior-leader', []],
    ],
    tasks: [['adviser', 'adviser', -260, null]],
  },
  {
    key: 'oldcote.mark',
    began: -150,
    due: 220,
    steps: [
      [-150, -125],
      [-120, -70],
      [-65, null],
    ],
    submitted: null,
    visit: null,
    isComplete: false,
    team: [
      ['rival', 'lead', []],
      ['oldcote.head', 'senior-leader', []],
      ['oldcote.member', 'standard-lead', ['A', 'B']],
    ],
    tasks: [['adviser', 'adviser2', -150, null]],
  },
  {
    key: 'stowmere.mark',
    began: -20,
    due: 340,
    steps: [[-20, null]],
    submitted: null,
    visit: null,
    isComplete: false,
    team: [
      ['stowmere.lead', 'lead', []],
      ['stowmere.head', 'senior-leader', []],
    ],
    tasks: [['adviser', 'adviser2', -20, null]],
  },
  wonBy('thornmere.award', -1_000, 'thornmere.lead', closedTasks('adviser', 'verifier2', -1_000)),
  wonBy('weir.mark', -1_160, 'weir.lead', closedTasks('adviser2', 'verifier2', -1_160)),
  wonBy('larchlow.mark', -400, 'larchlow.lead', [
    ['adviser', 'adviser2', -830, -400],
    ['verifier', 'verifier2', -460, -435],
    ['moderator', 'moderator2', -435, -432],
    ['panel', 'panel', -430, -400],
  ]),
  wonBy('quernside.award', -500, 'quernside.lead', closedTasks('adviser2', 'verifier2', -500)),
];
