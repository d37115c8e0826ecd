import { describe, expect, test } from 'vitest';
import type { Provision, PupilOn } from '../store.ts';
import { clashesOf, overlap } from './rules.ts';

const slot = (weekday: number, startsAt: string, minutes = 30, groupNo = 1) => ({
  id: '',
  weekday,
  startsAt,
  minutes,
  groupNo,
});
const provision = (id: string, slots: Provision['slots'], more: Partial<Provision> = {}): Provision =>
  // Only what clashes are found by.
  ({ id, title: id, slots, staff: [], startsOn: '2026-09-01', endsOn: '2027-07-01', ...more }) as Provision;
const on = (provisionId: string, pupilId: string, more: Partial<PupilOn> = {}): PupilOn =>
  // As above.
  ({ provisionId, pupilId, groupNo: 1, fromOn: '2026-09-01', toOn: null, ...more }) as PupilOn;
const found = (
  all: readonly Provision[],
  pupils: readonly PupilOn[],
  today = '2026-11-23',
  lessons: Parameters<typeof clashesOf>[2] = [],
) =>
  clashesOf(
    all,
    Map.groupBy(pupils, ({ provisionId }) => provisionId),
    lessons,
    { today, yearOf: () => '7' },
  ).map((clash) =>
    clash.kind === 'lesson'
      ? `${clash.a.id} ${clash.lesson.subject} ${clash.pupilIds.join()}`
      : clash.kind === 'groups'
        ? `${clash.groups} groups ${clash.a.id} ${clash.weekday} ${clash.startsAt}`
        : `${clash.kind} ${clash.a.id} ${clash.b.id} ${clash.startsAt}`,
  );

describe('two places at one time', () => {
  test('meetings that share a minute overlap; one that ends as the other begins does not', () => {
    expect(overlap(slot(1, '09:00'), slot(1, '09:29'))).toBe(true);
    expect(overlap(slot(1, '09:00'), slot(1, '09:30'))).toBe(false);
    expect(overlap(slot(1, '09:00'), slot(2, '09:00'))).toBe(false);
    expect(overlap(slot(1, '09:00', 120), slot(1, '10:00', 5))).toBe(true);
  });
  const [a, b] = [provision('A', [slot(1, '09:00')]), provision('B', [slot(1, '09:15')])];
  test('a pupil on both', () => {
    expect(found([a, b], [on('A', 'x'), on('B', 'x'), on('B', 'y')])).toEqual(['pupils A B 09:15']);
    expect(found([a, b], [on('A', 'x'), on('B', 'y')])).toEqual([]);
  });
  test('not once they came off one, nor in another group, nor in runs that never meet, nor when it is over', () => {
    expect(found([a, b], [on('A', 'x', { toOn: '2026-10-01' }), on('B', 'x', { fromOn: '2026-10-02' })])).toEqual([]);
    expect(found([a, provision('B', [slot(1, '09:15', 30, 2)])], [on('A', 'x'), on('B', 'x')])).toEqual([]);
    expect(
      found(
        [a, provision('B', [slot(1, '09:15')], { startsOn: '2027-08-01', endsOn: '2027-09-01' })],
        [on('A', 'x'), on('B', 'x')],
      ),
    ).toEqual([]);
    expect(found([a, b], [on('A', 'x'), on('B', 'x')], '2027-08-01')).toEqual([]);
  });
  test('an adult at both', () => {
    const staff = [{ id: 's', name: 'Sam' }];
    expect(
      found(
        [
          { ...a, staff },
          { ...b, staff },
        ],
        [],
      ),
    ).toEqual(['staff A B 09:15']);
  });
  test('an adult at both is said once however many groups meet then', () => {
    const staff = [{ id: 's', name: 'Sam' }];
    const groups = [slot(1, '09:00', 30, 1), slot(1, '09:00', 30, 2), slot(1, '09:00', 30, 3)];
    expect(
      found(
        [
          provision('A', groups, { staff: [...staff, { id: 't', name: 'T' }, { id: 'u', name: 'U' }] }),
          { ...b, staff },
        ],
        [],
      ),
    ).toEqual(['staff A B 09:15']);
    const pupils = [on('A', 'x'), on('A', 'y', { groupNo: 2 }), on('B', 'x'), on('B', 'y')];
    expect(found([provision('A', groups), b], pupils)).toEqual(['pupils A B 09:15']);
  });
  test('more groups of one provision at a time than adults are named for it; not where nobody is named', () => {
    const groups = [slot(1, '09:00', 30, 1), slot(1, '09:20', 30, 2), slot(2, '09:00', 30, 1), slot(2, '09:30', 30, 2)];
    const named = (n: number) => Array.from({ length: n }, (_, at) => ({ id: `${at}`, name: `${at}` }));
    expect(found([provision('A', groups, { staff: named(1) })], [])).toEqual(['2 groups A 1 09:20']);
    expect(found([provision('A', groups, { staff: named(2) })], [])).toEqual([]);
    expect(found([provision('A', groups)], [])).toEqual([]);
  });
  test('pupils of a year taken out of its core lesson', () => {
    const lesson = { id: 'l', subject: 'English', yearGroup: '7', weekday: 1, startsAt: '08:45', minutes: 60 };
    expect(found([a], [on('A', 'x')], '2026-11-23', [lesson])).toEqual(['A English x']);
    expect(found([a], [on('A', 'x')], '2026-11-23', [{ ...lesson, yearGroup: '8' }])).toEqual([]);
  });
});
