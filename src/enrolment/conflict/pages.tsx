import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Page,
  SideNote,
  Tag,
  Textarea,
  TextInput,
  mediumDate,
  type Frame,
  type Problem,
} from '#platform/kit';
import { paths } from '#paths';
import type { Conflict } from './store.ts';

type Props = Readonly<{
  frame: Frame;
  conflicts: readonly Conflict[];
  problems: readonly Problem[];
  typed: Readonly<Record<string, string>>;
  mayDeclare: boolean;
}>;

export const ConflictsPage = ({ frame, conflicts, problems, typed, mayDeclare }: Props) => (
  <Page
    frame={frame}
    title="Declared conflicts"
    lead="Whoever has a conflict with a school is not offered its tasks."
    problems={problems}
    aside={
      <SideNote title="What to declare">
        <p>
          Work there now or in the last three years; a child, partner or close friend there; money between you and the
          school.
        </p>
      </SideNote>
    }
  >
    {mayDeclare ? (
      <Card title="Declare a conflict">
        <Form frame={frame} action={paths.conflicts.list}>
          <TextInput
            name="school"
            label="School"
            hint="Its full name or its URN"
            problems={problems}
            value={typed['school']}
          />
          <Textarea name="reason" label="What is the conflict?" problems={problems} value={typed['reason']} />
          <Button>Declare the conflict</Button>
        </Form>
      </Card>
    ) : null}
    <Card title="Declared" flush>
      <DataTable
        caption="Declared conflicts"
        rows={conflicts}
        empty={
          <Empty title="None declared">A conflict that you declare appears here at once, and the desk sees it.</Empty>
        }
        columns={[
          { head: 'Who', isRowHead: true, cell: (one) => one.name },
          { head: 'School', cell: (one) => one.schoolName },
          { head: 'Why', cell: (one) => one.reason },
          { head: 'Since', cell: (one) => mediumDate(one.declaredOn) },
          {
            head: 'State',
            cell: (one) => (one.endedOn === null ? <Tag kind="waiting">Stands</Tag> : <Tag kind="done">Ended</Tag>),
          },
        ]}
      />
    </Card>
  </Page>
);
