import { expect, test } from 'vitest';
import { readForm } from '#platform/form';
import { provisionForm } from '../../../testing/provision.ts';
import { addForm, togetherProblems } from './forms.ts';

test('a run of more than three years is refused: each of its days is looked at whenever its cost is worked out', () => {
  const problems = (endsOn: string) => {
    const typed = Object.entries(provisionForm({ endsOn })).map(([name, value]) => [name, [value].flat()]);
    const read = readForm(addForm, Object.fromEntries(typed));
    return read.kind === 'problems' ? read.problems : togetherProblems(read.value);
  };
  expect(problems('31 August 2029')).toEqual([]);
  expect(problems('1 October 2029')).toMatchObject([{ field: 'endsOn' }]);
});
