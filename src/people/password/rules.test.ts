import { describe, expect, test } from 'vitest';
import { knownPasswords, stems } from './common.ts';
import { passwordFault } from './rules.ts';

const amina = ['Amina Yusuf', 'a.yusuf@wrenbourne.example', 'Wrenbourne High School'];

describe('a new password', () => {
  test.each([
    ['plum', 'too-short'],
    ['x'.repeat(1001), 'too-long'],
    ['password', 'well-known'],
    ['Password2024!', 'well-known'],
    ['P@55w0rd!!', 'well-known'],
    ['L1verp00l', 'well-known'],
    ['Liverpool1892', 'well-known'],
    ['summer2026', 'well-known'],
    ['Ofsted2025', 'well-known'],
    ['waymark-demo', 'well-known'],
    ['everychildmatters', 'well-known'],
    ['1qaz2wsx3edc', 'well-known'],
    ['correcthorsebatterystaple', 'well-known'],
    ['zxcvbnm,asdfgh', 'well-known'],
    ['qwertyasdfzxcv', 'pattern'],
    ['!"£$%^&*()', 'pattern'],
    ['cde345tgb', 'pattern'],
    ['cde345tgblantern', null],
    ['fedcba98765', 'pattern'],
    ['plumplumplum', 'pattern'],
    ['ababababababab', 'pattern'],
    ['14/03/1981', 'pattern'],
    ['07700 900123', 'pattern'],
    ['aminayusuf1', 'about-you'],
    ['Wrenbourne1998!', 'about-you'],
    ['a.yusuf@wrenbourne.example', 'about-you'],
  ] as const)('%s is judged %s', (password, fault) => {
    expect(passwordFault(password, amina)).toBe(fault);
  });

  test.each([
    'otter bicycle marmalade',
    'tin kettle on the moor',
    'vihreä talo järvellä',
    'كتاب على الطاولة',
    'g7#kQz!p',
    'Fourteen geese, one lamp.',
    'x9'.concat('lantern-quarry-'.repeat(6)),
  ])('%s is taken: no rule asks for capitals, figures or signs', (password) => {
    expect(passwordFault(password, amina)).toBeNull();
  });

  test('a space at the end counts, nothing is cut away', () => {
    expect(passwordFault('heron7 ', [])).toBe('too-short');
    expect(passwordFault('heron7q ', [])).toBeNull();
  });

  test('the shipped list is as large as the documents say', () => {
    expect(knownPasswords.size).toBeGreaterThan(350);
    expect(stems.size).toBeGreaterThan(1400);
    for (const stem of stems)
      expect(passwordFault(`${stem}2026!xyz`.slice(0, stem.length + 5).padEnd(8, '1'), [])).not.toBeNull();
  });
});
