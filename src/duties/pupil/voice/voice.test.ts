import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { href, paths } from '#paths';
import { addEvidence, itemOf } from '../../../../testing/evidence.ts';
import { learnersIn, type LearnersWorld } from '../../../../testing/learners.ts';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';
import { expire } from './jobs.ts';
import { dayFault, keepOf, keptUntil, mayChangeSaid } from './rules.ts';

describe('what a pupil said, by its rules', () => {
  test('is kept until the end of the school year in which it was said, or of the next', () => {
    expect([keptUntil('2026-11-20', 'this-year'), keptUntil('2026-11-20', 'next-year')]).toEqual([
      '2027-08-31',
      '2028-08-31',
    ]);
    expect([keepOf('2026-11-20', '2027-08-31'), keepOf('2026-11-20', '2028-08-31')]).toEqual([
      'this-year',
      'next-year',
    ]);
  });

  test('was said before it is written down, and not so long ago that it is gone already', () => {
    const fault = (saidOn: string, keep: 'this-year' | 'next-year' = 'this-year') =>
      dayFault(saidOn, keep, '2026-11-23');
    expect(fault('2026-11-23')).toBeNull();
    expect(fault('2026-11-24')?.message).toContain('a day that has come');
    expect(fault('2024-06-01', 'next-year')?.message).toContain('a later day');
    // Said in July, written down in the next school year: "until the end of this school year" would be gone by tomorrow.
    expect(fault('2026-07-10')).toMatchObject({ field: 'keep' });
    expect(fault('2026-07-10', 'next-year')).toBeNull();
  });

  test('is changed by the coordinator and by whoever wrote it down, and by no senior leader', () => {
    const said = { recordedBy: 'm1' };
    const who = (role: string, personId: string) => mayChangeSaid(said, { role, personId });
    expect([who('lead', 'x'), who('member', 'm1'), who('member', 'm2'), who('head', 'm1')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

const form = {
  words: 'When Miss reads it first I know what to <b>do</b>.',
  saidOn: '20 November 2026',
  askedBy: 'Mina Member, form tutor',
  how: 'signs',
  sees: 'team',
  quoting: 'yes',
  keep: 'this-year',
};

describe('what a pupil said, on the pupil’s page', () => {
  let world: World;
  let made: LearnersWorld;
  const at = () => ({ enrolment: world.ladder.id, pupil: made.ids[2] ?? '' });
  const page = () => href(paths.onePupil.page, at());
  const say = () => href(paths.onePupil.say, at());
  const read = async (who: Who) => (await world.as(who).get(page())).body;
  const voiceOf = async (words: string) =>
    world.database.asActor(system('test'), async (db) => {
      const [row] = await db<{ id: string }[]>`select id from restricted.pupil_voice where words = ${words}`;
      return row?.id ?? '';
    });

  beforeAll(async () => {
    world = await testWorld();
    made = await learnersIn(world);
  });
  afterAll(() => world.close());

  test('says first what happens if somebody is at risk, and asks for everything that is missing', async () => {
    const looks = () =>
      world.database.asActor(
        system('test'),
        async (db) => (await db`select from trail_entry where act = 'pupils.opened'`).count,
      );
    const before = await looks();
    const empty = await world.as('member').get(say());
    expect(await looks()).toBe(before + 1);
    expect(empty.body.indexOf('do not write it here')).toBeGreaterThan(0);
    expect(empty.body.indexOf('do not write it here')).toBeLessThan(empty.body.indexOf('name="words"'));
    const sent = await world.as('member').post(say(), { ...form, words: '', sees: '', saidOn: '31 November 2026' });
    expect(sent.statusCode).toBe(422);
    for (const words of ['Enter what the pupil said', 'Choose who may read it', 'href="#saidOn"', 'Mina Member, form'])
      expect(sent.body).toContain(words);
    const early = await world.as('member').post(say(), { ...form, saidOn: '1 December 2026' });
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('a day that has come');
    expect((await world.as('member').post(say(), { ...form, words: 'x'.repeat(2001) })).statusCode).toBe(422);
  });

  test('is written down by the member, read by the team as text, and noted without words or name', async () => {
    expect((await world.as('member').post(say(), form)).statusCode).toBe(303);
    for (const who of ['head', 'lead', 'member'] as const) {
      const body = await read(who);
      expect(body).toContain('I know what to &lt;b>do&lt;/b>.');
      expect(body).toContain('Asked by Mina Member, form tutor; written down by Mina Member');
      expect(body).toContain('In the pupil’s own words');
    }
    expect(await read('head')).not.toContain('Change or erase');
    expect(await read('head')).not.toContain('Write down what');
    const noted = await world.database.asActor(
      system('test'),
      (db) => db<{ about: object }[]>`select about from trail_entry where act = 'pupils.voice-recorded'`,
    );
    expect(noted.map(({ about }) => Object.keys(about).toSorted())).toEqual([['code', 'pupil']]);
  });

  test('is nobody else’s to read or write; a senior leader only reads', async () => {
    for (const who of ['governor', 'adviser', 'verifier', 'officer', 'carer', 'partner', 'rival', 'former'] as const) {
      expect((await world.as(who).get(say())).statusCode).toBe(404);
      expect((await world.as(who).post(say(), form)).statusCode).toBe(404);
    }
    expect((await world.as('head').post(say(), form)).statusCode).toBe(404);
    const own = href(paths.onePupil.said, { ...at(), voice: await voiceOf(form.words) });
    expect((await world.as('head').get(own)).statusCode).toBe(404);
    expect((await world.as('lead').get(href(paths.onePupil.said, { ...at(), voice: 'x' }))).statusCode).toBe(404);
  });

  test('told to the leaders alone, a colleague of the working party does not see it', async () => {
    const secret = { ...form, words: 'I do not like the bus.', sees: 'leaders' };
    expect((await world.as('lead').post(say(), secret)).statusCode).toBe(303);
    expect(await read('head')).toContain('I do not like the bus.');
    expect(await read('member')).not.toContain('I do not like the bus.');
  });

  test('a change keeps what stood; who was second sees both texts and loses nothing', async () => {
    const own = href(paths.onePupil.said, { ...at(), voice: await voiceOf(form.words) });
    const changed = { ...form, words: 'Reading first helps me.', keep: 'next-year' };
    expect((await world.as('lead').post(own, { ...changed, version: '1' })).statusCode).toBe(303);
    const late = await world.as('member').post(own, { ...form, words: 'Mine.', version: '1' });
    expect(late.statusCode).toBe(409);
    for (const words of ['Reading first helps me.', 'Mine.', 'What was written before'])
      expect(late.body).toContain(words);
    expect((await world.as('member').post(own, { ...form, words: 'Mine.', version: '2' })).statusCode).toBe(303);
    const seen = (await world.as('member').get(own)).body;
    expect(seen).toContain('I know what to');
    expect(seen).toContain('Reading first helps me.');
  });

  test('is erased with all that stood before it, twice without harm', async () => {
    const erase = href(paths.onePupil.eraseSaid, { ...at(), voice: await voiceOf('Mine.') });
    expect((await world.as('member').post(erase, {})).statusCode).toBe(303);
    expect((await world.as('lead').post(erase, {})).statusCode).toBe(303);
    expect(await read('lead')).not.toContain('Mine.');
    const others = href(paths.onePupil.eraseSaid, { ...at(), voice: await voiceOf('I do not like the bus.') });
    await world.as('member').post(others, {});
    expect(await read('head')).toContain('I do not like the bus.');
  });

  test('ends by itself after its last day, and the trail says how many', async () => {
    const system1 = system('test');
    await world.database.asActor(system1, (db) => expire(db, '2027-08-31', world.now));
    expect(await read('head')).toContain('I do not like the bus.');
    await world.database.asActor(system1, (db) => expire(db, '2027-09-01', world.now));
    expect(await read('head')).toContain('Nothing that Ann &lt;b>2&lt;/b> said is written down yet.');
    const left = await world.database.asActor(
      system1,
      (db) =>
        db<{ n: number }[]>`select (about ->> 'notes')::int as n from trail_entry where act = 'pupils.voice-expired'`,
    );
    expect(left.map(({ n }) => n)).toEqual([1]);
  });

  test('evidence is linked to the pupil on the pupil’s page alone', async () => {
    const item = itemOf(await addEvidence(world, { title: 'Reading mentors, autumn' }));
    const finding = href(paths.onePupil.evidence, at());
    const found = (await world.as('member').get(`${finding}?q=MENTORS`)).body;
    expect(found).toContain('Reading mentors, autumn');
    expect((await world.as('member').get(`${finding}?q=nowhere`)).body).toContain('No item has these words');
    expect((await world.as('member').post(finding, { item })).statusCode).toBe(303);
    expect((await world.as('member').post(finding, { item })).statusCode).toBe(303);
    expect((await world.as('head').post(finding, { item })).statusCode).toBe(404);
    expect(await read('head')).toContain('Reading mentors, autumn');
    const library = (await world.as('lead').get(href(paths.evidence.item, { enrolment: world.ladder.id, item }))).body;
    expect(library).not.toContain('Surname2');
    expect(library).not.toContain('P-503');
    const unlink = href(paths.onePupil.unlinkEvidence, { ...at(), item });
    expect((await world.as('lead').post(unlink, {})).statusCode).toBe(303);
    expect(await read('head')).not.toContain('Reading mentors, autumn');
  });
});
