import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rooms } from '#journey';
import { houseRules } from '../testing/architecture/rules.ts';
import { readSources } from '../testing/architecture/source.ts';

const root = join(import.meta.dirname, '..');
const bad = mkdtempSync(join(tmpdir(), 'waymark-house-'));
afterAll(() => rmSync(bad, { recursive: true, force: true }));

function faultsIn(folder: string, name: string): string[] {
  const rule = houseRules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`There is no rule "${name}".`);
  return readSources(folder).flatMap((source) => rule.faults(source, rooms).map((fault) => `${source.path}: ${fault}`));
}

describe('the house', () => {
  test('is read at all', () => {
    const sources = readSources(root);
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
    expect(new Set(sources.map(({ room }) => room)).size).toBeGreaterThan(5);
  });

  test.each(houseRules.map(({ name }) => name))('%s', (name) => {
    expect(faultsIn(root, name)).toEqual([]);
  });
});

/** A tree with one of every fault: each rule is seen to fail before it is trusted. */
const badTree: Readonly<Record<string, string>> = {
  'src/audit/store.ts': `import { x } from '../tracking/store.ts';\nimport { y } from "./index.ts";`,
  'src/audit/index.ts': `export { judge } from './actions.ts';`,
  'src/audit/actions.ts': `import { upload } from '#tracking/upload';\nimport { Page } from './pages.tsx';`,
  'src/audit/rules.ts': `import type { Db } from '#platform/db';\nimport { find } from './store.ts';\nimport { a } from '#schools';\nexport const late = () => Date.now();`,
  'src/audit/forms.ts': `import {\n  award,\n} from '#awards';\nexport { later } from '#plan/rules';\nconst z = import('#visits');`,
  'src/audit/pages.tsx': `import { judge } from './actions.ts';\nexport const P = () => <a href="/audit/1" style={{}} onClick={f} dangerouslySetInnerHTML={x}>now</a>;`,
  'src/nowhere/rules.ts': `export class Judge {}\nexport enum Level { one }\nexport interface Shape {}\nexport class Lost extends Error {}`,
  'src/platform/mail/send.ts': `import { person } from '#people';\n// import { x } from '#awards';`,
  'src/audit/routes.ts': 'line\n'.repeat(251),
};

describe('each rule of the house', () => {
  for (const [path, text] of Object.entries(badTree)) {
    mkdirSync(dirname(join(bad, path)), { recursive: true });
    writeFileSync(join(bad, path), text);
  }

  test.each([
    ['a relative path never leaves its step', ['src/audit/store.ts: "../tracking/store.ts"']],
    ['# names one room, its rules, or one part of the platform', ['src/audit/actions.ts: "#tracking/upload"']],
    [
      'a step uses earlier steps, never later ones',
      [
        'src/audit/forms.ts: "#awards"',
        'src/audit/forms.ts: "#plan/rules"',
        'src/audit/forms.ts: "#visits"',
        'src/nowhere/rules.ts: the room nowhere',
        'src/platform/mail/send.ts: "#people"',
      ],
    ],
    ['a step does not come in by its own door', ['src/audit/store.ts: "./index.ts"']],
    [
      'files of a step are opened downwards',
      [
        'src/audit/actions.ts: actions.ts may not use "./pages.tsx"',
        'src/audit/pages.tsx: pages.tsx may not use "./actions.ts"',
        'src/audit/rules.ts: rules.ts may not use "./store.ts"',
      ],
    ],
    [
      'rules, forms and pages are pure',
      ['src/audit/rules.ts: "Date.now("', `src/audit/rules.ts: rules use other rooms' rules only`],
    ],
    ['addresses stand in src/paths.ts alone', ['src/audit/pages.tsx: href="/a']],
    [
      'nothing goes round the escaping or the content policy',
      [
        'src/audit/pages.tsx: dangerouslySetInnerHTML',
        'src/audit/pages.tsx: style=',
        'src/audit/pages.tsx: an event attribute',
      ],
    ],
    [
      'types and functions: no class but an error, no enum, no interface',
      [
        'src/nowhere/rules.ts: "export class Judge"',
        'src/nowhere/rules.ts: "export enum Level"',
        'src/nowhere/rules.ts: "export interface Shape"',
      ],
    ],
    ['no file is longer than 250 lines', ['src/audit/routes.ts: 251 lines']],
  ] as const)('fails a bad house: %s', (name, expected) => {
    const found = faultsIn(bad, name);
    expect(found.map((fault, at) => fault.slice(0, expected[at]?.length))).toEqual(expected);
  });

  test('is among those tried above', () => {
    expect(houseRules).toHaveLength(10);
  });
});
