import {
  Alert,
  Button,
  ButtonGroup,
  DataTable,
  Empty,
  FieldRow,
  Form,
  Hidden,
  longDate,
  Page,
  Pagination,
  pageOf,
  PostButton,
  Select,
  shortDate,
  Sub,
  TextInput,
  timeSpan,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { steps, stepWords, wordsOfStep } from './rules.ts';
import type { Entry } from './store.ts';

type FormProps = Readonly<{
  frame: Frame;
  action: string;
  entry: Entry | null;
  today: string;
  problems?: readonly Problem[] | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
  button: string;
}>;

/** A day, what it went into, and how long; nothing is timed. */
export const EntryFields = ({ frame, action, entry, today, problems, typed, button }: FormProps) => (
  <Form frame={frame} action={action}>
    <Hidden name="version" value={entry?.version ?? 0} />
    <FieldRow>
      <TextInput name="day" label="Day" value={typed?.['day'] ?? longDate(entry?.day ?? today)} problems={problems} />
      <Select
        name="step"
        label="What it went into"
        empty="Choose"
        options={steps.map((step) => ({ value: step, text: stepWords[step] }))}
        value={typed?.['step'] ?? entry?.step}
        problems={problems}
      />
      <TextInput
        name="minutes"
        label="Minutes"
        inputmode="numeric"
        value={typed?.['minutes'] ?? entry?.minutes}
        problems={problems}
      />
    </FieldRow>
    <TextInput
      name="note"
      label="A note for yourself, if you like"
      hint="Only you can read it."
      value={typed?.['note'] ?? entry?.note}
      problems={problems}
    />
    <Button>{button}</Button>
  </Form>
);

type ListProps = Readonly<{ enrolment: string; entries: readonly Entry[]; page: string | undefined }>;

/** What the reader recorded, the latest day first. */
export const Entries = ({ enrolment, entries, page: asked }: ListProps) => {
  const { page, pages, rows } = pageOf(entries, asked);
  return (
    <>
      <DataTable<Entry>
        caption="Time that you recorded, the latest day first"
        rows={rows}
        empty={
          <Empty title="You have recorded no time">It is yours to record or not. Nothing is timed by itself.</Empty>
        }
        columns={[
          { head: 'Day', tight: true, cell: ({ day }) => shortDate(day) },
          {
            head: 'What it went into',
            isRowHead: true,
            cell: (entry) => (
              <>
                <a href={href(paths.workload.entry, { enrolment, entry: entry.id })}>{wordsOfStep(entry.step)}</a>
                {entry.note === '' ? null : <Sub>{entry.note}</Sub>}
              </>
            ),
          },
          { head: 'Time', tight: true, numeric: true, cell: ({ minutes }) => timeSpan(minutes) },
        ]}
      />
      {pages > 1 ? (
        <Pagination
          page={page}
          pages={pages}
          label="Pages of your time"
          href={(at) => href(paths.workload.home, { enrolment }, { page: at })}
        />
      ) : null}
    </>
  );
};

/** One entry of the reader's own, to change or remove. */
export const EntryPage = ({
  enrolment,
  entry,
  isClash,
  ...form
}: Omit<FormProps, 'action' | 'button' | 'entry'> &
  Readonly<{ enrolment: string; entry: Entry; isClash?: boolean }>) => {
  const at = { enrolment, entry: entry.id };
  return (
    <Page
      frame={form.frame}
      title="Change this time"
      narrow
      problems={form.problems ?? []}
      back={{ href: href(paths.workload.home, { enrolment }), text: 'Your time' }}
    >
      {isClash ? (
        <Alert kind="warning" title="You changed it in another window" urgent>
          It now says {wordsOfStep(entry.step).toLowerCase()}, {timeSpan(entry.minutes)} on {longDate(entry.day)}. What
          you typed here is kept below: save it again, or leave it.
        </Alert>
      ) : null}
      <EntryFields {...form} entry={entry} action={href(paths.workload.entry, at)} button="Save the change" />
      <ButtonGroup>
        <PostButton frame={form.frame} action={href(paths.workload.remove, at)} kind="quiet">
          Remove it
        </PostButton>
      </ButtonGroup>
    </Page>
  );
};
