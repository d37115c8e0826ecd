import type { LineProblem } from '#platform/csv';
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
  plural,
  Radios,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { kinds } from '../rules.ts';
import type { Reconciled } from '../store.ts';

const crumbs = (enrolment: string) => [{ text: 'Pupils', href: href(paths.pupils.home, { enrolment }) }];

type BringProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  faults?: readonly LineProblem[];
  pasted?: string;
  otherwise?: string;
}>;

export const BringPage = ({ frame, enrolment, problems = [], faults = [], pasted, otherwise }: BringProps) => (
  <Page
    frame={frame}
    title="Bring a list of pupils in"
    lead="You see what it would change before anything is saved."
    crumbs={crumbs(enrolment)}
    problems={problems}
  >
    {faults.length === 0 ? null : (
      <>
        <Alert kind="refusal" title="Nothing was saved: the list has faults." urgent>
          <p>Correct the lines below and check the list again. The heading row is line 1.</p>
        </Alert>
        <Card title={plural(faults.length, 'fault')} flush>
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
    <Card title="Choose a file or paste the rows">
      <Form frame={frame} action={href(paths.pupils.check, { enrolment })} multipart>
        <Radios
          name="otherwise"
          legend="Whom does the list hold?"
          hint="A column Kind in the list, with target or comparison, goes before this"
          value={otherwise ?? 'target'}
          problems={problems}
          choices={[
            { value: 'target', label: `${kinds.target}s` },
            { value: 'comparison', label: `${kinds.comparison}s` },
          ]}
        />
        <FileUpload
          name="file"
          label="CSV file"
          hint="Heading row: UPN, Surname, Forename, DOB, Sex, Year"
          accept=".csv,text/csv"
          problems={problems}
        />
        <Textarea
          name="pasted"
          label="Or paste the rows here, heading row first"
          value={pasted}
          rows={6}
          spellcheck={false}
          problems={problems}
        />
        <Button>Check the list</Button>
      </Form>
    </Card>
  </Page>
);

type PreviewProps = Readonly<{ frame: Frame; enrolment: string; list: string; what: Reconciled }>;

export const PreviewPage = ({ frame, enrolment, list, what }: PreviewProps) => {
  const isNews = what.added.length + what.changed.length > 0;
  const rows = [
    ...what.added.map((each) => ({ ...each, code: 'a new code' })),
    ...what.changed.map(({ to, code }) => ({ ...to, code })),
  ];
  return (
    <Page
      frame={frame}
      title={
        isNews
          ? `${plural(what.added.length, 'pupil')} to add, ${what.changed.length} to change`
          : 'The list says nothing new'
      }
      lead="Nothing is saved yet."
      crumbs={crumbs(enrolment)}
    >
      <Form frame={frame} action={href(paths.pupils.take, { enrolment })}>
        <Hidden name="list" value={list} />
        <ButtonGroup>
          {isNews ? <Button>Take the list over</Button> : null}
          <Button kind="quiet" href={href(paths.pupils.home, { enrolment })}>
            Leave it as it is
          </Button>
        </ButtonGroup>
      </Form>
      <Card title="What would be saved" flush>
        <DataTable
          caption="Pupils to add or change"
          rows={rows}
          empty="Nothing."
          columns={[
            { head: 'Pupil', isRowHead: true, cell: (each) => `${each.surname}, ${each.forename}` },
            { head: 'Code', cell: (each) => each.code },
            { head: 'Kind', cell: (each) => kinds[each.kind] },
            { head: 'Year', cell: (each) => each.yearGroup ?? 'not given' },
            { head: 'UPN', cell: (each) => each.upn ?? 'not given' },
          ]}
        />
      </Card>
    </Page>
  );
};
