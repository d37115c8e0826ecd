import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Rows } from './lists.tsx';
import { pageOf } from './table.tsx';

test('rows of nothing are no list', () => {
  expect(render(<Rows label="Trends" rows={[]} />)).toBe('');
  expect(render(<Rows label="Trends" rows={[{ title: 'One' }]} />)).toContain('<li');
});

test('a page that is not there gives the nearest that is', () => {
  const rows = Array.from({ length: 101 }, (_, at) => at);
  expect(pageOf(rows, '2').rows).toEqual(rows.slice(50, 100));
  for (const asked of ['99', '3']) expect(pageOf(rows, asked)).toEqual({ page: 3, pages: 3, rows: [100] });
  for (const asked of [undefined, '', '0', '-4', 'two']) expect(pageOf(rows, asked).page).toBe(1);
  expect(pageOf([], '2')).toEqual({ page: 1, pages: 1, rows: [] });
});
