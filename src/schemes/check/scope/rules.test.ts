import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { grid } from '../../../../testing/schemes.ts';
import { readScheme } from '../../forms.ts';

const [full] = grid.routes;
const said = (route: object): readonly string[] => {
  const read = readScheme(stringify({ ...grid, routes: [{ ...full, ...route }] }));
  return read.kind === 'read' ? [] : read.problems.map(({ at, message }) => `${at}: ${message}`);
};

test('a route may leave out standards and single criteria, and let a school choose among standards', () => {
  expect(said({ leavesOut: ['2', '1.1.2'] })).toEqual([]);
  expect(said({ optional: { standards: ['1', '2'], atLeast: 1 } })).toEqual([]);
});

test.each([
  [{ leavesOut: ['3'] }, /leavesOut\.0: 3 is neither a standard nor a criterion of this scheme/],
  [{ leavesOut: ['1', '2'] }, /The route full could leave nothing to judge/],
  [{ optional: { standards: ['1', '2'], atLeast: 0 } }, /could leave nothing to judge/],
  [{ optional: { standards: ['1', '9'], atLeast: 1 } }, /standards\.1: 9 is not a standard/],
  [{ leavesOut: ['2'], optional: { standards: ['1', '2'], atLeast: 1 } }, /already leaves 2 out/],
  [{ optional: { standards: ['1', '2'], atLeast: 3 } }, /cannot choose 3 of 2 standards/],
  [{ leavesOut: ['2', '2'] }, /names the same thing twice/],
])('a route with a fault is refused at its place: %o', (route, expected) => {
  expect(said(route).join('\n')).toMatch(expected);
});
