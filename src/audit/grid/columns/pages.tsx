import { Button, Details, Form, Select, TextInput, type Frame, type Problem } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Brought } from '../store.ts';
import { parts, partWords } from './rules.ts';

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

const titleOf = (name: string, index: number, rows: number): string =>
  `${name === '' ? `Table ${index + 1}` : name} (${rows} rows)`;

/** Which table, which row of headings, and which column holds what; told once, and offered again next time. */
export const ColumnsForm = ({
  frame,
  enrolment,
  scheme,
  grid,
  isOpen,
  problems,
}: Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  grid: Brought;
  isOpen: boolean;
  problems?: readonly Problem[] | undefined;
}>) => {
  const words = partWords(scheme);
  const { columns, heading, headings } = grid.mapping;
  const options = headings.map((text, column) => ({
    value: String(column),
    text:
      text.trim() === ''
        ? `Column ${letters(column)}, without a heading`
        : `${text.slice(0, 60)} (column ${letters(column)})`,
  }));
  return (
    <Details summary="Which column holds what" open={isOpen}>
      <Form frame={frame} action={href(paths.audit.gridColumns, { enrolment: enrolment.id, grid: grid.id })}>
        {grid.tables.length === 1 ? null : (
          <Select
            name="table"
            label="Table"
            options={grid.tables.map(({ name, rows }, index) => ({
              value: String(index),
              text: titleOf(name, index, rows.length),
            }))}
            value={String(grid.chosen)}
          />
        )}
        <TextInput
          name="heading"
          label="Row with the headings"
          hint="The first row is 1. Rows above it are left out."
          width={4}
          inputmode="numeric"
          value={heading + 1}
          problems={problems}
        />
        {parts.map((part) => (
          <Select
            name={part}
            label={words[part]}
            empty="None of the columns"
            options={options}
            value={columns[part] === null ? '' : String(columns[part])}
            problems={problems}
          />
        ))}
        <Button kind="quiet">Read the grid this way</Button>
      </Form>
    </Details>
  );
};
