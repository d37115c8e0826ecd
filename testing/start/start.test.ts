import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { holderOf } from '#platform/db/embedded';
import { notRun, olderNode, root, startProgram, waymark } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const git = (): string => spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout;
const status = async (address: string): Promise<number> => (await fetch(address)).status;

describe('npm start', () => {
  test('is ready on a new database and again on one that is there, and stops whole on Ctrl-C', async () => {
    const before = git();
    const dataDir = join(folder, 'first');
    const cold = startProgram({ dataDir });
    const address = await cold.ready;
    expect(await status(`${address}/healthz`)).toBe(200);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ok' });
    expect(await cold.stop('SIGINT')).toBe(0);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    expect(holderOf(dataDir, 'database.lock')).toBeNull();

    const warm = startProgram({ dataDir });
    await warm.ready;
    expect(await warm.stop('SIGTERM')).toBe(0);
    expect(git()).toBe(before);
  });

  test('finishes a request under way before it stops', async () => {
    const program = startProgram({ dataDir: join(folder, 'first') });
    const address = new URL('/sign-in', await program.ready);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 10 };
    const answered = new Promise<number | undefined>((done, failed) => {
      const half = request(address, { method: 'POST', headers }, (answer) => done(answer.resume().statusCode));
      half.on('error', failed);
      half.write('a=1&b');
      // Time for the server to have begun with it; what comes only after the signal is turned away.
      setTimeout(() => program.child.kill('SIGTERM'), 1000);
      setTimeout(() => half.end('=2345'), 1500);
    });
    expect(await answered).toBe(403);
    expect(await program.ended).toBe(0);
  });

  test('refuses a second start on one data folder with the reason, and lets one on another run beside it', async () => {
    const dataDir = join(folder, 'shared');
    const first = startProgram({ dataDir });
    const address = await first.ready;
    const second = startProgram({ dataDir });
    expect(await second.ended).toBe(2);
    expect(second.said()).toMatch(
      /shared is in use by a running Waymark \(process \d+, since .*\): stop that one first/,
    );
    const other = startProgram({ dataDir: join(folder, 'other') });
    expect(await status(`${await other.ready}/readyz`)).toBe(200);
    expect(await status(`${address}/readyz`)).toBe(200);
    expect(await Promise.all([first.stop(), other.stop()])).toEqual([0, 0]);
  });

  test('says in one sentence which setting is wrong, or that the port is taken', async () => {
    const wrong = startProgram({ dataDir: join(folder, 'wrong'), env: { PORT: 'http' } });
    expect(await wrong.ended).toBe(2);
    expect(wrong.said()).toBe('PORT is "http": set it to a whole number from 0 to 65535, such as 3000.\n');
    const misspelt = startProgram({ dataDir: join(folder, 'wrong'), env: { WAYMARK_DEMOS: '1' } });
    expect(await misspelt.ended).toBe(2);
    expect(misspelt.said()).toMatch(/^WAYMARK_DEMOS is not a setting of Waymark: remove it [^\n]*\n$/);
    const first = startProgram({ dataDir: join(folder, 'port') });
    const { port } = new URL(await first.ready);
    const taken = startProgram({ dataDir: join(folder, 'port2'), env: { PORT: port } });
    expect(await taken.ended).toBe(2);
    expect(taken.said()).toBe(`Port ${port} of 127.0.0.1 is in use: stop what uses it, or set PORT to another.\n`);
    await first.stop();
  });

  test('loads the demonstration into a new database, and only once', async () => {
    const dataDir = join(folder, 'demonstration');
    const env = { WAYMARK_DEMO: '1' };
    const program = startProgram({ dataDir, env });
    const address = await program.ready;
    expect(program.said()).toContain('The demonstration is loaded');
    const { awards } = (await (await fetch(`${address}/register.json`)).json()) as { awards: { url: string }[] };
    expect(awards.length).toBeGreaterThan(3);
    for (const { url } of awards) expect(url.startsWith(`${address}/awards/`)).toBe(true);
    await program.stop();
    const again = startProgram({ dataDir, env });
    await again.ready;
    expect(again.said()).not.toContain('demonstration');
    await again.stop();
  });

  test('runs in production, without the demonstration', async () => {
    const dataDir = join(folder, 'production');
    const program = startProgram({ dataDir, env: { NODE_ENV: 'production', WAYMARK_DEMO: '' } });
    const address = await program.ready;
    expect(await status(`${address}/readyz`)).toBe(200);
    expect(await (await fetch(`${address}/register.json`)).json()).toEqual({ awards: [] });
    expect(await program.stop()).toBe(0);
  });

  test('hands over from an older Node, and stops when that one is killed', async () => {
    const node = olderNode();
    const version = node ? execFileSync(node, ['--version'], { encoding: 'utf8' }) : null;
    if (node === null || version === null || Number(version.slice(1, 3)) >= 24) {
      notRun(`the hand-over from an older Node (found ${version ?? 'none'})`);
      return;
    }
    const dataDir = join(folder, 'older');
    const program = startProgram({ dataDir, node });
    const address = await program.ready;
    program.child.kill('SIGKILL');
    await expect
      .poll(
        () =>
          fetch(address).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone');
    await expect.poll(() => holderOf(dataDir, 'database.lock'), { timeout: 10_000 }).toBeNull();
    expect((await waymark(['doctor', '--json'], { DATA_DIR: dataDir }, node)).code).toBe(0);
  });
});

describe('kill -9 of npm itself', () => {
  test('ends the program too, and the next start need not be told', async () => {
    const dataDir = join(folder, 'npm');
    const npm = () => startProgram({ dataDir, npm: true });
    const first = npm();
    const address = await first.ready;
    process.kill(first.child.pid ?? 0, 'SIGKILL');
    await first.gone;
    const second = npm();
    expect(await status(`${await second.ready}/readyz`)).toBe(200);
    await expect(fetch(address)).rejects.toThrow();
    second.child.kill('SIGTERM');
    await expect.poll(() => holderOf(dataDir, 'database.lock'), { timeout: 10_000 }).toBeNull();
  });
});

describe('npx waymark', () => {
  test('answers beside a running server and alone, and several wait for one another', async () => {
    const dataDir = join(folder, 'commands');
    const env = { DATA_DIR: dataDir };
    const alone = await Promise.all([waymark(['doctor', '--json'], env), waymark(['doctor', '--json'], env)]);
    expect(alone.map(({ code }) => code)).toEqual([0, 0]);
    const server = startProgram({ dataDir });
    const address = await server.ready;
    const beside = await waymark(['doctor', '--json'], env);
    expect(beside.code).toBe(0);
    expect(JSON.parse(beside.out)).toMatchObject({
      checks: expect.arrayContaining([{ name: 'database', ok: true, remedy: null }]),
    });
    expect(await status(`${address}/readyz`)).toBe(200);
    await server.stop();
  });

  test('ends with 2 and a sentence when the command or a setting is wrong', async () => {
    const unknown = await waymark(['divine', '--json'], {});
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.log).toContain('There is no command "divine"');
    const ill = await waymark(['doctor', '--json'], { PORT: 'x', DATA_DIR: join(folder, 'ill') });
    expect(ill.code).toBe(1);
    expect(JSON.parse(ill.out)).toMatchObject({ checks: [{ name: 'settings', ok: false }] });
  });
});
