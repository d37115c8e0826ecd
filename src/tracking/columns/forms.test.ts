import { describe, expect, test } from 'vitest';
import { readColumns } from './forms.ts';

const assessment = 'result:01a205af-c4ca-70e2-a560-5664667aeb85';
const said = (point: string) =>
  readColumns(
    { 'column-0': [assessment], 'point-0': [point] },
    [{ heading: 'Maths Aut', becomes: null }],
    () => [],
    '2026-11-23',
  );

describe('a new point in time for a column of results', () => {
  test.each([
    ['Autumn 2026', 'Autumn 2026'],
    ['Week 3', 'Week 3'],
    ['15/09/2026', '2026-09-15'],
    ['15 September 2026', '2026-09-15'],
  ])('%s is a name or a day', (point, kept) =>
    expect(said(point)).toMatchObject({ naming: { named: [{ becomes: `${assessment}@${kept}` }] } }),
  );

  test.each(['31/02/2026', '2026-13-01', '29.2.2027', '12'])('%s is no day, and is not kept as a name', (point) =>
    expect(said(point)).toEqual({
      kind: 'problems',
      problems: [{ field: 'point-0', message: expect.stringContaining(`${point} is no day`) }],
    }),
  );

  test.each(['Spring 2027', 'summer term 2027', '24/11/2026'])('%s lies in the future and is refused', (point) =>
    expect(said(point)).toEqual({
      kind: 'problems',
      problems: [{ field: 'point-0', message: expect.stringContaining(`${point} lies in the future`) }],
    }),
  );
});
