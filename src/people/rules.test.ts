import { describe, expect, test } from 'vitest';
import { readAddress } from './rules.ts';

const key = (typed: string): string => {
  const read = readAddress(typed);
  return read.kind === 'address' ? read.key : read.because;
};

describe('one address, one account', () => {
  test.each([
    ['Head@School.SCH.uk', 'head@school.sch.uk'],
    ['  head@school.sch.uk ', 'head@school.sch.uk'],
    ['ⓐdmin@school.uk', 'admin@school.uk'],
    ['ＨＥＡＤ@school.uk', 'head@school.uk'],
    ['head@ＳＣＨＯＯＬ.uk', 'head@school.uk'],
    ["sian.o'neill@ysgol.cymru", "sian.o'neill@ysgol.cymru"],
    ['siân@ysgol.cymru', 'other-letters'],
    ['head+waymark@school.uk', 'head+waymark@school.uk'],
    ['иван@школа.example', 'other-letters'],
    ['ivan@школа.example', 'ivan@xn--80atdl2c.example'],
  ])('%s is kept apart as %s', (typed, expected) => {
    expect(key(typed)).toBe(expected);
  });

  test('a Cyrillic а does not become a Latin a, and the two may not stand together', () => {
    expect(key('аdmin@school.uk')).toBe('mixed-letters');
    expect(key('heаd@school.uk')).toBe('mixed-letters');
  });

  test.each([
    '',
    'head',
    'head@',
    '@school.uk',
    'head@school',
    'he ad@school.uk',
    'a@b@c,d.uk',
    'head@school..uk',
    '.head@school.uk',
    'head@school.uk\nBcc: all@school.uk',
    `${'x'.repeat(250)}@a.uk`,
  ])('%j is not an address', (typed) => {
    expect(key(typed)).toBe('not-an-address');
  });

  test('what people typed is kept for showing', () => {
    expect(readAddress('Head@School.uk')).toEqual({ kind: 'address', shown: 'Head@School.uk', key: 'head@school.uk' });
  });
});
