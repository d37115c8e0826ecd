import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import schema from '../../../schemes/scheme.schema.json' with { type: 'json' };
import { grid, ladder } from '../../../testing/schemes.ts';
import { schemeFromKept } from '../document/rules.ts';
import { gateSentence, stepOfGate } from '../rules.ts';

/** Rules of the product that hold in every scheme, asked for or not; a file names them so that schools read them there. */
const always = ['independent-verifier', 'reasons-given', 'second-verifier', 'independent-panel'];

test('the schema, the types and the sentences know the same gates', () => {
  expect(schema.$defs.gate.properties.rule.enum.toSorted()).toEqual(Object.keys(stepOfGate).toSorted());
  for (const scheme of [schemeFromKept(ladder), schemeFromKept(grid)])
    for (const gate of scheme.gates) expect(gateSentence(scheme, gate)).toMatch(/^[A-Z].{20,}\.$/);
});

test('a gate that a scheme may ask for is asked by some room: none is only words', () => {
  const root = projectRoot();
  const rooms = globSync('src/*/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !path.startsWith('src/schemes/') && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'));
  expect(rooms.length).toBeGreaterThan(50);
  const silent = Object.keys(stepOfGate).filter(
    (rule) => !always.includes(rule) && !rooms.some((text) => text.includes(`'${rule}'`)),
  );
  expect(silent).toEqual([]);
});
