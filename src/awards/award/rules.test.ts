import { describe, expect, test } from 'vitest';
import { addMonths, awardNumber, awardStatus, mayWithAward, readNumber, termOfAward, writtenDay } from './rules.ts';

const held = { state: 'held', renewalFrom: '2029-09-01', validUntil: '2030-03-01' } as const;

describe('The status of an award', () => {
  test.each([
    ['2027-03-01', 'current'],
    ['2029-08-31', 'current'],
    ['2029-09-01', 'expiring'],
    ['2030-03-01', 'expiring'],
    ['2030-03-02', 'lapsed'],
  ])('on %s is %s', (day, status) => {
    expect(awardStatus(held, day)).toBe(status);
  });

  test('Suspended and withdrawn come before any date', () => {
    for (const day of ['2027-03-01', '2031-01-01']) {
      expect(awardStatus({ ...held, state: 'suspended' }, day)).toBe('suspended');
      expect(awardStatus({ ...held, state: 'withdrawn' }, day)).toBe('withdrawn');
    }
  });
});

test('A term counts whole months, to the last day of a shorter one', () => {
  expect(termOfAward('2027-03-01', { months: 36, expiringMonths: 6 })).toEqual({
    validUntil: '2030-03-01',
    renewalFrom: '2029-09-01',
  });
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
  expect(addMonths('2027-12-15', -1)).toBe('2027-11-15');
  expect(termOfAward('2027-03-01', { months: 2, expiringMonths: 6 }).renewalFrom).toBe('2027-03-01');
});

test('To suspend takes one person at once; to withdraw takes two', () => {
  const officer = { role: 'officer', personId: 'o' } as const;
  const director = { role: 'director', personId: 'd' } as const;
  const motion = { askedPerson: 'd' };
  expect(mayWithAward('suspend', officer, held, null).kind).toBe('allowed');
  expect(mayWithAward('suspend', officer, { state: 'suspended' }, null)).toMatchObject({ because: 'wrong-state' });
  expect(mayWithAward('lift', officer, held, null)).toMatchObject({ because: 'wrong-state' });
  expect(mayWithAward('ask-withdrawal', officer, held, motion)).toMatchObject({ because: 'already-asked' });
  expect(mayWithAward('sign-withdrawal', officer, held, motion)).toMatchObject({ because: 'not-theirs' });
  expect(mayWithAward('sign-withdrawal', director, held, null)).toMatchObject({ because: 'nobody-asked' });
  expect(mayWithAward('sign-withdrawal', director, held, motion)).toMatchObject({ because: 'same-person' });
  expect(mayWithAward('sign-withdrawal', director, held, { askedPerson: 'o' }).kind).toBe('allowed');
  expect(mayWithAward('sign-withdrawal', director, { state: 'withdrawn' }, motion)).toMatchObject({
    because: 'wrong-state',
  });
  expect(mayWithAward('suspend', { role: 'panel', personId: 'p' }, held, null)).toMatchObject({
    because: 'not-theirs',
  });
});

test('A number is read however somebody types it', () => {
  expect(awardNumber(new Uint8Array([0, 1, 2, 3, 4, 5, 31, 32]))).toMatch(/^wm-[0-9a-z]{4}-[0-9a-z]{4}$/);
  for (const typed of ['wm-7f3k-92qd', ' WM-7F3K-92QD ', '7f3k92qd', 'wm7f3k92qd'])
    expect(readNumber(typed)).toBe('wm-7f3k-92qd');
  expect(readNumber('something else')).toBe('something else');
});

test('Days are written as on paper', () => expect(writtenDay('2027-03-01')).toBe('1 March 2027'));
