/** Which point of which assessment a school's own heading may mean: offered first to whoever names the columns, never read by itself. Pure. */
import type { KnownAssessment } from './rules.ts';

const short: Readonly<Record<string, string>> = {
  aut: 'autumn',
  spr: 'spring',
  sum: 'summer',
  ks2: 'key stage 2',
  read: 'reading',
  writ: 'writing',
  spag: 'spelling',
  gps: 'spelling',
  maths: 'mathematics',
  math: 'mathematics',
  att: 'attendance',
};

const written = (word: string): string => short[word] ?? (/^[23]\d$/.test(word) ? `20${word}` : word);

/** The words of a heading, written out: "Maths Aut25" is mathematics, autumn, 2025. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).flatMap((word) =>
      Object.hasOwn(short, word) ? written(word).split(' ') : (word.match(/\p{L}+|\p{N}+/gu) ?? []).map(written),
    ),
  );

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
  some.size > 0 && [...some].every((word) => all.has(word));

/** Words that a title may have and a heading rarely repeats. */
const besides: ReadonlySet<string> = new Set(['test', 'tests', 'score', 'scores', 'assessment', 'result', 'results']);

const tellingWords = (text: string): ReadonlySet<string> => {
  const words = wordsOf(text);
  const telling = new Set([...words].filter((word) => !besides.has(word)));
  return telling.size > 0 ? telling : words;
};

/** The one of these whose words all stand in the heading; none when several do and neither says more. */
const only = <T>(given: readonly T[], textOf: (one: T) => string, words: ReadonlySet<string>): T | null => {
  const fits = given
    .map((one) => ({ one, own: tellingWords(textOf(one)) }))
    .filter(({ own }) => isWithin(own, words))
    .toSorted((one, two) => two.own.size - one.own.size);
  const [first, second] = fits;
  return first === undefined || first.own.size === second?.own.size ? null : first.one;
};

/** "result:<assessment>@<point>", without the point where the heading does not say it; null when it names no assessment. */
export const guessPoint = (heading: string, known: readonly KnownAssessment[]): string | null => {
  const words = wordsOf(heading);
  const assessment = only(known, ({ title }) => title, words);
  if (assessment === null) return null;
  const { id, points } = assessment;
  const point = points.length === 1 ? points[0] : only(points, ({ label }) => label, words);
  return point === null || point === undefined ? `result:${id}` : `result:${id}@${point.label}`;
};
