import { Card, DataTable, number, plural } from '#platform/kit';
import type { RollFile } from '#pupils';

/** Where the results of a file of pupils go, what goes nowhere, and what of the file is not read. Nothing where there is none of it. */
export const ElsewhereCard = ({ file }: Readonly<{ file: RollFile }>) => {
  const { told, unread = [] } = file.follows;
  const rows = [
    ...(told?.into ?? []).map(({ title, point, results }) => ({ title, to: point, results })),
    ...(told?.undeclared ?? []).map(({ title, results }) => ({
      title,
      to: 'Passed over: no assessment of yours has this name, or no day is given',
      results,
    })),
  ];
  if (rows.length === 0 && unread.length === 0) return null;
  return (
    <Card
      title={rows.length === 0 ? 'Not read' : 'Where the results go'}
      subtitle={
        unread.length === 0 ? undefined : `${plural(unread.length, 'part')} of the file not read: ${unread.join(', ')}.`
      }
      flush={rows.length > 0}
    >
      {rows.length === 0 ? null : (
        <DataTable
          caption="Where the results of the file go"
          rows={rows}
          kept
          empty=""
          columns={[
            { head: 'Assessment', isRowHead: true, cell: ({ title }) => title },
            { head: 'Point in time', cell: ({ to }) => to },
            { head: 'Results', numeric: true, tight: true, cell: ({ results }) => number(results) },
          ]}
        />
      )}
    </Card>
  );
};
