import { fold, partsOf, tokensOf, type Token } from './fold.ts';
import { commonForenames, titles, wordNames } from './words.ts';

/**
 * Finding pupils' names in texts. A full name is a finding; a forename or surname alone is worth a look only when few bear it.
 * Pure: the names come from the school's own list, never from this file.
 */

export type ListedName = Readonly<{ id: string; surname: string; forename: string }>;

/** Names on one page of a list. */
export const namesPerPage = 50;

/** What was found. `sure`: forename and surname together. Else somebody should look. `at` and `end` are offsets in the text. */
export type NameHit = Readonly<{
  nameId: string;
  kind: 'full' | 'initial' | 'surname' | 'forename';
  isSure: boolean;
  at: number;
  end: number;
  words: string;
}>;

/** One way in which a name may be written; `between` says what may stand between its first part and the rest. */
type Pattern = Readonly<{
  nameId: string;
  keys: readonly string[];
  kind: NameHit['kind'];
  /** In which place the second name begins: there a comma (“Surname, Forename”) or middle names may stand. */
  seam: number;
  order: 'forename-first' | 'surname-first' | 'alone';
}>;

export type NameIndex = Readonly<{
  byFirst: ReadonlyMap<string, readonly Pattern[]>;
  /** Full names of staff, folded: a pupil may share one. */
  staff: ReadonlySet<string>;
  size: number;
}>;

/** A surname or forename alone is looked at only when it is this long: shorter ones stand in too many other words. */
const shortest = 4;

const joined = (parts: readonly string[]): readonly (readonly string[])[] =>
  parts.length > 1 ? [parts, [parts.join('')]] : [parts];

/** “O’Brien” is written “O Brien” too. */
const irish = (parts: readonly string[]): readonly (readonly string[])[] => {
  const [first = ''] = parts;
  return parts.length === 1 && /^o[b-df-hj-np-tv-z]/.test(first) && first.length > 4 ? [['o', first.slice(1)]] : [];
};

const patternsOf = ({ id, surname, forename }: ListedName): readonly Pattern[] => {
  const [fore, sur] = [partsOf(forename), partsOf(surname)];
  const [first] = fore;
  if (sur.length === 0 || first === undefined) return [];
  const fores = [...joined(fore), ...(fore.length > 1 ? [[first]] : [])];
  const surs = [...joined(sur), ...irish(sur)];
  const pattern = (keys: readonly string[], kind: NameHit['kind'], seam: number, order: Pattern['order']): Pattern => ({
    nameId: id,
    keys,
    kind,
    seam,
    order,
  });
  const full = fores.flatMap((f) =>
    surs.flatMap((s) => [
      pattern([...f, ...s], 'full', f.length, 'forename-first'),
      pattern([...s, ...f], 'full', s.length, 'surname-first'),
    ]),
  );
  const initial = surs.map((s) => pattern([first.slice(0, 1), ...s], 'initial', 1, 'forename-first'));
  const whole = joined(sur).map((s) => pattern(s, 'surname', 0, 'alone'));
  return [...full, ...initial, ...whole, ...joined(fore).map((f) => pattern(f, 'forename', 0, 'alone'))];
};

/** Prepares a list of names for looking through many texts. `staff` are the names of grown-ups at the school. */
export const indexNames = (names: readonly ListedName[], staff: readonly string[] = []): NameIndex => {
  const byFirst = new Map<string, Pattern[]>();
  for (const pattern of names.flatMap(patternsOf)) {
    const [first = ''] = pattern.keys;
    const there = byFirst.get(first);
    if (there === undefined) byFirst.set(first, [pattern]);
    else there.push(pattern);
  }
  // The longest way of writing a name is tried first, so that “Ann Lee” is not found inside “Ann Lee-Jones”.
  for (const patterns of byFirst.values())
    patterns.sort((a, b) => b.keys.length - a.keys.length || rank[a.kind] - rank[b.kind]);
  return { byFirst, staff: new Set(staff.map((name) => partsOf(name).join(' '))), size: names.length };
};

const rank = { full: 0, initial: 1, surname: 2, forename: 3 } as const satisfies Record<NameHit['kind'], number>;

const together = /^[\s\u00a0-]{1,4}$/;
const comma = /^\s{0,3}[,;]?\s{0,4}$/;
const afterInitial = /^\.?[\s\u00a0]{0,2}$/;

/** Whether the words from here on are this pattern; gives the last of them, or null. */
const matchAt = (text: string, tokens: readonly Token[], from: number, pattern: Pattern): number | null => {
  let at = from;
  for (const [place, key] of pattern.keys.entries()) {
    if (place > 0) {
      const gap = text.slice(tokens[at]?.end, tokens[at + 1]?.at);
      const isSeam = place === pattern.seam;
      const fits =
        pattern.kind === 'initial' && isSeam
          ? afterInitial
          : isSeam && pattern.order === 'surname-first'
            ? comma
            : together;
      at += 1;
      if (!fits.test(gap)) return null;
      if (tokens[at]?.key !== key) {
        const skipped = isSeam && pattern.order === 'forename-first' ? skipMiddle(text, tokens, at, key) : null;
        if (skipped === null) return null;
        at = skipped;
      }
    } else if (tokens[at]?.key !== key) return null;
  }
  return at;
};

/** Up to two middle names, each with a capital and joined to the next by a space, may stand before the surname. */
const skipMiddle = (text: string, tokens: readonly Token[], from: number, key: string): number | null => {
  for (let at = from; at < from + 2; at += 1) {
    const [middle, next] = [tokens[at], tokens[at + 1]];
    if (middle === undefined || next === undefined || !middle.isCapital) return null;
    if (!together.test(text.slice(middle.end, next.at).replace(/^\./, ''))) return null;
    if (next.key === key && next.isCapital) return at + 1;
  }
  return null;
};

const opens = (text: string, at: number): boolean =>
  /(^|[.!?:;•\n]["“‘(]?\s*)$/.test(text.slice(Math.max(0, at - 4), at));

/** What a match is worth: sure, worth a look, or nothing. */
const weigh = (
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  pattern: Pattern,
  index: NameIndex,
) => {
  const mine = tokens.slice(from, to + 1);
  const capitals = mine.filter((one) => one.isCapital).length;
  const isWord = (token: Token) => wordNames.has(token.key);
  if (pattern.kind === 'full') {
    const isStaff = index.staff.has(mine.map((one) => one.key).join(' '));
    if (mine.every(isWord)) {
      if (capitals < mine.length) return null;
      return opens(text, mine[0]?.at ?? 0) || isStaff ? 'look' : 'sure';
    }
    // One half is a word and neither has a capital: “the mark obrien gave” is a name, “will jones” in lower case may be.
    if (mine.some(isWord) && capitals === 0) return 'look';
    return isStaff ? 'look' : 'sure';
  }
  const before = tokens[from - 1];
  const isTitled =
    before !== undefined && titles.has(before.key) && mine[0] !== undefined && mine[0].at - before.end <= 2;
  if (isTitled || capitals < mine.length) return null;
  const last = mine.at(-1);
  if (last === undefined) return null;
  if (pattern.kind === 'initial') return isWord(last) || last.key.length < shortest ? null : 'look';
  const key = mine.map((one) => one.key).join('');
  if (key.length < shortest || mine.every(isWord) || mine.some((one) => commonForenames.has(one.key))) return null;
  return [...index.staff].some((name) => name.split(' ').includes(last.key)) ? null : 'look';
};

/** Every place in a text where a name of the list stands, in the order of the text; a place is found once. */
export const findNames = (text: string, index: NameIndex): readonly NameHit[] => {
  if (index.size === 0) return [];
  const tokens = tokensOf(text);
  const hits: NameHit[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const best = bestAt(text, tokens, from, index);
    if (best === null) continue;
    hits.push(best.hit);
    from = best.to;
  }
  return hits;
};

const bestAt = (text: string, tokens: readonly Token[], from: number, index: NameIndex) => {
  for (const pattern of index.byFirst.get(tokens[from]?.key ?? '') ?? []) {
    const to = matchAt(text, tokens, from, pattern);
    const worth = to === null ? null : weigh(text, tokens, from, to, pattern, index);
    if (to === null || worth === null) continue;
    const [at, end] = [tokens[from]?.at ?? 0, tokens[to]?.end ?? 0];
    const { nameId, kind } = pattern;
    return { to, hit: { nameId, kind, isSure: worth === 'sure', at, end, words: text.slice(at, end) } };
  }
  return null;
};

/** The same words, however they were written: what “this is not a pupil” is kept under. */
export const wordsKey = (words: string): string => partsOf(words).join(' ') || fold(words);

/** A text without the names of pupils: each stands as “[a pupil]”. For everything that leaves the school on paper. */
export const coverNames = (text: string, index: NameIndex): string => {
  const hits = findNames(text, index).filter((hit) => hit.isSure);
  return hits.reduceRight((covered, { at, end }) => `${covered.slice(0, at)}[a pupil]${covered.slice(end)}`, text);
};

/** The words around a hit, for whoever is to mend it. */
export const excerptOf = (text: string, { at, end }: Pick<NameHit, 'at' | 'end'>): string => {
  const [from, to] = [Math.max(0, at - 60), Math.min(text.length, end + 60)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replaceAll(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`;
};
