import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  number,
  Page,
  Pagination,
  plural,
  Sub,
  Tag,
  TextInput,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Found, FoundSchool } from './store.ts';

export const schoolsPerPage = 20;

const place = (school: FoundSchool): string =>
  [school.town, school.laName].filter((part, at, all) => part !== null && all.indexOf(part) === at).join(', ');

const kind = (school: FoundSchool): string =>
  [school.phase === 'Not applicable' ? null : school.phase, school.type].filter(Boolean).join(', ');

/** Open is what one expects; only something else is worth a mark. */
export const StatusTag = ({ school }: Readonly<{ school: Pick<FoundSchool, 'status'> }>) => {
  if (school.status === 'Closed') return <Tag kind="refused">Closed</Tag>;
  if (school.status !== null && school.status !== 'Open') return <Tag kind="waiting">{school.status}</Tag>;
  return null;
};

const heading = (query: string, found: Found | null): string => {
  if (found === null) return 'Find a school';
  if (found.total === 0) return `No school was found for “${query}”`;
  return `${plural(found.total, 'school')} for “${query}”`;
};

const Results = ({ query, found, page }: Readonly<{ query: string; found: Found; page: number }>) => (
  <Card title="Schools found" note="Nearest first" flush>
    <DataTable
      caption={`Schools found for ${query}`}
      rows={found.schools}
      rowId={(school) => school.id}
      empty={
        <Empty title="Nothing resembles these words.">
          Try fewer words: the name alone, the town, or the URN. A setting without a URN is entered by the awarding
          body.
        </Empty>
      }
      columns={[
        {
          head: 'School',
          isRowHead: true,
          cell: (school) => (
            <>
              <a class="govuk-link" href={href(paths.schools.page, { school: school.id })}>
                {school.name}
              </a>{' '}
              <StatusTag school={school} />
            </>
          ),
        },
        { head: 'Where', cell: (school) => place(school) || 'Not known' },
        { head: 'Kind', cell: (school) => kind(school) || 'Not known' },
        { head: 'URN', numeric: true, cell: (school) => school.urn ?? <Sub>none</Sub> },
      ]}
    />
    <Pagination
      page={page}
      pages={Math.ceil(found.total / schoolsPerPage)}
      label="Pages of schools"
      href={(to) => href(paths.schools.search, {}, { q: query, page: to })}
    />
  </Card>
);

type SearchProps = Readonly<{
  frame: Frame;
  query: string;
  found: Found | null;
  page: number;
  held: Readonly<{ schools: number; years: readonly string[] }>;
  isDesk: boolean;
}>;

export const SearchPage = ({ frame, query, found, page, held, isDesk }: SearchProps) => (
  <Page
    frame={frame}
    title={heading(query, found)}
    lead="By name, town, authority, postcode or URN, in any order. Small slips in spelling do not matter."
    actions={
      isDesk ? (
        <>
          <Button kind="quiet" href={href(paths.schools.import)}>
            Bring national figures in
          </Button>
          <Button kind="quiet" href={href(paths.schools.enter)}>
            Enter a setting without a URN
          </Button>
        </>
      ) : undefined
    }
  >
    <Form frame={frame} action={href(paths.schools.search)} method="get" inline>
      <TextInput name="q" label="School" value={query} type="search" width={30} />
      <Button>Find schools</Button>
    </Form>
    {found === null ? (
      <p class="wm-sub">
        {held.schools === 0
          ? 'No school is held yet. The awarding body brings the national list in.'
          : `${number(held.schools)} schools are held${held.years.length === 0 ? '' : `, with figures of ${held.years.join(', ')}`}.`}
      </p>
    ) : (
      <Results query={query} found={found} page={page} />
    )}
  </Page>
);
