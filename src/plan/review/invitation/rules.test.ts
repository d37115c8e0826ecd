import { describe, expect, test } from 'vitest';
import { mailWords, timeOf, whomToTell, type Guest, type Meeting, type Told } from './rules.ts';

const meeting: Meeting = {
  id: 'r1',
  plannedOn: '2026-12-03',
  startsAt: '15:45',
  minutesLong: 60,
  place: 'Library',
  sequence: 1,
  calledOffOn: null,
  heldOn: null,
};
const guest = (personId: string): Guest => ({
  personId,
  name: personId,
  address: `${personId}@x.example`,
  isAdviser: false,
});
const told = (personId: string, sequence: number, isCalledOff = false): Told => ({
  ...guest(personId),
  sequence,
  isCalledOff,
});
const team = ['a', 'b', 'c'].map(guest);
const whom = (known: readonly Told[], more: Partial<Meeting> = {}, today = '2026-11-23') => {
  const { ask, callOff } = whomToTell({ ...meeting, ...more }, team, known, today);
  return [ask.map(({ personId }) => personId).join(''), callOff.map(({ personId }) => personId).join('')];
};

describe('who is told of a meeting', () => {
  test.each([
    ['everybody who was told of nothing', [], {}, 'abc', ''],
    ['whoever knows an older day', [told('a', 1), told('b', 0)], {}, 'bc', ''],
    ['nobody twice', [told('a', 1), told('b', 1), told('c', 1)], {}, '', ''],
    [
      'that they are not needed, who left the team',
      [told('a', 1), told('b', 1), told('c', 1), told('d', 0)],
      {},
      '',
      'd',
    ],
    ['who came back to the team', [told('a', 1), told('b', 1), told('c', 1, true)], {}, 'c', ''],
    [
      'that it is called off, who was asked',
      [told('a', 1), told('b', 1, true)],
      { calledOffOn: '2026-11-23' },
      '',
      'a',
    ],
    ['nobody, of one that is held', [], { heldOn: '2026-12-03' }, '', ''],
  ] as const)('%s', (_, known, more, ask, off) => expect(whom(known, more)).toEqual([ask, off]));
  test('nobody, once its day has passed', () => {
    expect(whom([], {}, '2026-12-03')).toEqual(['abc', '']);
    expect(whom([], {}, '2026-12-04')).toEqual(['', '']);
  });
});

test('without a time it is a day; with one it is a moment, in winter and in summer', () => {
  expect(timeOf({ ...meeting, startsAt: null })).toEqual({ kind: 'day', on: '2026-12-03' });
  const at = (plannedOn: string) => timeOf({ ...meeting, plannedOn, minutesLong: 90 });
  expect(at('2026-10-26')).toMatchObject({
    from: new Date('2026-10-26T15:45:00Z'),
    to: new Date('2026-10-26T17:15:00Z'),
  });
  expect(at('2027-03-29')).toMatchObject({
    from: new Date('2027-03-29T14:45:00Z'),
    to: new Date('2027-03-29T16:15:00Z'),
  });
});

test('the words say what changed, and nothing that somebody gave as a reason', () => {
  const around = { review: 'Half-termly review', school: 'Testbury', scheme: 'Ladder Mark', url: 'https://x/r' };
  expect(mailWords('asked', meeting, around)).toEqual({
    subject: 'Half-termly review: Thu 3 Dec, 15:45',
    text: 'The working party of Testbury for the Ladder Mark meets on Thursday 3 December 2026 at 15:45.\nPlace: Library\nLength: 60 minutes\n\nThe agenda, which you can add to: https://x/r',
  });
  for (const message of ['moved', 'called-off', 'not-needed'] as const)
    expect(mailWords(message, meeting, around).subject).toMatch(/^(Changed|Called off|No longer for you): /);
});
