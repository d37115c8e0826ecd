import { Card, DataTable, Empty, number, percent, plural, signed, Sub, Tag } from '#platform/kit';
import { cellWords, hiddenWords, showMean, showPercent, type Cell } from '#platform/disclosure';
import { mostApart, type BalanceRow } from '#pupils/rules';

/** What may leave the school of one side: a share by the rule of shares, a mean by that of means. */
const leaving = ({ unit }: BalanceRow, { n, mean }: BalanceRow['target']): Cell =>
  unit === 'percent' && n > 0 ? showPercent(Math.round((mean ?? 0) * n), n) : showMean(mean, n);

/** Both sides stay where one does: the difference would give it away. */
const stays = (row: BalanceRow): Extract<Cell, { kind: 'hidden' }> | null => {
  const cells = [leaving(row, row.target), leaving(row, row.comparison)];
  return cells.find((cell) => cell.kind === 'hidden') ?? null;
};

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

/** Two decimals, or three where two would write the limit itself: "−0.253" is beyond 0.25, "−0.25" would not seem so. */
const apartWords = (apart: number): string =>
  signed(apart, Math.abs(Math.abs(apart) - mostApart) < 0.005 && Math.abs(apart) !== mostApart ? 3 : 2);

const difference = (row: BalanceRow) =>
  row.apart === null ? (
    'no figure'
  ) : row.isApart ? (
    <Tag kind="late">{apartWords(row.apart)}: too far</Tag>
  ) : (
    apartWords(row.apart)
  );

/** A side's figure with how many pupils stand behind it. */
const sideOf = (row: BalanceRow, side: BalanceRow['target']) => (
  <>
    {figure(row, side)}
    <Sub>{plural(side.n, 'pupil')}</Sub>
  </>
);

const inside = [
  { head: 'Weighed', isRowHead: true, cell: (row: BalanceRow) => row.title },
  { head: 'Target', numeric: true, cell: (row: BalanceRow) => sideOf(row, row.target) },
  { head: 'Comparison', numeric: true, cell: (row: BalanceRow) => sideOf(row, row.comparison) },
  {
    head: 'Missing',
    numeric: true,
    tight: true,
    cell: (row: BalanceRow) => row.target.missing + row.comparison.missing,
  },
  { head: 'Difference', numeric: true, cell: difference },
];

const seen = (row: BalanceRow, side: BalanceRow['target']) => {
  const held = stays(row);
  if (held !== null) return hiddenWords(held);
  return row.unit === 'percent' ? cellWords(leaving(row, side), '%') : cellWords(leaving(row, side), '', 1);
};

const outside = [
  { head: 'Weighed', isRowHead: true, cell: (row: BalanceRow) => row.title },
  { head: 'Target', numeric: true, cell: (row: BalanceRow) => seen(row, row.target) },
  { head: 'Comparison', numeric: true, cell: (row: BalanceRow) => seen(row, row.comparison) },
  { head: 'Difference', numeric: true, cell: (row: BalanceRow) => (stays(row) === null ? difference(row) : 'hidden') },
];

type BalanceProps = Readonly<{ rows: readonly BalanceRow[]; subtitle?: string; leaves?: boolean }>;

/** The balance table: n, mean, spread, standardised difference with its warning, missing. What leaves the school hides small numbers. */
export const BalanceCard = ({ rows, subtitle, leaves = false }: BalanceProps) => (
  <Card
    title={titleOf(leaves ? rows.filter((row) => stays(row) === null) : rows)}
    subtitle={
      subtitle ??
      `Difference in standard deviations (SD, the spread of pupils); beyond ${mostApart} either way is too far apart for a fair comparison`
    }
    flush
  >
    <DataTable
      caption="Balance of target and comparison pupils"
      rows={rows}
      empty={<Empty title="There is nobody to weigh yet." />}
      columns={leaves ? outside : inside}
    />
  </Card>
);
