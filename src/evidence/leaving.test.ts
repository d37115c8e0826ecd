import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addEvidence, itemOf, noteForm } from '../../testing/evidence.ts';
import { personOf } from '../../testing/acting.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';
import { tokenHash } from '../people/sessions/token.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** The rows that somebody reads when they ask the tables themselves, past every page. */
const rowsFor = (who: Who, item: string): Promise<readonly number[]> =>
  world.database.asSession(tokenHash(world.people[who].token), world.now, async (db) => [
    (await db`select from evidence_item where id = ${item}`).length,
    (await db`select from evidence_revision where item_id = ${item}`).length,
    (await db`select from claim where item_id = ${item}`).length,
    (await db`select from evidence_consent where item_id = ${item}`).length,
    (await db`select from framework_claim where item_id = ${item}`).length,
  ]);
const submit = (on: boolean) =>
  world.asSystem(
    (db) =>
      db`update enrolment set submitted_at = ${on ? world.now : null}, cut_off_at = ${on ? world.now : null} where id = ${world.ladder.id}`,
  );
const link = (address: string, criteria: readonly string[]) =>
  world.as('member').post(`${address}/criteria`, { criteria, says: 'It shows it', impact: 'Gained' });

describe('an item for which there is no consent never leaves the school', () => {
  const outside = ['adviser', 'verifier', 'moderator', 'panel', 'officer', 'director'] as const;
  const observation = { kind: 'observation', byWhom: 'Deputy head', title: 'Seen in the hall' };
  let address = '';
  const say = (consent: string, more: object = {}) => world.as('lead').post(`${address}/consent`, { consent, ...more });

  test.each([
    ['asked', {}],
    ['refused', {}],
    ['given', { consentKept: 'Office' }],
    ['withdrawn', {}],
  ])('while it is %s, asked of the tables themselves', async (consent, more) => {
    if (address === '') {
      address = await addEvidence(world, { ...observation, consent: 'asked' });
      await link(address, ['A1']);
      await submit(true);
    }
    await say(consent, more);
    const item = itemOf(address);
    for (const who of outside)
      expect([who, await rowsFor(who, item)]).toEqual([who, consent === 'given' ? [1, 1, 1, 0, 0] : [0, 0, 0, 0, 0]]);
    expect((await rowsFor('governor', item)).slice(0, 3)).toEqual([1, 1, 1]);
    for (const who of ['verifier', 'officer'] as const)
      expect((await world.as(who).get(address)).statusCode).toBe(consent === 'given' ? 200 : 404);
  });

  test('nor once the consent has ended, by the calendar and without anybody’s doing', async () => {
    await say('given', { consentKept: 'Office', consentUntil: '31 December 2026' });
    const item = itemOf(address);
    expect(await rowsFor('verifier', item)).toEqual([1, 1, 1, 0, 0]);
    await world.asSystem((db) => db`update evidence_hold set from_on = '2020-01-01' where item_id = ${item}`);
    expect(await rowsFor('verifier', item)).toEqual([0, 0, 0, 0, 0]);
    const letGo = world.database.asActor(
      personOf(world, 'lead'),
      (db) => db`delete from evidence_hold where item_id = ${item}`,
    );
    await expect(letGo).rejects.toThrow('It is held because of what was said about consent.');
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('Consent given');
    expect(
      (await world.as('lead').get(`${address}/consent`)).body.match(/wm-rows__words/g)?.length,
    ).toBeGreaterThanOrEqual(5);
    await submit(false);
  });

  test('nor by way of another item that it is joined with', async () => {
    const kept = await addEvidence(world, {
      ...observation,
      title: 'Seen again',
      consent: 'given',
      consentKept: 'Office',
    });
    const other = await addEvidence(world, { ...observation, title: 'Refused', consent: 'refused' });
    await link(other, ['A2']);
    await submit(true);
    expect((await world.as('member').post(`${kept}/join`, { other: itemOf(other) })).statusCode).toBe(303);
    expect(await rowsFor('adviser', itemOf(kept))).toEqual([0, 0, 0, 0, 0]);
    expect((await world.as('lead').get(`${kept}/consent`)).body).toContain(
      'Said of “Refused”, which was joined with this',
    );
    expect((await world.as('lead').post(`${kept}/remove`, { because: 'consent' })).statusCode).toBe(303);
    await submit(false);
  });

  test('a figure under six keeps its value inside', async () => {
    const figure = {
      kind: 'figure',
      measure: 'Reading age gained',
      value: '4.7',
      unit: 'months',
      pupils: '5',
      source: 'NGRT',
    };
    const few = await addEvidence(world, figure);
    await link(few, ['A2']);
    expect((await world.as('member').get(few)).body).toContain('4.7 months, n = 5');
    for (const who of ['adviser', 'governor'] as const) {
      const outsideSees = (await world.as(who).get(few)).body;
      expect(outsideSees, who).toContain('hidden: fewer than 6');
      for (const said of ['4.7', 'n: 5', 'n = 5', 'fingerprint'])
        expect(outsideSees, `${who} ${said}`).not.toContain(said);
    }
  });
});

describe('nothing that was said is lost', () => {
  const change = (address: string, title: string, version: number) =>
    world.as('member').upload(`${address}/change`, { ...noteForm, title, version }, []);

  test('of forty savers at once one wins, thirty-nine are told and see both texts', async () => {
    const address = await addEvidence(world, { title: 'Everybody’s' });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => change(address, `Saver ${n}`, 1)));
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
    const winner = `Saver ${answers.findIndex(({ statusCode }) => statusCode === 303)}`;
    for (const [n, { statusCode, body }] of answers.entries()) {
      if (statusCode === 303) continue;
      expect(statusCode).toBe(409);
      expect([n, body.includes(`Saver ${n}`), body.includes(winner)]).toEqual([n, true, true]);
    }
  }, 60_000);

  test('any history of edits, claims and removals keeps every text and every word claimed', async () => {
    const act = fc.oneof(
      fc.record({ do: fc.constant('change' as const), words: fc.string({ minLength: 1, maxLength: 20 }) }),
      fc.record({ do: fc.constant('claim' as const), words: fc.string({ minLength: 1, maxLength: 20 }) }),
      fc.record({
        do: fc.constantFrom('unlink' as const, 'remove' as const, 'restore' as const),
        words: fc.constant(''),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const address = await addEvidence(world, { title: 'A history' });
        const item = itemOf(address);
        const [texts, claims] = [['A history'], new Array<string>()];
        for (const one of acts) {
          const said = `w ${one.words}`.replaceAll(/\s+/g, ' ').trim();
          if (one.do === 'change' && (await change(address, said, texts.length)).statusCode === 303) texts.push(said);
          const post = (path: string, form: Record<string, string | string[]> = {}) =>
            world.as('lead').post(`${address}${path}`, form);
          if (one.do === 'claim') {
            const made = await post('/criteria', { criteria: ['B1'], says: said, impact: '' });
            if (made.statusCode === 303) claims.push(said);
          }
          if (one.do === 'unlink') {
            const claim = /criteria\/([0-9a-f-]{36})"/.exec((await world.as('lead').get(address)).body)?.[1];
            if (claim !== undefined) await post(`/criteria/${claim}/unlink`);
          }
          if (one.do === 'remove') await post('/remove', { because: 'mistake' });
          if (one.do === 'restore') await post('/restore');
        }
        const kept = await world.asSystem(async (db) => ({
          texts: (
            await db<{ title: string }[]>`select title from evidence_revision where item_id = ${item} order by version`
          ).map(({ title }) => title),
          claims: (
            await db<{ says: string }[]>`select says from claim where item_id = ${item} order by claimed_at, id`
          ).map(({ says }) => says),
        }));
        expect(kept).toEqual({ texts, claims });
        await world.asSystem(
          (db) =>
            db`update claim set withdrawn_at = greatest(claimed_at, ${world.now}) where item_id = ${item} and withdrawn_at is null`,
        );
      }),
      { numRuns: 12, seed: 20261122 },
    );
  }, 120_000);

  test('an earlier text cannot be written over, whoever asks the table', async () => {
    const address = await addEvidence(world, { title: 'As it stood' });
    const asked = (statement: string) =>
      world.database
        .asSession(tokenHash(world.people.lead.token), world.now, (db) => db.unsafe(statement))
        .then(
          () => 'done',
          (error: Error & { code?: string }) => error.code,
        );
    const where = `where item_id = '${itemOf(address)}'`;
    expect(await asked(`update evidence_revision set title = 'Other' ${where}`)).toBe('42501');
    expect(await asked(`update evidence_revision set sha256 = repeat('0', 64) ${where}`)).toBe('42501');
    expect(await asked(`update evidence_revision set shows = 'Other', erased_at = now() ${where}`)).toBe('23514');
    expect(await asked(`delete from evidence_revision ${where}`)).toBe('42501');
    expect(await asked(`delete from evidence_consent`)).toBe('42501');
  });
});

test('the library is searched in title and words, narrowed by what it knows, and marks what it found', async () => {
  const home = href(paths.evidence.home, { enrolment: world.ladder.id });
  await addEvidence(world, {
    title: 'Breakfast club',
    note: 'Pupils were reading <i>aloud</i> before lessons.',
    voices: ['Staff'],
    to: '1 March 2025',
  });
  const found = (await world.as('lead').get(`${home}?words=read+aloud`)).body;
  expect(found).toContain('Breakfast club');
  expect(found).toMatch(/<mark[^>]*>reading<\/mark>/);
  expect(found).not.toContain('<i>aloud');
  const shown = async (query: string) =>
    /(\d+) of (\d+) shown/.exec((await world.as('lead').get(`${home}?${query}`)).body)?.[2] ?? '0';
  expect(await shown('words=breakfast&voice=Pupils')).toBe('0');
  expect(await shown('words=breakfast&voice=Staff&kind=note&fresh=stale&show=unused')).toBe('1');
  expect(await shown('words=breakfast&standard=A')).toBe('0');
  expect(await shown(`words=breakfast&owner=${world.people.member.membershipId}`)).toBe('1');
  expect(await shown('show=stale')).toBe('1');
  expect(await shown('show=consent')).toBe('0');
});
