import { createHash, randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { manifestOf, safePart, uniquePaths, zipOf, type ZipEntry } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const at = new Date('2027-02-02T09:00:00Z');

/** Reads a zip with another library than the one that wrote it. */
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

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\temp\\a:b*?.txt', 'C--temp-a-b--.txt'],
  ['CON.txt', '_CON.txt'],
  ['lpt1', '_lpt1'],
  ['.htaccess', 'htaccess'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['  a  b . ', 'a b'],
  ['مدرسة.pdf', 'مدرسة.pdf'],
  ['Ŵyn & Żółć’s.docx', 'Ŵyn & Żółć’s.docx'],
  ['', 'file'],
  ['...', 'file'],
])('%j is packed as %j', (given, expected) => expect(safePart(given)).toBe(expected));

test('a long name keeps its ending and is cut between whole characters', () => {
  const long = safePart(`${'👩🏽‍🏫'.repeat(80)}.jpeg`);
  expect(long).toMatch(/\.jpeg$/);
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
  expect(long.replace('.jpeg', '').replaceAll('👩🏽‍🏫', '')).toBe('');
});

test('any name is safe, and any list of names is without doubles', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 })), (names) => {
      const unique = uniquePaths();
      const paths = names.map((name) => unique(safePart(name)));
      expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(names.length);
      for (const path of paths) {
        expect(path).not.toMatch(/[\p{Cc}<>:"/\\|?*]|^\.|^$/u);
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('the same name twice, in whatever case, is told apart', () => {
  const unique = uniquePaths();
  expect(['a/x.pdf', 'a/X.PDF', 'a/x.pdf', 'b/x.pdf'].map(unique)).toEqual([
    'a/x.pdf',
    'a/X (2).PDF',
    'a/x (3).pdf',
    'b/x.pdf',
  ]);
});

test('what is packed is read back equal, and sha256sum accepts the list', async () => {
  const bytes = randomBytes(3_000_000);
  await writeFile(join(folder, 'big.bin'), bytes);
  const entries: ZipEntry[] = [
    { kind: 'text', path: 'READ ME.txt', text: 'Everything.\n' },
    {
      kind: 'stream',
      path: '1. Ethos/E1 Żółć.bin',
      sha256: sha256(bytes),
      isPacked: true,
      open: () => createReadStream(join(folder, 'big.bin')),
    },
    {
      kind: 'stream',
      path: 'ysgol tŷ.txt',
      sha256: sha256(Buffer.from('abc')),
      isPacked: false,
      open: () => Readable.from([Buffer.from('abc')]),
    },
  ];
  const manifest = manifestOf(entries);
  const zip = await buffer(zipOf([...entries, { kind: 'text', path: 'manifest.sha256', text: manifest }], at));
  const files = await unzip(zip);
  expect([...files.keys()]).toEqual(['READ ME.txt', '1. Ethos/E1 Żółć.bin', 'ysgol tŷ.txt', 'manifest.sha256']);
  for (const line of manifest.trim().split('\n')) {
    const [hash = '', path = ''] = line.split('  ');
    expect(sha256(files.get(path) ?? Buffer.alloc(0)), path).toBe(hash);
  }
  for (const [path, read] of files) {
    await mkdir(dirname(join(folder, 'out', path)), { recursive: true });
    await writeFile(join(folder, 'out', path), read);
  }
  const checked = await promisify(execFile)('sha256sum', ['-c', 'manifest.sha256'], { cwd: join(folder, 'out') }).catch(
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)),
  );
  // Where the tool is not there, the hashes above have been compared all the same.
  if (checked !== null) expect(checked.stdout.match(/: OK/g)).toHaveLength(3);
});

test('a reader who goes away closes what is open; a file that breaks breaks the zip off', async () => {
  const endless = new PassThrough();
  const cut = zipOf([{ kind: 'stream', path: 'a', sha256: '', isPacked: true, open: () => endless }], at);
  cut.resume();
  await new Promise((done) => setImmediate(done));
  cut.destroy();
  await once(endless, 'close');
  expect(endless.destroyed).toBe(true);
  const broken = zipOf(
    [
      {
        kind: 'stream',
        path: 'a',
        sha256: '',
        isPacked: true,
        open: () => createReadStream(join(folder, 'not-there')),
      },
    ],
    at,
  );
  await expect(buffer(broken)).rejects.toThrow(/ENOENT/);
});
