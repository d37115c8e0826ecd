import { Alert, DataTable, Hidden, Select, Sub, TextInput, type Column, type Problem } from '#platform/kit';
import { missingReasons } from '../scales/missing.ts';
import {
  heldAt,
  heldWords,
  reasonField,
  seqField,
  valueField,
  writtenText,
  type EntryColumn,
  type EntryRow,
} from './rules.ts';

type EntryProps = Readonly<{
  columns: readonly EntryColumn[];
  rows: readonly EntryRow[];
  caption: string;
  problems?: readonly Problem[] | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
  /** Boxes in which somebody else wrote meanwhile. */
  clashed?: ReadonlySet<string> | undefined;
}>;

const Box = ({ row, column, ...props }: EntryProps & Readonly<{ row: EntryRow; column: EntryColumn }>) => {
  const held = heldAt(row, column);
  const name = valueField(column.key, row.code);
  return (
    <>
      <Hidden name={seqField(column.key, row.code)} value={held.seq} />
      <TextInput
        name={name}
        label={`${column.head}, ${row.code}`}
        hideLabel
        width={5}
        inputmode={column.scale.kind === 'count' || column.scale.kind === 'number' ? 'decimal' : undefined}
        autocomplete="off"
        value={props.typed?.[name] ?? writtenText(column.scale, held)}
        problems={props.problems}
      />
      {props.clashed?.has(name) ? <Sub>now held: {heldWords(column.scale, held)}</Sub> : null}
      {held.seq > 1 ? <Sub>corrected {held.seq === 2 ? 'once' : `${held.seq - 1} times`}</Sub> : null}
    </>
  );
};

const Reason = ({ row, column, ...props }: EntryProps & Readonly<{ row: EntryRow; column: EntryColumn }>) => {
  const name = reasonField(column.key, row.code);
  return (
    <Select
      name={name}
      label={`Why the result is missing: ${column.head}, ${row.code}`}
      hideLabel
      empty="Not missing"
      value={props.typed?.[name] ?? heldAt(row, column).missingBecause}
      options={missingReasons.map((reason) => ({ value: reason, text: reason }))}
    />
  );
};

/** Pupils with a box and a reason for each point. Each box remembers what stood there when the page was opened. */
export const EntryTable = (props: EntryProps) => {
  const hasBefore = props.rows.some((row) => row.before !== undefined);
  const columns: Column<EntryRow>[] = [
    {
      head: 'Pupil',
      isRowHead: true,
      cell: (row) => (
        <>
          {row.name}
          <Sub>
            {row.code}
            {row.about === '' ? '' : `, ${row.about}`}
          </Sub>
        </>
      ),
    },
    ...(hasBefore ? [{ head: 'Last time', cell: (row: EntryRow) => row.before ?? 'nothing' }] : []),
    ...props.columns.flatMap((column) => [
      { head: column.head, cell: (row: EntryRow) => <Box {...props} row={row} column={column} /> },
      {
        head: props.columns.length === 1 ? 'Why missing' : `Why missing ${column.head.toLowerCase()}`,
        cell: (row: EntryRow) => <Reason {...props} row={row} column={column} />,
      },
    ]),
  ];
  return <DataTable caption={props.caption} rows={props.rows} empty="No pupil fits these choices." columns={columns} />;
};

/** Said above the boxes when somebody else saved first. */
export const EntryClash = ({ clashed }: Pick<EntryProps, 'clashed'>) =>
  clashed === undefined ? null : (
    <Alert kind="warning" title="A colleague saved results while you were typing." urgent>
      <p>
        Nothing of yours is lost: it stands in the boxes, and beside each one that differs you see what is held now.
        Save again to keep yours.
      </p>
    </Alert>
  );
