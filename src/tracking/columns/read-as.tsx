import { Card, DataTable, longDate, plural, type Option } from '#platform/kit';
import type { AskedColumn } from './page.tsx';

/** What each column of a file was read as, in words; those that were passed over by name alone. */
export const ReadAsCard = ({
  columns,
  options,
  change,
}: Readonly<{ columns: readonly AskedColumn[]; options: readonly Option[]; change: string }>) => {
  const named = columns.filter(({ heading }) => heading !== '');
  const read = named.filter(({ becomes }) => becomes !== null && becomes !== 'ignore');
  const passed = named.filter((column) => !read.includes(column)).map(({ heading }) => heading);
  return (
    <Card
      title="How its columns were read"
      subtitle={
        passed.length === 0 ? undefined : `${plural(passed.length, 'column')} passed over: ${passed.join(', ')}.`
      }
      link={{ text: 'What the columns mean', href: change }}
      flush
    >
      <DataTable
        caption="How the columns of the file were read"
        rows={read}
        kept
        empty="No column was read."
        columns={[
          { head: 'In the file', isRowHead: true, cell: ({ heading }) => heading },
          { head: 'Read as', cell: (column) => becomesWords(column, options) },
        ]}
      />
    </Card>
  );
};

const pointWords = (point: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(point) ? longDate(point) : point);

/** In the words of the choice; a point that is new has its own. */
const becomesWords = ({ becomes, isRemembered }: AskedColumn, options: readonly Option[]): string => {
  const [assessment = '', ...point] = (becomes ?? '').split('@');
  const text = options.find(({ value }) => value === becomes)?.text;
  const asNew = options.find(({ value }) => value === assessment)?.text;
  const words = text ?? (asNew === undefined ? (becomes ?? '') : `${asNew}: ${pointWords(point.join('@'))}`);
  return isRemembered ? `${words}, as you said before` : words;
};
