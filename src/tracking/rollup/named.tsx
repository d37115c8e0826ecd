import { Button, Card, DataTable, Empty, Form, Pagination, range, signed, TextInput, type Frame } from '#platform/kit';
import { SeenFigure } from '#platform/disclosure';
import { paths } from '#paths';
import { namedPerPage } from './rules.ts';
import type { NamedRow } from './store.ts';

export const toYear = (year: string, search = '', page = 1): string =>
  `${paths.tracking.rollUp}?${new URLSearchParams({ year, ...(search === '' ? {} : { search }), ...(page === 1 ? {} : { page: String(page) }) }).toString()}`;

export type NamedProps = Readonly<{
  frame: Frame;
  year: string;
  named: Readonly<{ rows: readonly NamedRow[]; count: number }>;
  search: string;
  page: number;
}>;

const effectWords = (row: NamedRow) => {
  const measures = row.named.measures;
  if (measures.length === 0) return 'none reported';
  return (
    <ul class="govuk-list">
      {measures.map((one) => (
        <li>
          {one.title}:{' '}
          {one.effect.kind === 'shown' ? (
            `${signed(one.effect.n, 2)} (${range(one.low ?? 0, one.high ?? 0, 2)})`
          ) : (
            <SeenFigure of={one.effect} />
          )}
        </li>
      ))}
    </ul>
  );
};

/** Schools that have submitted and share: searched and paged. */
export const NamedSchools = ({ frame, year, named, search, page }: NamedProps) => (
  <Card
    title="Schools by name"
    subtitle="Only schools that have submitted and share their yearly figures with you. Others count in the totals and are not named; where those would be one to four, some names are kept back so that none can be worked out."
    flush
  >
    {named.count <= namedPerPage && search === '' ? null : (
      <Form frame={frame} action={paths.tracking.rollUp} method="get" inline>
        <input type="hidden" name="year" value={year} />
        <TextInput name="search" label="School’s name" value={search} />
        <Button kind="quiet">Search</Button>
      </Form>
    )}
    <DataTable
      caption="Schools that have submitted and share their figures"
      rows={named.rows}
      empty={
        search === '' ? (
          <Empty title="No school is named yet.">
            A school stands here once it has submitted its work and its head shares the yearly figures with you.
          </Empty>
        ) : (
          <Empty title={`No school’s name holds “${search}”.`}>
            Search for another part of the name, or empty the field.
          </Empty>
        )
      }
      columns={[
        { head: 'School', isRowHead: true, cell: (row) => row.name },
        { head: 'Pupils', numeric: true, cell: (row) => <SeenFigure of={row.named.pupils} /> },
        { head: 'Target pupils', numeric: true, cell: (row) => <SeenFigure of={row.named.targets} /> },
        { head: 'Extra gain of target pupils', cell: effectWords },
        { head: 'Cost for a pupil', cell: (row) => row.named.band },
      ]}
    />
    <Pagination
      page={page}
      pages={Math.ceil(named.count / namedPerPage)}
      href={(next) => toYear(year, search, next)}
      label="Pages of schools"
    />
  </Card>
);
