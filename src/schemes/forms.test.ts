import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { grid, ladder } from '../../testing/schemes.ts';
import { schemeFromKept } from './document/rules.ts';
import { readScheme } from './forms.ts';

const good = stringify(grid);
/** Problems of the grid's text after one change, as [the line that is pointed at, message]. */
const after = (from: string | RegExp, to: string, others?: Parameters<typeof readScheme>[1]) => {
  const text = good.replace(from, to);
  if (text === good) throw new Error(`Nothing was changed by ${String(from)}.`);
  const read = readScheme(text, others);
  const lines = text.split('\n');
  return read.kind === 'read'
    ? []
    : read.problems.map(({ line, column, message }) => [lines[line - 1]?.slice(column - 1).trim(), message] as const);
};

describe('a scheme’s file', () => {
  test('is read whole', () => {
    const read = readScheme(good);
    expect(read).toMatchObject({ kind: 'read', seen: { id: 'test-grid', version: '1.0', standards: 2, criteria: 5 } });
    expect(readScheme(stringify(ladder))).toMatchObject({ kind: 'read', seen: { standards: 2, criteria: 3 } });
  });

  test.each([
    ['an unreadable line', 'scale:', 'scale: [', /cannot be read as YAML/],
    ['a missing part', /^summary:.*\n/m, '', /“summary” is missing from the scheme: add it\./],
    [
      'a misspelt word',
      'guidance: Stand',
      'guidence: Stand',
      /“guidence” is not known in standards\. Did you mean “guidance”\?/,
    ],
    [
      'a version without quotation marks',
      'version: "1.0"',
      'version: 1.0',
      /version must be words, in quotation marks/,
    ],
    ['a version of another form', 'version: "1.0"', 'version: "spring"', /two numbers with a point between them/],
    [
      'a number as a word',
      'atMostPerCriterion: 3',
      'atMostPerCriterion: three',
      /atMostPerCriterion must be a whole number/,
    ],
    [
      'an estimate for work that nobody knows',
      'scale:',
      'workload: { judgment: 10 }\nscale:',
      /“judgment” is not known in workload\. Did you mean “judgement”\?/,
    ],
    ['an estimate of days', 'scale:', 'workload: { action: 2000 }\nscale:', /action must be 1000 or less/],
    ['a weight of nothing', 'guidance: Stand', 'weight: 0\n    guidance: Stand', /weight must be 1 or more/],
    ['a code with a space', 'code: seed', 'code: see d', /cannot be a code/],
    ['a gate that nobody knows', 'rule: reviews-held', 'rule: review-held', /Did you mean “reviews-held”\?/],
    [
      'a figure that the gate does not take',
      'rule: criteria-agreed',
      'rule: criteria-agreed\n    percent: 5',
      /“percent” is not known in gates/,
    ],
    [
      'a figure that the gate lacks',
      /rule: reviews-held\n {4}atLeast: 1/,
      'rule: reviews-held',
      /“atLeast” is missing from gates: add it\./,
    ],
    [
      'too few levels',
      /scale:\n(?: {2}.*\n)+?(?=\w)/,
      'scale:\n  - { code: seed, name: Seed, means: Begun. }\n',
      /scale needs at least 2: add what is missing\./,
    ],
  ])('with %s is refused, saying what to do', (_, from, to, expected) => {
    const found = after(from, to);
    expect(found.map(([, message]) => message).join(' ')).toMatch(expected);
  });

  test.each(
    [
      [
        'an unknown outcome',
        'outcome: dry',
        'outcome: wet',
        'outcome: wet',
        /^wet is not an outcome of this scheme: use one of warm, dry\.$/,
      ],
      [
        'a criterion without outcome',
        /( {6}- code: 2\.1\.1\n) {8}outcome: warm\n/,
        '$1',
        'code: 2.1.1',
        /^Criterion 2\.1\.1 names no outcome/,
      ],
      [
        'a code used twice',
        'code: 2.2.1',
        'code: 2.1.1',
        'code: 2.1.1',
        /^The code 2\.1\.1 is already used by an earlier criterion/,
      ],
      ['a cell of no outcome', /cells:\n {6}dry:/, 'cells:\n      wet:', 'wet:', /^wet is not an outcome/],
      ['a level nobody knows', 'tree: Every room.', 'bush: Every room.', 'bush: Every room.', /^bush is not a level/],
      [
        'a level without statement',
        / {6}tree: The whole yard\.\n/,
        '',
        'code: 2.1.1',
        /^Criterion 2\.1\.1 has no statement for tree/,
      ],
      [
        'a decision on a level nobody knows',
        /level: shoot\n {8}atMost/,
        'level: bush\n        atMost',
        'level: bush',
        /^bush is not a level/,
      ],
      [
        'a gate in another step',
        /step: plan\n {4}rule: plan-agreed/,
        'step: audit\n    rule: plan-agreed',
        'step: audit',
        /^The gate plan-agreed is asked in the step plan/,
      ],
      [
        'a gate in a step that is left out',
        / {2}- code: plan\n {4}name: Plan\n.*\n/,
        '',
        'step: plan',
        /^plan is not a step of this scheme/,
      ],
      [
        'the same gate twice',
        'rule: second-verifier',
        'rule: reasons-given',
        'rule: reasons-given',
        /^The code reasons-given is already used by an earlier gate/,
      ],
      [
        'steps out of order',
        /- code: training([^]*?)- code: audit/,
        '- code: audit$1- code: training',
        'code: training',
        /^Step training stands too late/,
      ],
      ['a crosswalk to nowhere', 'portfolio', 'portfolio', '', /./],
      [
        'a mid-term check after the end',
        'midTermMonths: 12',
        'midTermMonths: 24',
        'midTermMonths: 24',
        /^The mid-term check must come before/,
      ],
      [
        'fees out of order',
        'upToPupils: 100\n      pounds: 50',
        'pounds: 50\n    - upToPupils: 20\n      pounds: 60',
        'upToPupils: 20',
        /^Fee bands go from the smallest/,
      ],
      ['no decision that awards', /awards: true/g, 'awards: false', 'decisions:', /^No decision gives the award/],
      [
        'a descriptor said twice',
        'No bucket stands under a leak.',
        'In every classroom heaters work, also on cold days.',
        'text: In every',
        /^Criterion 1\.2\.1 says nearly the same as 1\.1\.1/,
      ],
      [
        'two descriptors that open alike',
        'Shelter is open',
        'Sunny benches are used at noon, shelter is open',
        'text: Sunny',
        /^Criterion 2\.2\.1 begins with the same five words as 2\.1\.1/,
      ],
    ].filter(([name]) => name !== 'a crosswalk to nowhere') as [string, string | RegExp, string, string, RegExp][],
  )('with %s is refused at that place', (_, from, to, place, expected) => {
    const found = after(from, to);
    const here = found.filter(([pointed]) => pointed?.startsWith(place));
    expect(here.map(([, message]) => message).join(' ')).toMatch(expected);
  });

  test('with crosswalks is held against its frameworks, and against another scheme when that is at hand', () => {
    const frameworks = `frameworks:\n  - id: ladder\n    name: The Ladder\n    scheme: test-ladder\n  - id: list\n    name: A list\n    parts:\n      - code: one\n        name: One of them\nstandards:`;
    const walk = (crosswalk: string) =>
      readScheme(
        good
          .replace('standards:', frameworks)
          .replace('    guidance: Stand in the room.', `    guidance: Stand in the room.\n    crosswalk: ${crosswalk}`),
        new Map([['test-ladder', schemeFromKept(ladder)]]),
      );
    expect(walk('{ ladder: [A1, B], list: [one] }').kind).toBe('read');
    const bad = walk('{ ladder: [C9], list: [two], nothing: [x] }');
    expect(bad.kind === 'problems' ? bad.problems.map(({ message }) => message) : []).toEqual([
      'C9 is not a part of The Ladder: use one of its codes.',
      'two is not a part of A list: use one of its codes.',
      'nothing is not a framework of this scheme: add it to “frameworks”, or use one of ladder, list.',
    ]);
  });

  test('shows all its faults at once, in the order of the file', () => {
    const text = good
      .replace('outcome: dry', 'outcome: wet')
      .replace('code: 2.2.1', 'code: 2.1.1')
      .replace('midTermMonths: 12', 'midTermMonths: 24');
    const read = readScheme(text);
    const lines = read.kind === 'problems' ? read.problems.map(({ line }) => line) : [];
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test.each([
    ['nothing', ''],
    ['a single word', 'hello'],
    ['a list', '- a\n- b'],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
    ],
  ])('holding %s is refused and nothing breaks', (_, text) => {
    const read = readScheme(text);
    expect(read.kind).toBe('problems');
    expect(
      read.kind === 'problems'
        ? read.problems.every(({ line, column, message }) => line >= 1 && column >= 1 && message.endsWith('.'))
        : false,
    ).toBe(true);
  });
});
