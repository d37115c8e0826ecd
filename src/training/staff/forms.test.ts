import { describe, expect, it } from 'vitest';
import { readStaffList } from './forms.ts';

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ line: at + 1, cells, fault: null }));

describe('a staff list', () => {
  it('is read with one column of names or two, and any heading in use', () => {
    expect(
      readStaffList(
        rows(['Surname', 'Forename', 'Job Title', 'Work Email'], [' Obi ', 'Ada', 'Teacher', 'ADA@school.example']),
      ),
    ).toEqual({
      kind: 'read',
      staff: [{ line: 2, name: 'Ada Obi', email: 'ada@school.example', job: 'Teacher' }],
    });
    expect(readStaffList(rows(['name'], ['Jo Lee'], ['Sam Roe']))).toMatchObject({
      kind: 'read',
      staff: [{ email: null, job: '' }, {}],
    });
  });

  it('has every fault listed with its line', () => {
    const read = readStaffList(
      rows(
        ['Name', 'Email'],
        ['', 'a@b.example'],
        ['Jo Lee', 'not an address'],
        ['Sam Roe', ''],
        ['sam roe', ''],
        ['Ann Day', 'a@b.example'],
      ),
    );
    expect(read).toMatchObject({ kind: 'problems' });
    expect(read.kind === 'problems' && read.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Name'],
      [3, 'Email'],
      [5, 'Name'],
      [6, 'Email'],
    ]);
  });

  it.each([
    ['no row at all', rows(), /empty/],
    ['no name column', rows(['Email'], ['a@b.example']), /no column Name/],
    ['nobody', rows(['Name']), /Nobody stands below/],
  ])('with %s is refused', (_what, list, sentence) =>
    expect(readStaffList(list)).toMatchObject({ problems: [{ message: expect.stringMatching(sentence) }] }),
  );
});
