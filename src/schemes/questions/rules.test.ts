import { expect, test } from 'vitest';
import { ladder as document } from '../../../testing/schemes.ts';
import { schemeFromKept } from '../document/rules.ts';
import { answersIn, asked, type Guiding } from './rules.ts';

const guiding: Guiding = {
  place: 'A1',
  questions: [
    {
      code: 'list',
      ask: 'Is there a list?',
      kind: 'yes-no',
      choices: [
        { code: 'yes', name: 'Yes' },
        { code: 'no', name: 'No' },
      ],
      asksIf: null,
      look: { no: 'Ask three people.' },
    },
    {
      code: 'dated',
      ask: 'Is it dated?',
      kind: 'yes-no',
      choices: [
        { code: 'yes', name: 'Yes' },
        { code: 'no', name: 'No' },
      ],
      asksIf: { question: 'list', is: ['yes'] },
      look: {},
    },
    { code: 'when', ask: 'When?', kind: 'text', choices: [], asksIf: { question: 'dated', is: ['yes'] }, look: {} },
  ],
};
const words = (answers: Readonly<Record<string, string>>) =>
  answersIn(guiding, answers).map((each) => `${each.question.code} ${each.words} ${each.look ?? ''}`.trim());

test('what hangs on another answer is asked only after it, all along the chain', () => {
  const when = guiding.questions[2];
  if (when === undefined) throw new Error('There are three questions.');
  expect(asked(guiding, when, { list: 'yes', dated: 'yes' })).toBe(true);
  expect(asked(guiding, when, { list: 'no', dated: 'yes' })).toBe(false);
});

test('answers to what is not asked do not count, nor answers that are none', () => {
  expect(words({ list: 'yes', dated: 'yes', when: 'In May' })).toEqual(['list Yes', 'dated Yes', 'when In May']);
  expect(words({ list: 'no', dated: 'yes', when: 'In May' })).toEqual(['list No Ask three people.']);
  expect(words({ list: 'perhaps', when: '' })).toEqual([]);
});

test('a criterion is asked its own questions, any other its standard’s, and answers are kept where the questions stand', () => {
  const [standard, other] = document.standards;
  const scheme = schemeFromKept({
    ...document,
    standards: [
      {
        ...standard,
        questions: [{ code: 'all', ask: 'Of all?', kind: 'yes-no' }],
        criteria: standard?.criteria.map((line) =>
          line.code === 'A1' ? { ...line, questions: [{ code: 'own', ask: 'Its own?', kind: 'text' }] } : line,
        ),
      },
      other,
    ],
  });
  const of = (code: string) => scheme.criterionByCode.get(code)?.guiding;
  expect([of('A1')?.place, of('A2')?.place, of('B1')]).toEqual(['A1', ':A', null]);
  expect(of('A2')?.questions[0]?.choices.map(({ code }) => code)).toEqual(['yes', 'no']);
});
