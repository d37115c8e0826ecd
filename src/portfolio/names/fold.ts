/** Letters that do not come apart into a plain letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ŧ: 't',
};

/** A word in the form in which names are compared: lower case, without marks above or below, without apostrophes. */
export const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’ʼ‘`´]/gu, '')
    .replaceAll(/[łøđðþßæœıħŋŧ]/g, (letter) => whole[letter] ?? letter);

/** One word of a text: its folded form, where it stands, and whether it begins with a capital (or has no case at all). */
export type Token = Readonly<{ key: string; at: number; end: number; isCapital: boolean }>;

const words = /\p{L}[\p{L}\p{M}]*(?:['’ʼ‘`´][\p{L}\p{M}]+)*/gu;
const possessive = /['’ʼ‘`´]s$/iu;

/** The words of a text in their order. A possessive stands for the name itself: “Zara’s” is zara. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(words)) {
    const word = match[0].replace(possessive, '');
    const first = word.charAt(0);
    const key = fold(word);
    const isCapital = first !== first.toLowerCase() || first === first.toUpperCase();
    if (key !== '') tokens.push({ key, at: match.index, end: match.index + word.length, isCapital });
  }
  return tokens;
};

/** A name as the list of its words: “Anne-Marie” is two, “O’Brien” one. */
export const partsOf = (name: string): readonly string[] => tokensOf(name).map(({ key }) => key);
