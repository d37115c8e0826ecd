import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Facts,
  FileUpload,
  Form,
  InsetText,
  Page,
  plural,
  SideNote,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';

export type GridView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  /** Proposals of an earlier grid that still wait for a judge. */
  waiting: number;
  /** Why nothing can be brought in now, or null. */
  refused: string | null;
  problems?: readonly Problem[];
}>;

const What = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <SideNote title="What is read">
    <Facts
      items={[
        { term: 'Files', fact: 'Excel (.xlsx), Word tables (.docx), CSV from any program' },
        { term: 'Rows', fact: `one to each ${scheme.words.criterion.one.toLowerCase()}, below a row of headings` },
        { term: 'Formulas', fact: 'what they last gave' },
        { term: 'Levels', fact: 'as proposals, until a judge confirms each' },
      ]}
    />
  </SideNote>
);

/** The school's own grid: the way in, with a preview, and the way out. */
export const GridPage = (view: GridView) => {
  const { frame, enrolment, scheme, waiting, refused } = view;
  const at = { enrolment: enrolment.id };
  const out = (format: string) => href(paths.audit.gridOut, { ...at, format });
  return (
    <Page
      frame={frame}
      title="Your own grid, in and out"
      lead="Work in your own file if that suits you. You see every row before anything comes in, and nothing that is written here is changed."
      problems={view.problems}
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, at) }]}
      aside={<What scheme={scheme} />}
    >
      {waiting === 0 ? null : (
        <Alert kind="info" title={`${plural(waiting, 'brought text waits', 'brought texts wait')} to be read again`}>
          <a class="govuk-link" href={href(paths.audit.proposals, at)}>
            Read them, and confirm the levels that you stand behind
          </a>
        </Alert>
      )}
      <Card title="Bring a grid in">
        {refused === null ? (
          <Form frame={frame} action={href(paths.audit.grid, at)} multipart>
            <FileUpload
              name="file"
              label="The file with your grid"
              labelSize="s"
              hint="Up to 10 MB. Use no pupil names in it."
              accept=".xlsx,.docx,.csv,.tsv,.txt"
              problems={view.problems}
            />
            <Button>Look at the file</Button>
          </Form>
        ) : (
          <InsetText>{refused}</InsetText>
        )}
      </Card>
      <Card title="Save this audit as a grid">
        <p>
          Every {scheme.words.criterion.one.toLowerCase()} in scope with its level, reasons, evidence and impact as they
          are now. Change what you like in it and bring it in again: nothing is lost on the way.
        </p>
        <div>
          <ButtonGroup>
            <Button kind="quiet" href={out('xlsx')}>
              Save as an Excel workbook
            </Button>
            <Button kind="quiet" href={out('csv')}>
              Save as CSV
            </Button>
          </ButtonGroup>
        </div>
      </Card>
    </Page>
  );
};
