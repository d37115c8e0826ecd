import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  DataTable,
  FileUpload,
  Form,
  Hidden,
  Page,
  Radios,
  SideNote,
  Textarea,
  TextInput,
  type Frame,
  type Problems,
} from '#platform/kit';
import { roleTitle, type Role } from '#platform/actor';
import { paths } from '#paths';
import type { Listed, ListProblem } from './rules.ts';

type Typed = Readonly<Record<string, string>>;

type InviteFormProps = Readonly<{
  frame: Frame;
  offered: readonly Role[];
  /** The awarding body's desk also invites a school's first coordinator and senior leader: it says which school. */
  asksSchool: boolean;
  typed: Typed;
  problems: Problems;
}>;

/** The form that invites one person: name, address, part. */
export const InviteForm = ({ frame, offered, asksSchool, typed, problems }: InviteFormProps) => (
  <Form frame={frame} action={paths.people.invite}>
    <TextInput name="name" label="Full name" value={typed['name']} problems={problems} autocomplete="off" required />
    <TextInput
      name="email"
      type="email"
      label="Email address"
      hint="The invitation can be accepted with this address only."
      value={typed['email']}
      problems={problems}
      autocomplete="off"
      spellcheck={false}
      required
    />
    <Radios
      name="role"
      legend="Part"
      value={typed['role']}
      problems={problems}
      choices={offered.map((role) => ({ value: role, label: roleTitle[role] }))}
    />
    {asksSchool ? (
      <TextInput
        name="school"
        label="School"
        hint="For a coordinator or senior leader only: the school's URN, or its name exactly as it stands in the list."
        value={typed['school']}
        problems={problems}
        autocomplete="off"
      />
    ) : null}
    <Button>Send the invitation</Button>
  </Form>
);

const Faults = ({ faults }: Readonly<{ faults: readonly ListProblem[] }>) => (
  <Card title={faults.length === 1 ? 'One row to correct' : `${faults.length} things to correct`} flush>
    <DataTable
      caption="What to correct in the list"
      rows={faults}
      empty=""
      columns={[
        { head: 'Line', tight: true, numeric: true, isRowHead: true, cell: (one) => one.line },
        { head: 'Column', cell: (one) => one.column ?? 'the whole row' },
        { head: 'What to do', cell: (one) => one.message },
      ]}
    />
  </Card>
);

type InvitePageProps = InviteFormProps & Readonly<{ list: string; faults: readonly ListProblem[] }>;

/** One person, or a whole list: nothing is sent before the list was shown. */
export const InvitePage = ({ frame, list, faults, ...form }: InvitePageProps) => (
  <Page
    frame={frame}
    title="Invite colleagues"
    lead="One person, or a list from your school's system."
    problems={form.problems}
    back={{ href: paths.people.list, text: 'People' }}
    aside={
      <SideNote title="What the list looks like">
        <p>A row of headings, then one row for each person:</p>
        <pre class="wm-sample">
          Name,Email,Part{'\n'}Ada Obi,a.obi@school.example,working party{'\n'}Tom Reed,t.reed@school.example,governor
        </pre>
        <p>An empty Part is the working party. A spreadsheet saved as CSV will do.</p>
      </SideNote>
    }
  >
    {faults.length > 0 ? (
      <Alert kind="refusal" title="Nobody was invited." urgent>
        <p>Correct the rows below in the list and check it again. All are invited together, or nobody.</p>
      </Alert>
    ) : null}
    {faults.length > 0 ? <Faults faults={faults} /> : null}
    <Card title="A list" id="list-card">
      <Form frame={frame} action={paths.people.inviteList} multipart>
        <Hidden name="act" value="check" />
        <FileUpload name="file" label="CSV file" accept=".csv,text/csv" />
        <Textarea
          name="list"
          label="Or paste the rows here"
          rows={8}
          value={list}
          problems={form.problems}
          spellcheck={false}
        />
        <Button kind="quiet">Check the list</Button>
      </Form>
    </Card>
    <Card title="One person" id="one">
      <InviteForm frame={frame} {...form} />
    </Card>
  </Page>
);

type PreviewProps = Readonly<{ frame: Frame; people: readonly Listed[]; list: string }>;

/** What will happen, before it happens. */
export const ListPreviewPage = ({ frame, people, list }: PreviewProps) => (
  <Page
    frame={frame}
    title={people.length === 1 ? 'Invite this person?' : `Invite these ${people.length} people?`}
    lead="Each gets a mail with a link of their own. Nothing has been sent yet."
    back={{ href: paths.people.invite, text: 'Invite colleagues' }}
  >
    <Card flush>
      <DataTable
        caption="People who will be invited"
        rows={people}
        empty=""
        columns={[
          { head: 'Name', isRowHead: true, cell: (one) => one.name },
          { head: 'Email', cell: (one) => one.email },
          { head: 'Part', cell: (one) => roleTitle[one.role] },
        ]}
      />
    </Card>
    <Form frame={frame} action={paths.people.inviteList} multipart>
      <Hidden name="act" value="send" />
      <Hidden name="list" value={list} />
      <ButtonGroup>
        <Button>{people.length === 1 ? 'Send the invitation' : `Send ${people.length} invitations`}</Button>
        <a class="govuk-link" href={paths.people.invite}>
          Change the list
        </a>
      </ButtonGroup>
    </Form>
  </Page>
);
