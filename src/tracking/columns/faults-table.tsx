import type { LineProblem } from '#platform/csv';
import { DataTable, number, Sub } from '#platform/kit';

/** A page of the problems of a file: where each stands, and what to do about it. */
export const FaultsTable = ({ problems }: Readonly<{ problems: readonly LineProblem[] }>) => (
  <DataTable
    caption="Problems by line"
    rows={problems}
    empty="No problem was found."
    columns={[
      {
        head: 'Where',
        isRowHead: true,
        cell: ({ line, column }) => (
          <>
            Line {number(line)}
            <Sub>{column ?? 'the whole row'}</Sub>
          </>
        ),
      },
      { head: 'What to do', cell: ({ message }) => message },
    ]}
  />
);
