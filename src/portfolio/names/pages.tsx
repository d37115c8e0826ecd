import {
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  FileUpload,
  Form,
  Hidden,
  Page,
  Pagination,
  PostButton,
  Textarea,
  TextInput,
  briefDate,
  plural,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { namesPerPage } from './rules.ts';
import type { KeptName } from './store.ts';

/** The way up from the pages about names. */
export const crumbs = (enrolment: string) => [
  { text: 'Portfolio', href: href(paths.portfolio.home, { enrolment }) },
  { text: 'Check', href: href(paths.portfolio.check, { enrolment }) },
];

type ListProps = Place &
  Readonly<{
    names: readonly KeptName[];
    words: string;
    page: number;
    problems?: Problems;
    typed?: string | undefined;
  }>;

const AddNames = ({ frame, enrolment, problems, typed }: ListProps) => (
  <Card title="Add names">
    <Form frame={frame} action={href(paths.portfolio.names, { enrolment: enrolment.id })} multipart>
      <Textarea
        name="names"
        label="Paste names"
        hint="One to a line: “Okafor, Ada” or “Ada Okafor”. Two columns out of a spreadsheet do as well."
        rows={8}
        value={typed}
        problems={problems}
      />
      <FileUpload
        name="file"
        label="Or choose a file from your school’s system"
        hint="CSV or Excel with the headings Surname and Forename. Other columns are not kept."
        problems={problems}
      />
      <Button>Add the names</Button>
    </Form>
  </Card>
);

const titleOf = (all: number, words: string): string => {
  if (words !== '') return `${plural(all, 'name')} with “${words}”`;
  return all === 0 ? 'The list is empty' : `${plural(all, 'name')} on the list`;
};

/** The school's own list of names to look for: for head and coordinator only. */
export const NamesPage = (props: ListProps) => {
  const { frame, enrolment, names, words, page, problems } = props;
  const at = { enrolment: enrolment.id };
  const all = names[0]?.matches ?? 0;
  return (
    <Page
      frame={frame}
      title="Names to look for"
      lead="The check compares them with your texts and files. They stay in your school, are seen by its head and coordinator only, and every look is in the trail."
      crumbs={crumbs(enrolment.id)}
      problems={problems}
      aside={<AddNames {...props} />}
    >
      <Card title={titleOf(all, words)} flush>
        {all === 0 && words === '' ? null : (
          <Form frame={frame} action={href(paths.portfolio.names, at)} method="get" inline>
            <TextInput name="find" label="Find a name" value={words} width={20} autocomplete="off" />
            <Button kind="quiet">Find</Button>
          </Form>
        )}
        <DataTable
          caption="Names to look for"
          rows={names}
          empty={
            <Empty title={words === '' ? 'No names yet' : 'No such name'}>
              {words === ''
                ? 'Paste the names of your pupils or choose a file. The target pupils whom you follow are looked for in any case.'
                : 'Look for another part of the name.'}
            </Empty>
          }
          columns={[
            { head: 'Name', isRowHead: true, cell: (name) => `${name.surname}, ${name.forename}` },
            { head: 'Added', cell: (name) => briefDate(name.addedAt) },
            {
              head: '',
              cell: (name) => (
                <PostButton
                  frame={frame}
                  action={href(paths.portfolio.forgetNames, at)}
                  fields={{ name: name.id }}
                  kind="quiet"
                  small
                  about={`${name.surname}, ${name.forename}`}
                >
                  Take off
                </PostButton>
              ),
            },
          ]}
        />
        <Pagination
          page={page}
          pages={Math.ceil(all / namesPerPage)}
          href={(to) => href(paths.portfolio.names, at, { find: words, page: to })}
        />
      </Card>
      {all === 0 || words !== '' ? null : (
        <Details summary="Take every name off the list">
          <Form frame={frame} action={href(paths.portfolio.forgetNames, at)}>
            <Hidden name="name" value="all" />
            <p>The next check then looks for the target pupils only.</p>
            <Button kind="danger">Take all {all} names off</Button>
          </Form>
        </Details>
      )}
    </Page>
  );
};
