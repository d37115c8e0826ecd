import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ladder } from '../../../../testing/schemes.ts';
import { readScheme } from '../../forms.ts';

const first = { code: 'list', ask: 'Is there a list?', kind: 'yes-no' };
const said = (...questions: readonly object[]): readonly string[] => {
  const [standard, ...rest] = ladder.standards;
  const read = readScheme(stringify({ ...ladder, standards: [{ ...standard, questions }, ...rest] }));
  return read.kind === 'read' ? [] : read.problems.map(({ at, message }) => `${at}: ${message}`);
};

test('questions may hang on earlier ones, and each answer may say where to look', () => {
  expect(
    said(
      { ...first, look: { no: 'Ask three people.' } },
      { code: 'who', ask: 'Who keeps it?', kind: 'text', asksIf: { question: 'list', is: ['yes'] } },
      {
        code: 'often',
        ask: 'How often?',
        kind: 'choice',
        choices: [
          { code: 'term', name: 'Each term' },
          { code: 'year', name: 'Each year' },
        ],
      },
    ),
  ).toEqual([]);
});

test.each([
  [[first, first], /questions\.1\.code: The code list is already used by an earlier question/],
  [
    [first, { ...first, code: 'b', asksIf: { question: 'gone', is: ['yes'] } }],
    /There is no question gone here: use one of list\./,
  ],
  [
    [first, { ...first, code: 'b', asksIf: { question: 'list', is: ['perhaps'] } }],
    /perhaps is no answer to question list: use one of yes, no\./,
  ],
  [
    [
      { ...first, asksIf: { question: 'b', is: ['yes'] } },
      { ...first, code: 'b', asksIf: { question: 'list', is: ['yes'] } },
    ],
    /Question list waits for itself through b, list/,
  ],
  [[{ ...first, asksIf: { question: 'list', is: ['yes'] } }], /Question list waits for itself through list/],
  [
    [
      { ...first, asksIf: { question: 'b', is: ['yes'] } },
      { ...first, code: 'b' },
    ],
    /Question b comes after list: put it before\./,
  ],
  [
    [
      { ...first, kind: 'text' },
      { ...first, code: 'b', asksIf: { question: 'list', is: ['yes'] } },
    ],
    /is answered in words, so nothing can hang/,
  ],
  [[{ ...first, kind: 'choice' }], /is a choice of nothing/],
  [
    [
      {
        ...first,
        choices: [
          { code: 'a', name: 'Aa' },
          { code: 'b', name: 'Bb' },
        ],
      },
    ],
    /Only a question of the kind choice has choices/,
  ],
  [
    [
      {
        ...first,
        kind: 'choice',
        choices: [
          { code: 'a', name: 'Aa' },
          { code: 'a', name: 'Bb' },
        ],
      },
    ],
    /already used by an earlier choice/,
  ],
  [[{ ...first, look: { maybe: 'Ask again.' } }], /maybe is no answer to question list: use one of yes, no\./],
  [[{ ...first, kind: 'text', look: { yes: 'Ask again.' } }], /no answer can be told apart/],
  [[{ ...first, kind: 'perhaps' }], /“perhaps” is not possible for kind/],
])('a list of questions with a fault is refused at its place: %#', (questions, expected) => {
  expect(said(...questions).join('\n')).toMatch(expected);
});
