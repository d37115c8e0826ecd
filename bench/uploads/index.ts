import { randomBytes } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#platform/db';
import type { Person } from '#platform/actor';
import { takeUpload } from '#platform/files';
import { paths } from '#paths';
import { csrfToken } from '../../src/web/csrf.ts';
import { percentile } from '../figures.ts';
import type { DataResult } from '../data.ts';
import type { School } from '../site/school.ts';

const size = 100_000;

const timed = async (files: number, work: (at: number) => Promise<void>): Promise<number[]> => {
  const times: number[] = [];
  for (let at = 0; at < files; at += 1) {
    const began = performance.now();
    await work(at);
    times.push(performance.now() - began);
  }
  return times;
};

const sum = (times: readonly number[]): number => times.reduce((all, one) => all + one, 0);

/** The same bytes brought to the disk as surely: written, synced, named, and both folders synced. */
const bareWrites = async (folder: string, bytes: readonly Uint8Array[]): Promise<number[]> => {
  const sync = async (path: string) => {
    const held = await open(path, 'r');
    await held.sync();
    await held.close();
  };
  return timed(bytes.length, async (at) => {
    const inside = join(folder, String(at % 256));
    await mkdir(inside, { recursive: true });
    const file = await open(join(inside, `${at}.part`), 'wx');
    await file.writeFile(bytes[at] ?? new Uint8Array());
    await file.sync();
    await file.close();
    await rename(join(inside, `${at}.part`), join(inside, String(at)));
    await sync(inside);
    await sync(folder);
  });
};

/** Five hundred files one after another, each announced, sent and taken into a kept file, beside bare writes of the same bytes. */
export const measureUploads = async (
  database: Database,
  school: School,
  dataDir: string,
  now: Date,
  files: number,
): Promise<readonly DataResult[]> => {
  const bytes = Array.from({ length: files }, () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]));
  const bare = await bareWrites(join(dataDir, 'bare'), bytes);
  const { token, personId, membershipId, role, name } = school.lead;
  const rest = {
    sessionId: '',
    bodyId: null,
    partnerId: null,
    place: '',
    theme: 'system',
    membershipCount: 1,
  } as const;
  const actor: Person = { kind: 'person', personId, membershipId, role, name, schoolId: school.id, ...rest };
  const headers = {
    cookie: `waymark=${token}`,
    origin: school.address,
    'x-form-token': csrfToken(school.secret, token),
    'tus-resumable': '1.0.0',
  };
  const ask = async (
    path: string,
    method: string,
    extra: Record<string, string>,
    body?: Uint8Array,
  ): Promise<Response> => {
    const answer = await fetch(new URL(path, school.address), {
      method,
      headers: { ...headers, ...extra },
      body: (body ?? null) as BodyInit | null,
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}.`);
    return answer;
  };
  const times = await timed(files, async (at) => {
    const whole = bytes[at] ?? Buffer.alloc(0);
    const filename = Buffer.from(`paper ${at}.pdf`).toString('base64');
    const begun = await ask(paths.uploads.begin, 'POST', {
      'upload-length': String(whole.length),
      'upload-metadata': `filename ${filename}`,
    });
    const place = begun.headers.get('location') ?? '';
    await ask(place, 'PATCH', { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, whole);
    const kept = await database.asActor(actor, (db) =>
      takeUpload(db, school.content, actor, place.split('/').at(-1) ?? '', now),
    );
    if (kept.kind === 'problem') throw new Error(kept.message);
  });
  const [ours, plain] = [sum(times), sum(bare)];
  return [
    {
      what: `${files} files of 100 kB sent and kept, one after another`,
      ms: ours,
      budget: files * 120,
      note: `p95 ${percentile(
        times.toSorted((a, b) => a - b),
        95,
      ).toFixed(1)} ms a file; bare writes ${plain.toFixed(0)} ms: ratio ${(plain / ours).toFixed(2)}`,
    },
  ];
};
