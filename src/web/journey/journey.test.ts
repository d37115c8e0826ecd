import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { findEnrolment } from '#enrolment';
import { trainingOf } from '#training';
import { testWorld, type World } from '../../../testing/world.ts';
import { journeyAsks } from './next.ts';
import { inOrder, openStandards, trainedShare, type Asks, type Facts, type Waiting, type Where } from './rules.ts';
import { pathSteps } from './steps.ts';
import { readFacts } from './store.ts';
import { changeWords, leadSentence } from './words.ts';

const facts: Facts = {
  sessions: 3,
  staff: 100,
  trained: 80,
  nextSession: null,
  judged: ['A1', 'A2', 'B1'],
  agreed: ['A1', 'A2', 'B1'],
  team: [{ membershipId: 'm', name: 'Dele Adeyemi', standards: ['B'] }],
  assignments: [],
  auditFinished: true,
  differing: 0,
  targets: 42,
  withBaseline: 42,
  actions: 3,
  actionsDone: 1,
  actionsLate: 0,
  headAgreed: true,
  adviserAgreed: true,
  reviewsHeld: 2,
  nextReview: null,
  partnershipsLive: 2,
  evidence: 9,
  measures: 2,
  measuresAfter: 2,
  commentsOpen: 0,
  dayAsked: false,
  visitState: null,
  award: null,
  onRoll: 0,
  reached: 0,
  noticesUnseen: 0,
};

const asks: Asks = {
  criteria: 3,
  standards: [
    { code: 'A', name: 'Ethos', criteria: ['A1', 'A2'] },
    { code: 'B', name: 'Policy', criteria: ['B1'] },
  ],
  criterionWord: { one: 'criterion', many: 'criteria' },
  minutesToJudge: 5,
  trainedPercent: 80,
  partnerships: 1,
  reviews: 2,
};

const where: Where = { id: uuidv7(), state: 'active', steps: [], submittedAt: null, visitOn: null };
const next = (change: Partial<Facts>, role: 'lead' | 'head' | 'member' | 'governor' = 'lead', at: Where = where) =>
  journeyAsks({ where: at, facts: { ...facts, ...change }, asks, role })?.title ?? null;

describe('what the journey asks for next', () => {
  test.each<[string, Partial<Facts>]>([
    ['Settle 2 levels where two raters disagree', { differing: 2 }],
    ['Plan the first training session', { sessions: 0 }],
    ['Record who came to the training', { trained: 79 }],
    ['Name the target pupils', { targets: 0, withBaseline: 0 }],
    ['Judge 1 criterion of the audit', { judged: ['A1', 'A2'], agreed: [] }],
    ['Give 2 target pupils a baseline', { withBaseline: 40 }],
    ['Finish the initial audit', { auditFinished: false }],
    ['Write the first action of the plan', { actions: 0 }],
    ['Bring a partnership to life', { partnershipsLive: 0 }],
    ['Add the first item of evidence', { evidence: 0 }],
    ['Add the figures after the programme', { measuresAfter: 1 }],
    ['Agree the day of the visit', { dayAsked: true }],
    ['Answer 2 comments of your adviser', { commentsOpen: 2 }],
    ['Read the report and comment on fact', { visitState: 'with-school' }],
    ['Check the portfolio before it goes', {}],
  ])('%s', (title, change) => {
    expect(next(change)).toBe(title);
  });

  test('a senior leader is asked to agree what others wrote', () => {
    const planning: Where = { ...where, steps: [{ step: 3, startedOn: '2026-10-01', doneOn: null }] };
    expect(next({ headAgreed: false }, 'head', planning)).toBe('Agree the action plan');
    expect(next({ agreed: ['A1'] }, 'head')).toBe('Agree 2 judgements of the audit');
    expect(next({ headAgreed: false }, 'lead', planning)).not.toBe('Agree the action plan');
  });

  test('a governor is asked for nothing, nor is anybody while the journey is paused', () => {
    expect(next({ sessions: 0 }, 'governor')).toBeNull();
    expect(next({ sessions: 0 }, 'lead', { ...where, state: 'paused' })).toBeNull();
  });

  test('a step that is done asks for nothing more', () => {
    const done = [1, 2, 3, 4].map((step) => ({ step, startedOn: '2026-01-05', doneOn: '2026-02-05' }));
    expect(next({ sessions: 0, targets: 0, actions: 0, evidence: 0 }, 'lead', { ...where, steps: done })).toBeNull();
  });
});

describe('open work', () => {
  const waiting = (title: string, due: string | null, isMine: boolean): Waiting => ({
    title,
    about: '',
    href: '/',
    due,
    who: null,
    kind: 'not-started',
    state: 'Not started',
    isMine,
  });

  test('mine first, then by day, undated last', () => {
    const list = [
      waiting('d', null, false),
      waiting('c', '2026-12-01', false),
      waiting('b', '2027-01-01', true),
      waiting('a', '2026-12-05', true),
    ];
    expect(inOrder(list).map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a standard is open while a criterion in it is unjudged and somebody looks after it', () => {
    expect(
      openStandards({ judged: ['A1'], team: facts.team, assignments: [] }, asks).map(({ code, left, of }) => [
        code,
        left,
        of,
      ]),
    ).toEqual([['B', 1, 1]]);
    expect(openStandards(facts, asks)).toEqual([]);
  });

  test('79.9 in every hundred is not 80', () => {
    expect([
      trainedShare({ staff: 1000, trained: 799 }),
      trainedShare({ staff: 5, trained: 4 }),
      trainedShare({ staff: 0, trained: 0 }),
    ]).toEqual([79, 80, 0]);
  });
});

describe('the path', () => {
  const path = (change: Partial<Facts>, at: Partial<Where> = {}, mayOpen = () => true) =>
    pathSteps(mayOpen, { ...where, ...at }, { ...facts, ...change }, asks, (step) => `Step ${step}`);

  test('visit and award are locked, and say what opens them', () => {
    const [, , , , visit, award] = path({});
    expect([visit?.state, visit?.line, visit?.href]).toEqual(['locked', 'Opens when the portfolio is submitted', null]);
    expect([award?.state, award?.line]).toEqual(['locked', 'Opens when the visit’s report is agreed']);
  });

  test('a visit with a day is booked, not under way', () => {
    const visit = path({}, { visitOn: '2027-02-02' })[4];
    expect([visit?.state, visit?.tag?.words, visit?.line]).toEqual(['ahead', 'Booked', '2 February 2027']);
  });

  test('an award that is given leads to its public page', () => {
    expect(path({ award: 'wm-0000-0000' })[5]?.href).toBe('/awards/wm-0000-0000');
  });

  test('nobody is sent to a page that they may not open', () => {
    expect(path({}, {}, () => false).every(({ href }) => href === null)).toBe(true);
  });
});

describe('words', () => {
  test('the state of the journey is a sentence', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    const steps = [
      { step: 3, startedOn: '2026-09-01', doneOn: null },
      { step: 4, startedOn: '2026-10-01', doneOn: null },
    ];
    const at = { state: 'active', steps, visitOn: '2027-02-02', dueOn: '2027-07-16' } as const;
    expect(leadSentence(at, now)).toBe('Steps 3 and 4 are under way. The accreditation visit is in 71 days.');
    expect(leadSentence({ ...at, steps: [], visitOn: null }, now)).toBe(
      'Nothing has begun yet. The journey is planned to end by 16 July 2027.',
    );
    expect(leadSentence({ ...at, visitOn: '2026-11-01' }, now)).toContain(
      'The accreditation visit was on 1 November 2026.',
    );
  });

  test('an act without words of its own is still readable', () => {
    expect(changeWords({ act: 'audit.judged', about: { criterion: '5.3' } })).toBe('judged criterion 5.3');
    expect(changeWords({ act: 'roll.imported', about: {} })).toBe('brought a file of pupils in');
    expect(changeWords({ act: 'visits.not-named-yet', about: {} })).toBe('not named yet');
  });
});

describe('the figures', () => {
  let world: World;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world.close());

  test('count as trained whom step 1 itself counts as trained', async () => {
    const { id, schoolId } = world.ladder;
    const [training, catchUp, off] = [uuidv7(), uuidv7(), uuidv7()];
    const staff = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const found = await world.asSystem(async (db) => {
      for (const [index, one] of staff.entries())
        await db`insert into staff_member (id, school_id, name, started_on, left_on) values (${one}, ${schoolId}, ${`Staff ${index}`}, '2026-01-05', ${index === 3 ? '2026-02-01' : null})`;
      const session = (session: string, kind: string, of: string | null, because: string | null) => db`
        insert into training_session (id, enrolment_id, school_id, kind, catch_up_of, title, held_on, recorded_at, called_off_because)
        values (${session}, ${id}, ${schoolId}, ${kind}, ${of}, 'Training', '2026-09-20', ${world.now}, ${because})`;
      await session(training, 'whole-staff', null, null);
      await session(catchUp, 'catch-up', training, null);
      await session(off, 'whole-staff', null, 'Snow');
      for (const [at, who] of [
        [training, staff[0]],
        [catchUp, staff[1]],
        [training, staff[3]],
      ] as const)
        await db`insert into attendance (session_id, staff_id, school_id, enrolment_id, recorded_by, recorded_at)
          values (${at}, ${who ?? ''}, ${schoolId}, ${id}, ${world.people.lead.personId}, ${world.now})`;
      const enrolment = await findEnrolment(db, id);
      if (enrolment === null) throw new Error('The test world has no such enrolment.');
      return {
        home: await readFacts(db, id, '2026-11-23'),
        step: (await trainingOf(db, enrolment, world.now)).standing,
      };
    });
    expect([found.home.staff, found.home.trained]).toEqual([3, 2]);
    expect([found.step.staff, found.step.trained]).toEqual([3, 2]);
  });
});
