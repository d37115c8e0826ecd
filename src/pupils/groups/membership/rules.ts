import { addDays } from '#platform/clock';
import { definitionOn, ownId } from '../definitions/rules.ts';

/** That a pupil belongs to a group from a day on, as a page or a list gives it; `toOn` is the last day, null while it holds. */
export type GivenMembership = Readonly<{
  pupilId: string;
  group: string;
  fromOn: string;
  toOn: string | null;
  basis: string | null;
  detail: Readonly<Record<string, string>>;
}>;

export type HeldMembership = GivenMembership & Readonly<{ id: string }>;

/** What is to be written: rows to add, rows that end on a day, rows to take back because a correction stands in their place. */
export type MembershipChange = Readonly<{
  add: readonly GivenMembership[];
  end: readonly Readonly<{ id: string; toOn: string }>[];
  takeBack: readonly string[];
  unchanged: number;
}>;

const sameWords = (a: GivenMembership, b: GivenMembership): boolean =>
  a.basis === b.basis &&
  Object.keys({ ...a.detail, ...b.detail }).every((name) => (a.detail[name] ?? '') === (b.detail[name] ?? ''));

/** What a list leaves blank it does not take away. */
const filled = (given: GivenMembership, held: GivenMembership): GivenMembership => ({
  ...given,
  basis: given.basis ?? held.basis,
  detail: { ...held.detail, ...given.detail },
});

const touches = (a: GivenMembership, b: GivenMembership): boolean =>
  (b.toOn === null || a.fromOn <= b.toOn) && (a.toOn === null || b.fromOn <= a.toOn);

type Step = Readonly<{ add?: GivenMembership; end?: { id: string; toOn: string }; takeBack?: string }>;

/** One given membership against those of the same pupil and group: nothing new, an end, another basis from a day on, or a correction. */
const step = (given: GivenMembership, all: readonly HeldMembership[]): Step => {
  const held = all.find((each) => touches(given, each));
  if (held === undefined) return { add: given };
  const to = filled(given, held);
  if (sameWords(to, held)) {
    if (given.toOn === null || given.toOn === held.toOn)
      return given.fromOn < held.fromOn ? { takeBack: held.id, add: { ...to, toOn: given.toOn ?? held.toOn } } : {};
    return held.toOn === null && given.fromOn >= held.fromOn
      ? { end: { id: held.id, toOn: given.toOn } }
      : { takeBack: held.id, add: { ...to, fromOn: given.fromOn < held.fromOn ? given.fromOn : held.fromOn } };
  }
  // Another basis or detail from a later day on: both stand, one after the other. From the same day or before: a correction.
  if (given.fromOn > held.fromOn && held.toOn === null)
    return { end: { id: held.id, toOn: addDays(given.fromOn, -1) }, add: to };
  return { takeBack: held.id, add: to };
};

/** Compares given memberships with those held. What is not given stays: a list that does not name a pupil says nothing of them. */
export const compareMemberships = (
  held: readonly HeldMembership[],
  given: readonly GivenMembership[],
): MembershipChange => {
  const key = (each: GivenMembership) => `${each.pupilId} ${each.group}`;
  const byKey = Map.groupBy(held, key);
  const seen = new Set<string>();
  const change = { add: [] as GivenMembership[], end: [] as { id: string; toOn: string }[], takeBack: [] as string[] };
  let unchanged = 0;
  for (const each of given) {
    if (seen.has(`${key(each)} ${each.fromOn}`)) continue;
    seen.add(`${key(each)} ${each.fromOn}`);
    const { add, end, takeBack } = step(each, byKey.get(key(each)) ?? []);
    if (add !== undefined) change.add.push(add);
    if (end !== undefined) change.end.push(end);
    if (takeBack !== undefined) change.takeBack.push(takeBack);
    if (add === undefined && end === undefined && takeBack === undefined) unchanged += 1;
  }
  return { ...change, unchanged };
};

/** Why a membership cannot be recorded; null when it can. */
export type MembershipFault =
  | 'unknown-group'
  | 'not-yet-defined'
  | 'only-derived'
  | 'held-back'
  | 'unknown-basis'
  | 'ends-before';

/** Judges one given membership by the definition of its first day. `seesSafeguarding` is whether the asker is the DSL or named. */
export const membershipFault = (
  given: GivenMembership,
  own: ReadonlySet<string>,
  seesSafeguarding: boolean,
): MembershipFault | null => {
  if (given.toOn !== null && given.toOn < given.fromOn) return 'ends-before';
  const id = ownId(given.group);
  if (id !== null) return own.has(id) ? null : 'unknown-group';
  const definition = definitionOn(given.group, given.fromOn);
  if (definition === null)
    return definitionOn(given.group, '9999-01-01') === null ? 'unknown-group' : 'not-yet-defined';
  if (definition.isHeldBack && !seesSafeguarding) return 'held-back';
  if (definition.how === 'derived') return 'only-derived';
  return given.basis === null || given.basis in definition.bases ? null : 'unknown-basis';
};

/** What to do about each fault, as a sentence. */
export const membershipFaultWords = {
  'unknown-group': 'There is no such group. Choose one of those on the page of groups.',
  'not-yet-defined': 'The group did not exist on that day. Enter a later first day.',
  'only-derived': 'Waymark works this group out from other facts: nobody is entered by hand.',
  'held-back': 'Only the designated safeguarding lead and the staff whom they name enter this.',
  'unknown-basis': 'The reason is not one of those that the group knows. Choose another or leave it out.',
  'ends-before': 'The last day is before the first. Correct one of them.',
} as const satisfies Record<MembershipFault, string>;
