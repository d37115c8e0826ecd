import { expect, test } from 'vitest';
import { isUuid } from '#platform/db';
import { freshness } from '../rules.ts';
import { filterFrom, freshDays, pieces, queryOf } from './rules.ts';

test('an address asks for what the library knows, and nothing else', () => {
  const filter = filterFrom(
    { kind: 'toString', show: 'constructor', fresh: 'new', owner: "x' or 1=1", words: ' a ' },
    2,
    isUuid,
  );
  expect(filter).toEqual({
    words: 'a',
    kind: null,
    voice: '',
    standard: '',
    fresh: null,
    owner: '',
    show: 'all',
    page: 2,
  });
  expect(queryOf(filter)).toMatchObject({ words: 'a', page: 2, kind: undefined, show: undefined });
});

test('the list’s days of freshness are those of one item, day by day', () => {
  for (const today of ['2026-11-23', '2028-02-29', '2026-08-31'])
    for (let back = 0; back < 420; back += 1) {
      const toOn = new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10);
      const { stale, half } = freshDays(today, 12);
      const byList = toOn < stale ? 'stale' : toOn < half ? 'ageing' : 'fresh';
      const { state } = freshness(toOn, today, 12);
      // Months are not equally long: at an edge the two may differ by a day, and then both are fair.
      const isEdge = [stale, half].some((edge) => Math.abs(Date.parse(edge) - Date.parse(toOn)) <= 86_400_000);
      if (!isEdge) expect([toOn, byList]).toEqual([toOn, state]);
    }
});

test('a snippet is cut into text and hits; what stands in it stays text', () =>
  expect(pieces('a \u0002<b>\u0003 c \u0002d\u0003')).toEqual([
    { text: 'a ', isHit: false },
    { text: '<b>', isHit: true },
    { text: ' c ', isHit: false },
    { text: 'd', isHit: true },
  ]));
