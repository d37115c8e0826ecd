/** What governors see of an enrolment: counts that may leave the school, findings, and what may be asked. Pure. */
import { fewestOfSensitive, fewestToCount, hideOverlapping, type Cell } from '#platform/disclosure';
import { groupKeys, groupTitles, sensitiveGroups } from '#pupils/rules';

export type Members = ReadonlyMap<string, ReadonlySet<string>>;

export type SeenGroup = Readonly<{ title: string; size: Cell }>;
export type SeenRoll = Readonly<{ roll: Cell; inAny: Cell; groups: readonly SeenGroup[]; hidden: number }>;

/** Everybody is born in some term, and talent is no need. A school's own groups have titles that may say too much. */
const told = groupKeys.filter((key) => key !== 'summer-born' && key !== 'gifted-talented' && key !== 'free-meals');

/**
 * How many pupils there are, how many of them are in a group, and the size of each, none of which gives a small one away. A nought
 * says only that nobody is recorded.
 */
export const seenRoll = (everybody: readonly string[], members: Members): SeenRoll => {
  const groups = told.flatMap((key) => {
    const all = members.get(key);
    return all === undefined || all.size === 0 ? [] : [{ key, all }];
  });
  const union = new Set(groups.flatMap(({ all }) => [...all]));
  const roll = { members: new Set(everybody) };
  const each = groups.map(({ key, all }) => ({
    members: all,
    k: sensitiveGroups.has(key) ? fewestOfSensitive : fewestToCount,
  }));
  const hiddenIn = (cells: readonly Cell[]) => cells.filter(({ kind }) => kind === 'hidden').length;
  const [rollSize, ...sizes] = hideOverlapping([roll, ...each]);
  const [, anySize, ...besideAny] = hideOverlapping([roll, { members: union }, ...each]);
  // How many are in any group is told only where no group has to stay hidden for it.
  const isTold = hiddenIn(besideAny) <= hiddenIn(sizes) && anySize?.kind === 'shown';
  const small: Cell = { kind: 'hidden', k: fewestToCount, because: 'small' };
  const shownSizes = isTold ? besideAny : sizes;
  const seen = groups.map(({ key }, at) => ({ title: groupTitles[key] ?? key, size: shownSizes[at] ?? small }));
  const shownFirst = ({ size }: SeenGroup) => (size.kind === 'shown' ? -size.n : 1);
  return {
    roll: rollSize ?? small,
    inAny: isTold ? anySize : { kind: 'hidden', k: fewestToCount, because: 'protects' },
    groups: seen.toSorted((a, b) => shownFirst(a) - shownFirst(b)),
    hidden: seen.filter(({ size }) => size.kind === 'hidden').length,
  };
};

type Asked = Readonly<{ measures: number; unclear: number; costPence: number; overdue: number; hiddenGroups: number }>;

/** Questions that a governor may ask, those first that this school's own figures raise. */
export const questionsFor = ({ measures, unclear, costPence, overdue, hiddenGroups }: Asked): readonly string[] => [
  ...(unclear > 0
    ? [
        `For ${unclear === 1 ? 'one measure' : `${unclear} measures`} it is not yet clear whether the work helped. What would make it clear, and when?`,
      ]
    : []),
  ...(overdue > 0
    ? [`${overdue === 1 ? 'One action is' : `${overdue} actions are`} past the day agreed. What holds it up?`]
    : []),
  ...(costPence > 0 ? ['Which provision costs most for each pupil, and what did it change?'] : []),
  'Who is missing from these figures: who left, who was absent, who has no result?',
  'Did other pupils move on as well, or only those whom we helped?',
  'Which group stands furthest behind, and what do we do for it that we did not do last year?',
  ...(hiddenGroups > 0 ? ['Some groups are too small to be shown. How do we know that these pupils are served?'] : []),
  ...(measures === 0 ? ['What will we measure, and is it declared before the work begins?'] : []),
  'What do pupils and parents say of it, and how many did we ask?',
  'What will we stop doing because it did not help?',
];
