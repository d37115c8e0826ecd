import { describe, expect, test } from 'vitest';
import { anchorLine, firstDisagreement, readAnchors } from './rules.ts';

const head = { stream: 'system', seq: 3, hash: 'abc' };

describe('an anchor file', () => {
  test('is read as it was written', () => {
    const text = anchorLine({ at: '2026-11-22T10:00:00.000Z', heads: [head, { ...head, stream: 'school:1' }] });
    expect(readAnchors(text + text).heads).toEqual([
      head,
      { ...head, stream: 'school:1' },
      head,
      { ...head, stream: 'school:1' },
    ]);
  });

  test('whose last line a power cut left half written keeps the lines before and after it', () => {
    const line = anchorLine({ at: 'x', heads: [head] });
    expect(readAnchors(`${line}{"at":"2026-1\n${line}`)).toEqual({ heads: [head, head], damagedLine: null });
  });

  test('with a whole line that says nothing is named', () => {
    expect(readAnchors(`${anchorLine({ at: 'x', heads: [head] })}{"at":1}\n`).damagedLine).toBe(2);
  });
});

describe('what an anchor saw', () => {
  test('agrees with a trail that still has it', () => {
    expect(firstDisagreement([head], [head])).toBeNull();
  });
  test('shows that the end was cut', () => {
    expect(firstDisagreement([head], [{ ...head, hash: null }])?.message).toContain('the end of the trail was cut');
  });
  test('shows that the trail was written again', () => {
    expect(firstDisagreement([head], [{ ...head, hash: 'def' }])?.message).toContain('written again');
  });
});
