import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareEnv, root } from './program.ts';

/** A project beside ours with our launcher and a program of one line, so that its sources may be changed. */
const project = mkdtempSync(join(tmpdir(), 'waymark-setup-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

beforeAll(() => {
  for (const name of ['bin', 'package.json', 'package-lock.json', '.npmrc', '.gitignore', 'schemes'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  mkdirSync(join(project, 'src', 'web'), { recursive: true });
  write('src/web/serve.ts', `const said: string = 'first';\nconsole.log(said);\n`);
});

const write = (path: string, text: string): void => {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), text);
};

const start = (): Promise<{ code: number | null; out: string; log: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(project, 'bin', 'start.js')], { cwd: project, env: bareEnv({}) });
    let [out, log] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('close', (code) => done({ code, out, log }));
  });

const stamp = (): string => readFileSync(join(project, 'build', 'stamp'), 'utf8');
const manifest = (): Record<string, string> =>
  // The build's own file, of the shape that this test is about.
  JSON.parse(readFileSync(join(project, 'build', 'assets', 'manifest.json'), 'utf8')) as Record<string, string>;

describe('set-up', () => {
  test('builds once when two start together, not again while nothing changes, and again when a source does', async () => {
    const both = await Promise.all([start(), start()]);
    expect(both.map(({ out }) => out)).toEqual(['first\n', 'first\n']);
    const first = stamp();
    expect(await start()).toEqual({ code: 0, out: 'first\n', log: '' });
    expect(stamp()).toBe(first);
    write('src/web/serve.ts', `console.log('second');\n`);
    expect((await start()).out).toBe('second\n');
    expect(stamp()).not.toBe(first);
    expect(existsSync(join(project, '.setup', 'new'))).toBe(false);
  });

  test('keeps the last good build, and says where the fault is, when a source does not build', async () => {
    write('src/web/serve.ts', `console.log('third'\n`);
    const broken = await start();
    expect(broken.code).toBe(1);
    expect(broken.log).toMatch(/src\/web\/serve\.ts:\d+:\d+/);
    expect(broken.log).toContain('The build failed');
    expect(readFileSync(join(project, 'build', 'serve.js'), 'utf8')).toContain('second');
    write('src/web/serve.ts', `console.log('third');\n`);
    expect((await start()).out).toBe('third\n');
  });

  test('takes over from a start that was killed while it built', async () => {
    mkdirSync(join(project, '.setup', 'new'), { recursive: true });
    writeFileSync(join(project, '.setup', 'build.lock'), JSON.stringify({ pid: process.pid, born: 'long ago' }));
    write('src/web/serve.ts', `console.log('fourth');\n`);
    expect((await start()).out).toBe('fourth\n');
    expect(existsSync(join(project, '.setup', 'build.lock'))).toBe(false);
  });

  test('names each asset by what is in it, compresses it, and carries along the fonts and pictures that styles use', async () => {
    const font = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2';
    write('src/platform/kit/styles/main.scss', `$ink: #123; h1 { color: $ink; src: url("~${font}"); }\n`);
    write('src/audit/browser/keep.ts', `const name: string = 'keep';\nconsole.log(name);\n`);
    await start();
    const names = manifest();
    expect(Object.keys(names).sort()).toEqual(['keep.js', 'source-serif-4-latin-opsz-normal.woff2', 'waymark.css']);
    for (const name of ['keep.js', 'waymark.css']) {
      const file = join(project, 'build', 'assets', names[name] ?? '');
      expect(file).toMatch(/\.[0-9a-f]{10}\.(css|js)$/);
      for (const end of ['', '.br', '.gz']) expect(existsSync(file + end)).toBe(true);
    }
    const css = readFileSync(join(project, 'build', 'assets', names['waymark.css'] ?? ''), 'utf8');
    expect(css).toContain(`url(/assets/${names['source-serif-4-latin-opsz-normal.woff2']})`);
    write('src/audit/browser/keep.ts', `console.log('changed');\n`);
    await start();
    expect(manifest()['keep.js']).not.toBe(names['keep.js']);
    expect(manifest()['waymark.css']).toBe(names['waymark.css']);
    write('src/plan/browser/keep.ts', `console.log('another');\n`);
    expect((await start()).log).toContain('Two assets are named keep.js');
  });
});
