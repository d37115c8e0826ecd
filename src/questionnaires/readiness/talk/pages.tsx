import { Card, DataTable, Empty, longDate, Page, PostButton, SideNote, TwoColumns, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import type { Wish } from './store.ts';

type TalkProps = Readonly<{ frame: Frame; enrolment: string; wishes: readonly Wish[] }>;

/** For the DSL and deputies alone. What the pupils answered stands nowhere near. */
export const TalkPage = ({ frame, enrolment, wishes }: TalkProps) => (
  <Page
    frame={frame}
    title="Pupils who wanted to talk"
    lead="They pressed “I want to talk to someone” while they were asked about coming ready to learn."
    back={{ text: 'Ready to learn', href: href(paths.questionnaires.home, { enrolment }) }}
  >
    <TwoColumns
      aside={
        <SideNote title="Who sees this">
          <p>
            You and the deputies, and nobody else. What a pupil answered is not known here or anywhere. None of this
            enters evidence or the portfolio.
          </p>
        </SideNote>
      }
    >
      {wishes.length === 0 ? (
        <Empty title="Nobody has asked to talk.">A pupil who does will stand here, and you are told at once.</Empty>
      ) : (
        <Card title="Speak with them as soon as you can">
          <DataTable
            plain
            caption="Pupils who wanted to talk"
            empty=""
            rows={wishes}
            columns={[
              { head: 'Pupil', isRowHead: true, cell: (row) => row.name },
              { head: 'Year', cell: (row) => row.yearGroup ?? 'not recorded' },
              { head: 'Said so', cell: (row) => longDate(row.wishedAt) },
              {
                head: 'Spoken with',
                cell: (row) =>
                  row.spokenAt === null ? (
                    <PostButton
                      small
                      kind="quiet"
                      frame={frame}
                      action={href(paths.questionnaires.spoken, { enrolment, wish: row.id })}
                      about={row.name}
                    >
                      I have spoken with them
                    </PostButton>
                  ) : (
                    `${longDate(row.spokenAt)}${row.spokenBy === null ? '' : `, ${row.spokenBy}`}`
                  ),
              },
            ]}
          />
        </Card>
      )}
    </TwoColumns>
  </Page>
);
