import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { href, paths } from '#paths';
import { addEvidence, itemOf, noteForm, pdfFile } from '../../testing/evidence.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { canonicalText, holdsNothing } from './kind/rules.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const send = (form: object, files: ReturnType<typeof pdfFile>[] = []) =>
  world.as('member').upload(href(paths.evidence.add, at()), { ...noteForm, ...form }, files);
const errorsIn = (body: string) => [...body.matchAll(/<li><a href="#([\w-]+)"/g)].map(([, field]) => field);
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const hashOf = (address: string) =>
  world.asSystem(
    async (db) =>
      (
        await db<
          { sha256: string }[]
        >`select sha256 from evidence_revision where item_id = ${itemOf(address)} order by version desc limit 1`
      )[0]?.sha256,
  );

const figure = {
  kind: 'figure',
  measure: 'Reading age gained',
  value: '4.10',
  unit: 'months',
  pupils: '42',
  source: 'NGRT',
};

describe('each kind asks for its own', () => {
  test('first what it is, then only the questions that it needs, with the criterion that one came from', async () => {
    const choice = await world.as('lead').get(href(paths.evidence.add, at(), { criterion: 'A1' }));
    expect(choice.body).toContain('What do you have?');
    expect(choice.body).toContain('For A1: Staff keep a dated list');
    expect(choice.body).toContain('kind=observation&amp;criterion=A1');
    const form = await world.as('lead').get(href(paths.evidence.add, at(), { kind: 'figure', criterion: 'A1' }));
    expect(form.body).toContain('How many pupils does it count?');
    expect(form.body).not.toContain('name="note"');
    expect(form.body).toContain('What changed for pupils, as A1 sees it?');
  });

  test.each([
    [{ kind: 'observation', note: '' }, ['byWhom', 'note', 'consent']],
    [{ kind: 'minutes', note: '' }, ['note']],
    [{ kind: 'figure', value: 'many', pupils: '-3' }, ['measure', 'value', 'pupils', 'source']],
    [{ kind: 'questionnaire' }, ['measure', 'value', 'source']],
    [{ kind: 'photograph' }, ['file', 'consent']],
    [{ kind: 'link', url: '\\\\server\\share\\x.docx' }, ['url']],
    [{ note: 'x'.repeat(30_000), title: 'y'.repeat(300) }, ['note', 'title']],
    [{ kind: 'note', to: '1 January 2030' }, ['to']],
    [{ kind: 'note', from: '1 August 2026' }, ['from']],
  ])('%j is told what is missing', async (form, fields) => {
    const page = await send(form);
    expect(page.statusCode).toBe(422);
    expect(errorsIn(page.body)).toEqual(fields);
  });

  test('a figure, with the fingerprint of its lines, which anybody can make again', async () => {
    const address = await addEvidence(world, figure);
    const page = await world.as('governor').get(address);
    expect(page.body).toContain('4.1 months, n = 42');
    const text = canonicalText(
      { ...holdsNothing, measure: figure.measure, value: 4.1, unit: 'months', pupils: 42, source: 'NGRT' },
      null,
    );
    expect(await hashOf(address)).toBe(sha256(text));
    expect(page.body).toContain(sha256(text));
  });

  test('database and rules make the same lines, whatever stands in them', async () => {
    const note = 'A <b>\n\nB “é” 😀 ';
    const address = await addEvidence(world, { kind: 'observation', byWhom: 'Deputy', note, consent: 'not-needed' });
    expect(await hashOf(address)).toBe(
      sha256(canonicalText({ ...holdsNothing, note: note.trim(), byWhom: 'Deputy' }, null)),
    );
    const file = pdfFile('plain.pdf', 'plain');
    expect(await hashOf(await addEvidence(world, { kind: 'file' }, { files: [file] }))).toBe(sha256(file.bytes));
  });

  test('a photograph says whether somebody can be recognised, and so does a picture that comes as a file', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b5351' } })
      .jpeg()
      .toBuffer();
    const photo = { field: 'file', name: 'hall.jpg', type: 'image/jpeg', bytes };
    const page = await send({ kind: 'file' }, [photo]);
    expect(errorsIn(page.body)).toEqual(['consent']);
    expect(page.body).toContain('The file has to be chosen again');
    expect(await world.asSystem(async (db) => (await db`select from file where name = 'hall.jpg'`).length)).toBe(0);
    const address = await addEvidence(
      world,
      { kind: 'photograph', consent: 'given', consentKept: 'Office', consentUntil: '31 August 2027' },
      { files: [photo] },
    );
    const item = await world.as('lead').get(address);
    expect(item.body).toContain('Consent given');
    expect(item.body).toContain('until 31 August 2027');
    expect((await world.as('lead').get(`${address}/consent`)).body).toContain('Paper: Office');
  });

  test('a form sent twice adds one item; the same id from another school gives nothing away', async () => {
    const id = '01a20000-0000-7000-8000-00000000abcd';
    const [first, second] = [await send({ id }), await send({ id, title: 'Sent again' })];
    expect(second.headers.location).toBe(first.headers.location);
    expect((await world.as('lead').get(String(first.headers.location))).body).not.toContain('Sent again');
    const theirs = await world
      .as('rival')
      .upload(href(paths.evidence.add, { enrolment: world.rivalLadder.id }), { ...noteForm, id }, []);
    expect(theirs.statusCode).toBe(303);
    expect(String(theirs.headers.location)).not.toContain(id);
  });
});

describe('links', () => {
  test('one that asks for a sign-in is flagged until somebody has opened it signed out; a new address has not been looked at', async () => {
    const address = await addEvidence(world, { kind: 'link', url: 'https://x.sharepoint.com/y' });
    expect((await world.as('lead').get(address)).body).toContain('SharePoint may ask the reader to sign in');
    await world.as('member').post(`${address}/looked`, { opens: 'yes' });
    expect((await world.as('lead').get(address)).body).not.toContain('may ask the reader to sign in');
    await world.as('member').post(`${address}/looked`, { opens: 'no' });
    expect((await world.as('lead').get(address)).body).toContain('this link does not open');
    await world
      .as('member')
      .upload(`${address}/change`, { ...noteForm, kind: 'link', url: 'https://y.example.org/', version: 1 }, []);
    const page = await world.as('lead').get(address);
    expect(page.body).not.toContain('link does not open');
    expect(page.body).toContain('Does it open for somebody without your password?');
  });
});

describe('how long it is kept', () => {
  test('a day of one’s own needs a reason; taking out needs one too, and can be undone', async () => {
    const address = await addEvidence(world, { title: 'To be decided' });
    expect((await world.as('lead').get(address)).body).toContain('14 July 2029');
    expect(
      (await world.as('lead').post(`${address}/keep`, { reviewOn: '1 January 2030', reviewBecause: '' })).statusCode,
    ).toBe(422);
    await world
      .as('lead')
      .post(`${address}/keep`, { reviewOn: '1 January 2030', reviewBecause: 'Until the next award' });
    expect((await world.as('lead').get(address)).body).toContain('1 January 2030');
    expect(errorsIn((await world.as('lead').post(`${address}/remove`)).body)).toEqual(['because']);
    await world.as('lead').post(`${address}/remove`, { because: 'mistake', erase: 'yes' });
    const out = await world.as('lead').get(address);
    expect(out.body).toContain('It was added by mistake');
    expect(out.body).toContain('We saw it.');
    await world.as('member').post(`${address}/restore`);
    expect((await world.as('lead').get(address)).body).not.toContain('was taken out');
  });

  test('erased, it keeps its fingerprint and that it was there, and nothing of what it said', async () => {
    const address = await addEvidence(
      world,
      { kind: 'file', title: 'Canary title', shows: 'Canary words' },
      { files: [pdfFile('canary.pdf', 'canary')] },
    );
    await world
      .as('member')
      .upload(`${address}/change`, { ...noteForm, title: 'Canary again', shows: 'Canary two', version: 1 }, []);
    const before = await hashOf(address);
    expect((await world.as('member').post(`${address}/erase`)).statusCode).toBe(404);
    expect((await world.as('lead').post(`${address}/erase`)).statusCode).toBe(404);
    await world.as('lead').post(`${address}/remove`, { because: 'kept-long-enough', erase: 'yes' });
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('Its content was erased');
    expect(page.body).toContain(String(before).slice(0, 16));
    expect(page.body).not.toContain('Canary');
    const left = await world.asSystem(
      (db) =>
        db`select 1 from evidence_revision r where to_jsonb(r)::text ilike '%canary%' union all select 1 from evidence_item i where to_jsonb(i)::text ilike '%canary%' union all select 1 from file f where f.name like '%canary%'`,
    );
    expect(left).toHaveLength(0);
    expect((await world.as('lead').get(`${address}/file/1`)).statusCode).toBe(404);
    await world.as('lead').post(`${address}/restore`);
    expect((await world.as('lead').get(address)).body).toContain('This item was taken out');
  });
});

test('while the work is paused nothing is added or changed, and what was typed stays; a withdrawal is heard', async () => {
  const address = await addEvidence(world, { title: 'Before the pause' });
  const pause = (state: string) =>
    world.asSystem((db) => db`update enrolment set state = ${state} where id = ${world.ladder.id}`);
  await pause('paused');
  const page = await send({ title: 'Typed in the pause' });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('Typed in the pause');
  expect((await world.as('lead').post(`${address}/consent`, { consent: 'not-needed' })).statusCode).toBe(422);
  expect((await world.as('lead').post(`${address}/consent`, { consent: 'withdrawn' })).statusCode).toBe(303);
  await pause('active');
});
