import {
  Button,
  Card,
  DataTable,
  Empty,
  FileUpload,
  Form,
  mediumDate,
  number,
  Page,
  Select,
  SideNote,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { rollFormats, type RollFile, type RollFormat } from '#pupils';

export const largestByPage = 32 * 1024 * 1024;

export const stateWords = {
  waiting: 'Waits to be read',
  columns: 'Waits for you to name its columns',
  checked: 'Read, not taken over',
  taken: 'Taken over',
  dropped: 'Set aside',
} as const satisfies Record<RollFile['state'], string>;

type Props = Readonly<{
  frame: Frame;
  enrolment: string;
  recent: readonly RollFile[];
  problems?: readonly Problem[];
  format?: string | undefined;
}>;

const formats = Object.entries(rollFormats) as readonly [RollFormat, Readonly<{ title: string }>][]; // the table's own keys

export const rollCrumbs = (enrolment: string) => [{ text: 'Roll', href: href(paths.roll.home, { enrolment }) }];

export const BringFilePage = ({ frame, enrolment, recent, problems = [], format }: Props) => (
  <Page
    frame={frame}
    title="Bring a file of pupils in"
    lead="You see what it would change, pupil by pupil, before anything is saved."
    crumbs={rollCrumbs(enrolment)}
    problems={problems}
    aside={
      <SideNote title="How files are read">
        <p>
          Columns that Waymark does not know are asked once and remembered. A blank takes nothing away. Signs such as c,
          z, x, SUPP or NA mean “not available” and never become 0.
        </p>
        <p>
          From a Common Transfer File only what is needed is read. Passwords in a OneRoster file are never looked at.
        </p>
        <p>The same file twice changes nothing.</p>
      </SideNote>
    }
  >
    <Card title="Choose a file">
      <Form frame={frame} action={href(paths.roll.files, { enrolment })} multipart>
        <FileUpload
          name="file"
          label="File from your school’s system"
          hint="CSV, Excel, Common Transfer File or OneRoster zip, up to 32 MB. UPN, Surname, Forename, DOB, Sex and Year are known by their headings."
          accept=".csv,.txt,.xlsx,.xml,.zip"
          problems={problems}
        />
        <Select
          name="format"
          label="What kind of file is it?"
          value={format}
          empty="Find out from the file"
          options={formats.map(([value, { title }]) => ({ value, text: title }))}
          problems={problems}
        />
        <Button>Read the file</Button>
      </Form>
    </Card>
    <Card title="Files so far" flush>
      <DataTable
        caption="Files so far"
        rows={recent}
        empty={
          <Empty title="No file has been brought yet.">
            The latest twenty will be listed here, with what each changed.
          </Empty>
        }
        columns={[
          {
            head: 'File',
            isRowHead: true,
            cell: (each) => (
              <a class="govuk-link" href={href(paths.roll.file, { enrolment, file: each.id })}>
                {each.fileName}
              </a>
            ),
          },
          {
            head: 'Brought',
            cell: (each) =>
              `${mediumDate(each.askedAt)}${each.askedBy === null ? ', by the operator' : `, ${each.askedBy}`}`,
          },
          { head: 'State', cell: (each) => stateWords[each.state] },
          { head: 'Added', numeric: true, cell: (each) => number(each.added) },
          { head: 'Changed', numeric: true, cell: (each) => number(each.changed) },
          { head: 'Problems', numeric: true, cell: (each) => number(each.problemsTotal) },
        ]}
      />
    </Card>
  </Page>
);
