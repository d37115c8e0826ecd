/** How a misspelt word is read. Pure. */

/** A word of the register that an asked word may mean, and how many schools have it. */
export type NearWord = Readonly<{ asked: string; word: string; schools: number }>;

/** What an asked word may mean: `weight` is how much finding it says, from its closeness and its rarity. */
export type Meaning = Readonly<{ asked: string; word: string; schools: number; weight: number }>;

/** Slips of the fingers between two words: letters left out, added, changed, or two neighbours swapped. */
export const slipsBetween = (a: string, b: string): number => {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
};

/** From 0 to 1: 1 for the same word, a little less for its beginning, then by slips for the length. */
export const closeness = (asked: string, word: string): number => {
  if (asked === word) return 1;
  if (asked.length >= 3 && word.startsWith(asked)) return 0.7 + (0.25 * asked.length) / word.length;
  const near = 1 - slipsBetween(asked, word) / Math.max(asked.length, word.length);
  return near < 0.5 ? 0 : near;
};

const mostMeanings = 12;

/**
 * The likeliest meanings of each asked word. A rare word says more than "school"; an exact word crowds out those that
 * merely resemble it, since most people spell most words rightly.
 */
export const meaningsOf = (near: readonly NearWord[], schools: number): readonly Meaning[] => {
  const asked = [...new Set(near.map((each) => each.asked))];
  return asked.flatMap((word) => {
    const all = near.filter((each) => each.asked === word);
    const isKnown = all.some((each) => each.word === word && each.schools > 0);
    return all
      .map((each) => {
        const close = closeness(word, each.word);
        const rarity = Math.log(1 + schools / Math.max(1, each.schools));
        return { ...each, weight: close ** (isKnown ? 6 : 5) * rarity };
      })
      .filter((each) => each.weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostMeanings);
  });
};

const mostCandidates = 1500;

/** The words by which candidates are fetched: those of the rarest asked words, as long as they bring few schools. */
export const leadingWords = (meanings: readonly Meaning[]): readonly string[] => {
  const asked = [...new Set(meanings.map((each) => each.asked))]
    .map((word) => {
      const own = meanings.filter((each) => each.asked === word);
      return { own, schools: own.reduce((sum, each) => sum + Math.max(1, each.schools), 0) };
    })
    .sort((a, b) => a.schools - b.schools);
  let brought = 0;
  const leading: string[] = [];
  for (const { own, schools } of asked) {
    if (leading.length > 0 && brought + schools > mostCandidates) break;
    brought += schools;
    leading.push(...own.map((each) => each.word));
  }
  return leading;
};

/** Letters from which on a search says something; one letter finds half the country. */
export const shortestQuery = 2;
