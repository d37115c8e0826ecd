import {
  Alert,
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Form,
  Meter,
  mediumDate,
  Page,
  plural,
  PostButton,
  SideNote,
  Tag,
  TextInput,
  TwoColumns,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { fewestToShow, kinds, kindWords, type SlipLook } from '../rules.ts';
import type { Round } from '../store.ts';
import { Handed } from './handed.tsx';

type HomeProps = Readonly<{
  frame: Frame;
  enrolment: string;
  rounds: readonly Round[];
  mayOpen: boolean;
  hears: boolean;
  /** How many pupils wait to be spoken with, for those who hear them. */
  waiting: number;
}>;

const sum = (of: Round['listed']) => of.target + of.comparison;

export const Confidence = () => (
  <SideNote title="Nobody reads one pupil’s answers">
    <p>
      Each pupil has a code that works once. Answers of one pupil in two rounds belong together by a key that nobody can
      read. Counts come out when a round is closed, and only where {fewestToShow} pupils or more answered.
    </p>
    <p>A pupil who presses “I want to talk to someone” is heard by the safeguarding lead alone, who is told at once.</p>
  </SideNote>
);

export const HomePage = ({ frame, enrolment, rounds, mayOpen, hears, waiting }: HomeProps) => (
  <Page
    frame={frame}
    title="Ready to learn"
    lead="Eight short questions to target and comparison pupils, asked before the work and after it."
    actions={
      mayOpen && rounds.every((each) => each.closedAt !== null) ? (
        <Button href={href(paths.questionnaires.open, { enrolment })}>Open a round of questions</Button>
      ) : null
    }
  >
    <TwoColumns aside={<Confidence />}>
      {hears && waiting > 0 ? (
        <Alert kind="warning" title={`${plural(waiting, 'pupil wants', 'pupils want')} to talk to you.`}>
          <p>
            <a class="govuk-link" href={href(paths.questionnaires.talk, { enrolment })}>
              See who, and speak with them today
            </a>
          </p>
        </Alert>
      ) : null}
      {rounds.length === 0 ? (
        <Empty title="Nobody has been asked yet.">
          A head or coordinator opens the first round before the work begins, prints a slip for each pupil and closes it
          when most have answered.
        </Empty>
      ) : (
        <Card title="Rounds of questions">
          <DataTable
            plain
            caption="Rounds of questions, the newest first"
            empty=""
            rows={rounds}
            columns={[
              {
                head: 'Round',
                isRowHead: true,
                cell: (row) => (
                  <a class="govuk-link" href={href(paths.questionnaires.round, { enrolment, round: row.id })}>
                    {row.label}
                  </a>
                ),
              },
              { head: 'Opened', cell: (row) => mediumDate(row.openedOn) },
              { head: 'Answered', numeric: true, cell: (row) => `${sum(row.answered)} of ${sum(row.listed)}` },
              {
                head: 'State',
                cell: (row) =>
                  row.closedAt === null ? <Tag kind="progress">Open</Tag> : <Tag kind="done">Closed</Tag>,
              },
            ]}
          />
        </Card>
      )}
      {hears ? (
        <p>
          <a class="govuk-link" href={href(paths.questionnaires.talk, { enrolment })}>
            Pupils who wanted to talk
          </a>
        </p>
      ) : null}
    </TwoColumns>
  </Page>
);

type OpenProps = Readonly<{ frame: Frame; enrolment: string; typed?: string; problems?: readonly Problem[] }>;

export const OpenPage = ({ frame, enrolment, typed, problems }: OpenProps) => (
  <Page
    frame={frame}
    title="Open a round of questions"
    lead="Each pupil whom you follow today gets a code. Later rounds go with these answers, pupil by pupil, unseen."
    back={{ text: 'Ready to learn', href: href(paths.questionnaires.home, { enrolment }) }}
    problems={problems}
    narrow
  >
    <Form frame={frame} action={href(paths.questionnaires.open, { enrolment })}>
      <TextInput
        name="label"
        label="What is it called?"
        hint="Like Autumn 2026, before the work"
        value={typed}
        problems={problems}
      />
      <p>It stays open until you close it. A closed round is never opened again.</p>
      <Button>Open and make the codes</Button>
    </Form>
  </Page>
);

type RoundProps = Readonly<{
  frame: Frame;
  enrolment: string;
  round: Round;
  mayClose: boolean;
  /** Who opened the slips; null for those who may not. */
  handed: readonly SlipLook[] | null;
  now: Date;
}>;

/** While it is open: how many have answered, never who and never what. */
export const OpenRoundPage = ({ frame, enrolment, round, mayClose, handed, now }: RoundProps) => {
  const place = { enrolment, round: round.id };
  return (
    <Page
      frame={frame}
      title={round.label}
      eyebrow="Ready to learn"
      lead={`${sum(round.answered)} of ${plural(sum(round.listed), 'pupil')} have answered.`}
      back={{ text: 'Ready to learn', href: href(paths.questionnaires.home, { enrolment }) }}
    >
      <TwoColumns aside={<Confidence />}>
        <Card title="Who has answered" subtitle="Counts only: the page does not know who.">
          {kinds.map((kind) => (
            <>
              <h3>{kindWords[kind]}</h3>
              <Meter value={round.answered[kind]} of={round.listed[kind]} label={kindWords[kind]}>
                {round.answered[kind]} of {round.listed[kind]}
              </Meter>
            </>
          ))}
          {kinds.some((kind) => round.answered[kind] < fewestToShow && round.listed[kind] > 0) ? (
            <p class="wm-sub">A group’s answers come out only if {fewestToShow} or more of it answer.</p>
          ) : null}
        </Card>
        <Card title="How pupils answer">
          <ol class="govuk-list govuk-list--number">
            <li>A senior leader or the coordinator prints the slips; each pupil gets theirs, folded.</li>
            <li>
              On any phone or tablet open <strong>{paths.questionnaires.code}</strong> of this site; nobody signs in.
            </li>
            <li>
              Type the code for a pupil who cannot, read the questions aloud if asked, and look away from the answers.
            </li>
          </ol>
          {handed !== null && mayClose ? (
            <Button href={href(paths.questionnaires.slips, place)}>Print the slips</Button>
          ) : null}
          {mayClose ? (
            <Details summary="Close the round">
              <p>
                Closing is for good: what pupils said comes out, and nobody can answer any more. Wait until everybody
                who will answer has done so.
              </p>
              <PostButton kind="quiet" frame={frame} action={href(paths.questionnaires.close, place)}>
                Close it now
              </PostButton>
            </Details>
          ) : null}
        </Card>
        {handed === null ? null : <Handed handed={handed} now={now} />}
      </TwoColumns>
    </Page>
  );
};
