import { hasLetter } from './letters.ts';
import type { Document } from './render.ts';

/**
 * What the house's paper (paper.typ) says about itself on every page. `printed` is a written day, as “22 November 2026”;
 * `version` says what was printed: “Version 3”, “As submitted on 2 February 2027”.
 */
export type PaperHead = Readonly<{ title: string; school: string; award: string; printed: string; version: string }>;

type Paper = Pick<Document, 'template' | 'createdAt'> &
  Readonly<{ head: PaperHead; data: Readonly<Record<string, unknown>>; pictures?: Document['pictures'] }>;

const words = { language: 'en', printed: 'Printed', page: 'Page', of: 'of' } as const;

/** What stands for a letter that no typeface of ours has: the reader sees that something was there. */
const missing = '[?]';

/**
 * A document on the house's paper: PDF/UA-1, `data` read by the template as `data.…` and the head as `data.paper`. A letter
 * that cannot be printed (an emoji, a script without a typeface here) never stops a long document: it is shown as “[?]”.
 */
export const paperDocument = ({ template, head, data, pictures, createdAt }: Paper): Document => ({
  template,
  data: { ...(asPrintable(data) as typeof data), paper: { ...(asPrintable(head) as PaperHead), words } },
  standard: 'ua-1',
  createdAt,
  ...(pictures === undefined ? {} : { pictures }),
});

/** The same value with every string printable; keys are ours and stay. */
const asPrintable = (value: unknown): unknown => {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(asPrintable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asPrintable(one)]));
};

const plain = /^[\n\u0020-\u007e]*$/;
const graphemes = new Intl.Segmenter('en');
const asked = new Map<string, string>();

/** A text in letters that our typefaces have. Signs that only steer (control, direction, variation) go without a trace. */
export const printable = (text: string): string => {
  if (plain.test(text)) return text;
  return [...graphemes.segment(text.normalize('NFC').replaceAll(/\r\n?/g, '\n'))]
    .map(({ segment }) => {
      const known = asked.get(segment) ?? printed(segment);
      if (asked.size < 20_000) asked.set(segment, known);
      return known;
    })
    .join('');
};

const steering = /(?![\t\n])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\p{Variation_Selector}\ufeff]/gu;

const printed = (segment: string): string => {
  if (segment === '\n' || segment === '\t') return segment === '\t' ? ' ' : segment;
  const letters = segment.replaceAll(steering, '');
  return [...letters].every((letter) => hasLetter(letter.codePointAt(0) ?? 0)) ? letters : missing;
};
