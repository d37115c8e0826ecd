import { inSentence, number, plural, range, signed } from '#platform/kit';
import { isNeed } from '#pupils/rules';
import { isClearOfZero, type Interval } from '../methods/interval.ts';
import type { Scale } from '../scales/rules.ts';
import { countsShare, turnedGap } from './levels.ts';
import type { Absences, LearnerGroup } from './rules.ts';

/** A level of a group: "94.2", "9;4" is for single pupils; of words in order the share: "62%". */
export const levelWords = (scale: Scale, level: number | null): string => {
  if (level === null) return 'none';
  return countsShare(scale) || scale.kind === 'share'
    ? `${number(level, countsShare(scale) ? 0 : 1)}%`
    : number(level, 1);
};

/** "points", or "percentage points" where shares are compared. */
export const unitWords = (scale: Scale): string => (countsShare(scale) ? 'percentage points' : scale.unit);

/** What the level is, for the line under a chart. */
export const measureWords = (title: string, scale: Scale): string =>
  countsShare(scale)
    ? `Share of pupils at or above what is expected in ${title}, in percentage points`
    : `Average of ${title}${scale.unit === '' || scale.unit === '%' ? '' : `, in ${scale.unit}`}${scale.expected === null ? '' : `; ${number(scale.expected, Number.isInteger(scale.expected) ? 0 : 1)} is expected`}`;

/** The pupils of each group, as a sentence speaks of them. */
const spoken: Readonly<Record<string, string>> = {
  'free-meals': 'pupils with free school meals',
  'ever6-fsm': 'pupils with free school meals now or in the last six years',
  'pupil-premium': 'Pupil Premium pupils',
  service: 'pupils of service families',
  'looked-after': 'pupils who are looked after',
  'previously-looked-after': 'pupils who were looked after before',
  'young-carer': 'young carers',
  'sen-support': 'pupils with SEN support',
  'ehc-plan': 'pupils with an EHC plan',
  eal: 'pupils with English as an additional language',
  'more-able-underachieving': 'more able pupils who underachieve',
  'low-prior-attainment': 'pupils with low prior attainment',
  'gypsy-roma-traveller': 'Gypsy, Roma or Traveller pupils',
  refugee: 'pupils who are refugees or seek asylum',
  mobile: 'pupils who joined outside the usual time',
  'persistent-absence': 'persistently absent pupils',
  'severe-absence': 'severely absent pupils',
  suspended: 'suspended pupils',
  'permanently-excluded': 'permanently excluded pupils',
};

const pupilsOf = ({ key, title }: Pick<LearnerGroup, 'key' | 'title'>): string => spoken[key] ?? `pupils in “${title}”`;

const upper = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The finding about levels: the group furthest behind, with both levels, and whether it is clear. */
export const levelFinding = (assessment: string, scale: Scale, weakest: LearnerGroup | undefined): string => {
  const level = weakest?.level ?? null;
  if (weakest === undefined || level === null || level.gap === null)
    return `Too few results in ${inSentence(assessment)} to compare any group with the others`;
  const gap = turnedGap(level.gap, scale);
  const levels = `${levelWords(scale, level.group.level)} beside ${levelWords(scale, level.others.level)} for other pupils`;
  if (gap.estimate >= 0) return `No group stands behind the others in ${inSentence(assessment)}`;
  const sure = isClearOfZero(gap) ? '' : ', not yet clear';
  return `${upper(pupilsOf(weakest))} stand furthest behind in ${inSentence(assessment)}: ${levels}${sure}`;
};

/** "−6.4 (−9.1 to −3.7)": a difference with its likely range. */
export const gapWords = (of: Interval | null): string =>
  of === null ? 'too few' : `${signed(of.estimate)} (${range(of.low, of.high)})`;

/** How a gap changed: narrower, wider, or not yet clear. */
export const changeWords = (change: Interval | null, scale: Scale): string => {
  if (change === null) return 'too few with both';
  const turned = turnedGap(change, scale);
  if (!isClearOfZero(turned)) return 'not yet clear';
  return turned.estimate > 0 ? 'moved on further' : 'moved on less';
};

export const attendanceWords = ({ rate }: Absences): string =>
  rate === null ? 'not recorded' : `${number(100 - rate, 1)}%`;

/** The finding about absence: where persistent absence is most common, in whole pupils. */
export const absenceFinding = (groups: readonly LearnerGroup[]): string => {
  const most = groups
    .filter(({ absence }) => absence.of >= 5)
    .toSorted((a, b) => b.absence.persistent / b.absence.of - a.absence.persistent / a.absence.of)[0];
  if (most === undefined) return 'Attendance is recorded for too few pupils of any group';
  if (most.absence.persistent === 0) return 'Nobody in any group is persistently absent';
  return `Persistent absence is most common among ${pupilsOf(most)}: ${most.absence.persistent} of ${plural(most.absence.of, 'pupil')}`;
};

/** The finding about provision: the group of need of which the largest share has none; the first defined among equals. */
export const reachFinding = (groups: readonly LearnerGroup[]): string => {
  const least = groups
    .filter(({ key, size }) => isNeed(key) && size >= 5)
    .toSorted((a, b) => a.reached / a.size - b.reached / b.size)[0];
  if (least === undefined) return 'Too few pupils are in any group yet';
  const without = least.size - least.reached;
  if (without === 0) return 'Every pupil of every group has some provision today';
  return without === least.size
    ? `None of ${number(least.size)} ${pupilsOf(least)} has provision today`
    : `${number(without)} of ${number(least.size)} ${pupilsOf(least)} ${without === 1 ? 'has' : 'have'} no provision today`;
};
