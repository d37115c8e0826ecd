import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { openPress } from '#platform/documents';
import type { GovernorsView, SeenMeasure } from './reading.ts';
import { governorsPaper } from './paper.ts';
import { changeSentence, costSentence, sureWords, whoSentence } from './words.ts';

const measure = (title: string, strength: SeenMeasure['strength'] = 3): SeenMeasure => ({
  id: title,
  title,
  unit: 'points',
  finding: `${title}: target pupils improved by 1.0 more than comparison pupils, likely −1.7 to 3.8`,
  effect: { estimate: 1, low: -1.7, high: 3.8, isHeld: true },
  strength,
  isCompared: true,
  pupils: { kind: 'shown', n: 41 },
});
const provision = (title: string, pence = 120_000) => ({ title, menu: 'wider', runBy: '', pence, premiumPence: 0 });
const group = (title: string, n: number) => ({ key: title, title, size: { kind: 'shown' as const, n } });

const full: GovernorsView = {
  school: 'A School with a Name that Goes On for Rather Long, Church of England Voluntary Aided',
  award: 'ECM Quality Mark',
  today: '2026-11-23',
  path: [],
  dates: Array.from({ length: 5 }, (_, at) => ({ on: '2026-12-03', what: `Half-termly review number ${at}` })),
  roll: {
    roll: { kind: 'shown', n: 1200 },
    inAny: { kind: 'shown', n: 700 },
    groups: Array.from({ length: 20 }, (_, at) => group(`A group of the school with a long name ${at}`, 300 - at)),
    hidden: 3,
  },
  provision: Array.from({ length: 30 }, (_, at) => provision(`A provision that has quite a long name, number ${at}`)),
  measures: Array.from({ length: 16 }, (_, at) => measure(`A measure with a name of some length, number ${at}`)),
  questions: Array.from({ length: 9 }, (_, at) => `A question that a governor may ask, number ${at}, and when?`),
  hasStatement: true,
};

test('with as much as there may be it is one side of A4, and what does not fit is said', async () => {
  const press = openPress();
  const body = await press.set(governorsPaper(full, new Date('2026-11-23T09:00:00Z')), 30_000);
  press.close();
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(body)), { mergePages: true });
  expect(totalPages).toBe(1);
  const words = text.replaceAll(/\s+/g, ' ');
  for (const said of [
    '22 further provisions',
    '8 further measures on the governors’ page',
    '10 further groups',
    'not yet clear',
  ])
    expect(words).toContain(said);
});

test('sentences are true of one, of none and of what is hidden', () => {
  const hidden = { kind: 'hidden', k: 6, because: 'small' } as const;
  expect(costSentence({ provision: [provision('Mentors')] })).toBe('1 provision runs today, planned at £1,200');
  expect(changeSentence({ measures: [measure('Reading', 4)] })).toBe('1 of 1 measure is clear beside similar pupils');
  expect(changeSentence({ measures: [measure('Reading'), measure('Maths')] })).toBe(
    '0 of 2 measures are clear beside similar pupils',
  );
  expect(changeSentence({ measures: [{ ...measure('Reading', null), effect: null }] })).toBe(
    '1 measure declared; none can be shown yet',
  );
  expect(
    whoSentence({
      roll: {
        ...full.roll,
        groups: [{ key: 'young-carer', title: 'Young carer', size: hidden as never }],
        inAny: hidden as never,
      },
    }), // any reason will do
  ).toBe('Every vulnerable group is too small to be shown');
  expect([measure('a', 4), measure('a', 3), measure('a', 2), { ...measure('a'), effect: null }].map(sureWords)).toEqual(
    ['clear', 'not yet clear', 'nothing is compared, so it cannot be said what helped', ''],
  );
  // A range that leaves out no difference never stands beside "not yet clear" alone.
  expect(sureWords({ ...measure('a', 3), effect: { estimate: 2, low: 0.4, high: 3.3, isHeld: true } })).toBe(
    'clear range, weak comparison',
  );
});
