/** The rows of a school's own grid, held against the scheme: what each is about, what it says, and every problem in a sentence. Pure. */
import { closestTo, isInScope, type Scheme } from '#schemes/rules';
import type { Texts } from '../../offer/rules.ts';
import type { Columns, Mapping, Part, Table } from '../columns/rules.ts';

export type GridRow = Readonly<{
  /** Its number in the table, as a person counts: the first row is 1. */
  line: number;
  criterion: string | null;
  /** The code of a level of the scheme: a proposal, never a judgement. */
  level: string | null;
  /** What a person should know of it before choosing. */
  notes: readonly string[];
  /** What must be mended before it can come. */
  problems: readonly string[];
}> &
  Texts;

/** How long one text of a judgement may be. */
type Limits = Readonly<{ text: number }>;

/** A cell as it was before a spreadsheet's guard against formulas: one apostrophe before a sign is the guard's. */
export const unguarded = (cell: string): string =>
  cell.replace(/^'(?='*[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '');

const cellOf = (row: readonly string[], columns: Columns, part: Part): string => {
  const column = columns[part];
  return column === null ? '' : unguarded((row[column] ?? '').replaceAll('\r\n', '\n').trim());
};

/** A code that a spreadsheet program took for a date: 1.2.3 became 1 February 2003. */
const undated = (cell: string): string | null => {
  const found = /^20(\d\d)-(\d\d)-(\d\d)$/.exec(cell);
  return found === null ? null : [found[3], found[2], found[1]].map(Number).join('.');
};

type Found = Readonly<{ criterion: string | null; notes: readonly string[]; problems: readonly string[] }>;
const nothing: Found = { criterion: null, notes: [], problems: [] };

const byCode = (codes: ReadonlyMap<string, string>, cell: string): Found | null => {
  const first = cell.split(/[\s:–—]/)[0] ?? '';
  const code = codes.get(cell.toLowerCase()) ?? codes.get(first.toLowerCase().replace(/[.)]$/, ''));
  if (code !== undefined) return { ...nothing, criterion: code };
  const dated = undated(cell);
  const meant = dated === null ? undefined : codes.get(dated);
  return meant === undefined
    ? null
    : { ...nothing, criterion: meant, notes: [`A spreadsheet turned its code into a date; ${meant} was meant.`] };
};

/** Finds what a row is about, by its code or by its words. */
const finder = (scheme: Scheme) => {
  const codes = new Map([...scheme.criterionByCode.keys()].map((code) => [code.toLowerCase(), code]));
  const closest = closestTo(
    scheme.criteria,
    scheme.outcomes.map(({ name }) => name),
  );
  const word = scheme.words.criterion.one.toLowerCase();
  return (code: string, wording: string): Found => {
    // Many grids say "1.1.1 Heaters work …" in one cell.
    const named = byCode(codes, code) ?? byCode(codes, wording);
    if (named !== null) return named;
    const like = wording === '' ? null : closest(wording);
    if (like !== null) {
      const percent = Math.round(like.likeness * 100);
      const note = percent === 100 ? [] : [`Matched with ${like.code} by its words, ${percent}% of which agree.`];
      return { ...nothing, criterion: like.code, notes: note };
    }
    if (code === '' && wording === '') return nothing;
    const said = code === '' ? `“${wording.slice(0, 80)}”` : `“${code.slice(0, 40)}”`;
    return {
      ...nothing,
      problems: [`${said} is no ${word} of this scheme. Correct the code, or the wording, in your grid.`],
    };
  };
};

/** A level by its code, its name, its number on the scale or the beginning of its name, where that can mean one only. */
const levelIn = (scheme: Scheme, said: string): string | null => {
  const plain = said
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const exact = scheme.levels.find(
    ({ code, name, rank }) =>
      plain === code.replaceAll('-', ' ') || plain === name.toLowerCase() || plain === String(rank),
  );
  if (exact !== undefined) return exact.code;
  const begun = scheme.levels.filter(
    ({ name }) => name.toLowerCase().startsWith(plain) || plain.startsWith(`${name.toLowerCase()} `),
  );
  return begun.length === 1 && plain !== '' ? (begun[0]?.code ?? null) : null;
};

const textNames = { comment: 'reasons', evidence: 'evidence', impact: 'impact' } as const;

const tooLong = (texts: Texts, { text: most }: Limits): readonly string[] =>
  (['comment', 'evidence', 'impact'] as const).flatMap((field) => {
    const length = [...texts[field]].length;
    return length <= most
      ? []
      : [
          `Its ${textNames[field]} ${field === 'comment' ? 'have' : 'has'} ${length.toLocaleString('en-GB')} characters, and ${most.toLocaleString('en-GB')} fit. Shorten it, or keep it as a document in your evidence.`,
        ];
  });

/**
 * Every row below the headings that says something. A row that names no line and says nothing (a title, a blank) is left out; one
 * that says something of no line is a problem, for its words would be lost.
 */
export const readRows = (scheme: Scheme, table: Table, mapping: Mapping, limits: Limits): readonly GridRow[] => {
  const find = finder(scheme);
  const levels = scheme.levels.map(({ name }) => name).join(', ');
  const seen = new Map<string, number>();
  return table.rows.slice(mapping.heading + 1).flatMap((row, index): readonly GridRow[] => {
    const line = mapping.heading + index + 2;
    const of = (part: Part) => cellOf(row, mapping.columns, part);
    const texts = { comment: of('comment'), evidence: of('evidence'), impact: of('impact') };
    const levelWord = of('level');
    const says = levelWord !== '' || Object.values(texts).some((text) => text !== '');
    const found = find(of('code'), of('wording'));
    if (!says) return [];
    if (found.criterion === null && found.problems.length === 0) {
      const problem = `It names no ${scheme.words.criterion.one.toLowerCase()}. Where cells are joined with the row above, copy the code down.`;
      return [{ line, criterion: null, level: null, ...texts, notes: [], problems: [problem] }];
    }
    const level = levelWord === '' ? null : levelIn(scheme, levelWord);
    const earlier = found.criterion === null ? undefined : seen.get(found.criterion);
    if (found.criterion !== null && earlier === undefined) seen.set(found.criterion, line);
    return [
      {
        line,
        criterion: found.criterion,
        level,
        ...texts,
        notes: [
          ...found.notes,
          ...(earlier === undefined ? [] : [`Row ${earlier} is about ${found.criterion} too; both would stand.`]),
        ],
        problems: [
          ...found.problems,
          ...(found.criterion !== null && !isInScope(scheme, found.criterion)
            ? [`${found.criterion} is not judged in this audit. Leave the row out.`]
            : []),
          ...(levelWord !== '' && level === null
            ? [`“${levelWord.slice(0, 40)}” is no level of this scheme. Use one of ${levels}, or leave the cell empty.`]
            : []),
          ...tooLong(texts, limits),
        ],
      },
    ];
  });
};
