import type { LineProblem } from '#platform/csv';
import type { Progress } from '#platform/jobs';
import {
  Alert,
  Button,
  Card,
  clockTime,
  DataTable,
  Empty,
  Facts,
  FileUpload,
  fileSize,
  Form,
  longDate,
  Meter,
  number,
  Page,
  Pagination,
  plural,
  Radios,
  SideNote,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ImportRecord } from './store.ts';

const kinds = {
  establishments: 'List of establishments',
  census: 'School census',
} as const;

const crumbs = [{ text: 'Schools', href: href(paths.schools.search) }];

type AskProps = Readonly<{
  frame: Frame;
  recent: readonly ImportRecord[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const ImportPage = ({ frame, recent, problems = [], typed = {} }: AskProps) => (
  <Page
    frame={frame}
    title="Bring national figures in"
    lead="Schools are found, and their figures placed among others, in what you bring in here."
    crumbs={crumbs}
    problems={problems}
    aside={
      <SideNote title="How files are read">
        <p>
          Both files are published by the Department for Education. Columns that Waymark does not know are passed over.
          Rows of national totals are left out. A suppressed figure stays “not available”, and never becomes 0.
        </p>
        <p>Doing it again with the same file changes nothing.</p>
      </SideNote>
    }
  >
    <Card title="Choose a file">
      <Form frame={frame} action={href(paths.schools.import)} multipart>
        <Radios
          name="kind"
          legend="What is in the file?"
          value={typed['kind']}
          problems={problems}
          choices={[
            {
              value: 'establishments',
              label: kinds.establishments,
              hint: 'All establishments in England, with the headings of the national register (GIAS)',
            },
            {
              value: 'census',
              label: kinds.census,
              hint: 'One row for each school, with a school type and the number on roll',
            },
          ]}
        />
        <TextInput
          name="year"
          label="School year of the census"
          hint="Only for a census. For example, 2018-19"
          width={10}
          value={typed['year']}
          problems={problems}
        />
        <FileUpload
          name="file"
          label="CSV file"
          hint="Up to 100 MB. The whole national list takes a few seconds."
          accept=".csv,text/csv"
          problems={problems}
        />
        <Button>Read the file</Button>
      </Form>
    </Card>
    <Card title="Files read so far" flush>
      <DataTable
        caption="Files read so far"
        rows={recent}
        empty={
          <Empty title="No file has been read yet.">The ten latest will be listed here, with what each changed.</Empty>
        }
        columns={[
          {
            head: 'File',
            isRowHead: true,
            cell: (each) => (
              <a class="govuk-link" href={href(paths.schools.imported, { import: each.id })}>
                {each.fileName}
              </a>
            ),
          },
          { head: 'What', cell: (each) => `${kinds[each.kind]}${each.year === null ? '' : ` ${each.year}`}` },
          { head: 'Read', cell: (each) => longDate(each.askedAt) },
          {
            head: 'Rows',
            numeric: true,
            cell: (each) => (each.finishedAt === null ? 'not read yet' : number(each.read)),
          },
          { head: 'Faults', numeric: true, cell: (each) => number(each.problemsTotal) },
        ]}
      />
    </Card>
  </Page>
);

type ReadingProps = Readonly<{
  frame: Frame;
  done: ImportRecord;
  progress: Pick<Progress, 'state' | 'done' | 'total' | 'says'> | null;
}>;

/** While the worker reads: how far it is. The page looks again by itself where scripts run. */
export const ReadingPage = ({ frame, done, progress }: ReadingProps) => (
  <Page
    frame={frame}
    title={progress?.state === 'running' ? 'The file is being read' : 'The file waits to be read'}
    eyebrow={kinds[done.kind]}
    lead={`${done.fileName}, ${fileSize(done.bytes)}. You may leave this page: it goes on without you.`}
    crumbs={[...crumbs, { text: 'National figures', href: href(paths.schools.import) }]}
    scripts={['look-again.js']}
  >
    <Card title="How far it is">
      <div data-look-again="2">
        <Meter value={progress?.done ?? 0} of={done.bytes} label="Bytes read">
          {fileSize(progress?.done ?? 0)} of {fileSize(done.bytes)}. {progress?.says ?? ''}
        </Meter>
      </div>
      <Button kind="quiet" href={href(paths.schools.imported, { import: done.id })}>
        Look again
      </Button>
    </Card>
  </Page>
);

const outcome = (done: ImportRecord): string => {
  if (done.read === 0) return 'The file was not read';
  if (done.kind === 'census') return `${plural(done.added, 'school')} of ${done.year ?? ''} can be compared`;
  const changes = done.added + done.changed;
  return changes === 0
    ? 'Every school was already as the file says'
    : `${plural(done.added, 'school')} added, ${number(done.changed)} changed`;
};

type DoneProps = Readonly<{
  frame: Frame;
  done: ImportRecord;
  problems: readonly LineProblem[];
  page: number;
  pages: number;
}>;

export const ImportedPage = ({ frame, done, problems, page, pages }: DoneProps) => (
  <Page
    frame={frame}
    title={outcome(done)}
    eyebrow={kinds[done.kind]}
    crumbs={[...crumbs, { text: 'National figures', href: href(paths.schools.import) }]}
  >
    {done.problemsTotal === 0 ? (
      <Alert kind="success" title="Every row was sound.">
        <p>
          Nothing was left out
          {done.totalRowsIgnored > 0 ? ` but ${number(done.totalRowsIgnored)} rows of national totals` : ''}.
        </p>
      </Alert>
    ) : (
      <Alert kind="warning" title={`${plural(done.problemsTotal, 'fault')} found. The rows concerned were left out.`}>
        <p>Correct them in the file and read it again: sound rows stay as they are.</p>
      </Alert>
    )}
    <Card title="What was done">
      <Facts
        items={[
          { term: 'File', fact: `${done.fileName}, ${fileSize(done.bytes)}` },
          { term: 'Read by', fact: `${done.askedBy}, ${longDate(done.askedAt)} at ${clockTime(done.askedAt)}` },
          { term: 'Took', fact: `${number((done.tookMs ?? 0) / 1000, 1)} seconds` },
          { term: 'Rows below the heading', fact: number(done.read) },
          ...(done.kind === 'census'
            ? [
                { term: 'Schools kept', fact: number(done.added) },
                { term: 'Rows of totals left out', fact: number(done.totalRowsIgnored) },
              ]
            : [
                { term: 'Added', fact: number(done.added) },
                { term: 'Changed', fact: number(done.changed) },
                { term: 'Unchanged', fact: number(done.unchanged) },
              ]),
        ]}
      />
    </Card>
    {done.problemsTotal === 0 ? null : (
      <Card
        title="Faults by line"
        flush
        subtitle={done.problemsTotal > 1000 ? 'The first 1,000 are listed.' : 'Line 1 is the heading row.'}
      >
        <DataTable
          caption="Faults by line"
          rows={problems}
          empty="There is no such page of faults."
          columns={[
            { head: 'Line', numeric: true, tight: true, isRowHead: true, cell: (each) => number(each.line) },
            { head: 'Column', cell: (each) => each.column ?? 'the whole row' },
            { head: 'What to do', cell: (each) => each.message },
          ]}
        />
        <Pagination
          page={page}
          pages={pages}
          label="Pages of faults"
          href={(to) => href(paths.schools.imported, { import: done.id }, { page: to })}
        />
      </Card>
    )}
  </Page>
);
