import type { LineProblem } from '#platform/csv';
import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  DataTable,
  Details,
  Empty,
  FileUpload,
  Form,
  Page,
  pageOf,
  Pagination,
  plural,
  PostButton,
  SideNote,
  Sub,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Staff } from '../store.ts';
import type { ListedStaff } from './forms.ts';
import type { Reconciled } from './store.ts';

const crumbs = (enrolment: string) => [
  { text: 'Consultancy and training', href: href(paths.training.home, { enrolment }) },
];

type StaffProps = Readonly<{
  frame: Frame;
  enrolment: string;
  staff: readonly Staff[];
  mayList: boolean;
  /** The page of the list that was asked for, as it stood in the address. */
  asked?: string | undefined;
  problems?: readonly Problem[];
  /** Faults of a list that was just sent, by line. */
  faults?: readonly LineProblem[];
  pasted?: string;
}>;

const Send = ({ frame, enrolment, problems = [], pasted }: StaffProps) => (
  <Card
    title="Bring the staff list in"
    subtitle="Everybody who works at the school counts: teaching, support, office, site and kitchen."
  >
    <Form frame={frame} action={href(paths.training.checkStaff, { enrolment })} multipart>
      <FileUpload
        name="file"
        label="CSV file from your school’s system"
        hint="With a heading row: Name, or Forename and Surname; Job and Email if you have them"
        accept=".csv,text/csv"
        problems={problems}
      />
      <Textarea
        name="pasted"
        label="Or paste the rows here, heading row first"
        value={pasted}
        rows={6}
        problems={problems}
        spellcheck={false}
      />
      <Button>Check the list</Button>
    </Form>
  </Card>
);

export const StaffPage = (props: StaffProps) => {
  const { frame, enrolment, staff, mayList, faults = [], problems = [] } = props;
  const shown = pageOf(staff, props.asked);
  return (
    <Page
      frame={frame}
      title={staff.length === 0 ? 'The staff list is empty' : `${plural(staff.length, 'member')} of staff`}
      lead="The share of staff trained is counted among these people. They need no account."
      crumbs={crumbs(enrolment)}
      problems={problems}
      aside={
        <SideNote title="What is kept">
          <p>
            Names, jobs and work addresses of staff, seen by your school’s team. The awarding body sees how many were
            trained.
          </p>
        </SideNote>
      }
    >
      {faults.length === 0 ? null : (
        <>
          <Alert kind="refusal" title="Nothing was saved: the list has faults." urgent>
            <p>Correct the lines below and check the list again. The heading row is line 1.</p>
          </Alert>
          <Card title="Faults by line" flush>
            <DataTable
              caption="Faults by line"
              rows={faults.slice(0, 200)}
              empty=""
              columns={[
                { head: 'Line', numeric: true, tight: true, isRowHead: true, cell: (each) => each.line },
                { head: 'Column', cell: (each) => each.column ?? 'the whole row' },
                { head: 'What to do', cell: (each) => each.message },
              ]}
            />
          </Card>
        </>
      )}
      {mayList && (staff.length === 0 || faults.length > 0 || problems.length > 0) ? <Send {...props} /> : null}
      <Card title="On the list" flush>
        <DataTable
          caption="Staff"
          rows={shown.rows}
          empty={
            <Empty title="Nobody is listed yet.">
              The coordinator or the head brings the list in once, from a file or by pasting.
            </Empty>
          }
          columns={[
            {
              head: 'Name',
              isRowHead: true,
              cell: (each) => (
                <>
                  {each.name}
                  {each.email === null ? null : <Sub>{each.email}</Sub>}
                </>
              ),
            },
            { head: 'Job', cell: (each) => each.job || 'not given' },
            { head: 'Sessions attended', numeric: true, cell: (each) => each.attended.length },
            ...(mayList
              ? [
                  {
                    head: '',
                    bareOnPhone: true,
                    cell: (each: Staff) => (
                      <PostButton
                        frame={frame}
                        action={href(paths.training.staffLeft, { enrolment, staff: each.id })}
                        kind="quiet"
                        small
                        about={each.name}
                      >
                        Has left
                      </PostButton>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          label="Pages of staff"
          href={(page) => href(paths.training.staff, { enrolment }, { page: page === 1 ? undefined : page })}
        />
      </Card>
      {mayList && staff.length > 0 && faults.length === 0 && problems.length === 0 ? (
        <Details summary="Bring a newer list in">
          <Send {...props} />
        </Details>
      ) : null}
    </Page>
  );
};

type PreviewProps = Readonly<{ frame: Frame; enrolment: string; list: string; what: Reconciled }>;

const said = ({ name, email, job }: Pick<ListedStaff, 'name' | 'email' | 'job'>) =>
  [name, job, email].filter((part) => part !== null && part !== '').join(', ');

export const PreviewPage = ({ frame, enrolment, list, what }: PreviewProps) => {
  const nothing = what.added.length + what.changed.length === 0;
  return (
    <Page
      frame={frame}
      title={
        nothing
          ? 'The list says nothing new'
          : `${plural(what.added.length, 'person', 'people')} to add, ${what.changed.length} to change`
      }
      lead="Nothing is saved yet."
      crumbs={[...crumbs(enrolment), { text: 'Staff list', href: href(paths.training.staff, { enrolment }) }]}
    >
      <Form frame={frame} action={href(paths.training.listStaff, { enrolment })}>
        <textarea name="list" hidden readOnly aria-label="The list as checked" value={list} />
        <ButtonGroup>
          {nothing ? null : <Button>Take the list over</Button>}
          <Button kind="quiet" href={href(paths.training.staff, { enrolment })}>
            Leave it as it is
          </Button>
        </ButtonGroup>
      </Form>
      <Card title="To add" flush>
        <DataTable
          caption="People to add"
          rows={what.added}
          empty="Nobody new."
          columns={[
            { head: 'Line', numeric: true, tight: true, cell: (each) => each.line },
            { head: 'Name', isRowHead: true, cell: (each) => each.name },
            { head: 'Job', cell: (each) => each.job || 'not given' },
            { head: 'Email', cell: (each) => each.email ?? 'not given' },
          ]}
        />
      </Card>
      {what.changed.length === 0 ? null : (
        <Card title="To change" flush>
          <DataTable
            caption="People to change"
            rows={what.changed}
            empty=""
            columns={[
              { head: 'Now', isRowHead: true, cell: (each) => said(each.from) },
              { head: 'Then', cell: (each) => said(each.to) },
            ]}
          />
        </Card>
      )}
      {what.notListed.length === 0 ? null : (
        <Details
          summary={`${plural(what.notListed.length, 'person', 'people')} on your list are not in this file. They stay.`}
        >
          <p>{what.notListed.map((each) => each.name).join('; ')}</p>
        </Details>
      )}
    </Page>
  );
};
