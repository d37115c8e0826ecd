import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { learnersIn, type LearnersWorld } from '../../../testing/learners.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { nextOf, spansOf, termsOf, windowOf, yearTicks, type Helped } from './rules.ts';

const helped = (more: Partial<Helped> = {}): Helped => ({
  provisionId: 'p',
  title: 'Mentors',
  fromOn: '2026-09-14',
  toOn: null,
  endsOn: '2027-03-19',
  outcome: null,
  present: 3,
  sessions: 4,
  ...more,
});
const today = '2026-11-23';

describe('one pupil over time, by its rules', () => {
  test('the roll first, then groups and provision as they began; what has ended has an end', () => {
    const spans = spansOf(
      {
        spells: [{ joinedOn: '2024-09-03', joinedKnown: false, leftOn: null }],
        groups: [{ title: 'Young carer', fromOn: '2025-01-10', toOn: null, basis: 'Identified by the school' }],
        provision: [helped(), helped({ title: 'Ended', endsOn: '2026-10-01' }), helped({ fromOn: '2027-01-05' })],
        actions: [
          { id: 'a', number: 2, objective: 'Read', beginsOn: '2026-09-20', dueOn: '2027-01-29', endedOn: null },
          { id: 'b', number: 3, objective: 'Later', beginsOn: '2026-12-20', dueOn: '2027-01-29', endedOn: null },
        ],
      },
      today,
      { tested: ['2026-09-12', '2025-09-12', '2026-09-12'], said: [] },
    );
    expect(spans.map(({ kind, label, to }) => [kind, label, to])).toEqual([
      ['first', 'On roll', null],
      ['second', 'Young carer', null],
      ['third', 'Ended', '2026-10-01'],
      ['third', 'Mentors', null],
      ['fourth', 'Action 2', null],
      ['days', 'Results', '2026-09-12'],
    ]);
    expect(spans.at(-1)?.days).toEqual(['2025-09-12', '2026-09-12']);
    expect(windowOf(spans, today)).toEqual({ from: '2024-08-14', to: '2027-01-23' });
    expect(yearTicks(windowOf(spans, today)).map(({ label }) => label)).toEqual(['2024-25', '2025-26', '2026-27']);
    expect(windowOf([], today).from).toBe('2025-11-03');
  });

  test('what is next: what has passed first, nothing far ahead', () => {
    const next = nextOf(
      {
        provision: [
          helped({ endsOn: '2026-12-18' }),
          helped({ endsOn: '2026-10-01' }),
          helped({ endsOn: '2027-07-01' }),
        ],
        actions: [{ id: 'a', number: 3, objective: 'Read', beginsOn: null, dueOn: '2027-01-29', endedOn: null }],
        nextPepOn: '2027-01-15',
      },
      today,
    );
    expect(next.map(({ on, kind }) => [on, kind])).toEqual([
      ['2026-10-01', 'review'],
      ['2026-12-18', 'provision'],
      ['2027-01-15', 'pep'],
      ['2027-01-29', 'action'],
    ]);
    expect(
      nextOf({ provision: [helped({ endsOn: '2026-10-01', outcome: 0 })], actions: [], nextPepOn: null }, today),
    ).toEqual([]);
  });

  test('attendance by term, in whole sessions', () => {
    const span = (fromOn: string, absent: number) => ({ fromOn, toOn: fromOn, possible: 70, absent });
    expect(
      termsOf([span('2026-09-01', 4), span('2026-01-05', 2), span('2026-11-02', 1), span('2026-04-20', 0)]),
    ).toEqual([
      { name: 'Spring 2026', possible: 70, absent: 2 },
      { name: 'Summer 2026', possible: 70, absent: 0 },
      { name: 'Autumn 2026', possible: 140, absent: 5 },
    ]);
  });
});

describe('the page of one pupil', () => {
  let world: World;
  let made: LearnersWorld;
  const path = (at: number) => href(paths.onePupil.page, { enrolment: world.ladder.id, pupil: made.ids[at] ?? '' });
  beforeAll(async () => {
    world = await testWorld();
    made = await learnersIn(world);
  });
  afterAll(() => world.close());

  test('shows what is held and what is next, with every text as text', async () => {
    const page = (await world.as('member').get(path(0))).body;
    for (const words of [
      'Ann &lt;b>0&lt;/b> Surname0',
      'Pupil Premium is with the Virtual School Head, V. Schoolhead.',
      'Next personal education plan (PEP)',
      'Reading mentors',
      'Reading: 91 in Autumn 2026, 100 is expected',
      'Autumn 2026',
      '8 of 76 sessions missed',
      'Identified by the school (S)',
    ])
      expect(page).toContain(words);
    const empty = (await world.as('lead').get(path(39))).body;
    expect(empty).toContain('Nothing is due for this pupil.');
  });

  test('a child-protection flag is not here, not for the head either', async () => {
    const page = (await world.as('head').get(path(1))).body;
    expect(page).not.toMatch(/child protection/i);
  });

  test('is for the school’s own team alone, and each look is named to those who lead', async () => {
    for (const who of ['governor', 'adviser', 'verifier', 'officer', 'carer', 'partner', 'rival', 'former'] as const)
      expect((await world.as(who).get(path(0))).statusCode).toBe(404);
    const page = (await world.as('lead').get(path(0))).body;
    expect(page).toContain('Who looked at this page');
    expect(page).toContain('<strong>Mina Member</strong> opened it');
    expect((await world.as('member').get(path(0))).body).not.toContain('Who looked at this page');
    const rivals = href(paths.onePupil.page, { enrolment: world.rivalLadder.id, pupil: made.ids[0] ?? '' });
    expect((await world.as('rival').get(rivals)).statusCode).toBe(404);
    expect(
      (await world.as('lead').get(href(paths.onePupil.page, { enrolment: world.ladder.id, pupil: 'x' }))).statusCode,
    ).toBe(404);
  });
});
