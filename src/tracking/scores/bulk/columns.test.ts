import { describe, expect, it } from 'vitest';
import { headingKey, noMapping, type Mapping } from '#pupils';
import { scaleOf } from '../../scales/rules.ts';
import { isNamed, scoreColumns } from './columns.ts';
import { shapeOf } from './shape.ts';
import { pupilFinder } from './who.ts';

const scale = scaleOf({
  ...{ scale: 'standardised-score', lowest: null, highest: null, grades: null, higherIsBetter: true },
  ...{ expected: null, unit: '' },
});
const known = [
  {
    ...{ id: '1', title: 'Reading', scale },
    points: [
      { id: 'r1', label: 'Autumn 2025', takenOn: '2025-09-20' },
      { id: 'r2', label: 'Spring 2026', takenOn: '2026-02-01' },
    ],
  },
  { id: '2', title: 'Mathematics', scale, points: [{ id: 'm1', label: 'Autumn 2025', takenOn: null }] },
];
const said = (columns: Readonly<Record<string, string>>): Mapping => ({
  ...noMapping,
  columns: new Map(Object.entries(columns).map(([heading, becomes]) => [headingKey(heading), becomes])),
});
const read = (headings: readonly string[], mapping: Mapping = noMapping) =>
  scoreColumns(headings, known, mapping).map(({ becomes, guess }) => becomes ?? `? ${guess ?? ''}`);

describe('the columns of a file of results', () => {
  it('are known by their headings; what is only likely is a guess, and what says who else a pupil is goes by', () => {
    expect(
      read(['UPN', 'Surname', 'Class', 'FSM', 'Reading: Autumn 2025', 'Maths Aut25', 'Reading SAS', 'Effort', '']),
    ).toEqual([
      'upn',
      'ignore',
      'ignore',
      'ignore',
      'result:1@Autumn 2025',
      '? result:2@Autumn 2025',
      '? result:1',
      '? ',
      'ignore',
    ]);
    expect(read(['Adno', 'Subject', 'Result Set', 'Result', 'Test'])).toEqual([
      'admissionNumber',
      '? assessment',
      '? point',
      'value',
      'assessment',
    ]);
    // Without a number names may say who it is, once somebody agrees.
    expect(read(['Surname', 'Forename', 'DOB', 'Mathematics'])).toEqual([
      '? surname',
      '? forename',
      '? bornOn',
      'result:2@Autumn 2025',
    ]);
  });

  it('are what somebody said before, and none is taken twice', () => {
    const columns = scoreColumns(['UPN', 'SAS', 'Unique pupil number'], known, said({ SAS: 'result:1@Summer 2026' }));
    expect(columns.map(({ becomes, isRemembered }) => [becomes, isRemembered])).toEqual([
      ['upn', false],
      ['result:1@Summer 2026', true],
      [null, false],
    ]);
    expect(isNamed(columns)).toBe(false);
  });

  it('give the form of the file, or every fault of its heading', () => {
    const shape = (headings: readonly string[], mapping: Mapping = noMapping) =>
      shapeOf(scoreColumns(headings, known, mapping), known);
    const mapped = said({
      A: 'result:Reading@2026-02-01',
      B: 'result:1@Summer',
      C: 'result:1@Spring 2026',
      D: 'result:Art@x',
    });
    expect(shape(['UPN', 'A', 'B'], mapped)).toMatchObject({
      shape: {
        kind: 'wide',
        columns: [
          { at: 1, assessment: 0, found: { kind: 'point', point: 1 } },
          { at: 2, assessment: 0, found: { kind: 'new', label: 'Summer', takenOn: null } },
        ],
      },
    });
    expect(shape(['UPN', 'A', 'C', 'D'], mapped)).toMatchObject({
      faults: [
        { column: 'C', message: 'A and this column hold the same point in time. Ignore one of them.' },
        { column: 'D', message: expect.stringContaining('no assessment called Art') },
      ],
    });
    expect(shape(['UPN', 'Assessment', 'Value', 'A'], mapped)).toMatchObject({
      faults: [{ message: expect.stringContaining('one or the other') }],
    });
    expect(shape(['UPN', 'Assessment', 'Value'])).toMatchObject({ faults: [{ column: 'Point' }] });
    expect(shape(['Surname', 'Mathematics'])).toMatchObject({ faults: [{ column: 'UPN' }] });
  });
});

describe('whose result a row is', () => {
  const pupil = (id: string, more: object) => ({
    ...{
      id,
      upn: null,
      formerUpn: null,
      admissionNumber: null,
      surname: 'Okafor',
      forename: id,
      bornOn: '2014-03-01',
      leftOn: null,
    },
    ...more,
  });
  const pupils = [
    pupil('Amara', { upn: 'A1', formerUpn: 'T9', admissionNumber: '0012' }),
    pupil('Ben', { upn: 'B2', formerUpn: 'A1', admissionNumber: '13' }),
    pupil('Twin', { admissionNumber: '14' }),
    pupil('Twin', { admissionNumber: '14' }),
  ];
  const who = { upn: 0, admissionNumber: 1, surname: 2, forename: 3, bornOn: 4 };
  const find = (row: readonly string[], places = who) => {
    const found = pupilFinder(pupils, places, (text) => (text === '' ? null : text))((at) => row[at] ?? '');
    return found.kind === 'pupil' ? found.at : `${found.column}: ${found.message}`;
  };

  it('is told by the UPN, now or before, else by the admission number, else by name and birthday; never by a guess', () => {
    expect([find(['a 1']), find(['T9']), find(['', '13']), find(['', '', 'OKAFOR', ' ben ', '2014-03-01'])]).toEqual([
      0, 0, 1, 1,
    ]);
    expect(find(['X1', '13'])).toMatch(/^0: No pupil of your school has this UPN/);
    expect(find(['A1', '13'])).toMatch(/two different pupils/);
    expect(find(['', '14'])).toMatch(/^1: Several pupils of your school have this admission number/);
    expect(find(['', '', 'Okafor', 'Twin', '2014-03-01'])).toMatch(/Several pupils .* name and date of birth/);
    expect(find(['', '', 'Okafor', 'Ben', ''])).toMatch(/^4: Enter the date of birth/);
    expect(find([''], { ...who, admissionNumber: -1, bornOn: -1 })).toMatch(/^0: Enter the UPN/);
  });
});
