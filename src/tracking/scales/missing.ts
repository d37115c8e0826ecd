/** Marks that stand where a result is missing. None of them is ever 0, and none is a value. Pure. */

/** Why a result is missing, as a person chooses it. */
export const missingReasons = [
  'Absent on the day',
  'Joined later',
  'Left before',
  'Could not take the test',
  'Not entered for it',
  'Result was lost',
  'Not applicable',
  'Withheld by whoever published it',
  'Not available',
] as const;

export type MissingReason = (typeof missingReasons)[number];

/**
 * Letters and words of the Department for Education's tables, of the national tests and of school systems, in lower case. A scale
 * whose own grades hold one of them is asked first: B may be a grade, and N of a yes-or-no scale is "no".
 */
const marks: Readonly<Record<string, MissingReason>> = {
  ...Object.fromEntries(['a', 'abs', 'absent', 'ab'].map((mark) => [mark, 'Absent on the day' as const])),
  ...Object.fromEntries(['j', 'joined', 'joined later', 'new'].map((mark) => [mark, 'Joined later' as const])),
  ...Object.fromEntries(['l', 'left'].map((mark) => [mark, 'Left before' as const])),
  ...Object.fromEntries(
    ['b', 't', 'p', 'd', 'dis', 'disapplied', 'ut', 'cannot access'].map((mark) => [
      mark,
      'Could not take the test' as const,
    ]),
  ),
  ...Object.fromEntries(['ne', 'not entered', 'ent'].map((mark) => [mark, 'Not entered for it' as const])),
  ...Object.fromEntries(['m', 'lost', 'missing', 'q', 'h', 's'].map((mark) => [mark, 'Result was lost' as const])),
  ...Object.fromEntries(['z', 'n/a', 'na', 'not applicable'].map((mark) => [mark, 'Not applicable' as const])),
  ...Object.fromEntries(
    ['c', 'supp', 'suppressed', 'u*', 'low', 'lowcov', 'np'].map((mark) => [
      mark,
      'Withheld by whoever published it' as const,
    ]),
  ),
  ...Object.fromEntries(
    ['x', 'n', '-', '–', '—', '.', '..', '?', 'none', 'null', 'nil', 'not available', '#n/a'].map((mark) => [
      mark,
      'Not available' as const,
    ]),
  ),
};

/** Reasons in a school's own words, such as "Left before the second test" or "Was away". */
const spoken: readonly (readonly [RegExp, MissingReason])[] = [
  [/^(was |were )?(absent|away|ill|sick|off)\b/, 'Absent on the day'],
  [/^left\b/, 'Left before'],
  [/^(joined|arrived|started)\b/, 'Joined later'],
  [/^(could not|cannot|unable)\b/, 'Could not take the test'],
  [/^not entered\b/, 'Not entered for it'],
  [/^(result )?(was )?lost\b/, 'Result was lost'],
  [/^(withheld|suppressed|hidden)\b/, 'Withheld by whoever published it'],
];

/** The reason that a mark or some words give; null when it is none of those that are known. */
export const missingMark = (text: string): MissingReason | null => {
  const bare = text.trim().toLowerCase();
  const reason = missingReasons.find((each) => each.toLowerCase() === bare);
  if (reason !== undefined) return reason;
  const mark = Object.hasOwn(marks, bare) ? marks[bare] : undefined;
  return mark ?? spoken.find(([shape]) => shape.test(bare))?.[1] ?? null;
};
