import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addEvidence, itemOf, noteForm, pdfFile } from '../../testing/evidence.ts';
import { crossed } from '../../testing/crossed.ts';
import { testNow, testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld(testNow, crossed);
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const lead = () => world.as('lead');
const link = (
  address: string,
  criteria: readonly string[],
  more: Readonly<Record<string, string | readonly string[]>> = {},
) =>
  world.as('member').post(`${address}/criteria`, { criteria, says: 'It shows it', impact: 'Gained 4 points', ...more });
const follow = (address: string, to: string, code: string) =>
  world.as('member').post(`${address}/suggested`, { to, code });
describe('from a criterion’s page', () => {
  test('the item serves it at once, in one step', async () => {
    const address = await addEvidence(world, { criterion: 'A2', impact: 'Fewer moved on', title: 'From A2' });
    const page = await lead().get(address);
    expect(page.body).toContain('One item, 1 criterion');
    expect(page.body).toContain('Fewer moved on');
  });

  test('at a full criterion the item is added, and it is asked what gives way', async () => {
    for (const n of [1, 2]) await addEvidence(world, { criterion: 'A2', title: `Fills A2, ${n}` });
    const address = await addEvidence(world, { criterion: 'A2', title: 'One too many' });
    expect((await lead().get(address)).body).toContain('It serves no criterion yet');
    const full = await link(address, ['A2']);
    expect(full.statusCode).toBe(422);
    expect(full.body).toContain('Which item gives way at A2?');
    const [weakest] = [...full.body.matchAll(/name="replace" type="checkbox" value="([\w-]+)"/g)].map(([, id]) => id);
    expect((await link(address, ['A2'], { replace: [String(weakest)] })).statusCode).toBe(303);
    expect((await lead().get(address)).body).toContain('One item, 1 criterion');
    expect((await lead().get(href(paths.evidence.coverage, at()))).body).toContain('3 of 3 items used');
  });
});

describe('one item, elsewhere too', () => {
  test('the crosswalks suggest; one press each; nothing by itself', async () => {
    const address = await addEvidence(world, { title: 'Crosses over' });
    await link(address, ['A1', 'B1']);
    const page = (await lead().get(address)).body;
    for (const words of ['because of A1', '1.1.1', 'Inclusion', 'High-quality teaching', 'because of B1', '1.2.1'])
      expect(page).toContain(words);
    const grid = address.replace(world.ladder.id, world.grid.id);
    expect((await lead().get(grid)).body).toContain('It serves no descriptor yet');
    expect((await follow(address, world.grid.id, '1.1.1')).statusCode).toBe(303);
    expect((await lead().get(grid)).body).toContain('Gained 4 points');
    await follow(address, 'inspection', 'inclusion');
    const then = (await lead().get(address)).body;
    expect(then).toContain('Also counts for');
    expect(then).toContain('The Grid Award: 1.1.1');
    expect(then).toContain('Inspection: Inclusion');
    expect((await follow(address, 'inspection', 'inclusion')).statusCode).toBe(303);
    expect(
      await world.asSystem(
        async (db) => (await db`select from framework_claim where item_id = ${itemOf(address)}`).length,
      ),
    ).toBe(1);
  });

  test('nobody makes a suggestion up', async () => {
    const address = await addEvidence(world, { title: 'Not suggested' });
    await follow(address, 'inspection', 'inclusion');
    await follow(address, world.rivalLadder.id, 'A1');
    expect(
      await world.asSystem(
        async (db) =>
          (
            await db`select from framework_claim where item_id = ${itemOf(address)} union all select from claim where item_id = ${itemOf(address)}`
          ).length,
      ),
    ).toBe(0);
  });

  test('an activity of the school’s own list; the page of areas shows it; outside nobody sees either', async () => {
    const premium = href(paths.evidence.premium, at());
    const wrong = await lead().post(premium, { number: 'two', title: '', part: '', challenge: '' });
    expect(wrong.statusCode).toBe(422);
    for (const field of ['new-number', 'new-title', 'new-part']) expect(wrong.body).toContain(`href="#${field}"`);
    const activity = { number: '2', title: 'Reading mentors', part: 'teaching', challenge: 'Reading below age' };
    expect((await lead().post(premium, activity)).statusCode).toBe(303);
    expect((await lead().post(premium, activity)).body).toContain('Another activity of this year has this number');
    const address = await addEvidence(world, { title: 'Mentors at work' });
    const option = /value="(pupil-premium teaching [\w-]+)"/.exec((await lead().get(address)).body)?.[1] ?? '';
    const linked = await lead().post(`${address}/frameworks`, {
      part: option,
      partSays: 'Mentors meet weekly',
      partImpact: '',
    });
    expect(linked.statusCode).toBe(303);
    expect(
      (await lead().post(`${address}/frameworks`, { part: option, partSays: 'Again', partImpact: '' })).body,
    ).toContain('counts there already');
    expect(
      (await lead().post(`${address}/frameworks`, { part: 'inspection nowhere', partSays: 'x', partImpact: '' })).body,
    ).toContain('no longer on the list');
    const elsewhere = await world.as('governor').get(href(paths.evidence.elsewhere, at()));
    expect(elsewhere.body).toContain('2. Reading mentors');
    expect(elsewhere.body).toContain('Mentors at work');
    for (const who of ['adviser', 'verifier', 'officer'] as const)
      expect((await world.as(who).get(href(paths.evidence.elsewhere, at()))).statusCode).toBe(404);
    for (const page of [paths.evidence.home, paths.evidence.coverage]) {
      expect((await lead().get(href(page, at()))).body).toContain('Inspection and Pupil Premium');
      expect((await world.as('adviser').get(href(page, at()))).body).not.toContain('Inspection and Pupil Premium');
    }
    const change = /action="([^"]*\/premium\/[\w-]+)"/.exec((await lead().get(premium)).body)?.[1] ?? '';
    expect((await lead().post(change, { ...activity, title: 'Mine', version: 1 })).statusCode).toBe(303);
    const late = await lead().post(change, { ...activity, title: 'Late words', version: 1 });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Late words');
    expect(
      (await world.as('rival').post(`${change.replace(world.ladder.id, world.rivalLadder.id)}/end`)).statusCode,
    ).toBe(404);
  });
});

describe('the same file again', () => {
  test('is said with who added it, and used instead for the criterion, with the words that were typed', async () => {
    const first = await addEvidence(
      world,
      { kind: 'file', title: 'The first copy' },
      { files: [pdfFile('a.pdf', 'same')] },
    );
    const send = (more: object = {}) =>
      world.as('lead').upload(
        href(paths.evidence.add, at()),
        {
          ...noteForm,
          kind: 'file',
          title: 'A second copy',
          shows: 'Words typed',
          criterion: 'B1',
          impact: 'Gained',
          ...more,
        },
        [pdfFile('b.pdf', 'same')],
      );
    const again = await send();
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('This file is in the library already: “The first copy”');
    expect(again.body).toContain('Mina Member added it');
    expect(again.body).toContain('Use that one for B1');
    expect(again.body).toContain('Words typed');
    expect(await world.asSystem(async (db) => (await db`select from file where name = 'b.pdf'`).length)).toBe(0);
    await world.as('lead').post(`${first}/criteria`, { criteria: 'B1', says: 'Words typed', impact: 'Gained' });
    expect((await lead().get(first)).body).toContain('Words typed');
    expect((await send({ anyway: 'yes', criterion: '' })).statusCode).toBe(303);
    expect((await lead().get(`${href(paths.evidence.home, at())}?words=second+copy`)).body).toContain(
      'The same file as “The first copy”',
    );
  });

  test('two that raced leave one behind', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        world
          .as('member')
          .upload(href(paths.evidence.add, at()), { ...noteForm, kind: 'file', title: `Raced ${n}` }, [
            pdfFile(`r${n}.pdf`, 'raced'),
          ]),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409]);
  });

  test('two items that are one are joined: claims move, words that both said stay in the history', async () => {
    const [stays, goes] = [await addEvidence(world, { title: 'Stays' }), await addEvidence(world, { title: 'Goes' })];
    await world.asSystem(
      (db) =>
        db`update claim set withdrawn_at = claimed_at where enrolment_id = ${world.ladder.id} and withdrawn_at is null`,
    );
    await link(stays, ['A1'], { says: 'Said here' });
    await link(goes, ['A1', 'B1'], { says: 'Said there' });
    await follow(goes, 'inspection', 'inclusion');
    expect((await lead().get(`${stays}/join?words=Goe`)).body).toContain('Goes');
    expect((await lead().post(`${stays}/join`, { other: itemOf(stays) })).body).toContain(
      'cannot be joined with itself',
    );
    expect((await lead().post(`${stays}/join`, { other: itemOf(goes) })).statusCode).toBe(303);
    const page = (await lead().get(stays)).body;
    expect(page).toContain('One item, 2 criteria');
    expect(page).toContain('Inspection: Inclusion');
    expect((await lead().get(goes)).body).toContain('It was joined with another item');
    expect(
      await world.asSystem(
        async (db) => (await db`select from claim where item_id = ${itemOf(goes)} and says = 'Said there'`).length,
      ),
    ).toBe(2);
    expect((await lead().post(`${stays}/join`, { other: itemOf(goes) })).statusCode).toBe(303);
    expect((await world.as('rival').post(`${stays}/join`, { other: itemOf(goes) })).statusCode).toBe(404);
  });
});

describe('several files at once', () => {
  const several = (files: ReturnType<typeof pdfFile>[], form: object = {}) =>
    world
      .as('member')
      .upload(href(paths.evidence.several, at()), { to: '14 July 2026', voices: ['Staff'], ...form }, files);

  test('one item each; what was refused does not take the others along; then what each shows', async () => {
    expect((await several([])).body).toContain('href="#files"');
    const page = await several([
      pdfFile('year_7-review.pdf', 'one', 'files'),
      { ...pdfFile('empty.pdf', '', 'files'), bytes: new Uint8Array() },
      pdfFile('c.pdf', 'two', 'files'),
    ]);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('2 files of 3 added');
    expect(page.body).toContain('is empty');
    const unsaid = href(paths.evidence.unsaid, at());
    const waiting = (await world.as('member').get(unsaid)).body;
    expect(waiting).toContain('value="Year 7 review"');
    const ids = [...waiting.matchAll(/name="item" value="([\w-]+)"/g)].map(([, id]) => String(id));
    expect(ids).toHaveLength(2);
    const [one = '', two = ''] = ids;
    const form = {
      item: ids,
      [`version-${one}`]: '1',
      [`title-${one}`]: 'Better title',
      [`shows-${one}`]: 'What one shows',
      [`version-${two}`]: '1',
      [`title-${two}`]: '',
      [`shows-${two}`]: 'Words of two',
    };
    const mixed = await world.as('member').post(unsaid, form);
    expect(mixed.statusCode).toBe(422);
    expect(mixed.body).toContain(`href="#title-${two}"`);
    expect(mixed.body).toContain('Words of two');
    expect((await lead().get(href(paths.evidence.item, { ...at(), item: one }))).body).toContain('What one shows');
    const late = await lead().post(unsaid, { ...form, [`title-${two}`]: 'Two' });
    expect(late.statusCode).toBe(409);
    expect((await world.as('member').get(unsaid)).body).toContain('Every item says what it shows');
  });
});
