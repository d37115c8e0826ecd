import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { grid as gridDocument, ladder as ladderDocument } from '../../../testing/schemes.ts';
import { taken } from '../offer/rules.ts';
import { kindBetween, leftThere, suggestionsFrom, type Written } from './rules.ts';

const ladder = schemeFromKept(ladderDocument);
const said = (criterion: string, comment = `About ${criterion}.`): Written => ({
  ...{ criterion, comment, answeredOn: '2025-05-03' },
  evidence: '',
  impact: '',
});
/** An older version: A1 read otherwise, A3 was there, B1 was not. */
const older = schemeFromKept({
  ...ladderDocument,
  version: '0.9',
  standards: [
    {
      ...ladderDocument.standards[0],
      criteria: [
        { code: 'A1', text: 'There is a list.', evidence: ['The list'] },
        { code: 'A2', text: 'Newcomers are read with, in their first month', evidence: ['A log'] },
        { code: 'A3', text: 'Tea is offered.', evidence: ['A pot'] },
      ],
    },
  ],
});

test('an earlier audit of the same scheme is matched by code; where the wording changed, both stand', () => {
  const written = [said('A1'), said('A2'), said('A3')];
  const found = suggestionsFrom(ladder, older, written);
  expect(kindBetween(ladder, older)).toBe('earlier');
  expect(found.map(({ criterion, from, sourceWords }) => [criterion, from, sourceWords])).toEqual([
    ['A1', 'A1', 'There is a list.'],
    ['A2', 'A2', ''],
  ]);
  expect(leftThere(found, written)).toBe(1);
});

test('through a crosswalk all sources of a criterion come, each by itself', () => {
  const grid = schemeFromKept({
    ...gridDocument,
    frameworks: [{ id: 'ladder', name: 'The Ladder', scheme: 'test-ladder' }],
    standards: gridDocument.standards.map((standard) => ({
      ...standard,
      criteria: standard.criteria.map((line) => ({
        ...line,
        crosswalk: { ladder: line.code === '2.1.1' ? ['A1', 'A2'] : ['A2'] },
      })),
    })),
  });
  const here = suggestionsFrom(grid, ladder, [said('A1'), said('A2')]);
  expect(kindBetween(grid, ladder)).toBe('crosswalk');
  expect(here.filter(({ criterion }) => criterion === '2.1.1').map(({ from }) => from)).toEqual(['A1', 'A2']);
  const there = suggestionsFrom(ladder, grid, [said('2.1.1'), said('1.1.1'), said('1.1.2')]);
  expect(there.map(({ criterion, from }) => `${criterion} ${from}`)).toEqual([
    'A1 2.1.1',
    'A2 1.1.1',
    'A2 1.1.2',
    'A2 2.1.1',
  ]);
  expect(there[0]?.sourceWords).toContain('Sunny benches');
});

test('no level comes, from anywhere', () => {
  const withLevel = { ...said('A1'), level: 'top' };
  for (const one of suggestionsFrom(ladder, older, [withLevel])) expect(Object.keys(one)).not.toContain('level');
});

test('taking brought words never loses a written one, and twice is as once', () => {
  const text = fc.string({ maxLength: 40 });
  const texts = fc.record({ comment: text, evidence: text, impact: text });
  fc.assert(
    fc.property(texts, texts, (written, brought) => {
      const after = taken(written, brought);
      for (const field of ['comment', 'evidence', 'impact'] as const) {
        expect(after[field].startsWith(written[field])).toBe(true);
        expect(after[field]).toContain(brought[field]);
      }
      expect(taken(after, brought)).toEqual(after);
    }),
    { seed: 20260511, numRuns: 300 },
  );
});
