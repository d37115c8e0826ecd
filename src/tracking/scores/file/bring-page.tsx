import {
  Button,
  Card,
  DataTable,
  FileUpload,
  fileSize,
  Form,
  mediumDate,
  number,
  Page,
  SideNote,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { largestByPage, stateWords } from './rules.ts';
import type { ScoreFile } from './store.ts';

type BringProps = Readonly<{
  frame: Frame;
  enrolment: string;
  recent: readonly ScoreFile[];
  /** A few headings that the school's own assessments would have. */
  headings: readonly string[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const BringScoresPage = ({ frame, enrolment, recent, headings, problems = [], typed = {} }: BringProps) => (
  <Page
    frame={frame}
    title="Bring results in from a file"
    lead="You see what it would change, and every problem with its line, before anything is saved."
    crumbs={[{ text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) }]}
    problems={problems}
    aside={
      <SideNote title="How the file may look">
        <p>
          A row for each result, with the columns UPN, Assessment, Point (or the Date of a point that is there) and
          Value.
        </p>
        <p>
          Or a row for each pupil, with UPN and a column for each point
          {headings.length === 0 ? '.' : `, such as ${headings.join(' or ')}.`}
        </p>
        <p>
          A (absent), x, z, c and SUPP are kept as missing with their reason, never as 0. An empty cell says nothing and
          takes nothing away.
        </p>
      </SideNote>
    }
  >
    <Card title="Choose the file">
      <Form frame={frame} action={href(paths.tracking.scoreFiles, { enrolment })} multipart>
        <FileUpload
          name="file"
          label="CSV or Excel file"
          hint={`Up to ${fileSize(largestByPage)}. Assessments that it names must be declared; points that it names with a day are added.`}
          accept=".csv,.xlsx,text/csv"
          problems={problems}
        />
        <TextInput
          name="source"
          label="Where do the results come from?"
          hint="Kept with each result, for example GL Assessment, September report"
          value={typed['source']}
          problems={problems}
          width={30}
        />
        <Button>Read the file</Button>
      </Form>
    </Card>
    <Card title="Files before" flush>
      <DataTable
        caption="Files of results"
        rows={recent}
        empty="No file was brought yet."
        columns={[
          {
            head: 'File',
            isRowHead: true,
            cell: (each) => (
              <>
                <a class="govuk-link" href={href(paths.tracking.scoreFile, { enrolment, import: each.id })}>
                  {each.fileName}
                </a>
                <Sub>
                  {mediumDate(each.askedAt)}, {each.askedBy ?? 'the operator'}
                </Sub>
              </>
            ),
          },
          { head: 'State', cell: (each) => stateWords[each.state] },
          { head: 'New', numeric: true, cell: (each) => number(each.added) },
          { head: 'Changed', numeric: true, cell: (each) => number(each.changed) },
          { head: 'Problems', numeric: true, cell: (each) => number(each.problemsTotal) },
        ]}
      />
    </Card>
  </Page>
);
