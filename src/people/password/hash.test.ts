import { expect, test } from 'vitest';
import { hashPassword, isOutgrown, isPassword } from './hash.ts';

test('the right password is known again, exactly as typed', async () => {
  const hash = await hashPassword('tin kettle on the moor ');
  expect(await isPassword('tin kettle on the moor ', hash)).toBe(true);
  expect(await isPassword('tin kettle on the moor', hash)).toBe(false);
  expect(await isPassword('Tin kettle on the moor ', hash)).toBe(false);
});

test('two hashes of one password differ, and say their own cost', async () => {
  const [one, two] = await Promise.all([hashPassword('heron and lamp'), hashPassword('heron and lamp')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(isOutgrown(one)).toBe(false);
  expect(isOutgrown(one.replace('$15$', '$14$'))).toBe(true);
});

test('64 characters and far more are taken whole', async () => {
  const long = 'quarry lantern '.repeat(30);
  expect(await isPassword(long.slice(0, -1), await hashPassword(long))).toBe(false);
});

test('no account is never right, and works as long as a wrong password', async () => {
  const hash = await hashPassword('heron and lamp');
  const time = async (kept: string | null): Promise<number> => {
    const from = performance.now();
    expect(await isPassword('not this one', kept)).toBe(false);
    return performance.now() - from;
  };
  await time(null);
  const pairs: number[] = [];
  for (let i = 0; i < 5; i++) pairs.push((await time(null)) / (await time(hash)));
  const median = pairs.toSorted((a, b) => a - b)[2] ?? 0;
  expect(median).toBeGreaterThan(0.6);
  expect(median).toBeLessThan(1.67);
});

test('hashing leaves the event loop free', async () => {
  let turns = 0;
  const clock = setInterval(() => turns++, 2);
  await Promise.all([hashPassword('one lamp'), hashPassword('two lamps')]);
  clearInterval(clock);
  expect(turns).toBeGreaterThan(5);
});
