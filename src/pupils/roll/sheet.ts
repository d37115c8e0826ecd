/** Reads a sheet, CSV or Excel: a heading row, and a row for each pupil. */
import { CsvUnreadable, type CsvRow } from '#platform/csv';
import { definitionOn, ownId } from '../groups/definitions/rules.ts';
import { gatherer } from './gather.ts';
import { columnsOf, repeated, targetOf, type Mapping, type Target } from './mapping.ts';
import { rowReader, type Place, type RowReader } from './row.ts';
import { headingKey, type RollColumn, type RollRead, type RollSink } from './rules.ts';

export type SheetOptions = Readonly<{
  mapping: Mapping;
  today: string;
  format: 'csv' | 'xlsx';
  /** True where somebody may say what columns are: then a file in which none is known as UPN asks for that. */
  asksUpn?: boolean;
}>;

const neededProblem = (places: readonly Place[]): string | null => {
  const has = (field: string) => places.some(({ target }) => target.kind === 'field' && target.field === field);
  const missing = (['surname', 'forename'] as const).filter((field) => !has(field));
  if (missing.length === 0) return null;
  const named = missing.map((field) => (field === 'surname' ? 'Surname' : 'Forename')).join(' and ');
  return `No column is known as ${named}. Name it so in the heading row, or say which column it is.`;
};

/** Without a UPN pupils are known by number or name; but where nobody has said anything of columns, one that is not known may be the UPN. */
const upnProblem = (columns: readonly RollColumn[]): string | null => {
  const unknown = columns.filter(({ becomes }) => becomes === null).map(({ heading }) => `“${heading}”`);
  if (unknown.length === 0 || columns.some(({ becomes, isRemembered }) => isRemembered || becomes === 'upn'))
    return null;
  const named =
    unknown.length > 3
      ? `${unknown.length} columns hold`
      : `${unknown.join(', ')} ${unknown.length === 1 ? 'holds' : 'hold'}`;
  return `No column is known as UPN, and nobody has said what ${named}. Name the column UPN in the heading row, or say what each column is.`;
};

/** Two columns of one heading, where it is one that is read. */
const repeatedIn = (columns: readonly RollColumn[]): readonly string[] =>
  [...repeated(columns.map(({ heading }) => heading))].flatMap((at) => {
    const heading = columns[at]?.heading ?? '';
    const first = columns.find((each) => headingKey(each.heading) === headingKey(heading));
    return first === undefined || first.becomes === null || first.becomes === 'ignore' ? [] : [heading];
  });

/** A group that nobody is entered into, or that is none; a part of a result, where each row is a pupil. */
const targetProblem = (target: Target, today: string): string | null => {
  if (target.kind === 'part')
    return 'In a file of pupils each row is a pupil. Say which assessment and point this column holds, or ignore it.';
  if (target.kind !== 'group' || ownId(target.group) !== null) return null;
  const definition = definitionOn(target.group, today);
  if (definition === null) return 'There is no such group. Choose another for this column, or ignore it.';
  return definition.how === 'derived'
    ? `Waymark works out “${definition.title}” from other facts: nobody is entered by hand. Ignore this column.`
    : null;
};

const placesOf = (columns: readonly RollColumn[]): readonly Place[] =>
  columns.flatMap(({ heading, becomes }, at) => {
    const target = becomes === null ? null : targetOf(becomes);
    return target === null || target.kind === 'ignore' ? [] : [{ at, heading, target }];
  });

type Heading = Readonly<{ columns: readonly RollColumn[]; reader: RowReader | null }>;

/** Takes the heading row. Without a name's column there is nothing to read, but the rows are still counted. */
const takeHeading = (row: CsvRow, { mapping, today, asksUpn }: SheetOptions, sink: RollSink): Heading => {
  const headings = row.cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim().slice(0, 200));
  const columns = columnsOf(headings, mapping);
  const places = placesOf(columns);
  const needed = row.fault ?? neededProblem(places);
  if (needed !== null) sink.problem({ line: row.line, column: null, message: needed });
  const noUpn = needed === null && asksUpn === true ? upnProblem(columns) : null;
  if (noUpn !== null) sink.problem({ line: row.line, column: 'UPN', message: noUpn });
  for (const heading of repeatedIn(columns))
    sink.problem({
      line: row.line,
      column: heading,
      message: 'Two columns have this heading. Take one of them out, or give it another heading.',
    });
  for (const { heading, target } of places) {
    const message = targetProblem(target, today);
    if (message !== null) sink.problem({ line: row.line, column: heading, message });
  }
  return { columns, reader: needed === null ? rowReader(places, columns.length, mapping, today) : null };
};

/** Reads the rows below a heading. Every fault has its line and its column; sound rows go to the sink in batches. */
export const readSheet = async (
  rows: AsyncIterable<readonly CsvRow[]>,
  options: SheetOptions,
  sink: RollSink,
): Promise<RollRead> => {
  const gather = gatherer(sink);
  let heading: Heading | null = null;
  let isReadable = true;
  try {
    for await (const batch of rows)
      for (const row of batch) {
        if (heading === null) {
          heading = takeHeading(row, options, sink);
          continue;
        }
        const { reader } = heading;
        const tell = (column: string | null, message: string) => sink.problem({ line: row.line, column, message });
        const { pupil, notAvailable, upn } = reader?.read(row, tell) ?? { pupil: null, notAvailable: 0, upn: null };
        gather.counts.notAvailable += notAvailable;
        if (reader === null) gather.faulty();
        else if (pupil === null) gather.faulty({ line: row.line, upn, column: reader.columns.upn });
        else await gather.take({ pupil, columns: reader.columns });
      }
  } catch (error) {
    if (!(error instanceof CsvUnreadable)) throw error;
    sink.problem({ line: error.line, column: null, message: error.message });
    isReadable = false;
  }
  await gather.end();
  if (heading === null && isReadable)
    sink.problem({
      line: 1,
      column: null,
      message: 'The file is empty. It needs a heading row and a row for each pupil.',
    });
  else if (gather.counts.pupils === 0 && isReadable && heading?.reader !== null)
    sink.problem({ line: 2, column: null, message: 'No pupil stands below the heading row. Export the list again.' });
  return { format: options.format, ...gather.counts, columns: heading?.columns ?? [], unread: [] };
};
