import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { enrolmentIn } from '../../../testing/enrolment.ts';
import { keepScheme } from '../../../testing/scheme.ts';
import { ladder } from '../../../testing/schemes.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
let enrolment: string;
beforeAll(async () => {
  world = await testWorld();
  const questions = [
    {
      code: 'list',
      ask: 'Is there a dated list?',
      kind: 'yes-no',
      look: { no: 'Ask three people about the same pupil.' },
    },
    { code: 'who', ask: 'Who keeps it?', kind: 'text', asksIf: { question: 'list', is: ['yes'] } },
    {
      code: 'often',
      ask: 'How often is it looked at?',
      kind: 'choice',
      choices: [
        { code: 'term', name: 'Each term' },
        { code: 'year', name: 'Each year' },
      ],
    },
  ];
  const [first, ...rest] = ladder.standards;
  const schemeVersionId = await keepScheme(world.database, {
    ...ladder,
    version: '1.9',
    standards: [{ ...first, questions }, ...rest],
  } as typeof ladder);
  const { lead, head, member } = world.people;
  enrolment = (
    await enrolmentIn(world.database, {
      schoolId: world.school,
      bodyId: world.body,
      schemeVersionId,
      team: { lead, head, member },
      tasks: { adviser: world.people.adviser },
      now: world.now,
    })
  ).id;
});
afterAll(() => world.close());

const criterion = (code: string) => href(paths.audit.criterion, { enrolment, criterion: code });
const questions = (code: string) => href(paths.audit.questions, { enrolment, criterion: code });
const answers = { 'q-list': 'yes', 'q-who': 'The <b>SENCo</b>', 'q-often': 'term', version: '0' };

test('the questions stand on the page as a panel with nothing chosen; where the scheme asks none there is none', async () => {
  const page = (await world.as('member').get(criterion('A1'))).body;
  expect(page).toContain('Questions that help to look: 3, none answered');
  expect(page).toContain('Only if you answered “Yes” to “Is there a dated list?”');
  expect(page).not.toMatch(/name="q-list"[^>]*checked/);
  expect((await world.as('lead').get(criterion('B1'))).body).not.toContain('Questions that help to look');
  expect((await world.as('lead').post(questions('B1'), answers)).statusCode).toBe(404);
});

test('answers are kept for the enrolment, stand beside the judgement on every page of the standard, and set no level', async () => {
  // A form whose number of saves never was is the first save, and breaks nothing.
  expect((await world.as('member').post(questions('A1'), { ...answers, version: '7' })).statusCode).toBe(303);
  const page = (await world.as('head').get(criterion('A2'))).body;
  expect(page).toContain('What you found when you looked');
  expect(page).toContain('The &lt;b>SENCo&lt;/b>');
  expect(page).toContain('Answered by Mina Member');
  expect(page).not.toMatch(/name="level"[^>]*checked/);
  expect((await world.as('adviser').get(criterion('A1'))).body).toContain('Each term');
  expect((await world.as('lead').get(href(paths.audit.home, { enrolment }))).body).toContain('Nothing is judged yet.');
});

test('somebody who saves over a newer version sees both, and loses nothing', async () => {
  const late = await world.as('lead').post(questions('A1'), { ...answers, 'q-who': 'The deputy' });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('Mina Member changed these answers');
  expect(late.body).toContain('The deputy');
  expect(late.body).toContain('name="version" value="1"');
  const mine = await world.as('lead').post(questions('A1'), { ...answers, 'q-who': 'The deputy', version: '1' });
  expect(mine.statusCode).toBe(303);
});

test('an answer suggests where to look; what is no longer asked no longer counts', async () => {
  await world.as('lead').post(questions('A1'), { ...answers, 'q-list': 'no', version: '2' });
  const page = (await world.as('lead').get(criterion('A1'))).body;
  expect(page).toContain('Ask three people about the same pupil.');
  expect(page).toContain('<span class="wm-sub">Is there a dated list?</span>');
  expect(page).not.toContain('<span class="wm-sub">Who keeps it?</span>');
});

test('answers are copied into the comment below what is written, and nothing is saved by that', async () => {
  await world
    .as('member')
    .post(criterion('A1'), { level: 'rung', comment: 'As I saw it.', evidence: '', impact: '', version: 0 });
  const copied = await world.as('member').post(questions('A1'), { ...answers, version: '3', then: 'copy' });
  const page = (await world.as('member').get(String(copied.headers.location))).body;
  expect(page).toContain('Your answers stand in the comment below');
  expect(page).toMatch(
    /name="comment"[^>]*>As I saw it\.\n\nIs there a dated list\? Yes\.\nWho keeps it\? The &lt;b>SENCo&lt;\/b>\.\nHow often/,
  );
  expect((await world.as('member').get(criterion('A1'))).body).toMatch(/name="comment"[^>]*>As I saw it\.</);
});

test('of many who save at once one wins, and the others see its answers', async () => {
  const both = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      world
        .as(index % 2 === 0 ? 'lead' : 'member')
        .post(questions('A2'), { ...answers, 'q-who': `Text ${index}`, version: '4' }),
    ),
  );
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
    303,
    ...Array<number>(11).fill(409),
  ]);
  for (const late of both.filter(({ statusCode }) => statusCode === 409))
    expect(late.body).toContain('changed these answers');
});

test('wrong input and those who may not are refused', async () => {
  const long = await world.as('member').post(questions('A1'), { ...answers, 'q-who': 'x'.repeat(601), version: '4' });
  expect(long.statusCode).toBe(422);
  expect(long.body).toContain('href="#q-who"');
  expect((await world.as('member').post(questions('A1'), { ...answers, version: 'x' })).statusCode).toBe(422);
  for (const who of ['governor', 'adviser', 'rival', 'officer'] as const)
    expect((await world.as(who).post(questions('A1'), answers)).statusCode).toBe(404);
});
