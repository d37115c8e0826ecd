import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { followedSchool } from '../../../../testing/followed.ts';
import { testWorld, type World } from '../../../../testing/world.ts';
import { newestVersion, statementsOf } from '../statements.ts';
import { wordField } from './forms.ts';
import { english, englishOf, howFar, languages, lostBraces, say, wordNames } from './rules.ts';

const statements = statementsOf(newestVersion);
const keys = Object.keys(englishOf(statements));
const whole = Object.fromEntries(
  Object.entries(englishOf(statements)).map(([key, said]) => [key, `ع ${(said.match(/\{\w+\}/g) ?? []).join(' ')}`]),
);

describe('the words of the questionnaire, by their rules', () => {
  test('no language stands twice, and those written from the right say so', () => {
    expect(new Set(languages.map(({ code }) => code)).size).toBe(languages.length);
    expect(languages.filter(({ direction }) => direction === 'rtl').map(({ code }) => code)).toEqual([
      'ar',
      'prs',
      'fa',
      'ckb',
      'ps',
      'ur', // prettier-ignore
    ]);
  });

  test('a language is offered when every word is there, each part in braces too, and somebody read it', () => {
    expect(howFar({ words: whole, checkedBy: 'Mrs Aziz' }, statements)).toEqual({
      done: keys.length,
      all: keys.length,
      isOffered: true,
    });
    expect(howFar({ words: whole, checkedBy: '' }, statements).isOffered).toBe(false);
    const { yes: _, ...without } = whole;
    expect(howFar({ words: without, checkedBy: 'Mrs Aziz' }, statements).isOffered).toBe(false);
    expect(howFar({ words: { ...whole, place: 'السؤال' }, checkedBy: 'Mrs Aziz' }, statements).done).toBe(
      keys.length - 1,
    );
  });

  test('braces are kept, in any order, and none is made up', () => {
    expect(lostBraces(english.place, '{all} / {n}')).toBe(false);
    expect([
      lostBraces(english.place, '{n}'),
      lostBraces(english.yes, '{n} yes'),
      lostBraces(english.place, ''),
    ]).toEqual([true, true, false]);
  });

  test('English is short enough for a young reader: no sentence over 20 words, no word over nine letters', () => {
    const sentences = Object.values(englishOf(statements)).flatMap((text) => text.split(/(?<=[.?])\s/));
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
    const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z’]+/g) ?? []);
    expect(words.filter((word) => word.length > 9)).toEqual([]);
  });

  test('what is filled in stands where its braces stood', () => {
    const spoken = { language: languages[0]!, words: { place: '{all}: {n}' } }; // the list is not empty
    expect(say(spoken, 'place', { n: 2, all: 8 })).toBe('8: 2');
    expect(wordNames).toContain('childline');
  });
});

describe('the questions in another language', () => {
  const q = paths.questionnaires;
  let world: World;
  let code = '';
  const at = () => ({ enrolment: world.ladder.id });
  const arabic = () => href(q.language, { ...at(), language: 'ar' });
  const form = (words: Record<string, string>, more: Record<string, string> = {}) => ({
    version: '0',
    checkedBy: 'Mrs Aziz, <b>parent</b>',
    ...Object.fromEntries(Object.entries(words).map(([key, said]) => [wordField(key), said])),
    ...more,
  });

  beforeAll(async () => {
    world = await testWorld();
    await followedSchool(world);
    await world.asSystem(
      (db) => db`
        insert into safeguarding_lead (id, school_id, person_id, kind, from_on, named_by, named_at)
        values (${crypto.randomUUID()}, ${world.school}, ${world.people.secondLead.personId}, 'lead', '2026-11-23', ${world.people.head.personId}, ${world.now})`,
    );
    await world.as('lead').post(href(q.open, at()), { label: 'Autumn' });
    const slips = await world.asSystem(
      (db) => db<{ code: string }[]>`select code from restricted.readiness_slip limit 1`,
    );
    code = slips[0]?.code ?? '';
  }, 60_000);
  afterAll(() => world.close());

  test('a coordinator puts them, keeps half, and hears which brace is lost', async () => {
    expect((await world.as('member').get(href(q.languages, at()))).body).toContain('Only English yet');
    const chosen = await world.as('lead').get(`${href(q.languages, at())}?add=ar`);
    expect([chosen.statusCode, chosen.headers.location]).toEqual([303, arabic()]);
    const wrong = await world.as('lead').post(arabic(), form({ ...whole, place: 'x', yes: 'y'.repeat(401) }));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('keep {n} and {all} as it stands');
    expect(wrong.body).toContain(`href="#${wordField('yes')}"`);
    const empty = await world.as('lead').post(arabic(), form({}));
    expect([empty.statusCode, empty.body.includes('an empty language is not kept')]).toEqual([422, true]);
    expect((await world.as('member').get(href(q.languages, at()))).body).toContain('Only English yet');
    const half = await world.as('lead').post(arabic(), form({ yes: 'نعم' }));
    expect(half.statusCode).toBe(303);
    const list = (await world.as('member').get(href(q.languages, at()))).body;
    expect(list).toContain(`1 of ${keys.length}`);
    expect(list).toContain('Mrs Aziz, &lt;b>parent&lt;/b>');
    expect(list).toContain('Not offered yet');
    expect((await world.visitor.post(q.code, { code })).body).not.toContain('العربية');
  });

  test('whoever was second reads both; nobody outside the leaders writes; an unknown language is not found', async () => {
    const late = await world.as('head').post(arabic(), form({ yes: 'أجل' }));
    expect(late.statusCode).toBe(409);
    for (const words of ['نعم', 'أجل', 'Leo Lead saved these words before you']) expect(late.body).toContain(words);
    for (const who of ['member', 'governor', 'adviser', 'verifier', 'officer', 'rival', 'carer'] as const)
      expect((await world.as(who).post(arabic(), form(whole))).statusCode, who).toBe(404);
    expect((await world.as('lead').get(href(q.language, { ...at(), language: 'xx' }))).statusCode).toBe(404);
  });

  test('once whole and read it is offered, from the right, and travels from page to page', async () => {
    const saved = await world
      .as('lead')
      .post(arabic(), form({ ...whole, start: 'ابدأ', talk: '<i>أريد</i>' }, { version: '1' }));
    expect(saved.statusCode).toBe(303);
    const english1 = (await world.visitor.post(q.code, { code })).body;
    expect(english1).toMatch(/value="ar" lang="ar" dir="rtl" aria-pressed="false"/);
    const before = (await world.visitor.post(q.code, { code, language: 'ar' })).body;
    expect(before).toContain('<div class="wm-pupil" lang="ar" dir="rtl">');
    expect(before).toContain('ابدأ');
    expect(before).toContain('&lt;i>أريد&lt;/i>');
    const first = (await world.visitor.post(q.answer, { code, at: '0', go: 'start', language: 'ar' })).body;
    expect(first).toContain('name="language" value="ar"');
    const missing = await world.visitor.post(q.answer, { code, at: '0', go: 'next', language: 'ar' });
    expect([missing.statusCode, missing.body.includes('Choose an answer')]).toEqual([422, false]);
    const made = (await world.visitor.post(q.answer, { code, at: '0', go: 'start', language: 'made-up' })).body;
    expect(made).toContain('Do you sleep enough');
    const told = (await world.visitor.post(q.wish, { code, language: 'ar' })).body;
    expect(told).toContain('<div class="wm-pupil" lang="ar" dir="rtl">');
  });
});
