import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import type { Tools } from '#platform/jobs';
import { href, paths } from '#paths';
import { placeIn } from '../../../testing/jobs.ts';
import { readyPortfolio } from '../../../testing/portfolio.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { tasks } from '../print/jobs.ts';
import { printedClaims } from '../print/store.ts';

let world: World;
let scores = '';
let withheld = '';
const at = () => ({ enrolment: world.ladder.id });
const home = () => href(paths.portfolio.home, at());
const post = (who: Who, path: string, form: Record<string, string | number> = {}) => world.as(who).post(path, form);
const work = async () => {
  const tools: Tools = {
    database: world.database,
    place: placeIn(world.dataDir),
    now: () => world.now,
    signal: undefined,
  };
  const waiting = await world.asSystem(
    (db) => db<{ id: string }[]>`select id from portfolio_print where state = 'waiting'`,
  );
  for (const { id } of waiting) await tasks[0]?.run({ print: id }, tools);
};
const submissions = () =>
  world.asSystem(
    (db) =>
      db<{ id: string; withdrawnAt: Date | null }[]>`select id, withdrawn_at from submission order by submitted_at, id`,
  );
const visitOn = (day: string) =>
  world.asSystem((db) => db`update enrolment set visit_on = ${day} where id = ${world.ladder.id}`);

const unzip = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  zip.on('entry', (entry: yauzl.Entry) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return void zip.emit('error', error);
      void buffer(stream).then((read) => {
        files.set(entry.fileName, read);
        zip.readEntry();
      });
    }),
  );
  zip.readEntry();
  await once(zip, 'end');
  return files;
};
const packed = async (who: Who, path: string) => {
  const answer = await world.as(who).get(path);
  expect(answer.statusCode, `${who} ${path}`).toBe(200);
  expect(answer.headers['content-type']).toBe('application/zip');
  return unzip(answer.rawPayload);
};
const submittedAt = (id: string) => href(paths.portfolio.submitted, { ...at(), submission: id });

const addFile = async (title: string, text: string, consent = '', criterion = 'B1') => {
  const added = await world.as('member').upload(
    href(paths.evidence.add, at()),
    {
      kind: 'file',
      title,
      shows: 'What the group did',
      voices: ['Staff'],
      from: '',
      to: '3 November 2026',
      consent,
      consentKept: '',
      consentUntil: '',
      consentBecause: '',
    },
    [{ field: 'file', name: `CON ${title}.csv`, type: 'text/csv', bytes: Buffer.from(text) }],
  );
  expect(added.statusCode).toBe(303);
  const address = String(added.headers.location);
  await world.as('member').post(`${address}/criteria`, {
    criteria: [criterion],
    says: 'Scores of the support groups at their beginning and end',
    impact: '',
  });
  return address;
};

beforeAll(async () => {
  world = await testWorld();
  const ready = await readyPortfolio(world);
  for (const pupil of ready.pupils) await ready.result(pupil, 'after', 9);
  scores = await addFile('scores', 'group,before,after\nA,1,2\n');
  withheld = await addFile('withheld', 'group,before\nA,1\n', 'refused');
  await post('lead', href(paths.portfolio.invite, at()), { message: '' });
  for (const standard of ['A', 'B'])
    await post('adviser', href(paths.portfolio.reviewStandard, { ...at(), standard }), {
      verdict: 'ready',
      comment: 'Strong',
      version: 0,
    });
  await post('adviser', href(paths.portfolio.finishReview, at()), { advice: '' });
}, 60_000);
afterAll(() => world.close());

describe('submitting', () => {
  test('is stopped while consent is refused for something in it', async () => {
    const refused = await post('lead', href(paths.portfolio.submit, at()));
    expect(refused.body).toContain('Consent was not given or has ended');
    await post('member', `${withheld}/consent`, {
      consent: 'not-needed',
      consentKept: '',
      consentUntil: '',
      consentBecause: 'x',
    });
  });

  test('pressed by several at once happens once', async () => {
    const pressed = await Promise.all(
      (['lead', 'head', 'secondLead', 'lead', 'head'] as const).map((who) =>
        post(who, href(paths.portfolio.submit, at())),
      ),
    );
    const done = pressed.filter(({ statusCode }) => statusCode === 303).length;
    expect(done).toBeGreaterThanOrEqual(1);
    expect(await submissions()).toHaveLength(1);
    for (const { statusCode } of pressed) expect([303, 404, 409, 422]).toContain(statusCode);
  });

  test('sets what was submitted on paper, for those who judge', async () => {
    await work();
    await visitOn('2026-12-07');
    const page = await world.as('verifier').get(href(paths.portfolio.documents, at()));
    expect(page.body).toContain('Whole portfolio, as submitted on');
    const link = /href="([^"]*\/portfolio\/documents\/[0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    expect((await world.as('verifier').get(link)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});

describe('everything in one zip', () => {
  test('holds each item once, the tables, the PDF, and hashes that fit', async () => {
    const [submission] = await submissions();
    const files = await packed('lead', submittedAt(submission?.id ?? ''));
    const names = [...files.keys()];
    for (const name of [
      'READ ME.txt',
      'portfolio.pdf',
      'audit.csv',
      'plan.csv',
      'items.csv',
      'claims.csv',
      'manifest.sha256',
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.includes('Reading review'))).toHaveLength(1);
    expect(names).toContain('A Knowing/E001 Reading review.txt');
    expect(names.find((name) => name.endsWith('scores.csv'))).toMatch(/^B Doing\/E00\d CON scores\.csv$/);
    const manifest = files.get('manifest.sha256')?.toString() ?? '';
    expect(manifest.trim().split('\n')).toHaveLength(names.length - 1);
    for (const line of manifest.trim().split('\n')) {
      const [hash, path = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files.get(path) ?? '')
          .digest('hex'),
        path,
      ).toBe(hash);
    }
    expect(files.get('items.csv')?.toString()).toContain('A1 A2 B1');
  }, 60_000);

  test('gives those who judge what stood at the cut-off, and never the work as it is', async () => {
    await addFile('later', 'x,y\n1,2\n', '', 'A2');
    const [submission] = await submissions();
    for (const who of ['verifier', 'officer'] as const) {
      const names = [...(await packed(who, submittedAt(submission?.id ?? ''))).keys()];
      expect(names.some((name) => name.includes('scores'))).toBe(true);
      expect((await world.as(who).get(href(paths.portfolio.everything, at()))).statusCode).toBe(404);
    }
    const ours = [...(await packed('adviser', href(paths.portfolio.everything, at()))).keys()];
    expect(ours.some((name) => name.includes('later'))).toBe(true);
    const claimedBy = (upTo: Date) =>
      world.asSystem((db) =>
        printedClaims(db, { enrolmentId: world.ladder.id, upTo, criteria: ['A1', 'A2', 'B1'] }, '2026-11-23'),
      );
    expect(await claimedBy(new Date(world.now.getTime() - 1))).toEqual([]);
    expect((await claimedBy(world.now)).length).toBeGreaterThan(3);
    for (const who of ['rival', 'stranger', 'otherAdviser', 'carer'] as const)
      expect((await world.as(who).get(submittedAt(submission?.id ?? ''))).statusCode).toBe(404);
  }, 60_000);

  test('leaves out what may not leave the school any more, in the PDF too', async () => {
    await post('member', `${scores}/consent`, {
      consent: 'withdrawn',
      consentKept: '',
      consentUntil: '',
      consentBecause: 'A parent asked',
    });
    const [submission] = await submissions();
    const files = await packed('verifier', submittedAt(submission?.id ?? ''));
    expect([...files.keys()].some((name) => name.includes('scores'))).toBe(false);
    const ours = await packed('lead', submittedAt(submission?.id ?? ''));
    expect(ours.get('READ ME.txt')?.toString()).toContain('Kept back: 1');
    expect(files.has('portfolio.pdf')).toBe(false);
    const page = await world.as('verifier').get(href(paths.portfolio.documents, at()));
    const link = /href="([^"]*\/portfolio\/documents\/[0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    expect((await world.as('verifier').get(link)).statusCode).toBe(303);
  }, 60_000);

  test('stands in the trail, which the school reads', async () => {
    const trail = await world.as('head').get(paths.trail);
    for (const words of ['took everything of the portfolio away', 'took the portfolio away as a document'])
      expect(trail.body.includes(words), words).toBe(true);
  });
});

describe('taken back and sent again', () => {
  test('both submissions can be read, and what changed between them', async () => {
    await visitOn('2027-02-02');
    await post('lead', href(paths.portfolio.withdraw, at()), { because: 'A figure was wrong' });
    await post('lead', `${scores}/remove`, { because: 'consent' });
    const again = await post('head', href(paths.portfolio.submit, at()));
    expect(again.statusCode, /wm-finding__title">[^<]*/.exec(again.body)?.[0]).toBe(303);
    const all = await submissions();
    expect(all).toHaveLength(2);
    for (const { id } of all)
      expect(
        (await world.as('lead').get(href(paths.portfolio.submission, { ...at(), submission: id }))).statusCode,
      ).toBe(200);
    const page = await world.as('head').get(home());
    const links = [...page.body.matchAll(/href="([^"]*\/submissions\/[0-9a-f-]{36})"/g)].map((match) => match[1] ?? '');
    const differences = await world.as('governor').get(`${links[0]}/differences`);
    expect(differences.body).toContain('changed from one submission to the next');
    expect(differences.body).toContain('later');
    expect(differences.body).toMatch(/Added|Taken out/);
    expect((await world.as('rival').get(`${links[0]}/differences`)).statusCode).toBe(404);
  });
});
