import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { seenRoll } from '#tracking';
import { followedSchool } from '../../../testing/followed.ts';
import { learnersIn } from '../../../testing/learners.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { questionsFor } from './rules.ts';
import { changeSentence, costSentence, whoSentence } from './words.ts';

const ids = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, at) => `p${from + at}`));

describe('what governors see, by its rules', () => {
  test('small groups are hidden, and so is one that differs from another by few', () => {
    const roll = seenRoll(
      [...ids(0, 200)],
      new Map([
        ['pupil-premium', ids(0, 60)],
        ['ever6-fsm', ids(0, 57)],
        ['young-carer', ids(60, 68)],
        ['eal', ids(70, 110)],
        ['summer-born', ids(0, 120)],
        ['own:x', ids(0, 90)],
      ]),
    );
    const size = (title: string) => roll.groups.find((each) => each.title === title)?.size;
    expect(size('Young carer')).toMatchObject({ kind: 'hidden', k: 10 });
    expect(size('English as an additional language')).toMatchObject({ kind: 'shown', n: 40 });
    // 60 and 57 side by side would say that three have Pupil Premium by another way.
    expect([size('Pupil Premium')?.kind, size('Ever 6 free school meals')?.kind].toSorted()).toEqual([
      'hidden',
      'shown',
    ]);
    expect(roll.groups.map(({ title }) => title)).not.toContain('Summer-born');
    expect(roll.groups).toHaveLength(4);
  });

  test('questions that the figures raise come first', () => {
    const calm = { measures: 3, unclear: 0, costPence: 0, overdue: 0, hiddenGroups: 0 };
    expect(questionsFor(calm)[0]).toContain('Who is missing');
    expect(questionsFor({ ...calm, unclear: 2 })[0]).toContain('For 2 measures it is not yet clear');
    expect(questionsFor({ ...calm, overdue: 1 })[0]).toContain('One action is past the day');
  });

  test('nothing is said of a school that has nothing yet', () => {
    expect(whoSentence({ roll: seenRoll([], new Map()) })).toBe('Nobody is recorded in a vulnerable group yet');
    expect(costSentence({ provision: [] })).toBe('No provision runs today');
    expect(changeSentence({ measures: [] })).toBe('No measure is declared yet');
  });
});

describe('the page for governors', () => {
  let world: World;
  const home = () => href(paths.governors.home, { enrolment: world.ladder.id });
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world.close());

  test('is there before anything is', async () => {
    const page = (await world.as('governor').get(home())).body;
    expect(page).toContain('Nobody is recorded in a vulnerable group yet');
    expect(page).toContain('No measure is declared yet.');
  });

  test('shows counts, costs, findings and questions, and never a name or a code', async () => {
    await followedSchool(world);
    await learnersIn(world);
    const page = (await world.as('governor').get(home())).body;
    for (const words of [
      'Reading: target pupils improved by',
      'Reading mentors',
      'One pupil is worth',
      'Questions to ask',
      'hidden: fewer than 10',
    ])
      expect(page).toContain(words);
    expect(page).not.toMatch(/Surname|P-\d{3}|Looked after<\/th><td[^>]*>1</);
    for (const who of ['adviser', 'verifier', 'officer', 'carer', 'rival'] as const)
      expect((await world.as(who).get(home())).statusCode).toBe(404);
    expect((await world.as('head').get(home())).body).toContain('For governors');
  });

  test('the home of each leads on: a governor’s to this page, the team’s to the groups and to what changed', async () => {
    const start = href(paths.enrolments.home, { enrolment: world.ladder.id });
    const governor = (await world.as('governor').get(start)).body;
    expect(governor).toContain('Open the page for governors');
    expect(governor).not.toContain('Our vulnerable learners');
    const team = (await world.as('member').get(start)).body;
    expect(team).toContain('14 of 80 pupils on roll are on provision today.');
    expect(team).toContain('See what changed');
    expect((await world.as('adviser').get(start)).body).not.toContain('Our vulnerable learners');
  });

  test('is one side of A4 as a PDF, with the same figures', async () => {
    const paper = await world.as('governor').get(href(paths.governors.paper, { enrolment: world.ladder.id }));
    expect(paper.headers['content-type']).toBe('application/pdf');
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(paper.rawPayload)), {
      mergePages: true,
    });
    expect(totalPages).toBe(1);
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain('Questions to ask');
    expect(words).toContain('Reading');
    expect(words).not.toMatch(/Surname|P-\d{3}/);
  });

  test('a governor may open every page that theirs leads to', async () => {
    const page = (await world.as('governor').get(home())).body;
    const main = /<main[^]*<\/main>/.exec(page)?.[0] ?? '';
    const links = [...main.matchAll(/href="(\/enrolments[^"#]*)"/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(4);
    for (const path of links.filter((each) => !each.endsWith('.pdf')))
      expect([path, (await world.as('governor').get(path.replaceAll('&amp;', '&'))).statusCode]).toEqual([path, 200]);
  });
});
