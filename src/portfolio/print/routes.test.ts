import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tasks as fileTasks } from '#platform/files';
import type { Tools } from '#platform/jobs';
import { href, paths } from '#paths';
import { placeIn } from '../../../testing/jobs.ts';
import { readyPortfolio } from '../../../testing/portfolio.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { tasks } from './jobs.ts';
import { printFile } from './picture.ts';

let world: World;
const at = () => ({ enrolment: world.ladder.id });
const documents = () => href(paths.portfolio.documents, at());
const tools = (): Tools => ({
  database: world.database,
  place: placeIn(world.dataDir),
  now: () => world.now,
  signal: undefined,
});

/** Does what waits: a worker of our own, since a bare Node reads no pages. */
const work = async () => {
  const waiting = await world.asSystem(
    (db) => db<{ id: string }[]>`select id from portfolio_print where state = 'waiting' order by asked_at, id`,
  );
  for (const { id } of waiting) await tasks[0]?.run({ print: id }, tools());
};
const prints = () =>
  world.asSystem(
    (db) =>
      db<
        {
          id: string;
          state: string;
          pages: number;
          says: string;
          submissionId: string | null;
          standard: string | null;
        }[]
      >`
        select id, state, pages, says, submission_id, standard from portfolio_print order by asked_at, id`,
  );
const ask = (who: Who, form: Record<string, string> = {}) => world.as(who).post(documents(), form);
const take = (who: Who, id: string) => world.as(who).get(href(paths.portfolio.document, { ...at(), print: id }));

/** The pages of a PDF as text. */
const read = async (id: string): Promise<readonly string[]> => {
  const library = await PDFiumLibrary.init();
  const pdf = await library.loadDocument(await readFile(printFile(world.dataDir, id)));
  const pages = [...pdf.pages()].map((page) => page.getText());
  pdf.destroy();
  library.destroy();
  return pages;
};

const addPhoto = async (title: string, consent: string, criterion = 'A1'): Promise<string> => {
  const bytes = await sharp({
    create: { width: 900, height: 600, channels: 3, background: { r: title.length * 7, g: 90, b: 120 } },
  })
    .jpeg()
    .toBuffer();
  const added = await world.as('member').upload(
    href(paths.evidence.add, at()),
    {
      kind: 'photograph',
      title,
      shows: 'What pupils wrote about their mentors',
      voices: ['Pupils'],
      from: '',
      to: '3 November 2026',
      consent,
      consentKept: 'School office',
      consentUntil: '',
      consentBecause: '',
    },
    [{ field: 'file', name: `${title}.jpg`, type: 'image/jpeg', bytes }],
  );
  const address = String(added.headers.location);
  await world.as('member').post(`${address}/criteria`, {
    criteria: [criterion],
    says: 'The display that pupils of the homework club made in autumn',
    impact: '',
  });
  const waiting = await world.asSystem((db) => db<{ id: string }[]>`select id from file where state = 'waiting'`);
  for (const { id } of waiting) await fileTasks[0]?.run({ file: id }, tools());
  return address;
};

let display = '';
beforeAll(async () => {
  world = await testWorld();
  const ready = await readyPortfolio(world);
  for (const pupil of ready.pupils) await ready.result(pupil, 'after', 9);
  display = await addPhoto('Homework club display', 'given');
  await addPhoto('A portrait', 'refused');
  await addPhoto('Corridor', 'not-needed', 'B1');
}, 60_000);
afterAll(() => world.close());

describe('the portfolio as one document', () => {
  test('is asked for, made apart from the page, and taken by the school', async () => {
    expect((await ask('member')).statusCode).toBe(303);
    expect((await world.as('lead').get(documents())).body).toContain('A document is being made');
    await work();
    const [print] = await prints();
    expect(print).toMatchObject({ state: 'ready' });
    const taken = await take('governor', print?.id ?? '');
    expect(taken.statusCode).toBe(200);
    expect(taken.headers['content-type']).toBe('application/pdf');
    expect(taken.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const page = await world.as('lead').get(documents());
    expect(page.body).toContain('Up to date');
  }, 60_000);

  test('has contents, page numbers, each standard, each item once, files by hash, and no figure of few pupils', async () => {
    const [print] = await prints();
    const pages = await read(print?.id ?? '');
    const whole = pages.join('\n');
    expect(pages).toHaveLength(print?.pages ?? 0);
    for (const words of [
      'Contents',
      'A. Knowing',
      'B. Doing',
      'A1 Staff keep a dated list',
      'E1',
      'Reading review',
      'Serves',
      'A1, A2, B1',
      'Attached files',
      ': hidden',
      `Page 1 of ${pages.length}`,
      'Kept back',
    ])
      expect(whole.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(whole).not.toContain('portrait');
    expect(whole.match(/E\d Homework club display/g)?.length).toBeGreaterThan(0);
  });

  test('is tagged PDF/UA-1 with words for its pictures', async () => {
    const [print] = await prints();
    const text = (await readFile(printFile(world.dataDir, print?.id ?? ''))).toString('latin1');
    expect(text).toContain('/Marked true');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('en-GB');
    expect(text.match(/\/DCTDecode/g)?.length).toBe(2);
  });

  test('is given again when nothing changed, and made anew when something did', async () => {
    await ask('lead');
    expect(await prints()).toHaveLength(1);
    await Promise.all([
      ask('lead', { standard: 'A' }),
      ask('head', { standard: 'A' }),
      ask('member', { standard: 'A' }),
    ]);
    expect(await prints()).toHaveLength(2);
    await work();
    const one = (await prints()).find(({ standard }) => standard === 'A');
    const whole = (await read(one?.id ?? '')).join('\n');
    expect(whole).toContain('A. Knowing');
    expect(whole).not.toContain('B. Doing');
    await world
      .as('lead')
      .post(`${display}/criteria`, { criteria: ['B1'], says: 'Older pupils help younger ones to read', impact: '' });
    expect((await world.as('lead').get(documents())).body).toContain('Something changed since');
    expect((await ask('lead', { standard: 'Z' })).statusCode).toBe(404);
  }, 60_000);

  test('names no pupil, whoever wrote the name', async () => {
    const added = await world.as('member').upload(
      href(paths.evidence.add, at()),
      {
        kind: 'note',
        title: 'What Sam Secretname said',
        shows: 'SECRETNAME, Sam read more.',
        voices: ['Pupils'],
        from: '',
        to: '1 November 2026',
        url: '',
        note: 'Sam Secretname’s words #panic("no")',
      },
      [],
    );
    expect(added.statusCode).toBe(303);
    const item = String(added.headers.location);
    await world
      .as('member')
      .post(`${item}/criteria`, { criteria: ['A2'], says: 'Sam Secretname reads to others now', impact: '' });
    const before = new Set((await prints()).map(({ id }) => id));
    await ask('lead');
    await work();
    const newest = (await prints()).find(({ id }) => !before.has(id));
    const whole = (await read(newest?.id ?? '')).join('\n');
    expect(whole).toContain('[a pupil]');
    expect(whole.toLowerCase()).not.toContain('secretname');
    expect(whole).toContain('#panic("no")');
    await world.as('member').post(`${item}/remove`, { because: 'mistake' });
  }, 60_000);

  test('is nobody else’s: rivals find nothing, judges only what was submitted', async () => {
    const [print] = await prints();
    for (const who of ['rival', 'stranger', 'otherAdviser', 'verifier', 'officer'] as const)
      expect((await take(who, print?.id ?? '')).statusCode, who).toBe(404);
    for (const who of ['verifier', 'officer'] as const) expect((await ask(who)).statusCode, who).toBe(404);
    expect((await world.as('rival').get(documents())).statusCode).toBe(404);
  });

  test('made while a judgement could be read, is not taken by a colleague who is to rate it blind', async () => {
    const { lead, member } = world.people;
    const judgement = { level: 'climbing', comment: 'What the head thinks', evidence: '', impact: 'Two were found' };
    await world
      .as('head')
      .post(href(paths.audit.criterion, { ...at(), criterion: 'B1' }), { ...judgement, version: 0 });
    await world.as('head').post(href(paths.audit.seconds, at()), {
      standard: 'B',
      one: lead.personId,
      other: member.personId,
    });
    const before = new Set((await prints()).map(({ id }) => id));
    expect((await ask('head')).statusCode).toBe(303);
    await work();
    const shown = (await prints()).find(({ id }) => !before.has(id))?.id ?? '';
    expect((await read(shown)).join(' ')).toContain('What the head thinks');
    expect((await take('head', shown)).statusCode).toBe(200);
    expect((await take('governor', shown)).statusCode).toBe(200);
    for (const who of ['lead', 'member'] as const) expect((await take(who, shown)).statusCode, who).toBe(303);
  }, 60_000);
});
