import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { paths } from '#paths';
import { readScheme } from '../src/schemes/forms.ts';

const root = projectRoot();
const text = (path: string) => readFileSync(join(root, path), 'utf8');

type Row = Readonly<{ number: string; point: string; criteria: readonly string[]; page: string; test: string }>;

/** The rows of every table whose first column is a number. */
const rowsIn = (document: string): readonly Row[] =>
  document.split('\n').flatMap((line) => {
    const [, number = '', point = '', criterion = '', page = '', test = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return /^\d+$/.test(number)
      ? [
          {
            number,
            point,
            criteria: criterion
              .split(',')
              .map((one) => one.trim())
              .filter(Boolean),
            page,
            test,
          },
        ]
      : [];
  });

const files = { QM: 'schemes/ecm-quality-mark.yaml', SA: 'schemes/ecm-standards-award.yaml' } as const;
const criteria = new Set(
  Object.entries(files).flatMap(([short, path]) => {
    const read = readScheme(text(path));
    return read.kind === 'read' ? read.scheme.criteria.map(({ code }) => `${short} ${code}`) : [];
  }),
);

const hasPage = (name: string): boolean => {
  let here: unknown = paths;
  for (const part of name.split('.'))
    here = typeof here === 'object' && here !== null ? Reflect.get(here, part) : undefined;
  return typeof here === 'string';
};

/** A test's file and a part of one of its titles: "src/audit/rules.test.ts: names the one criterion". */
const hasTest = (said: string): boolean => {
  const at = said.indexOf(': ');
  const path = said.slice(0, at);
  if (at < 0 || !/\.test\.tsx?$/.test(path) || !existsSync(join(root, path))) return false;
  return text(path)
    .split('\n')
    .some((line) => /(test|it|describe)[.(]|^\s*\[?['"`]|^\s*\]\)\(/.test(line) && line.includes(said.slice(at + 2)));
};

const isLater = ({ page }: Row): boolean => /^later: \S+( \S+){5,}/.test(page);

const faultsOf = (row: Row): readonly string[] => {
  const place = `${row.number} ${row.point}`;
  const strange = row.criteria
    .filter((code) => !criteria.has(code))
    .map((code) => `${place}: there is no criterion ${code}`);
  if (isLater(row)) return row.test === '' ? strange : [...strange, `${place}: later, and yet a test`];
  return [
    ...strange,
    ...(hasPage(row.page) ? [] : [`${place}: there is no page ${row.page} in src/paths.ts`]),
    ...(hasTest(row.test) ? [] : [`${place}: there is no test "${row.test}"`]),
  ];
};

const rows = rowsIn(text('docs/mission.md'));

test('every point of the mission points at a criterion, a page and a test that are there, or says why later', () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(criteria.size).toBeGreaterThan(200);
  expect(rows.flatMap(faultsOf)).toEqual([]);
});

test('points are counted without a gap in each document', () => {
  const numbers = rows.map(({ number }) => Number(number));
  const second = numbers.lastIndexOf(1);
  expect(numbers.slice(0, second)).toEqual(Array.from({ length: second }, (_, at) => at + 1));
  expect(numbers.slice(second)).toEqual(Array.from({ length: numbers.length - second }, (_, at) => at + 1));
});

test('a row that points at nothing is found', () => {
  const [row] = rowsIn('| 1 | A point | QM Z9 | audit.nowhere | src/audit/rules.test.ts: never said |');
  expect(row === undefined ? [] : faultsOf(row)).toHaveLength(3);
  const [vague] = rowsIn('| 1 | A point | | later: soon | |');
  expect(vague === undefined ? [] : faultsOf(vague)).not.toEqual([]);
});
