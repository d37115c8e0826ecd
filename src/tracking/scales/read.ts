/** Reads a result as a school wrote it: a value on its scale, a mark for "missing", or a sentence about what is wrong. Pure. */
import { readAge } from './ages.ts';
import { missingMark, type MissingReason } from './missing.ts';
import { valueText, type Scale } from './rules.ts';

export type ReadScore =
  /** `mark` is what was written, where that says more than the value. */
  | Readonly<{ kind: 'value'; value: number; mark: string | null }>
  | Readonly<{ kind: 'missing'; because: MissingReason }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'problem'; message: string }>;

const problem = (message: string): ReadScore => ({ kind: 'problem', message });
const found = (value: number, mark: string | null = null): ReadScore => ({ kind: 'value', value, mark });

/** Other words for grades of the national judgements, and how GCSE results name themselves. */
const otherWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['wt', 'wts', 'working towards', 'towards', 'below'].map((word) => [word, 'wts'])),
  ...Object.fromEntries(['exp', 'exs', 'expected', 'at', 'met'].map((word) => [word, 'exs'])),
  ...Object.fromEntries(['gd', 'gds', 'greater depth', 'above', 'exceeding'].map((word) => [word, 'gds'])),
  ...Object.fromEntries(
    ['pks', 'pk1', 'pk2', 'pk3', 'pk4', 'pk5', 'pk6', 'blw', 'ekm', 'hnm', 'pre-key stage'].map((word) => [
      word,
      'pks',
    ]),
  ),
};
const earlyYears: Readonly<Record<string, string>> = { emerging: '1', em: '1', expected: '2', ex: '2' };

const inOrder = (scale: Scale, text: string): ReadScore | null => {
  const words = (scale.grades ?? []).map((grade) => grade.toLowerCase());
  const bare = text.toLowerCase();
  const own = words.indexOf(bare);
  if (own >= 0) return found(own + 1);
  const other =
    scale.key === 'judgement' ? otherWords[bare] : scale.key === 'early-years' ? earlyYears[bare] : undefined;
  const place = other === undefined ? -1 : words.indexOf(other);
  return place >= 0 ? found(place + 1, text) : null;
};

const gradesFault = (scale: Scale) => `Enter one of ${(scale.grades ?? []).join(', ')}`;

const gcse = (text: string): ReadScore | null => {
  if (/^u$/i.test(text)) return found(0, 'U');
  const grade = /^(?:grade )?([1-9])([+=\-abc]?)$/i.exec(text);
  return grade === null ? null : found(Number(grade[1]), grade[2] === '' ? null : text);
};

const combined = (text: string): ReadScore | null => {
  if (/^u([-/ ]?u)?$/i.test(text)) return found(0, 'U');
  const pair = /^([1-9]) ?[-/– ]? ?([1-9])$/.exec(text);
  if (pair === null) return null;
  const [high, low] = [Number(pair[1]), Number(pair[2])];
  return high - low === 0 || high - low === 1
    ? found((high + low) / 2, `${high}-${low}`)
    : problem(`${text} is no grade of combined science: the second is the same or one lower, such as 5-4`);
};

const whether: Readonly<Record<string, number>> = { y: 1, yes: 1, true: 1, 1: 1, gld: 1, n: 0, no: 0, false: 0, 0: 0 };

/** A number as people write it, at the end of a scale perhaps with a mark such as "69-", "<69", "140+" or ">140". */
const numberIn = (text: string): Readonly<{ value: number; isMarked: boolean }> | null => {
  const bare = text.replaceAll(/[\s ]/g, '').replace(/^\u2212/, '-');
  const parts = /^([<>≤≥]?)(-?\d{1,7}(?:\.\d{1,6})?|-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?)(%?)([+-]?)$/.exec(bare);
  if (parts === null) return null;
  return { value: Number((parts[2] ?? '').replaceAll(',', '')), isMarked: parts[1] !== '' || parts[4] !== '' };
};

const within = (scale: Scale, read: ReadScore): ReadScore => {
  if (read.kind !== 'value') return read;
  if (scale.lowest !== null && read.value < scale.lowest)
    return problem(`Enter a result of ${valueText(scale, scale.lowest)} or more: the scale begins there`);
  if (scale.highest !== null && read.value > scale.highest)
    return problem(`Enter a result of ${valueText(scale, scale.highest)} or less: the scale ends there`);
  return read;
};

const share = (text: string): ReadScore | null => {
  const sessions = /^(\d{1,4}) ?(?:\/|of|out of) ?(\d{1,4})$/i.exec(text);
  if (sessions === null) return plain(text);
  const [there, possible] = [Number(sessions[1]), Number(sessions[2])];
  if (possible === 0) return problem('No session was possible: leave it empty, or say why it is missing');
  if (there > possible) return problem(`${there} of ${possible} is more than were possible`);
  return found((100 * there) / possible, `${there}/${possible}`);
};

const plain = (text: string): ReadScore | null => {
  const read = numberIn(text);
  return read === null ? null : found(read.value, read.isMarked ? text : null);
};

const whole = (text: string): ReadScore | null => {
  const read = plain(text);
  return read?.kind === 'value' && !Number.isInteger(read.value)
    ? problem(`${text} is no whole number; this scale has whole numbers only`)
    : read;
};

const age = (text: string): ReadScore | null => {
  const edge = /^([<>]?) ?(.*?)([+-]?)$/.exec(text);
  const read = readAge(edge?.[2] ?? '');
  if (read === null) return null;
  return 'fault' in read ? problem(read.fault) : found(read.months, text);
};

const readers = {
  number: { read: plain, fault: () => 'Enter the result as a number, such as 84, or leave it empty' },
  count: { read: whole, fault: () => 'Enter the result as a number, such as 12, or leave it empty' },
  age: { read: age, fault: () => 'Enter the age in years and months, such as 9;4' },
  share: { read: share, fault: () => 'Enter sessions such as 342/380, or per cent such as 91.5' },
  gcse: { read: gcse, fault: () => 'Enter a grade from 9 to 1, or U' },
  'gcse-combined': { read: combined, fault: () => 'Enter two grades such as 5-4, or U' },
  order: { read: (text: string, scale: Scale) => inOrder(scale, text), fault: gradesFault },
  whether: {
    read: (text: string) => {
      const value = whether[text.toLowerCase()];
      return value === undefined ? null : found(value);
    },
    fault: () => 'Enter yes or no',
  },
} as const satisfies Record<
  Scale['kind'],
  { read: (text: string, scale: Scale) => ReadScore | null; fault: (scale: Scale) => string }
>;

/**
 * One result as it was written. The scale's own words are asked first, then the marks for "missing": A (absent), X, N, c, z, SUPP
 * and others are never 0. What is neither is a sentence saying what to enter.
 */
export const readScore = (scale: Scale, written: string): ReadScore => {
  const text = written.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  if (text === '') return { kind: 'empty' };
  const { read, fault } = readers[scale.kind];
  const score = read(text, scale);
  if (score !== null) return within(scale, score);
  const because = missingMark(text);
  return because === null ? problem(fault(scale)) : { kind: 'missing', because };
};
