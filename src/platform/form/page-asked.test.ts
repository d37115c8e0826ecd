import { expect, test } from 'vitest';
import { pageAsked } from './page-asked.ts';

test.each([
  [{}, 1],
  [{ page: '3' }, 3],
  [{ page: '0' }, 1],
  [{ page: '-4' }, 1],
  [{ page: '2.7' }, 2],
  [{ page: 'two' }, 1],
  [{ page: '' }, 1],
  [{ page: '9'.repeat(400) }, 10_000],
])('the address %j asks for page %i', (query, page) => {
  expect(pageAsked(query as Record<string, string>)).toBe(page);
});

test('no further than the last page there is', () => {
  expect(pageAsked({ page: '9' }, 4)).toBe(4);
  expect(pageAsked({ page: '9' }, 0)).toBe(1);
});
