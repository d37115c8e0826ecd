import { expect, test } from 'vitest';
import { mayAgree, removedWords } from './rules.ts';

test('two people decide, and a leaver’s goes by the period', () => {
  const asked = { kind: 'asked', askedBy: 'a', isOpen: true } as const;
  expect([mayAgree(asked, 'a'), mayAgree(asked, 'b'), mayAgree({ ...asked, isOpen: false }, 'b')]).toEqual([
    'own',
    null,
    'not-open',
  ]);
  expect(mayAgree({ ...asked, kind: 'leaver' }, 'b')).toBe('not-open');
  expect([removedWords({ groups: 2, results: 0 }), removedWords(null)]).toEqual(['2 groups', 'the pupil’s own row']);
});
