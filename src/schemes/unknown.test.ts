import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';

const root = projectRoot();
const sources = globSync('src/**/*.{ts,tsx,typ,scss}', { cwd: root }).filter(
  (path) => !/\.test\.tsx?$|^src\/demo\/|^src\/platform\/kit\/gallery\//.test(path),
);
/** What only a program that knows one of the two schemes would say: their ids, their levels, their outcomes. */
const own =
  /ecm-quality-mark|ecm-standards-award|['"`](emergent|developing|embedded)['"`]\s*:|\b(Be healthy|Stay safe|Enjoy and achieve)\b/i;

test('no code outside the demonstration knows either scheme', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((path) => own.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});

test('the search would find one that did', () => {
  expect(own.test(`if (scheme.id === 'ecm-quality-mark') return 80;`)).toBe(true);
  expect(own.test(`const tone = { 'emergent': 'low' };`)).toBe(true);
});
