/** Whether two lines of a scheme say the same thing: a school should never be asked one question twice. */

export type Wording = Readonly<{ code: string; text: string }>;
export type Duplicate = Readonly<{
  first: string;
  second: string;
  because: 'opening' | 'same-words';
  likeness: number;
}>;

/** Words that carry no meaning of their own when two descriptors are compared. */
const plain = new Set(
  'a an and are as at be been but by can for from has have in is it its of on or our so that the their them then they this to was what when where which who with'.split(
    ' ',
  ),
);

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .match(/[\p{L}\p{N}']+/gu) ?? [];

/** Leaves out the outcomes' own names, so that one sentence cannot serve five outcomes by changing only that. */
const without = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replaceAll(name.toLowerCase(), ' '), text.toLowerCase());

/** Two words are one when they share their first six letters: "pupil" and "pupils", "review" and "reviewed". */
const stems = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => !plain.has(word))
      .map((word) =>
        word
          .replace(/'s$/, '')
          .replace(/(?<=.{3})(?:ing|ed|es|s)$/, '')
          .slice(0, 6),
      ),
  );

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((word) => other.has(word)).length;

/** Share of the meaning words that two texts have in common, 0 to 1 (Sørensen-Dice over word stems). */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.size + other.size === 0 ? 0 : (2 * shared(one, other)) / (one.size + other.size);

/**
 * Pairs that open with the same five words, or whose words agree for `limit` (0 to 1) or more once the outcomes'
 * names are taken out. Each pair is named once, the later line second.
 */
export const nearDuplicates = (
  lines: readonly Wording[],
  outcomeNames: readonly string[],
  limit = 0.6,
): readonly Duplicate[] => {
  const read = lines.map(({ code, text }) => ({
    code,
    opening: wordsOf(text).slice(0, 5).join(' '),
    stems: stems(without(text, outcomeNames)),
  }));
  return read.flatMap((later, index) =>
    read.slice(0, index).flatMap((earlier): readonly Duplicate[] => {
      const found = likeness(earlier.stems, later.stems);
      if (earlier.opening === later.opening)
        return [{ first: earlier.code, second: later.code, because: 'opening', likeness: found }];
      return found >= limit
        ? [{ first: earlier.code, second: later.code, because: 'same-words', likeness: found }]
        : [];
    }),
  );
};

export type Closest = Readonly<{ code: string; likeness: number }>;

/**
 * Finds the line that a text says again in its own words: the one with most words in common (0 to 1, as above), when it has
 * `limit` or more and no other comes within a tenth of it. Two that are as close make none: a guess would be wrong half the time.
 */
export const closestTo = (
  lines: readonly Wording[],
  outcomeNames: readonly string[],
  limit = 0.6,
): ((text: string) => Closest | null) => {
  const known = lines.map(({ code, text }) => ({ code, size: stems(without(text, outcomeNames)).size }));
  const places = new Map<string, number[]>();
  for (const [at, { text }] of lines.entries())
    for (const stem of stems(without(text, outcomeNames))) places.set(stem, [...(places.get(stem) ?? []), at]);
  return (text) => {
    const asked = stems(without(text, outcomeNames));
    const shares = new Map<number, number>();
    for (const stem of asked) for (const at of places.get(stem) ?? []) shares.set(at, (shares.get(at) ?? 0) + 1);
    const found = [...shares]
      .flatMap(([at, count]) => {
        const line = known[at];
        return line === undefined ? [] : [{ code: line.code, likeness: (2 * count) / (line.size + asked.size) }];
      })
      .toSorted((one, other) => other.likeness - one.likeness);
    const [first, second] = found;
    if (first === undefined || first.likeness < limit) return null;
    return second !== undefined && first.likeness - second.likeness < 0.1 ? null : first;
  };
};
