import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Page,
  Radios,
  Refusal,
  Tag,
  Textarea,
  TextInput,
  longDate,
  mediumDate,
  type Frame,
  type Problem,
  type TagKind,
} from '#platform/kit';
import { href, paths } from '#paths';
import { mayDo, type EnrolmentState } from '../rules.ts';
import type { Enrolment } from '../store.ts';
import type { EnrolmentEvent } from './store.ts';

export const stateTag = {
  active: { kind: 'progress', words: 'Under way' },
  paused: { kind: 'waiting', words: 'Paused' },
  withdrawn: { kind: 'refused', words: 'Withdrawn' },
  completed: { kind: 'done', words: 'Completed' },
} as const satisfies Record<EnrolmentState, { kind: TagKind; words: string }>;

const eventWords: Readonly<Record<string, string>> = {
  enrolled: 'Enrolled',
  paused: 'Paused',
  resumed: 'Taken up again',
  extended: 'Extended',
  withdrawn: 'Withdrawn',
  'handed-over': 'Handed over',
  completed: 'Completed',
};

type Props = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  events: readonly EnrolmentEvent[];
  coordinators: readonly Readonly<{ membershipId: string; name: string; isLead: boolean }>[];
  mayChange: boolean;
  wrongAct: string | null;
  problems: readonly Problem[];
  typed: Readonly<Record<string, string>>;
  refusal: string | null;
}>;

export const StandingPage = (props: Props) => {
  const { frame, enrolment, events, problems, refusal, mayChange } = props;
  const state = stateTag[enrolment.state];
  return (
    <Page
      frame={frame}
      title="Where the enrolment stands"
      lead={`It began on ${longDate(enrolment.startedOn)} and should be complete by ${longDate(enrolment.dueOn)}.`}
      problems={problems}
      back={{ href: href(paths.enrolments.home, { enrolment: enrolment.id }), text: 'The journey' }}
    >
      {refusal === null ? null : (
        <Refusal what="Nothing was changed." why={refusal} next="Look at where it stands now, below." />
      )}
      <p>
        <Tag kind={state.kind}>{state.words}</Tag>
      </p>
      {mayChange ? <Changes {...props} /> : null}
      <Card title="What has happened" flush>
        <DataTable
          caption="What has happened to the enrolment"
          rows={events}
          empty={<Empty title="Nothing yet">Pauses, extensions and hand-overs appear here with their reasons.</Empty>}
          columns={[
            { head: 'When', isRowHead: true, cell: (one) => mediumDate(one.happenedAt) },
            { head: 'What', cell: (one) => eventWords[one.kind] ?? one.kind },
            { head: 'Who', cell: (one) => one.byName },
            { head: 'Why', cell: (one) => one.reason },
          ]}
        />
      </Card>
    </Page>
  );
};

type ActProps = Props &
  Readonly<{ act: string; title: string; says: string; to: string; button: string; danger?: boolean }>;

const ReasonCard = ({ frame, act, title, says, to, button, danger, wrongAct, problems, typed }: ActProps) => (
  <Card title={title}>
    <p>{says}</p>
    <Form frame={frame} action={to}>
      <Textarea
        id={`${act}-reason`}
        name="reason"
        label="Reason"
        problems={wrongAct === act ? problems : []}
        value={wrongAct === act ? typed['reason'] : ''}
      />
      <Button kind={danger === true ? 'danger' : 'quiet'}>{button}</Button>
    </Form>
  </Card>
);

const Changes = (props: Props) => {
  const { frame, enrolment, coordinators, wrongAct, problems, typed } = props;
  const to = { enrolment: enrolment.id };
  const mine = (act: string) => (wrongAct === act ? problems : []);
  return (
    <>
      {mayDo('pause', enrolment.state) ? (
        <ReasonCard
          {...props}
          act="pause"
          title="Pause"
          says="Nothing is lost; nobody is reminded of anything until you take it up again."
          to={href(paths.enrolments.pause, to)}
          button="Pause the enrolment"
        />
      ) : null}
      {mayDo('resume', enrolment.state) ? (
        <ReasonCard
          {...props}
          act="resume"
          title="Take it up again"
          says="Everything is as you left it."
          to={href(paths.enrolments.resume, to)}
          button="Take the enrolment up again"
        />
      ) : null}
      {mayDo('extend', enrolment.state) ? (
        <Card title="Extend">
          <Form frame={frame} action={href(paths.enrolments.extend, to)}>
            <TextInput
              name="due"
              label="New date of completion"
              hint={`Later than ${longDate(enrolment.dueOn)}`}
              width={20}
              problems={mine('extend')}
              value={wrongAct === 'extend' ? typed['due'] : ''}
            />
            <Textarea
              id="extend-reason"
              name="reason"
              label="Reason"
              problems={mine('extend')}
              value={wrongAct === 'extend' ? typed['reason'] : ''}
            />
            <Button kind="quiet">Extend the enrolment</Button>
          </Form>
        </Card>
      ) : null}
      {mayDo('hand-over', enrolment.state) && coordinators.length > 0 ? (
        <Card title="Hand over">
          <Form frame={frame} action={href(paths.enrolments.handOver, to)}>
            <Radios
              name="to"
              legend="Who coordinates from now on?"
              problems={mine('hand-over')}
              value={typed['to']}
              choices={coordinators
                .filter((one) => !one.isLead)
                .map((one) => ({ value: one.membershipId, label: one.name }))}
            />
            <Textarea
              id="hand-over-reason"
              name="reason"
              label="Reason"
              problems={mine('hand-over')}
              value={wrongAct === 'hand-over' ? typed['reason'] : ''}
            />
            <Button kind="quiet">Hand over</Button>
          </Form>
        </Card>
      ) : null}
      {mayDo('withdraw', enrolment.state) ? (
        <ReasonCard
          {...props}
          act="withdraw"
          danger
          title="Withdraw"
          says="The school keeps everything it wrote. A new application starts afresh and may copy from this one."
          to={href(paths.enrolments.withdraw, to)}
          button="Withdraw from the mark"
        />
      ) : null}
    </>
  );
};
