const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip such as fingers make: a letter left out, doubled, changed, or two swapped. */
const slip = (word: string, random: () => number): string => {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + (word[at] ?? '') + word.slice(at);
  if (kind === 2) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return word.slice(0, at) + (letters[Math.floor(random() * 26)] ?? 'e') + word.slice(at + 1);
};

/** The name with one slip in each of up to two words of four letters or more. */
export const misspell = (name: string, random: () => number): string => {
  const words = name.split(' ');
  const long = words.flatMap((word, at) => (/^[A-Za-z]{4,}$/.test(word) ? [at] : []));
  for (const at of long.slice(0, 2)) words[at] = slip(words[at] ?? '', random);
  return words.join(' ');
};
