import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { notRun, root, startProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-account-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const isRoot = process.getuid?.() === 0;

/** A folder of its own for a user id, in a place that it may enter. */
const folderFor = (uid: number, name: string): string => {
  chmodSync(folder, 0o755);
  const path = join(folder, name);
  mkdirSync(path);
  chownSync(path, uid, uid);
  return path;
};

const as = (uid: number) => ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];

/** Whether another user can read the project at all: not under a folder that only root may enter. */
const othersMayRead = (): boolean => spawnSync('setpriv', [...as(65_534).slice(1), 'ls', root]).status === 0;

describe('whoever starts it', () => {
  test('as root, under a folder that only root may enter', { skip: !isRoot }, async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const program = startProgram({ dataDir: join(closed, 'data') });
    expect((await fetch(`${await program.ready}/readyz`)).status).toBe(200);
    const owner = spawnSync('stat', ['-c', '%U', join(closed, 'data', 'postgres-18')], { encoding: 'utf8' });
    expect(owner.stdout.trim()).toBe('nobody');
    expect(await program.stop()).toBe(0);
  });

  test('as an ordinary user', { skip: !isRoot }, async () => {
    if (!othersMayRead())
      return notRun('the start as an ordinary user: the project lies under a folder that only root may enter');
    const dataDir = join(folderFor(65_534, 'ordinary'), 'data');
    const program = startProgram({ dataDir, as: as(65_534) });
    expect((await fetch(`${await program.ready}/readyz`)).status).toBe(200);
    expect(await program.stop()).toBe(0);
    // What an ordinary user began, root may go on with, and the files stay that user's.
    const later = startProgram({ dataDir });
    await later.ready;
    await later.stop();
    const again = startProgram({ dataDir, as: as(65_534) });
    expect((await fetch(`${await again.ready}/readyz`)).status).toBe(200);
    await again.stop();
  });

  test('under a user id without an account entry, it says what to do', { skip: !isRoot }, async () => {
    if (!othersMayRead())
      return notRun('the start under a user id without an account: the project is closed to others');
    const program = startProgram({ dataDir: join(folderFor(54_321, 'nobody-knows'), 'data'), as: as(54_321) });
    expect(await program.ended).toBe(2);
    expect(program.said()).toMatch(
      /^User id 54321 has no account entry, which PostgreSQL needs[^\n]*: add one [^\n]*\.\n$/,
    );
  });

  test('in a folder that it may not write to, it says so', async () => {
    if (isRoot && !othersMayRead()) return notRun('the start without a writable folder');
    mkdirSync(join(folder, 'shut'), { mode: 0o500 });
    const program = startProgram({ dataDir: join(folder, 'shut', 'data'), ...(isRoot ? { as: as(65_534) } : {}) });
    expect(await program.ended).toBe(2);
    expect(program.said()).toMatch(/^[^\n]*shut\/data cannot be written to: [^\n]*DATA_DIR[^\n]*\n$/);
    expect(() => accessSync(join(folder, 'shut', 'data'))).toThrow();
  });
});
