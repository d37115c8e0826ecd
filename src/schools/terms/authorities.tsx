import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Page,
  Pagination,
  plural,
  Textarea,
  TextInput,
  type Frame,
} from '#platform/kit';
import type { LineProblem } from '#platform/csv';
import { href, paths } from '#paths';
import type { ListedYear } from './forms.ts';
import type { Authority } from './store.ts';

export const perPage = 25;

type Props = Readonly<{
  frame: Frame;
  authorities: readonly Authority[];
  search: string;
  page: number;
  lineProblems?: readonly LineProblem[];
  pasted?: string;
}>;

/** The awarding body's desk: which authorities have dates, and many of them taken in at once. */
export const AuthoritiesPage = ({ frame, authorities, search, page, lineProblems = [], pasted }: Props) => {
  const total = authorities[0]?.total ?? 0;
  return (
    <Page
      frame={frame}
      title="Term dates"
      lead="The six half-terms of each local authority. Schools that keep other dates enter their own."
    >
      <Form frame={frame} action={paths.schools.authorities} method="get" inline>
        <TextInput name="q" label="Find an authority" value={search} width={20} />
        <Button kind="quiet">Find</Button>
      </Form>
      <Card title="Authorities" note={total === 0 ? undefined : plural(total, 'authority', 'authorities')} flush>
        <DataTable<Authority>
          caption="Authorities with schools here; those of schools on their way first"
          rows={authorities}
          empty={
            <Empty title="No authority is called so.">
              <p>Authorities come with the national list of schools.</p>
            </Empty>
          }
          columns={[
            {
              head: 'Authority',
              isRowHead: true,
              cell: ({ laName }) => <a href={href(paths.schools.authority, {}, { name: laName })}>{laName}</a>,
            },
            { head: 'Schools', numeric: true, cell: ({ schools }) => schools },
            {
              head: 'Years kept',
              cell: ({ years }) => (years.length === 0 ? 'None yet' : years.join(', ')),
            },
          ]}
        />
      </Card>
      <Pagination
        page={page}
        pages={Math.ceil(total / perPage)}
        href={(to) => href(paths.schools.authorities, {}, { q: search, page: to })}
        label="Pages of authorities"
      />
      <Card title="Take in many at once" id="import">
        {lineProblems.length === 0 ? null : (
          <Alert kind="warning" title="Nothing was taken in: some lines cannot be read." urgent>
            <ul class="govuk-list govuk-list--bullet">
              {lineProblems.slice(0, 50).map(({ line, column, message }) => (
                <li>
                  Line {line}
                  {column === null ? '' : `, ${column}`}: {message}
                </li>
              ))}
            </ul>
            {lineProblems.length > 50 ? <p>And {lineProblems.length - 50} more.</p> : null}
          </Alert>
        )}
        <Form frame={frame} action={paths.schools.importTerms}>
          <Textarea
            name="lines"
            label="Lines copied from a spreadsheet or a CSV file"
            hint="In each: authority, school year, half-term, first day, last day. Six lines to an authority and year; INSET days may have a line of their own."
            rows={8}
            value={pasted}
          />
          <Button kind="quiet">Read the lines</Button>
        </Form>
      </Card>
    </Page>
  );
};

type PreviewProps = Readonly<{ frame: Frame; years: readonly ListedYear[]; pasted: string }>;

/** What would be taken in, before anything is: who looks it over keeps it with one button. */
export const ImportPreviewPage = ({ frame, years, pasted }: PreviewProps) => (
  <Page
    frame={frame}
    title="Look over the term dates"
    lead={`${plural(years.length, 'school year')} can be read. Nothing is saved yet; dates that stand already are replaced.`}
    crumbs={[{ text: 'Term dates', href: paths.schools.authorities }]}
  >
    <Card title="As they would be kept" flush>
      <DataTable<ListedYear>
        caption="Years to take in"
        empty="Nothing can be read."
        rows={years}
        columns={[
          { head: 'Authority', isRowHead: true, cell: ({ laName }) => laName },
          { head: 'Year', tight: true, cell: ({ schoolYear }) => schoolYear },
          { head: 'First day', cell: ({ halfTerms }) => halfTerms[0]?.startsOn ?? '' },
          { head: 'Last day', cell: ({ halfTerms }) => halfTerms.at(-1)?.endsOn ?? '' },
          { head: 'INSET days', numeric: true, cell: ({ insetOn }) => insetOn.length },
        ]}
      />
    </Card>
    <Form frame={frame} action={paths.schools.importTerms}>
      <input type="hidden" name="lines" value={pasted} />
      <input type="hidden" name="keep" value="yes" />
      <Button>Keep these dates</Button>
    </Form>
  </Page>
);
