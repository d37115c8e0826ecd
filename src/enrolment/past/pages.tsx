import {
  Button,
  Card,
  DataTable,
  Empty,
  FileUpload,
  Form,
  Page,
  SideNote,
  Textarea,
  TextInput,
  mediumDate,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { PastAward } from './store.ts';

type Props = Readonly<{
  frame: Frame;
  awards: readonly PastAward[];
  problems: readonly Problem[];
  typed: Readonly<Record<string, string>>;
  mayEnter: boolean;
}>;

export const PastAwardsPage = (props: Props) => (
  <Page
    frame={props.frame}
    title="Awards from before"
    lead="Recorded with their papers. They are shown as recorded, never as signed by us."
    problems={props.problems}
    aside={
      <SideNote title="Why enter them">
        <p>Evidence that won an earlier award may still serve, and renewing is lighter than applying.</p>
      </SideNote>
    }
  >
    <Card title="Recorded" flush>
      <DataTable
        caption="Awards from before"
        rows={props.awards}
        empty={
          <Empty title="None recorded">
            An award that the school won before it used Waymark appears here once it is entered.
          </Empty>
        }
        columns={[
          { head: 'Award', isRowHead: true, cell: (one) => one.title },
          { head: 'School', cell: (one) => one.schoolName },
          { head: 'Given by', cell: (one) => one.awardedBy },
          { head: 'On', cell: (one) => mediumDate(one.awardedOn) },
          { head: 'Until', cell: (one) => (one.validUntil === null ? 'not said' : mediumDate(one.validUntil)) },
          {
            head: 'Paper',
            cell: (one) =>
              one.fileId === null ? (
                'none'
              ) : (
                <a href={href(paths.pastAwards.paper, { award: one.id })}>
                  Take the paper<span class="govuk-visually-hidden"> of {one.title}</span>
                </a>
              ),
          },
        ]}
      />
    </Card>
    {props.mayEnter ? <EnterCard {...props} /> : null}
  </Page>
);

const EnterCard = ({ frame, problems, typed }: Props) => (
  <Card title="Enter an award">
    <Form frame={frame} action={paths.pastAwards.list} multipart>
      <TextInput name="title" label="Award" problems={problems} value={typed['title']} />
      <TextInput name="awarded_by" label="Given by" problems={problems} value={typed['awarded_by']} />
      <TextInput
        name="awarded"
        label="Day of the award"
        hint="For example, 11 October 2010"
        width={20}
        problems={problems}
        value={typed['awarded']}
      />
      <TextInput name="until" label="Last day, if it had one" width={20} problems={problems} value={typed['until']} />
      <Textarea name="note" label="Anything to know about it" problems={problems} value={typed['note']} />
      <FileUpload
        name="paper"
        label="Its certificate or letter"
        hint="A PDF or a photograph; leave it out if you have none"
        problems={problems}
      />
      <Button>Keep the award</Button>
    </Form>
  </Card>
);
