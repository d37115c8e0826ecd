import { describe, expect, test } from 'vitest';
import { limitReached, safeDestination } from './rules.ts';

describe('after sign-in', () => {
  test.each(['/enrolments/1/audit', '/register?q=a%20b', '/'])('%s on this site is gone to', (address) => {
    expect(safeDestination(address)).toBe(address);
  });
  test.each([
    '',
    'register',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/a\\..\\b',
    '/\telsewhere',
    '/a\nSet-Cookie: x=1',
    'data:text/html,hello',
    '/.//elsewhere.example',
    '/sign-in?then=/sign-in',
    `/${'a'.repeat(600)}`,
  ])('%j leads home instead', (address) => {
    expect(safeDestination(address)).toBe('/');
  });
});

describe('limits count failures', () => {
  test('the sixth attempt on one account waits, the hundred and first from one address', () => {
    expect(limitReached({ account: 4, address: 4 })).toBeNull();
    expect(limitReached({ account: 5, address: 5 })).toBe('account');
    expect(limitReached({ account: 0, address: 99 })).toBeNull();
    expect(limitReached({ account: 0, address: 100 })).toBe('address');
  });
});
