import { Button, Card, longDate, Page, Refusal, Rows, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../panels.tsx';
import { versionWords, type PlanRead } from './paper.ts';

type FilesProps = Pick<Place, 'frame'> &
  Readonly<{
    enrolment: Readonly<{ id: string }>;
    version: PlanRead['version'];
    actions: number;
    /** Set when the press could not set the plan. */
    refused?: boolean;
  }>;

/** The whole plan to take along: on paper, to write in, to count with. */
export const FilesPage = ({ frame, enrolment, version, actions, refused }: FilesProps) => {
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Print or download the plan"
      lead={
        actions === 0
          ? 'The plan has no action yet: the files would say only that.'
          : `${versionWords(version)}${version === null ? '' : `, last changed on ${longDate(version.changedAt)}`}.`
      }
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, at) }]}
      aside={
        <SideNote title="What stands in them">
          <p>
            Every action with its measures, milestones and how it went. Target pupils are counted, never named. Each
            file says its date and version; the version goes up with every change of the plan.
          </p>
        </SideNote>
      }
    >
      {refused ? (
        <Refusal
          what="The PDF was not made"
          why="It took longer than it may, or something in the plan could not be set."
          next="Nothing is lost. Try again in a minute, or take the Word document, which holds the same."
        />
      ) : null}
      <Card title="Three files that say the same">
        <Rows
          label="Files of the plan"
          rows={[
            {
              title: 'PDF',
              meta: 'To print, to send round, to keep. Tagged, so that it can be read aloud.',
              right: <Button href={href(paths.plan.pdf, at)}>Download the PDF</Button>,
            },
            {
              title: 'Word document',
              meta: 'To work on in a meeting. What you write in it stays in it: Waymark does not read it back.',
              right: (
                <Button kind="quiet" href={href(paths.plan.word, at)}>
                  Download the Word document
                </Button>
              ),
            },
            {
              title: 'Spreadsheet',
              meta: 'Actions, measures, milestones and notes on a sheet each. No cell can run as a formula.',
              right: (
                <Button kind="quiet" href={href(paths.plan.workbook, at)}>
                  Download the spreadsheet
                </Button>
              ),
            },
          ]}
        />
      </Card>
    </Page>
  );
};
