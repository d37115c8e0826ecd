import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../bin/setup/lock.js';

test('several of one process wait for each other as several processes do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-lock-'));
  const inside = { now: 0, most: 0 };
  const work = async () => {
    inside.now += 1;
    inside.most = Math.max(inside.most, inside.now);
    await new Promise((next) => setImmediate(next));
    inside.now -= 1;
  };
  const done = await Promise.allSettled([1, 2, 3, 4].map(() => withLock(join(folder, 'a.lock'), 'trying', work)));
  await rm(folder, { recursive: true });
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(inside).toEqual({ now: 0, most: 1 });
});
