import { Button, Card, Page, plural, Refusal, Rows, SideNote, type Frame } from '#platform/kit';
import { href, paths } from '#paths';

type FilesProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  measures: number;
  /** The measure from whose page the reader came. */
  measure: string | undefined;
  /** Set when the press could not set it. */
  refused?: boolean;
}>;

/** What changed, to take along: on paper and to count with. */
export const FilesPage = ({ frame, enrolment, measures, measure, refused }: FilesProps) => {
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Print or download what changed"
      lead={
        measures === 0
          ? 'No measure is declared yet: the files would say only that.'
          : `${plural(measures, 'measure')}, good or bad, as they stand today.`
      }
      crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, at, { measure }) }]}
      aside={
        <SideNote title="What stands in them">
          <p>
            A file travels further than its reader, so figures of fewer than 10 pupils are hidden in all of them, and in
            tables marked with c, whoever takes them out. No pupil is named.
          </p>
          <p>Every input by code stands under “How we worked this out”, for those who may see it.</p>
        </SideNote>
      }
    >
      {refused ? (
        <Refusal
          what="The PDF was not made"
          why="It took longer than it may, or something in it could not be set."
          next="Nothing is lost. Try again in a minute, or print the page from your browser."
        />
      ) : null}
      <Card title="Three files that say the same">
        <Rows
          label="Files of what changed"
          rows={[
            {
              title: 'PDF',
              meta: 'Findings, charts and tables of every measure, to print and to keep. Tagged, so that it can be read aloud.',
              right: <Button href={href(paths.tracking.pdf, at)}>Download the PDF</Button>,
            },
            {
              title: 'Spreadsheet',
              meta: 'One row for each figure that is shown. No cell can run as a formula.',
              right: (
                <Button kind="quiet" href={href(paths.tracking.workbook, at)}>
                  Download the spreadsheet
                </Button>
              ),
            },
            {
              title: 'CSV',
              meta: 'The same rows as plain text, for another program.',
              right: (
                <Button kind="quiet" href={href(paths.tracking.csv, at)}>
                  Download the CSV
                </Button>
              ),
            },
          ]}
        />
      </Card>
    </Page>
  );
};
