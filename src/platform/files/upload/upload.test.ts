import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, symlink, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#platform/actor';
import { href, paths } from '#paths';
import { csrfToken } from '../../../web/csrf.ts';
import { personOf } from '../../../../testing/acting.ts';
import { testOrigin, testSecret } from '../../../../testing/browse.ts';
import { placeIn, until } from '../../../../testing/jobs.ts';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';
import { findFile, keep, openContent, sweepFiles, takeUpload, type Content } from '../index.ts';
import { sweepUploads } from './actions.ts';

let world: World;
let content: Content;
let port: number;
beforeAll(async () => {
  world = await testWorld();
  content = openContent(placeIn(world.dataDir));
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(() => world.close());

type Extra = Readonly<Record<string, string>>;
const headersOf = (who: Who, extra: Extra = {}) => ({
  host: 'waymark.test',
  origin: testOrigin,
  cookie: `waymark=${world.people[who].token}`,
  'x-form-token': csrfToken(testSecret, world.people[who].token),
  'tus-resumable': '1.0.0',
  ...extra,
});
type Told = Readonly<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }>;
/** `cut` breaks the connection after so many bytes. */
const ask = (
  who: Who,
  method: string,
  path: string,
  extra: Extra = {},
  body?: Uint8Array,
  cut?: number,
): Promise<Told> =>
  new Promise((done, failed) => {
    const headers = headersOf(who, { ...extra, ...(body ? { 'content-length': String(body.length) } : {}) });
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    asked.on('error', failed);
    if (cut === undefined) asked.end(body);
    else asked.write(body?.subarray(0, cut), () => setImmediate(() => asked.destroy(new Error('the line was cut'))));
  });

const begin = (who: Who, name: string, size: number, extra: Extra = {}) =>
  ask(who, 'POST', paths.uploads.begin, {
    'upload-length': String(size),
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    ...extra,
  });
const part = (who: Who, place: string, from: number, bytes: Uint8Array, cut?: number) =>
  ask(
    who,
    'PATCH',
    place,
    { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
    bytes,
    cut,
  );
const offset = async (who: Who, place: string) => Number((await ask(who, 'HEAD', place)).headers['upload-offset']);
const idOf = (place: string) => place.split('/').at(-1) ?? '';

const actor = (who: Who): Person => personOf(world, who);
const take = (who: Who, id: string) =>
  world.database.asActor(actor(who), (db) => takeUpload(db, content, actor(who), id, world.now));

const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const arrived = async (who: Who, name: string, bytes: Uint8Array): Promise<string> => {
  const place = String((await begin(who, name, bytes.length)).headers['location']);
  expect((await part(who, place, 0, bytes)).status).toBe(204);
  return place;
};
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file that comes in parts', () => {
  test('cut at 40 % and taken up again is kept as it was, once', async () => {
    const bytes = pdf(5_000_000);
    const begun = await begin('lead', 'C:\\fakepath\\Attendance\u202e 2026.pdf', bytes.length);
    const place = String(begun.headers['location']);
    expect([begun.status, place]).toEqual([201, expect.stringMatching(/^\/uploads\/[0-9a-f-]{36}$/)]);
    expect(await offset('lead', place)).toBe(0);
    await expect(part('lead', place, 0, bytes, 2_000_000)).rejects.toThrow('the line was cut');
    await until(async () => (await offset('lead', place)) > 0);
    expect(await take('lead', idOf(place))).toMatchObject({
      message: expect.stringContaining('has not arrived whole'),
    });
    const there = await offset('lead', place);
    expect(there).toBeLessThanOrEqual(2_000_000);
    expect((await part('lead', place, there, bytes.subarray(there))).status).toBe(204);
    const kept = await take('lead', idOf(place));
    expect(kept).toMatchObject({ kind: 'kept', name: 'Attendance 2026.pdf', sha256: hash(bytes) });
    expect(await take('lead', idOf(place))).toMatchObject({ message: expect.stringContaining('saved already') });
    expect((await ask('lead', 'HEAD', place)).status).toBe(404);
    expect(hash(await content.read(hash(bytes)))).toBe(hash(bytes));
  });

  test('by two at once is not mixed: the same part twice is one part', async () => {
    const bytes = pdf(400_000);
    const place = String((await begin('lead', 'twice.pdf', bytes.length)).headers['location']);
    const told = await Promise.all([part('lead', place, 0, bytes), part('lead', place, 0, bytes)]);
    expect(told.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    expect(await take('lead', idOf(place))).toMatchObject({ kind: 'kept', sha256: hash(bytes) });
  });

  test('taken twice at once becomes one file; taken in an act that failed, it is still there', async () => {
    const place = await arrived('lead', 'one.pdf', pdf(2_000));
    await expect(
      world.database.asActor(actor('lead'), async (db) => {
        await takeUpload(db, content, actor('lead'), idOf(place), world.now);
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    // Its bytes were brought to their place already: swept away there, they still lie among the parts.
    await sweepFiles(world.database, content, new Date(Date.now() + 7_200_000));
    const both = await Promise.all([take('lead', idOf(place)), take('lead', idOf(place))]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['kept', 'problem']);
  });

  test('is nobody else’s: not a colleague’s, not another school’s, not under another name', async () => {
    const bytes = pdf(3_000);
    const place = String((await begin('lead', 'mine.pdf', bytes.length)).headers['location']);
    for (const who of ['secondLead', 'head', 'rival'] as const) {
      expect((await ask(who, 'HEAD', place)).status).toBe(404);
      expect((await part(who, place, 0, bytes)).status).toBe(404);
      expect((await ask(who, 'DELETE', place)).status).toBe(404);
      expect(await take(who, idOf(place))).toMatchObject({ kind: 'problem' });
    }
    // The id behind the question mark is no more theirs than the one before it.
    const theirs = String((await begin('rival', 'theirs.pdf', 10)).headers['location']);
    const meant = `${theirs}?/${idOf(place)}`;
    expect((await ask('rival', 'HEAD', meant)).headers['upload-length']).toBe('10');
    await part('rival', meant, 0, pdf(10));
    await ask('rival', 'DELETE', `${theirs}?/${idOf(place)}`);
    expect(await offset('lead', place)).toBe(0);
    for (const odd of ['../x', '%2e%2e%2fx', 'x.json', `${idOf(place)}.json`])
      expect((await ask('lead', 'HEAD', `${paths.uploads.begin}/${odd}`)).status).toBe(404);
    expect(await offset('lead', place)).toBe(0);
    expect((await ask('lead', 'DELETE', place)).status).toBe(204);
    expect((await ask('lead', 'HEAD', place)).status).toBe(404);
  });

  test.each([
    ['film.mp4', 2 * 1024 ** 3, 413, 'larger than 250 MB'],
    ['long.csv', 21 * 1024 ** 2, 413, 'larger than 20 MB'],
    ['program.exe', 10, 422, 'not a kind of file'],
    ['empty.pdf', 0, 422, 'is empty'],
    ['minus.pdf', -4, 400, 'could not begin'],
  ])('%s of %i bytes is refused with a sentence before any byte', async (name, size, status, why) => {
    const told = await begin('lead', name, size);
    expect([told.status, JSON.parse(told.body)]).toEqual([status, { message: expect.stringContaining(why) }]);
  });

  test('is refused from another site, without the page’s token, and by whoever keeps no files', async () => {
    expect((await begin('lead', 'a.pdf', 10, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await begin('lead', 'a.pdf', 10, { 'x-form-token': '' })).status).toBe(403);
    expect((await begin('governor', 'a.pdf', 10)).status).toBe(404);
    const place = String((await begin('lead', 'a.pdf', 10)).headers['location']);
    for (const method of ['PATCH', 'DELETE'])
      expect((await ask('lead', method, place, { 'x-form-token': 'x' })).status).toBe(403);
    expect((await part('lead', place, 0, pdf(11))).status).toBe(413);
  });

  test('that is another thing inside than its name says is refused, and stays for another try', async () => {
    const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
    const place = await arrived('lead', 'picture.pdf', gif);
    for (const _ of [1, 2])
      expect(await take('lead', idOf(place))).toMatchObject({ message: expect.stringContaining('GIF picture inside') });
  });

  test('is not begun a thirty-first time while thirty are on their way', async () => {
    for (let n = 0; n < 30; n += 1) await begin('member', `photo ${n}.jpg`, 10);
    const told = await begin('member', 'one more.jpg', 10);
    expect([told.status, told.body]).toEqual([429, expect.stringContaining('on their way already')]);
  });
});

describe('a disk without room', () => {
  test('stops a part with a sentence, keeps what came before, and the rest comes when there is room', async () => {
    const bytes = pdf(3_000);
    const place = String((await begin('lead', 'late.pdf', bytes.length)).headers['location']);
    await rm(join(content.parts, idOf(place)));
    await symlink('/dev/full', join(content.parts, idOf(place)));
    const told = await part('lead', place, 0, bytes);
    expect([told.status, told.body]).toEqual([507, expect.stringContaining('may have no room left')]);
    expect(await take('lead', idOf(place))).toMatchObject({ kind: 'problem' });
  });

  test('leaves no file listed', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const refusing: Content = { ...content, put: () => Promise.reject(full), adopt: () => Promise.reject(full) };
    const place = await arrived('lead', 'full.pdf', pdf(2_000));
    const brought = { name: 'full.pdf', bytes: pdf(2_000), isTruncated: false };
    for (const work of [
      (db: Parameters<typeof keep>[0]) => keep(db, refusing, actor('lead'), brought, world.now),
      (db: Parameters<typeof keep>[0]) => takeUpload(db, refusing, actor('lead'), idOf(place), world.now),
    ])
      expect(await world.database.asActor(actor('lead'), work)).toMatchObject({
        kind: 'problem',
        message: expect.stringContaining('no room left for this file, so nothing was saved'),
      });
    const rows = await world.asSystem((db) => db`select from file where name = 'full.pdf'`);
    expect(rows).toHaveLength(0);
    expect(await take('lead', idOf(place))).toMatchObject({ kind: 'kept' });
  });
});

test('Parts that nobody completed go after two days; those that became a file go, and the file stays', async () => {
  const kept = await take('lead', idOf(await arrived('lead', 'stays.pdf', pdf(2_000))));
  const place = await arrived('lead', 'left.pdf', pdf(2_000));
  const old = new Date(Date.now() - 7_200_000);
  for (const name of await readdir(content.parts)) await utimes(join(content.parts, name), old, old).catch(() => {});
  await sweepUploads(world.database, content, new Date());
  expect(await offset('lead', place)).toBe(2_000);
  await sweepUploads(world.database, content, new Date(world.now.getTime() + 3 * 24 * 3_600_000));
  expect((await ask('lead', 'HEAD', place)).status).toBe(404);
  expect((await readdir(content.parts)).filter((name) => name.startsWith(idOf(place)))).toEqual([]);
  await sweepFiles(world.database, content, new Date(Date.now() + 7_200_000));
  const file =
    kept.kind === 'kept' ? await world.database.asActor(actor('lead'), (db) => findFile(db, kept.fileId)) : null;
  expect(await content.has(file?.sha256 ?? '')).toBe(true);
  expect(href(paths.uploads.one, { upload: 'x' })).toBe('/uploads/x');
});
