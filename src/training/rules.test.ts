import { describe, expect, it } from 'vitest';
import { sessionState, shareGate, standing, teamGate, type SessionFacts } from './rules.ts';

const session = (id: string, more: Partial<SessionFacts> = {}): SessionFacts => ({
  id,
  kind: 'whole-staff',
  catchUpOf: null,
  title: `Session ${id}`,
  heldOn: '2026-09-14',
  isRecorded: true,
  isCalledOff: false,
  ...more,
});
const staff = (count: number, present: number, sessions: readonly string[]) =>
  Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    name: `Person ${at}`,
    job: '',
    attended: at < present ? sessions : [],
  }));

describe('the share of staff trained', () => {
  it('refuses at 79 of 100 where the scheme asks 80, and opens at 80', () => {
    const at = (present: number) => shareGate(80, standing([session('a')], staff(100, present, ['a'])));
    expect(at(79)).toMatchObject({ because: 'too-few-trained', trained: 79, staff: 100, more: 1 });
    expect(at(80)).toBeNull();
  });

  it('never rounds up: 7 of 9 is 77, and 79.9 is not 80', () => {
    expect(standing([session('a')], staff(9, 7, ['a'])).share).toBe(77);
    expect(shareGate(80, standing([session('a')], staff(1000, 799, ['a'])))).not.toBeNull();
  });

  it('counts a catch-up for those who missed the training', () => {
    const sessions = [session('a'), session('b', { kind: 'catch-up', catchUpOf: 'a' })];
    const people = [
      { id: '1', name: 'There', job: '', attended: ['a'] },
      { id: '2', name: 'Later', job: '', attended: ['b'] },
      { id: '3', name: 'Never', job: '', attended: [] },
    ];
    const found = standing(sessions, people);
    expect(found.trained).toBe(2);
    expect(found.missing.map((each) => each.staff.name)).toEqual(['Never']);
  });

  it('asks every training of the whole staff, the one ahead included, but not one called off', () => {
    const ahead = session('b', { isRecorded: false, heldOn: '2027-01-11' });
    expect(standing([session('a'), ahead], staff(10, 10, ['a'])).trained).toBe(0);
    expect(standing([session('a'), { ...ahead, isCalledOff: true }], staff(10, 10, ['a'])).trained).toBe(10);
  });

  it('is no share at all while nobody is listed or nothing is planned', () => {
    expect(shareGate(80, standing([session('a')], []))).toMatchObject({ because: 'no-staff-listed' });
    expect(shareGate(80, standing([session('l', { kind: 'launch' })], staff(3, 3, ['l'])))).toMatchObject({
      because: 'no-training-planned',
    });
    expect(standing([], []).share).toBeNull();
  });
});

it('every standard needs its people', () => {
  const standards = [
    { code: '1', name: 'Ethos' },
    { code: '2', name: 'Policy' },
  ];
  expect(teamGate(2, standards, (code) => (code === '1' ? 3 : 1))).toEqual({
    kind: 'refused',
    because: 'standards-without-people',
    gaps: [{ code: '2', name: 'Policy', named: 1, asked: 2 }],
  });
  expect(teamGate(1, standards, () => 1)).toBeNull();
});

it('a session waits to be recorded from its day on', () => {
  const planned = session('a', { isRecorded: false });
  expect(sessionState(planned, '2026-09-13')).toBe('planned');
  expect(sessionState(planned, '2026-09-14')).toBe('to-record');
  expect(sessionState({ ...planned, isCalledOff: true }, '2026-09-14')).toBe('called-off');
});
