import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const home = () => href(paths.evidence.home, at());
const note = {
  kind: 'note',
  title: 'Reading review',
  shows: 'Eighteen pupils gained',
  voices: ['Pupils', 'Staff'],
  to: '14 July 2026',
  from: '',
  url: '',
  note: 'We saw it.',
};
const pdf = {
  field: 'file',
  name: 'review.pdf',
  type: 'application/pdf',
  bytes: new TextEncoder().encode('%PDF-1.7\nhello'),
};

const add = async (change: object = {}, who: 'lead' | 'member' | 'rival' = 'member') => {
  const enrolment = who === 'rival' ? world.rivalLadder.id : world.ladder.id;
  const made = await world.as(who).upload(href(paths.evidence.add, { enrolment }), { ...note, ...change }, []);
  return String(made.headers.location);
};
const link = (address: string, criteria: readonly string[], says = 'It shows it') =>
  world.as('member').post(`${address}/criteria`, { criteria, says, impact: 'Gaps closed by 4 points' });

describe('an empty library', () => {
  test('says what will appear and who starts it', async () => {
    const page = await world.as('rival').get(href(paths.evidence.home, { enrolment: world.rivalLadder.id }));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1 class="wm-h1">Evidence</h1>');
    expect(page.body).toContain('Evidence will be listed here');
    const governor = await world.as('governor').get(href(paths.evidence.home, { enrolment: world.grid.id }));
    expect(governor.body).toContain('The working party adds the first item');
    expect(governor.body).not.toContain('Add evidence</a>');
  });
});

describe('adding an item', () => {
  test('an empty form names what is missing, each linked to its field', async () => {
    const page = await world.as('lead').upload(href(paths.evidence.add, at()), {}, []);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: Add evidence');
    for (const field of ['kind', 'title', 'shows', 'to']) expect(page.body).toContain(`href="#${field}"`);
  });

  test('words that are too long, and a script, are kept on the page as text', async () => {
    const shows = `<script>alert(1)</script>${'x'.repeat(4000)}`;
    const page = await world.as('lead').upload(href(paths.evidence.add, at()), { ...note, shows }, []);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Use 4,000 characters or fewer');
    expect(page.body).toContain('&lt;script>alert(1)');
    expect(page.body).not.toContain('<script>alert(1)');
  });

  test.each([
    ['nothing.pdf', new Uint8Array(), 'is empty'],
    ['page.html', new TextEncoder().encode('<html></html>'), 'not a kind of file'],
    ['large.pdf', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(20 * 1024 * 1024)]), 'larger than 20 MB'],
  ])('%s is refused with a sentence, and nothing is half saved', async (name, bytes, why) => {
    const before = (await world.as('lead').get(home())).body.match(/\d+ items?<|\d+ of \d+ shown/g);
    const page = await world
      .as('lead')
      .upload(href(paths.evidence.add, at()), { ...note, kind: 'file' }, [{ ...pdf, name, bytes }]);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(why);
    expect(page.body).toContain('href="#file"');
    expect((await world.as('lead').get(home())).body.match(/\d+ items?<|\d+ of \d+ shown/g)).toEqual(before);
    expect(await world.asSystem(async (db) => (await db`select id from file where name = ${name}`).length)).toBe(0);
  });

  test('keeps it after a reload, with its file as an attachment', async () => {
    const made = await world
      .as('member')
      .upload(href(paths.evidence.add, at()), { ...note, kind: 'file', title: 'Review in a file' }, [pdf]);
    expect(made.statusCode).toBe(303);
    const address = String(made.headers.location);
    const page = await world.as('governor').get(address);
    expect(page.body).toContain('Review in a file');
    expect(page.body).toContain('Eighteen pupils gained');
    expect(page.body).toContain('not scanned for viruses');
    const file = await world.as('governor').get(`${address}/file/1`);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringContaining('attachment; filename="review.pdf"'),
    });
    expect(file.body).toBe('%PDF-1.7\nhello');
    expect((await world.visitor.get(`${address}/file/1`)).statusCode).toBe(303);
  });

  test('refuses an address that a verifier could not open', async () => {
    for (const url of ['data:text/html,x', 'reading', 'https://a:b@x.example/', 'ftp://x.example/'])
      expect(
        (await world.as('lead').upload(href(paths.evidence.add, at()), { ...note, kind: 'link', url }, [])).body,
      ).toContain('Enter the whole web address');
  });
});

describe('one item', () => {
  test('serves many criteria, and no more than the scheme allows at each', async () => {
    const [one, two, three, four] = [await add(), await add(), await add(), await add()];
    expect((await link(one, ['A1', 'A2', 'B1'])).statusCode).toBe(303);
    const page = await world.as('lead').get(one);
    expect(page.body).toContain('One item, 3 criteria');
    expect(page.body).toContain('Gaps closed by 4 points');
    for (const item of [two, three]) await link(item, ['A1']);
    const full = await link(four, ['A1', 'B1']);
    expect(full.statusCode).toBe(422);
    expect(full.body).toContain('A1 has its 3 items');
    expect((await world.as('lead').get(four)).body).toContain('It serves no criterion yet');
    const covered = await world.as('lead').get(href(paths.evidence.coverage, at()));
    expect(covered.body).toContain('3 of 3 criteria have evidence');
    expect(covered.body).toContain('3 of 3 items used');
  });

  test('asks what it shows and for which criterion', async () => {
    const page = await world.as('lead').post(`${await add()}/criteria`, {});
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#criteria-choice"');
    expect(page.body).toContain('href="#says"');
    expect((await link(await add(), ['Z9'])).body).toContain('Z9 is not a criterion of this scheme');
  });

  test('keeps its earlier text, and a second saver is told', async () => {
    const address = await add({ title: 'First words' });
    const change = (title: string, version: number) =>
      world.as('lead').upload(`${address}/change`, { ...note, title, version }, []);
    expect((await change('Second words', 1)).statusCode).toBe(303);
    const late = await change('Mine', 1);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Second words');
    expect(late.body).toContain('Mine');
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('Second words');
    expect(page.body).toContain('Earlier texts (1)');
    expect(page.body).toContain('First words');
  });

  test('keeps the words of whoever was second at a claim', async () => {
    const address = await add({ title: 'Two writers' });
    await link(address, ['B1']);
    const claim = /criteria\/([0-9a-f-]{36})"/.exec((await world.as('lead').get(address)).body)?.[1] ?? '';
    const say = (says: string) => world.as('lead').post(`${address}/criteria/${claim}`, { says, impact: '' });
    expect((await say('First words')).statusCode).toBe(303);
    const late = await say('Second <b>words</b>');
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('First words');
    expect(late.body).toContain('Second &lt;b>words');
    expect(
      (await world.as('lead').post(`${address}/criteria/${world.school}`, { says: 'x', impact: '' })).statusCode,
    ).toBe(404);
    await world.as('lead').post(`${address}/remove`, { because: 'mistake' });
  });

  test('is taken out, and serves nothing any more', async () => {
    const address = await add({ title: 'To be taken out' });
    await link(address, ['B1']);
    await world.as('lead').post(`${address}/remove`, { because: 'mistake' });
    expect((await world.as('lead').get(`${home()}?words=taken+out`)).body).toContain('No item fits this search');
    expect((await world.as('lead').get(address)).body).toContain('This item was taken out');
  });
});

describe('who sees evidence', () => {
  test('another school’s item does not exist, in address and in form', async () => {
    const address = await add();
    const theirs = address.replace(world.ladder.id, world.rivalLadder.id);
    for (const path of [address, theirs, `${address}/change`, `${theirs}/file/1`])
      expect((await world.as('rival').get(path)).statusCode).toBe(404);
    expect(
      (await world.as('rival').post(`${theirs}/criteria`, { criteria: ['A1'], says: 'x', impact: '' })).statusCode,
    ).toBe(404);
    expect((await world.as('rival').post(`${theirs}/remove`)).statusCode).toBe(404);
  });

  test('the adviser sees what is linked as it is; verifier and officer only what a cut-off froze', async () => {
    const address = await add({ title: 'Before the cut-off' });
    const unlinked = await add({ title: 'Linked to nothing' });
    await link(address, ['A2'], 'Said before');
    expect((await world.as('adviser').get(address)).statusCode).toBe(200);
    expect((await world.as('adviser').get(unlinked)).statusCode).toBe(404);
    expect((await world.as('otherAdviser').get(address)).statusCode).toBe(404);
    for (const who of ['verifier', 'officer'] as const) {
      expect((await world.as(who).get(address)).statusCode).toBe(404);
      expect((await world.as(who).get(home())).body).toContain('Nothing was submitted yet');
    }
    await world.asSystem(
      (db) =>
        db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${world.ladder.id}`,
    );
    const later = new Date(world.now.getTime() + 60_000);
    await world.asSystem(async (db) => {
      await db`insert into evidence_revision (item_id, school_id, version, title, shows, voices, to_on, note, changed_by, changed_at)
        select item_id, school_id, 2, 'After the cut-off', shows, voices, to_on, note, changed_by, ${later} from evidence_revision where title = 'Before the cut-off'`;
      await db`update evidence_item set version = 2 where title = 'Before the cut-off'`;
    });
    for (const who of ['verifier', 'officer', 'panel'] as const) {
      const page = await world.as(who).get(address);
      expect(page.body).toContain('Before the cut-off');
      expect(page.body).not.toContain('After the cut-off');
    }
    expect((await world.as('lead').get(address)).body).toContain('After the cut-off');
    expect((await world.as('stranger').get(address)).statusCode).toBe(404);
    await world.asSystem((db) => db`update assignment set closed_at = ${world.now} where kind = 'verifier'`);
    expect((await world.as('verifier').get(address)).statusCode).toBe(404);
    await world.asSystem((db) => db`update assignment set closed_at = null where kind = 'verifier'`);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = null, cut_off_at = null where id = ${world.ladder.id}`,
    );
  });
});

describe('many items', () => {
  test('come in pages, newest first, found by their words', async () => {
    for (let n = 0; n < 23; n += 1) await add({ title: `Many ${n}` }, 'rival');
    const list = href(paths.evidence.home, { enrolment: world.rivalLadder.id });
    const first = await world.as('rival').get(list);
    expect(first.body).toContain('20 of 23 shown');
    expect(first.body).toContain('Many 22');
    expect(first.body).not.toContain('>Many 2<');
    expect((await world.as('rival').get(`${list}?page=2`)).body).toContain('>Many 2<');
    expect((await world.as('rival').get(`${list}?words=many+1`)).body).toContain('11 of 11 shown');
    expect((await world.as('rival').get(`${list}?words=%25&kind=nonsense&page=-1`)).statusCode).toBe(200);
  });
});
