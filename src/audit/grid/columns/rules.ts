/** Which column of a school's own grid holds what. Pure. */
import { closestTo, type Scheme } from '#schemes/rules';

/** A table of the file: rows of text, all of one width. */
export type Table = Readonly<{ name: string; rows: readonly (readonly string[])[] }>;

/** What a column can hold; one that holds none of these is left alone. */
export const parts = ['code', 'wording', 'level', 'comment', 'evidence', 'impact'] as const;
export type Part = (typeof parts)[number];
export type Columns = Readonly<Record<Part, number | null>>;
/** How a table is read: the row of its headings (from 0) and the column of each part; `headings` so that it can be offered again. */
export type Mapping = Readonly<{ heading: number; columns: Columns; headings: readonly string[] }>;

export const partWords = (scheme: Scheme): Readonly<Record<Part, string>> => ({
  code: `Code of the ${scheme.words.criterion.one.toLowerCase()}, like ${scheme.criteria[0]?.code ?? 'A1'}`,
  wording: `Wording of the ${scheme.words.criterion.one.toLowerCase()}`,
  level: 'Level',
  comment: 'Why this level: reasons, comments',
  evidence: 'What shows it: evidence',
  impact: 'What changed for pupils: impact',
});

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();

/** How well a heading fits a part: 3 says it outright, 1 is a hint. The scheme's own word for its lines counts as well. */
const fits = (heading: string, part: Part, scheme: Scheme): number => {
  const said = plain(heading);
  if (said === '') return 0;
  const line = plain(scheme.words.criterion.one);
  const is = (...words: readonly string[]) => words.includes(said);
  const has = (words: RegExp) => words.test(said);
  switch (part) {
    case 'code':
      return is('code', 'ref', 'reference', 'no', 'number', '#', 'id', `${line} code`)
        ? 3
        : has(/^(code|ref)\b/)
          ? 2
          : 0;
    case 'wording':
      return is(line) ? 3 : has(/\b(descriptor|criterion|criteria|statement|indicator|wording)\b/) ? 2 : 0;
    case 'level':
      return is('level', 'judgement', 'judgment', 'rating', 'rag', 'grade')
        ? 3
        : has(/\b(level|judge?ment|rating|grade)\b/) && !has(/^why\b/)
          ? 1
          : 0;
    case 'comment':
      return is('comment', 'comments', 'reason', 'reasons', 'why this level')
        ? 3
        : has(/\b(comment|reason|why|notes?)/)
          ? 1
          : 0;
    case 'evidence':
      return is('evidence', 'what shows it') ? 3 : has(/\b(evidence|shows?|sources?)\b/) ? 1 : 0;
    case 'impact':
      return is('impact', 'effect', 'what changed for pupils')
        ? 3
        : has(/\b(impact|effect|changed|difference)\b/)
          ? 1
          : 0;
  }
};

/** Each part takes the heading that fits it best; no heading serves two parts. */
const byHeadings = (headings: readonly string[], scheme: Scheme): Columns => {
  const offers = parts
    .flatMap((part) => headings.map((heading, column) => ({ part, column, score: fits(heading, part, scheme) })))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.column - other.column);
  const found = new Map<Part, number>();
  for (const { part, column } of offers)
    if (!found.has(part) && ![...found.values()].includes(column)) found.set(part, column);
  return columnsFrom((part) => found.get(part) ?? null);
};

export const columnsFrom = (of: (part: Part) => number | null): Columns => ({
  code: of('code'),
  wording: of('wording'),
  level: of('level'),
  comment: of('comment'),
  evidence: of('evidence'),
  impact: of('impact'),
});

const named = (columns: Columns): number => parts.filter((part) => columns[part] !== null).length;

/** Headings may stand below a title: the row among the first twenty that names most parts. */
const headingRow = ({ rows }: Table, scheme: Scheme): number => {
  const scores = rows.slice(0, 20).map((row) => named(byHeadings(row, scheme)));
  const best = Math.max(0, ...scores);
  return best === 0 ? 0 : scores.indexOf(best);
};

/** The column most of whose cells are what is looked for, where no heading says so; at most forty rows are looked at. */
const columnOf = (
  { rows }: Table,
  heading: number,
  taken: readonly (number | null)[],
  isIt: (cell: string) => boolean,
): number | null => {
  const body = rows.slice(heading + 1, heading + 41);
  const found = Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => {
    const cells = body.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    return { column, share: cells.filter(isIt).length / Math.max(1, cells.length) };
  }).filter(({ column, share }) => share > 0.5 && !taken.includes(column));
  return found.toSorted((one, other) => other.share - one.share)[0]?.column ?? null;
};

/** Lines are named by their codes or by their words: both are found by what the cells say. */
const byCells = (table: Table, heading: number, columns: Columns, scheme: Scheme): Columns => {
  const taken = (and: number | null) => [...parts.map((part) => columns[part]), and];
  const code = columns.code ?? columnOf(table, heading, taken(null), (cell) => scheme.criterionByCode.has(cell));
  const outcomes = scheme.outcomes.map(({ name }) => name);
  const closest = columns.wording === null ? closestTo(scheme.criteria, outcomes) : () => null;
  const wording = columns.wording ?? columnOf(table, heading, taken(code), (cell) => closest(cell) !== null);
  return { ...columns, code, wording };
};

/** The school's last mapping, where its headings are there again. */
const remembered = (headings: readonly string[], last: Mapping | null): Columns | null => {
  if (last === null) return null;
  const here = headings.map(plain);
  const found = columnsFrom((part) => {
    const column = last.columns[part];
    const at = column === null ? -1 : here.indexOf(plain(last.headings[column] ?? ''));
    return at < 0 || here[at] === '' ? null : at;
  });
  const wanted = parts.filter((part) => last.columns[part] !== null);
  return wanted.length > 0 && wanted.every((part) => found[part] !== null) ? found : null;
};

/** How a table is probably to be read; the person who brought it says whether that is right. */
export const guessMapping = (table: Table, scheme: Scheme, last: Mapping | null = null): Mapping => {
  const rows = table.rows.slice(0, 20);
  const again = rows.findIndex((row) => remembered(row, last) !== null);
  const heading = again < 0 ? headingRow(table, scheme) : again;
  const headings = table.rows[heading] ?? [];
  const columns = remembered(headings, last) ?? byCells(table, heading, byHeadings(headings, scheme), scheme);
  return { heading, headings, columns };
};

/** The table that most looks like an audit: the one whose headings name most parts, then the longest. */
export const likeliestTable = (tables: readonly Table[], scheme: Scheme): number => {
  const scores = tables.map(
    (table) => named(guessMapping(table, scheme).columns) * 10_000 + Math.min(table.rows.length, 9_999),
  );
  return Math.max(0, scores.indexOf(Math.max(...scores)));
};

export type MappingFault = 'no-line' | 'nothing-to-bring' | 'same-column';

/** What is wrong with a mapping before any row is looked at. */
export const mappingFault = ({ columns }: Mapping): MappingFault | null => {
  if (columns.code === null && columns.wording === null) return 'no-line';
  const used = parts.flatMap((part) => columns[part] ?? []);
  if (new Set(used).size < used.length) return 'same-column';
  return columns.level === null && columns.comment === null && columns.evidence === null && columns.impact === null
    ? 'nothing-to-bring'
    : null;
};
