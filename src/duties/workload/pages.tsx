import {
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Page,
  plural,
  SideNote,
  timeSpan,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { pieceWords, type Piece, type Scheme } from '#schemes/rules';
import { TimePanel } from './panel.tsx';
import { EntryFields, Entries } from './record/pages.tsx';
import type { Entry } from './record/store.ts';
import { fitOf, type AskedLine, type Fit, type Sum } from './rules.ts';

export type OwnTime = Readonly<{ sum: Sum; lines: readonly AskedLine[]; entries: readonly Entry[] }>;

export type TimeView = Readonly<{
  frame: Frame;
  enrolment: string;
  scheme: Scheme;
  total: Sum;
  /** Null for a governor, who has no share of the work and sees only the sum. */
  own: OwnTime | null;
  seesTeam: boolean;
  mayRecord: boolean;
  today: string;
  page: string | undefined;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const pieceOf = (scheme: Scheme, piece: Piece, count: number): string => {
  const words = piece === 'judgement' ? scheme.words.criterion : pieceWords[piece];
  const whole = Math.round(count * 10) / 10;
  return piece === 'judgement'
    ? `${plural(whole, words.one.toLowerCase(), words.many.toLowerCase())} to judge`
    : plural(whole, words.one, words.many);
};

/** What each piece asks and what of it is done, by the scheme's own estimates. */
const Asked = ({ view, lines }: Readonly<{ view: TimeView; lines: readonly AskedLine[] }>) => (
  <Card
    title="What is asked of you"
    subtitle={`By the estimates of the ${view.scheme.title}. Those who judge together each spend the time; evidence is shared.`}
    flush
  >
    <DataTable<AskedLine>
      caption="What is asked of you, piece by piece"
      rows={lines}
      empty={
        <Empty
          title={
            view.scheme.workload === null
              ? 'This version of the scheme gives no estimates'
              : 'Nothing is asked of you by name yet'
          }
        >
          What you are named for appears here: standards, actions, milestones and meetings.
        </Empty>
      }
      columns={[
        { head: 'Work', isRowHead: true, cell: ({ piece, count }) => pieceOf(view.scheme, piece, count) },
        { head: 'Asked', tight: true, numeric: true, cell: ({ minutes }) => timeSpan(minutes) },
        { head: 'Done of it', tight: true, numeric: true, cell: ({ doneMinutes }) => timeSpan(doneMinutes) },
      ]}
      foot={
        lines.length === 0
          ? undefined
          : [
              'Together',
              timeSpan(lines.reduce((sum, { minutes }) => sum + minutes, 0)),
              timeSpan(lines.reduce((sum, { doneMinutes }) => sum + doneMinutes, 0)),
            ]
      }
    />
  </Card>
);

/** Whether somebody's work fits what was agreed, in a sentence; the remedy comes with it. */
export const fitWords = ({ asked, agreed, recorded }: Sum, fit: Fit): string => {
  switch (fit) {
    case 'fits':
      return 'It fits what was agreed.';
    case 'none-agreed':
      return `${timeSpan(asked)} are asked and none is agreed: agree some, or move work.`;
    case 'asked-over':
      return `${timeSpan(asked - agreed)} more are asked than were agreed: agree more, or move work.`;
    case 'recorded-over':
      return `${timeSpan(recorded - agreed)} more are recorded than were agreed: agree more, or move work.`;
  }
};

const ownLead = ({ sum }: OwnTime): string => {
  const agreed = sum.agreed === 0 ? 'none agreed' : `${timeSpan(sum.agreed)} agreed`;
  return `About ${timeSpan(sum.asked)} asked of you, ${agreed}, ${timeSpan(sum.recorded)} recorded. ${fitOf(sum) === 'fits' ? '' : 'The coordinator can agree hours, or move work.'}`.trim();
};

const WhoSees = ({ isGovernor }: Readonly<{ isGovernor: boolean }>) => (
  <SideNote title="Who sees these figures">
    <p>
      {isGovernor ? 'Each person sees their own.' : 'You see your own.'} The coordinator and senior leaders see each
      person’s sums, so that they can move work.
    </p>
    <p>
      Governors see only the sums of the whole school. Colleagues see the hours agreed for a standard on its page, and
      nothing else; the awarding body sees nothing.
    </p>
    <p>
      {isGovernor
        ? 'Nothing is timed: recorded is what each person chooses to write down.'
        : 'Nothing is timed: recorded is what you choose to write down, and you can change or remove it.'}
    </p>
  </SideNote>
);

/** The reader's own time; for a governor the school's sums. Nobody is ranked. */
export const TimePage = (view: TimeView) => {
  const { frame, enrolment, own, total, seesTeam, mayRecord, problems } = view;
  return (
    <Page
      frame={frame}
      title={own === null ? 'Time asked of staff' : 'Your time'}
      lead={own === null ? 'The sums of the whole school, and whether work keeps pace with them.' : ownLead(own)}
      problems={problems ?? []}
      actions={
        seesTeam ? (
          <Button kind="quiet" href={href(paths.workload.team, { enrolment })}>
            The whole team
          </Button>
        ) : null
      }
      aside={
        <>
          <TimePanel sum={total} own={own === null ? null : own.sum.recorded} href={null} />
          <WhoSees isGovernor={own === null} />
        </>
      }
    >
      {own === null ? (
        <Card title="How it is reckoned">
          <p>
            Asked is what the scheme estimates for each piece of work. Agreed is the protected time that the coordinator
            agreed with staff. Recorded is what staff chose to write down.
          </p>
          <p>
            {timeSpan(total.asked)} asked, {timeSpan(total.agreed)} agreed, {timeSpan(total.recorded)} recorded.
          </p>
        </Card>
      ) : (
        <>
          <Asked view={view} lines={own.lines} />
          <Card title="What you recorded" note={timeSpan(own.sum.recorded)} flush>
            <Entries enrolment={enrolment} entries={own.entries} page={view.page} />
          </Card>
          {mayRecord ? (
            <Card title="Record some time" id="record">
              <EntryFields
                frame={frame}
                action={href(paths.workload.home, { enrolment })}
                entry={null}
                today={view.today}
                problems={problems}
                typed={view.typed}
                button="Record it"
              />
            </Card>
          ) : (
            <Details summary="Why no time can be recorded now">
              The enrolment is paused or has ended. What you recorded stays, and you can still change or remove it.
            </Details>
          )}
        </>
      )}
    </Page>
  );
};
