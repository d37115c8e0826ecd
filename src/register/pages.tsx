import {
  briefDate,
  Button,
  Card,
  clockTime,
  DataTable,
  Empty,
  Form,
  mediumDate,
  number,
  Page,
  Pagination,
  plural,
  Select,
  Tag,
  TextInput,
  type Column,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { awardStatus, awardStatuses, type AwardStatus } from '#awards/rules';
import { perPage, type RegisterQuery } from './rules.ts';
import type { Counts, RegisterRow } from './store.ts';

type RegisterProps = Readonly<{
  frame: Frame;
  query: RegisterQuery;
  rows: readonly RegisterRow[];
  counts: Counts;
  today: string;
  now: Date;
}>;

/** Every award that was ever published, with how it stands at this moment. */
export const RegisterPage = (props: RegisterProps) => {
  const { frame, query, rows, counts, today, now } = props;
  return (
    <Page
      frame={frame}
      title="Register of awards"
      lead="Every school that holds, or has held, a mark. Names stay on the register when a mark ends, with the reason."
      actions={
        <Button kind="quiet" icon="download" href={paths.register.data}>
          As data
        </Button>
      }
      roomy
    >
      <Search {...props} />
      <Card
        title={
          counts.found === counts.all
            ? plural(counts.all, 'award')
            : `${number(counts.found)} of ${plural(counts.all, 'award')}`
        }
        note={`Read just now, ${mediumDate(now)}, ${clockTime(now)}`}
        flush
      >
        <DataTable
          caption="Awards by school"
          columns={columns(today)}
          rows={rows}
          empty={
            <Empty
              title={
                counts.all === 0
                  ? 'Awards will be listed here as soon as a panel has given the first.'
                  : 'No award was found.'
              }
            >
              {counts.all === 0 ? null : <p>Look for a part of the school’s name, its town or the award’s number.</p>}
            </Empty>
          }
        />
      </Card>
      <Pagination
        page={query.page}
        pages={Math.ceil(counts.found / perPage)}
        href={(page) =>
          href(paths.register.list, {}, { q: query.text, scheme: query.scheme, status: query.status, page })
        }
        label="Pages of the register"
      />
      <Legend />
    </Page>
  );
};

const Search = ({ frame, query, counts }: RegisterProps) => (
  <Card>
    <Form frame={frame} action={paths.register.list} method="get" inline>
      <TextInput name="q" label="School, town or award number" value={query.text} />
      <Select
        name="scheme"
        label="Award"
        empty="Any award"
        value={query.scheme}
        options={counts.schemes.map(({ scheme, title }) => ({ value: scheme, text: title }))}
      />
      <Select
        name="status"
        label="Status"
        empty="Any status"
        value={query.status}
        options={Object.entries(awardStatuses).map(([value, { word }]) => ({ value, text: word }))}
      />
      <Button icon="search">Search the register</Button>
    </Form>
  </Card>
);

const columns = (today: string): readonly Column<RegisterRow>[] => [
  {
    head: 'School',
    isRowHead: true,
    cell: (row) => <a href={href(paths.awards.page, { award: row.number })}>{row.schoolName}</a>,
  },
  { head: 'Town', cell: (row) => row.town ?? 'Not given' },
  { head: 'Award', cell: (row) => row.schemeTitle },
  { head: 'Status', tight: true, cell: (row) => <StatusTag status={awardStatus(row, today)} /> },
  { head: 'Until, or since', tight: true, cell: (row) => until(row) },
];

const until = (row: RegisterRow): string => {
  if (row.state === 'suspended') return 'Under review';
  return briefDate(row.state === 'withdrawn' ? (row.stateSince ?? row.validUntil) : row.validUntil);
};

const StatusTag = ({ status }: Readonly<{ status: AwardStatus }>) => (
  <Tag kind={awardStatuses[status].tag}>{awardStatuses[status].word}</Tag>
);

const Legend = () => (
  <dl class="wm-legend">
    {Object.keys(awardStatuses).map((name) => {
      // The keys of the table are its statuses; Object.keys only forgets it.
      const status = name as AwardStatus;
      return (
        <div>
          <dt>
            <StatusTag status={status} />
          </dt>
          <dd>{awardStatuses[status].means}</dd>
        </div>
      );
    })}
  </dl>
);
