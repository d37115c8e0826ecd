import type { IconName } from '#platform/kit';

/** What a school can show: each kind of item with its words, what it holds, whether people can be recognised in it, and how long it is kept. Pure. */

type Kind = Readonly<{
  word: string;
  many: string;
  icon: IconName;
  /** What the choice says under the word. */
  hint: string;
  /** How the person is asked what it shows. */
  holds: 'file' | 'link' | 'words' | 'words-or-file' | 'figure';
  /** Whether it must be said who can be recognised before it is kept. */
  asksConsent: boolean;
  /** Months after its last day at which the school decides whether to keep it, and why then. */
  keep: Readonly<{ months: number; because: string }>;
}>;

const decided = 'Six years: as long as an award decision may be asked about.';
const aboutPeople = 'Three years: it shows or quotes people.';

/** Retention follows the project's own table: what shows people is kept shorter than what a decision stands on. */
export const itemKinds = {
  file: {
    word: 'File',
    many: 'Files',
    icon: 'document',
    hint: 'A review, a policy, pupils’ work: PDF, Word, Excel, CSV or text',
    holds: 'file',
    asksConsent: false,
    keep: { months: 72, because: decided },
  },
  photograph: {
    word: 'Photograph',
    many: 'Photographs',
    icon: 'image',
    hint: 'From your phone or computer. It loses the place where it was taken',
    holds: 'file',
    asksConsent: true,
    keep: { months: 36, because: 'Three years, or until consent ends if that is sooner.' },
  },
  link: {
    word: 'Link',
    many: 'Links',
    icon: 'link',
    hint: 'To a page that a verifier can open without signing in',
    holds: 'link',
    asksConsent: false,
    keep: { months: 24, because: 'Two years: pages on the web move and change.' },
  },
  note: {
    word: 'Note',
    many: 'Notes',
    icon: 'speech',
    hint: 'What happened, or what somebody told you, in your own words',
    holds: 'words',
    asksConsent: false,
    keep: { months: 36, because: aboutPeople },
  },
  observation: {
    word: 'Observation',
    many: 'Observations',
    icon: 'eye',
    hint: 'What was seen, when, by whom, and whose voice is heard. No pupil is named',
    holds: 'words',
    asksConsent: true,
    keep: { months: 36, because: aboutPeople },
  },
  minutes: {
    word: 'Minutes',
    many: 'Minutes',
    icon: 'people',
    hint: 'Of a meeting: as text, as a file, or both',
    holds: 'words-or-file',
    asksConsent: false,
    keep: { months: 72, because: decided },
  },
  figure: {
    word: 'Figure',
    many: 'Figures',
    icon: 'chart',
    hint: 'From tracking: what was measured, its value, for how many, from where',
    holds: 'figure',
    asksConsent: false,
    keep: { months: 72, because: decided },
  },
  questionnaire: {
    word: 'Questionnaire result',
    many: 'Questionnaire results',
    icon: 'chart',
    hint: 'One question, its result, and how many answered',
    holds: 'figure',
    asksConsent: false,
    keep: { months: 72, because: decided },
  },
} as const satisfies Record<string, Kind>;

export type ItemKind = keyof typeof itemKinds;
export const kindNames = Object.keys(itemKinds) as [ItemKind, ...ItemKind[]]; // the keys of the table above

export const isKind = (text: string): text is ItemKind => Object.hasOwn(itemKinds, text);

/** What a text of an item holds besides its title and what it shows; the kind says which of them. */
export type Holding = Readonly<{
  url: string | null;
  note: string | null;
  byWhom: string;
  measure: string | null;
  value: number | null;
  unit: string;
  pupils: number | null;
  source: string;
}>;

export const holdsNothing: Holding = {
  url: null,
  note: null,
  byWhom: '',
  measure: null,
  value: null,
  unit: '',
  pupils: null,
  source: '',
};

/**
 * What the SHA-256 of a text is made of: a line for each thing it holds, in this order, UTF-8, joined by line feeds. A file
 * alone has the hash of its own bytes. The database makes the hash (`app.evidence_text`); this says the same to people.
 */
export const canonicalText = (held: Holding, fileSha256: string | null): string =>
  (
    [
      ['file', fileSha256],
      ['link', held.url],
      ['measure', held.measure],
      ['value', held.value === null ? null : `${held.value}${held.unit === '' ? '' : ` ${held.unit}`}`],
      ['n', held.pupils],
      ['source', held.source || null],
      ['by', held.byWhom || null],
      ['words', held.note],
    ] as const
  )
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** A figure in words: "4.1 points, n = 42". */
export const figureWords = ({ value, unit, pupils }: Pick<Holding, 'value' | 'unit' | 'pupils'>): string => {
  const said = `${String(value ?? '').replace('-', '\u2212')}${unit === '' ? '' : unit === '%' ? '%' : ` ${unit}`}`;
  return pupils === null ? said : `${said}, n = ${pupils}`;
};
