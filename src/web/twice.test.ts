import { expect, test } from 'vitest';
import { redirect, type Answer } from '#platform/route';
import { buttonsPressedOnce, sameButtonMs, sentAs } from './twice.ts';

const body = (form: Record<string, string[]>) => ({ form, files: [] });

test('a second press waits for the first and is led to where it led', async () => {
  const once = buttonsPressedOnce();
  let runs = 0;
  let finish: (answer: Answer) => void = () => {};
  const first = once('a', 0, () => {
    runs += 1;
    return new Promise((resolve) => (finish = resolve));
  });
  const second = once('a', 1, async () => redirect('/second'));
  finish(redirect('/first'));
  expect([await first, await second]).toEqual([redirect('/first'), redirect('/first')]);
  expect(runs).toBe(1);
});

test('what failed, or was not done, runs again; so does the same button some seconds later', async () => {
  const once = buttonsPressedOnce();
  const fails = () => Promise.reject(new Error('no'));
  await expect(once('a', 0, fails)).rejects.toThrow('no');
  expect(await once('a', 1, async () => redirect('/now'))).toEqual(redirect('/now'));
  expect(await once('a', 2 + sameButtonMs, async () => redirect('/later'))).toEqual(redirect('/later'));
  expect(await once('b', 0, async () => ({ kind: 'not-found' }))).toEqual({ kind: 'not-found' });
  expect(await once('b', 1, async () => redirect('/b'))).toEqual(redirect('/b'));
});

test('another session, page, address or text is another press', () => {
  const keys = [
    sentAs('s', '/a', body({ csrf: ['1'], x: ['1'] })),
    sentAs('t', '/a', body({ csrf: ['1'], x: ['1'] })),
    sentAs('s', '/b', body({ csrf: ['1'], x: ['1'] })),
    sentAs('s', '/a', body({ csrf: ['2'], x: ['1'] })),
    sentAs('s', '/a', body({ csrf: ['1'], x: ['2'] })),
  ];
  expect(new Set(keys).size).toBe(5);
});
