import { Card, DataTable, Empty, number, percent, signed, Tag } from '#platform/kit';
import { mostApart, type BalanceRow } from '#pupils/rules';

const figure = (row: BalanceRow, side: BalanceRow['target']) => {
  if (side.mean === null) return 'no figure';
  if (row.unit === 'percent') return percent(side.mean * 100);
  return side.sd === null ? number(side.mean, 1) : `${number(side.mean, 1)} (SD ${number(side.sd, 1)})`;
};

const titleOf = (rows: readonly BalanceRow[]): string => {
  const apart = rows.filter((row) => row.isApart);
  const [first] = apart;
  if (rows.every((row) => row.apart === null)) return 'How alike both sides are cannot be said yet';
  if (first === undefined) return 'Both sides are alike in what is weighed here';
  return apart.length === 1
    ? `Both sides differ too much in one thing: ${first.title}`
    : `Both sides differ too much in ${apart.length} things`;
};

/** The balance table: n, mean, spread, standardised difference with its warning, missing. */
export const BalanceCard = ({ rows, subtitle }: Readonly<{ rows: readonly BalanceRow[]; subtitle?: string }>) => (
  <Card
    title={titleOf(rows)}
    subtitle={
      subtitle ??
      `Difference in standard deviations; beyond ${mostApart} either way is too far apart for a fair comparison`
    }
    flush
  >
    <DataTable
      caption="Balance of target and comparison pupils"
      rows={rows}
      empty={<Empty title="There is nobody to weigh yet." />}
      columns={[
        { head: 'Weighed', isRowHead: true, cell: (row) => row.title },
        { head: 'Target', numeric: true, cell: (row) => figure(row, row.target) },
        { head: 'Target n', numeric: true, tight: true, cell: (row) => row.target.n },
        { head: 'Comparison', numeric: true, cell: (row) => figure(row, row.comparison) },
        { head: 'Comparison n', numeric: true, tight: true, cell: (row) => row.comparison.n },
        { head: 'Missing', numeric: true, tight: true, cell: (row) => row.target.missing + row.comparison.missing },
        {
          head: 'Difference',
          numeric: true,
          cell: (row) =>
            row.apart === null ? (
              'no figure'
            ) : row.isApart ? (
              <Tag kind="late">{signed(row.apart, 2)}: too far</Tag>
            ) : (
              signed(row.apart, 2)
            ),
        },
      ]}
    />
  </Card>
);
