import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  DataTable,
  Details,
  Empty,
  KeyFigure,
  longDate,
  Meter,
  number,
  Page,
  percent,
  plural,
  PostButton,
  shortDate,
  Sub,
  Tag,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { Finding, MissingPeople, refusalWords, sessionHref } from './refusal.tsx';
import { sessionKinds, sessionState, type GateFinding, type SessionFacts, type SessionState } from './rules.ts';
import type { TrainingState } from './gate.ts';
import type { Session } from './store.ts';

const stateTag = {
  'called-off': <Tag kind="refused">Called off</Tag>,
  recorded: <Tag kind="done">Recorded</Tag>,
  'to-record': <Tag kind="waiting">To be recorded</Tag>,
  planned: <Tag kind="not-started">Planned</Tag>,
} as const satisfies Record<SessionState, unknown>;

type HomeProps = Readonly<{
  frame: Frame;
  enrolment: string;
  state: TrainingState;
  today: string;
  doneOn: string | null;
  /** Head and coordinator plan and end the step. */
  mayPlan: boolean;
  /** The school's own people see who is missing by name. */
  isStaff: boolean;
  /** The school's team opens the staff list. */
  mayList: boolean;
  /** The act that was just refused. */
  refused?: readonly GateFinding[];
}>;

const lead = ({ state, doneOn }: HomeProps): string => {
  const { standing, percent: asked } = state;
  if (doneOn !== null) return `Step 1 was ended on ${longDate(doneOn)}.`;
  if (standing.staff === 0) return 'It begins with the staff list and the first session with your senior leaders.';
  const share = `${number(standing.trained)} of ${plural(standing.staff, 'member')} of staff are trained`;
  return asked === null ? `${share}.` : `${share}. The scheme asks ${asked}%.`;
};

const Share = ({ state, enrolment, isStaff, mayList }: HomeProps) => {
  const { standing, percent: asked } = state;
  return (
    <Card
      title={standing.share === null ? 'No share to count yet' : `${percent(standing.share)} of the staff are trained`}
      link={mayList ? { text: 'Staff list', href: href(paths.training.staff, { enrolment }) } : undefined}
    >
      {standing.share === null ? (
        <Empty title="The whole staff is counted here.">
          The coordinator lists everybody who works at the school, once.
        </Empty>
      ) : (
        <>
          <KeyFigure value={`${number(standing.trained)} of ${number(standing.staff)}`}>trained</KeyFigure>
          <Meter value={standing.trained} of={standing.staff} label="Staff trained">
            {asked === null ? 'This scheme asks no share.' : `The scheme asks ${asked}%.`} Somebody counts who was at
            every training of the whole staff, or at a catch-up.
          </Meter>
          {!isStaff || standing.missing.length === 0 || standing.asked.length === 0 ? null : (
            <Details summary={`Who is missing: ${plural(standing.missing.length, 'person', 'people')}`}>
              <MissingPeople missing={standing.missing} enrolment={enrolment} />
            </Details>
          )}
        </>
      )}
    </Card>
  );
};

const kindWords = (session: SessionFacts) => sessionKinds[session.kind];

const attendanceWords = (session: Session): string => {
  if (session.isCalledOff) return session.calledOffBecause ?? '';
  return session.isRecorded ? `${number(session.present)} there` : '';
};

export const TrainingPage = (props: HomeProps) => {
  const { frame, enrolment, state, today, doneOn, mayPlan, refused = [] } = props;
  return (
    <Page
      frame={frame}
      title="Consultancy and training"
      lead={lead(props)}
      actions={
        mayPlan ? (
          <Button
            kind={state.sessions.length === 0 ? 'primary' : 'quiet'}
            href={href(paths.training.plan, { enrolment })}
          >
            Plan a session
          </Button>
        ) : undefined
      }
      aside={<Share {...props} />}
    >
      {refused.map((finding) => (
        <Finding finding={finding} enrolment={enrolment} />
      ))}
      <Card title="Sessions" flush>
        <DataTable
          caption="Sessions of step 1"
          rows={state.sessions}
          empty={
            <Empty title="No session is planned yet.">
              The coordinator plans the launch meeting, the consultancy with senior leaders and the training of the
              whole staff.
            </Empty>
          }
          columns={[
            { head: 'Day', cell: (session) => shortDate(session.heldOn) },
            {
              head: 'Session',
              isRowHead: true,
              cell: (session) => (
                <>
                  <a class="govuk-link" href={sessionHref(enrolment, session.id)}>
                    {session.title}
                  </a>
                  <Sub>{kindWords(session)}</Sub>
                </>
              ),
            },
            { head: 'State', cell: (session) => stateTag[sessionState(session, today)] },
            { head: 'Attendance', cell: attendanceWords },
          ]}
        />
      </Card>
      {doneOn === null && mayPlan ? (
        <Card title="End step 1">
          {state.findings.length === 0 ? (
            <p>All that the scheme asks of this step is done.</p>
          ) : (
            <p>
              {state.findings.map((finding) => `${refusalWords(finding).why} ${refusalWords(finding).next}`).join(' ')}{' '}
              Work on the other steps can begin meanwhile.
            </p>
          )}
          <ButtonGroup>
            <PostButton
              frame={frame}
              action={href(paths.training.done, { enrolment })}
              kind={state.findings.length === 0 ? 'primary' : 'quiet'}
            >
              End step 1
            </PostButton>
          </ButtonGroup>
        </Card>
      ) : null}
      {doneOn === null ? null : (
        <Alert kind="success" title={`Step 1 is done since ${longDate(doneOn)}.`}>
          <p>New colleagues can still catch up: their sessions are recorded here.</p>
        </Alert>
      )}
    </Page>
  );
};
