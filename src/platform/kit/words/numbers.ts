/** Numbers as the site writes them: a true minus, thousands with a comma, figures rounded once and alike everywhere. */
const minus = '\u2212';

/** Making a format costs more than a whole cell of a matrix, so each is made once. */
const formats = new Map<number, Intl.NumberFormat>();

const grouped = (value: number, digits: number): string => {
  const known = formats.get(digits);
  if (known !== undefined) return known.format(value);
  const made = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(digits, made);
  return made.format(value);
};

/** `1,200`, `−3.7`; `digits` after the point, none unless told. A value that rounds to zero has no sign. */
export const number = (value: number, digits = 0): string => {
  const size = grouped(Math.abs(value), digits);
  return value < 0 && /[1-9]/.test(size) ? minus + size : size;
};

/** `+3.7`, `−1.3`, `0.0`: a difference, with its sign. */
export const signed = (value: number, digits = 1): string => {
  const size = grouped(Math.abs(value), digits);
  if (!/[1-9]/.test(size)) return size;
  return (value < 0 ? minus : '+') + size;
};

/** `17.9%` from 17.9. `digits` after the point, none unless told. */
export const percent = (value: number, digits = 0): string => `${number(value, digits)}%`;

/** `£6,480` from pounds; pence are shown only when there are some. */
export const money = (pounds: number): string => {
  const pence = Math.round(Math.abs(pounds) * 100) % 100 !== 0;
  return `${pounds < 0 ? minus : ''}£${grouped(Math.abs(pounds), pence ? 2 : 0)}`;
};

/** `0.6 to 6.8`: the likely range of a figure. */
export const range = (low: number, high: number, digits = 1): string =>
  `${number(low, digits)} to ${number(high, digits)}`;

/** `1st`, `68th`, `22nd`. */
export const ordinal = (value: number): string => {
  const tail = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${value}${tail[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(value)]}`;
};

/** `1 item`, `3 items`, `No items` stays the page's business. The second word is for plurals that do not end in s. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** `Four things`, for the start of a sentence; figures from ten on. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${small[value] ?? number(value)} ${value === 1 ? one : many}`;

/** A title as it stands inside a sentence: "reading", but "GCSE maths". */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/** `Ethos, Policy and Leadership`. */
export const list = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;

/** `4 MB`, `230 kB`: the size of a file. */
export const fileSize = (bytes: number): string => {
  if (bytes < 1000) return plural(bytes, 'byte');
  return bytes < 1_000_000
    ? `${number(bytes / 1000)} kB`
    : `${number(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0)} MB`;
};

/** `AY` from Amina Yusuf. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
};

/** The first `length` characters of a text with an ellipsis, cut at a word. */
export const shorten = (text: string, length: number): string => {
  if ([...text].length <= length) return text;
  const cut = [...text].slice(0, length).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
};

/** Minutes as people speak of time: 40 is `40 minutes`, 60 `1 hour`, 150 `2.5 hours`. */
export const timeSpan = (minutes: number): string => {
  if (minutes < 60) return plural(minutes, 'minute');
  const tenths = Math.round(minutes / 6) / 10;
  return tenths === 1 ? '1 hour' : `${number(tenths, Number.isInteger(tenths) ? 0 : 1)} hours`;
};
