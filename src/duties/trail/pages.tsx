import {
  Button,
  ButtonGroup,
  Card,
  DataTable,
  Empty,
  Form,
  Page,
  Select,
  SideNote,
  TextInput,
  briefDate,
  clockTime,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { aboutWords, doerWords, trailRooms, wordsFor } from './rules.ts';
import type { Entry } from './store.ts';

type TrailProps = Readonly<{
  frame: Frame;
  place: string;
  entries: readonly Entry[];
  older: number | null;
  doers: readonly Readonly<{ id: string; name: string }>[];
  typed: Readonly<Record<'person' | 'room' | 'from' | 'to', string>>;
  problems?: Problems;
  isFirstPage: boolean;
}>;

const Filter = ({ doers, typed, problems }: TrailProps) => (
  <Form frame={{ csrf: '' }} method="get" action={paths.trail} inline>
    <Select
      name="person"
      label="Who"
      empty="Anybody"
      value={typed.person}
      options={doers.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <Select
      name="room"
      label="What"
      empty="Anything"
      value={typed.room}
      options={Object.entries(trailRooms).map(([value, text]) => ({ value, text }))}
    />
    <TextInput
      name="from"
      label="From"
      hint="Like 1 September 2026"
      width={10}
      value={typed.from}
      problems={problems}
    />
    <TextInput name="to" label="To" hint="Like 23 November 2026" width={10} value={typed.to} problems={problems} />
    <Button kind="quiet" icon="filter">
      Show these
    </Button>
  </Form>
);

/** Who did or saw what, when, in the school's own words. Nothing here can be changed. */
export const TrailPage = (props: TrailProps) => {
  const { frame, place, entries, older, typed, problems, isFirstPage } = props;
  const isNarrowed = Object.values(typed).some((value) => value !== '');
  return (
    <Page
      frame={frame}
      title="Trail"
      lead={`Who did or saw what at ${place}, newest first.`}
      problems={problems}
      aside={
        <SideNote title="Why you can rely on it">
          <p>
            Each entry is chained to the one before, and the end of the chain is kept outside the database too. A change
            behind Waymark’s back would show.
          </p>
          <p>Every look at pupils by name is here. Names of pupils are not.</p>
        </SideNote>
      }
    >
      <Card title="Entries" flush>
        <Filter {...props} />
        <DataTable
          caption="Entries of the trail"
          rows={entries}
          empty={
            <Empty
              title={isNarrowed || !isFirstPage ? 'No entry fits this choice' : 'What people do will be listed here'}
            >
              {isNarrowed || !isFirstPage
                ? 'Widen the days, or choose anybody and anything.'
                : 'The first entry is written when somebody acts for the first time.'}
            </Empty>
          }
          columns={[
            {
              head: 'When',
              tight: true,
              cell: ({ at }) => `${briefDate(at)}, ${clockTime(at)}`,
            },
            {
              head: 'Who and what',
              isRowHead: true,
              cell: (entry) => (
                <>
                  {doerWords(entry)} {wordsFor(entry.act)}
                </>
              ),
            },
            { head: 'About', cell: ({ about }) => aboutWords(about) || 'Nothing more' },
          ]}
        />
      </Card>
      <ButtonGroup>
        {older === null ? null : (
          <Button kind="quiet" href={href(paths.trail, {}, { ...typed, before: older })}>
            Older entries
          </Button>
        )}
        {isFirstPage ? null : (
          <a class="govuk-link" href={href(paths.trail, {}, typed)}>
            Back to the newest
          </a>
        )}
      </ButtonGroup>
    </Page>
  );
};
