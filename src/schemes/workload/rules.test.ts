import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { grid } from '../../../testing/schemes.ts';
import { schemeFromKept } from '../document/rules.ts';
import { readScheme } from '../forms.ts';

const good = stringify(grid);

test('a file with estimates and weights reads them; a piece that is not named asks nothing, a line that is not weighed counts once', () => {
  const read = readScheme(
    good
      .replace('scale:', 'workload: { judgement: 12, review: 60 }\nscale:')
      .replace('    guidance: Stand', '    weight: 2\n    guidance: Stand')
      .replace('      - code: 1.1.2\n', '      - code: 1.1.2\n        weight: 3\n'),
  );
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  expect(read.scheme.workload).toMatchObject({ judgement: 12, review: 60, action: 0, reflection: 0 });
  expect(read.scheme.criteria.map(({ code, weight }) => [code, weight])).toEqual([
    ['1.1.1', 2],
    ['1.1.2', 6],
    ['1.2.1', 2],
    ['2.1.1', 1],
    ['2.2.1', 1],
  ]);
  expect(schemeFromKept(grid).workload).toBeNull();
});
