import { expect, test } from 'vitest';
import { closestTo, nearDuplicates } from './rules.ts';

const outcomes = ['Be healthy', 'Stay safe'];
const pairs = (texts: readonly string[]) =>
  nearDuplicates(
    texts.map((text, index) => ({ code: String(index + 1), text })),
    outcomes,
  ).map(({ first, second, because }) => [first, second, because]);

test('two lines that open with the same five words are found', () => {
  expect(
    pairs(['Staff can name each pupil who is often late.', 'Staff can name each pupil and their favourite books.']),
  ).toEqual([['1', '2', 'opening']]);
});

test('two lines that differ only in the outcome’s name are found', () => {
  expect(
    pairs([
      'The school helps pupils to be healthy through its policies and lessons.',
      'Through its policies and lessons the school helps pupils to stay safe.',
    ]),
  ).toEqual([['1', '2', 'same-words']]);
});

test('a change of endings, order and small words does not hide a copy', () => {
  expect(
    pairs([
      'Pupils review the school’s bullying policy every year with staff.',
      'Each year, bullying policies are reviewed by the pupils of the school with the staff.',
    ]),
  ).toEqual([['1', '2', 'same-words']]);
});

test('two lines on different things are left alone', () => {
  expect(
    pairs([
      'Breakfast is served before the bell to all who come hungry.',
      'Governors’ minutes quote the questions that they asked about bullying.',
    ]),
  ).toEqual([]);
});

test('a line said again in other words is found, and two that are as close make none', () => {
  const find = closestTo(
    [
      { code: 'a', text: 'Staff greet pupils by name at the gate each morning.' },
      { code: 'b', text: 'Governors visit a lesson each term and ask their own questions.' },
      { code: 'c', text: 'Governors visit a lesson each year and ask their own questions.' },
    ],
    [],
  );
  expect(find('Each morning pupils are greeted at the gate by name')).toMatchObject({ code: 'a' });
  expect(find('Staff greet pupils by name at the gate each morning.')?.likeness).toBe(1);
  expect(find('Governors visit lessons and ask questions of their own')).toBeNull();
  expect(find('Something else')).toBeNull();
  expect(find('')).toBeNull();
});
