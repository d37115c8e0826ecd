import { minuteOf, type Slot } from '../rules.ts';
import type { Provision, PupilOn } from '../store.ts';

/** When things meet in the week, and who would stand in two places at one time. Pure. */

export type Lesson = Readonly<{
  id: string;
  subject: string;
  yearGroup: string;
  weekday: number;
  startsAt: string;
  minutes: number;
}>;

type Timed = Pick<Slot, 'weekday' | 'startsAt' | 'minutes'>;

/** True when two meetings share a minute of the week. One that ends as the other begins does not clash. */
export const overlap = (a: Timed, b: Timed): boolean =>
  a.weekday === b.weekday &&
  minuteOf(a.startsAt) < minuteOf(b.startsAt) + b.minutes &&
  minuteOf(b.startsAt) < minuteOf(a.startsAt) + a.minutes;

const isSpanShared = (a: Readonly<{ from: string; to: string }>, b: Readonly<{ from: string; to: string }>): boolean =>
  a.from <= b.to && b.from <= a.to;

export type Clash =
  | Readonly<{
      kind: 'pupils';
      a: Provision;
      b: Provision;
      weekday: number;
      startsAt: string;
      pupilIds: readonly string[];
    }>
  | Readonly<{ kind: 'staff'; a: Provision; b: Provision; weekday: number; startsAt: string; staff: readonly string[] }>
  | Readonly<{
      kind: 'groups';
      a: Provision;
      weekday: number;
      startsAt: string;
      groups: number;
      staff: readonly string[];
    }>
  | Readonly<{ kind: 'lesson'; a: Provision; lesson: Lesson; startsAt: string; pupilIds: readonly string[] }>;

const spanOf = (pupil: PupilOn, provision: Provision) => ({ from: pupil.fromOn, to: pupil.toOn ?? provision.endsOn });

const later = (a: Timed, b: Timed): string => (minuteOf(a.startsAt) > minuteOf(b.startsAt) ? a.startsAt : b.startsAt);

/** Slots of two provisions that meet at one time, by that time: several groups that meet then are one finding. */
const meetings = (a: Provision, b: Provision) => [
  ...Map.groupBy(
    a.slots.flatMap((one) => b.slots.filter((other) => overlap(one, other)).map((other) => ({ one, other }))),
    ({ one, other }) => `${one.weekday} ${later(one, other)}`,
  ).values(),
];

type On = ReadonlyMap<string, readonly PupilOn[]>;
type Meeting = Readonly<{ one: Slot; other: Slot }>;

const pupilsAt = (a: Provision, b: Provision, { one, other }: Meeting, on: On): readonly string[] => {
  const inB = new Map(
    (on.get(b.id) ?? []).filter(({ groupNo }) => groupNo === other.groupNo).map((each) => [each.pupilId, each]),
  );
  return (on.get(a.id) ?? [])
    .filter((each) => each.groupNo === one.groupNo)
    .filter((each) => {
      const there = inB.get(each.pupilId);
      return there !== undefined && isSpanShared(spanOf(each, a), spanOf(there, b));
    })
    .map(({ pupilId }) => pupilId);
};

const between = (a: Provision, b: Provision, on: On): readonly Clash[] => {
  const staff = a.staff.filter(({ id }) => b.staff.some((each) => each.id === id)).map(({ name }) => name);
  return meetings(a, b).flatMap((all): readonly Clash[] => {
    const [first] = all;
    if (first === undefined) return [];
    const at = { a, b, weekday: first.one.weekday, startsAt: later(first.one, first.other) };
    const pupilIds = [...new Set(all.flatMap((each) => pupilsAt(a, b, each, on)))];
    return [
      ...(pupilIds.length === 0 ? [] : [{ kind: 'pupils' as const, ...at, pupilIds }]),
      ...(staff.length === 0 ? [] : [{ kind: 'staff' as const, ...at, staff }]),
    ];
  });
};

/**
 * More groups of one provision at one time than adults are named for it: one of them would stand in two rooms. Once for each day, at
 * the time at which most meet. Where nobody is named nothing is known.
 */
const withinOne = (a: Provision): readonly Clash[] => {
  if (a.staff.length === 0) return [];
  return [...Map.groupBy(a.slots, ({ weekday }) => weekday)].flatMap(([weekday, slots]): readonly Clash[] => {
    const [most] = slots
      .map((slot) => {
        const moment = { weekday, startsAt: slot.startsAt, minutes: 1 };
        const groups = new Set(slots.filter((each) => overlap(each, moment)).map(({ groupNo }) => groupNo)).size;
        return { startsAt: slot.startsAt, groups };
      })
      .toSorted((x, y) => y.groups - x.groups || x.startsAt.localeCompare(y.startsAt));
    return most === undefined || most.groups <= a.staff.length
      ? []
      : [{ kind: 'groups', a, weekday, ...most, staff: a.staff.map(({ name }) => name) }];
  });
};

/**
 * Everybody who would be in two places at one time from a day on: a pupil in two provisions, an adult in two or in two groups of one, a pupil of a year
 * taken out of a lesson that the school marked for that year. Only what runs at the same dates counts.
 */
export const clashesOf = (
  provisions: readonly Provision[],
  on: On,
  lessons: readonly Lesson[],
  given: Readonly<{ today: string; yearOf: (pupilId: string) => string | null }>,
): readonly Clash[] => {
  const running = provisions.filter((each) => each.endsOn >= given.today);
  const pairs = running.flatMap((a, at) =>
    running
      .slice(at + 1)
      .filter((b) => isSpanShared({ from: a.startsOn, to: a.endsOn }, { from: b.startsOn, to: b.endsOn }))
      .flatMap((b) => between(a, b, on)),
  );
  const outOfLessons = running.flatMap((a) =>
    a.slots.flatMap((slot) =>
      lessons
        .filter((lesson) => overlap(slot, lesson))
        .flatMap((lesson): readonly Clash[] => {
          const pupilIds = (on.get(a.id) ?? [])
            .filter(({ groupNo, toOn }) => groupNo === slot.groupNo && (toOn === null || toOn >= given.today))
            .map(({ pupilId }) => pupilId)
            .filter((id) => given.yearOf(id) === lesson.yearGroup);
          return pupilIds.length === 0 ? [] : [{ kind: 'lesson', a, lesson, startsAt: later(slot, lesson), pupilIds }];
        }),
    ),
  );
  return [...pairs, ...running.flatMap(withinOne), ...outOfLessons];
};

/** True when this slot of a provision is part of a clash. */
export const isClashing = (clashes: readonly Clash[], id: string, slot: Timed): boolean =>
  clashes.some((clash) => {
    const isOf = clash.a.id === id || ('b' in clash && clash.b.id === id);
    const weekday = clash.kind === 'lesson' ? clash.lesson.weekday : clash.weekday;
    return isOf && overlap(slot, { weekday, startsAt: clash.startsAt, minutes: 1 });
  });
