import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { holderOf, runningConnection } from '#platform/db/embedded';
import { notRun, root, startProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const connect = (dataDir: string) => {
  const connection = runningConnection(dataDir);
  if (connection === null) throw new Error('The database is not ready.');
  return postgres({
    ...connection,
    path: `${connection.host}/.s.PGSQL.${connection.port}`,
    max: 4,
    onnotice: () => {},
    connect_timeout: 2,
    // Asked for while a connection opens, and refused to nobody's hand when the database is killed just then.
    fetch_types: false,
  });
};

/** Writes numbered entries as fast as it can into `acknowledged` until the database goes away. */
const keepJournal = async (
  dataDir: string,
  cycle: number,
  { acknowledged, until }: Readonly<{ acknowledged: number[]; until: Promise<unknown> }>,
): Promise<void> => {
  const sql = connect(dataDir);
  const state = { over: false };
  void until.then(() => (state.over = true));
  await sql`create table if not exists public.journal (cycle int, n int, primary key (cycle, n))`;
  const writer = async (first: number): Promise<void> => {
    for (let n = first; !state.over; n += 4) {
      await sql`insert into public.journal values (${cycle}, ${n})`;
      acknowledged.push(n);
    }
  };
  await Promise.all([0, 1, 2, 3].map((first) => writer(first).catch(() => {})));
  await sql.end({ timeout: 1 }).catch(() => {});
};

describe('kill -9', () => {
  test(
    'of the program, or of its database, loses nothing acknowledged, and the next start takes over',
    { timeout: 180_000 },
    async () => {
      const dataDir = join(folder, 'journal');
      const kept = new Map<number, number[]>();
      for (const cycle of [1, 2, 3, 4, 5]) {
        const program = startProgram({ dataDir });
        await program.ready;
        const acknowledged: number[] = [];
        kept.set(cycle, acknowledged);
        const journal = keepJournal(dataDir, cycle, { acknowledged, until: program.ended });
        // In the middle of writing, at another moment each time, however busy the machine is.
        await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(20 + cycle * 17);
        // Every other time it is the database itself that is killed; the program then ends with a sentence.
        if (cycle % 2 === 0) process.kill(postmasterOf(dataDir), 'SIGKILL');
        else program.child.kill('SIGKILL');
        await program.ended;
        if (cycle % 2 === 0) expect(program.said()).toContain('The database server ended by itself (SIGKILL)');
        await journal;
      }
      const last = startProgram({ dataDir });
      await last.ready;
      const sql = connect(dataDir);
      for (const [cycle, acknowledged] of kept) {
        const rows = await sql<{ n: number }[]>`select n from public.journal where cycle = ${cycle}`;
        const held = new Set(rows.map(({ n }) => n));
        expect(acknowledged.length, `cycle ${cycle}`).toBeGreaterThan(20);
        expect(
          acknowledged.filter((n) => !held.has(n)),
          `cycle ${cycle}`,
        ).toEqual([]);
      }
      await sql.end();
      expect(await last.stop()).toBe(0);
    },
  );

  test('during the making of the database leaves nothing half', { timeout: 120_000 }, async () => {
    const dataDir = join(folder, 'half');
    for (const after of [150, 350, 550]) {
      const program = startProgram({ dataDir });
      await Promise.race([pause(after), program.ready]);
      program.child.kill('SIGKILL');
      await program.ended;
    }
    const whole = startProgram({ dataDir });
    const address = await whole.ready;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await whole.stop();
    expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([]);
  });

  test('of the program lets the database end in good order by itself on Linux', async () => {
    const dataDir = join(folder, 'alone');
    const program = startProgram({ dataDir });
    await program.ready;
    const postmaster = postmasterOf(dataDir);
    program.child.kill('SIGKILL');
    await program.ended;
    expect(holderOf(dataDir, 'database.lock')).toBeNull();
    if (process.platform === 'linux') await expect.poll(() => isAlive(postmaster), { timeout: 10_000 }).toBe(false);
  });

  test('where nothing tells the database, the next start stops it and takes its place', async () => {
    const setpriv = '/usr/bin/setpriv';
    const isRoot = process.getuid?.() === 0;
    const nobody = [setpriv, '--reuid=65534', '--regid=65534', '--clear-groups'];
    if (isRoot && spawnSync(setpriv, [...nobody.slice(1), 'ls', root]).status !== 0)
      return notRun('the replacing of an orphan: the project lies under a folder that only root may enter');
    const place = join(folder, 'orphan');
    mkdirSync(place);
    chmodSync(folder, 0o755);
    if (isRoot) chownSync(place, 65_534, 65_534);
    // Without setpriv on its path the program cannot ask for the signal.
    const start = () =>
      startProgram({ dataDir: join(place, 'data'), env: { PATH: '/nowhere' }, as: isRoot ? nobody : [] });
    const first = start();
    await first.ready;
    const orphan = postmasterOf(join(place, 'data'));
    first.child.kill('SIGKILL');
    await first.ended;
    expect(isAlive(orphan)).toBe(true);
    const second = start();
    const address = await second.ready;
    expect(second.said()).toContain(`still running (process ${orphan}): stopping it first`);
    expect(isAlive(orphan)).toBe(false);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
    expect(isAlive(orphan)).toBe(false);
  });
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A dead process that nobody has collected yet still has its number.
    return !(process.platform === 'linux' && / [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
};

const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n')[0]);
