import {
  Alert,
  Button,
  Card,
  Empty,
  Facts,
  Form,
  Hidden,
  longDate,
  number,
  Page,
  plural,
  Sub,
  Textarea,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { sessionKinds } from '../rules.ts';
import type { Session } from '../store.ts';
import { Attendance, crumbs, type SessionProps } from './attendance.tsx';

const Outcome = ({ frame, enrolment, session, problems = [], typed = {} }: SessionProps) => {
  const field = (name: 'record' | 'feedbackAsked' | 'feedbackUseful' | 'feedbackWords') => ({
    name,
    value: typed[name] ?? session[name],
    problems,
  });
  return (
    <Card title="What came of it">
      <Form
        frame={frame}
        action={href(paths.training.outcome, { enrolment, session: session.id })}
        keep={`outcome-${session.id}`}
      >
        <Hidden name="version" value={session.version} />
        <Textarea {...field('record')} label="What was agreed, and what follows" rows={4} maxLength={4000} />
        <TextInput {...field('feedbackAsked')} label="How many gave feedback?" width={4} inputmode="numeric" />
        <TextInput
          {...field('feedbackUseful')}
          label="How many of them found it useful?"
          width={4}
          inputmode="numeric"
        />
        <Textarea
          {...field('feedbackWords')}
          label="What they said"
          hint="In your words, without names"
          rows={3}
          maxLength={2000}
        />
        <Button kind="quiet">Save the record</Button>
      </Form>
    </Card>
  );
};

const details = (session: Session) =>
  (
    [
      ['Kind', sessionKinds[session.kind]],
      ['Day', longDate(session.heldOn)],
      [
        'Time',
        session.startsAt === null
          ? null
          : `${session.startsAt}${session.minutes === null ? '' : `, ${session.minutes} minutes`}`,
      ],
      ['Where', session.place],
      ['Led by', session.ledBy],
      ['Programme', session.programme],
      ['Materials', session.materials],
      ['Agreed', session.record],
      [
        'Feedback',
        session.feedbackAsked === null
          ? null
          : `${session.feedbackUseful ?? 0} of ${session.feedbackAsked} found it useful`,
      ],
      ['They said', session.feedbackWords],
    ] as const
  ).flatMap(([term, fact]) => (fact === null || fact === '' ? [] : [{ term, fact }]));

export const SessionPage = (props: SessionProps) => {
  const { frame, enrolment, session, mayRecord, mayPlan, isStaff, problems = [], savedFirst, staff } = props;
  const isOff = session.isCalledOff;
  return (
    <Page
      frame={frame}
      title={session.title}
      lead={
        isOff
          ? `Called off: ${session.calledOffBecause ?? ''}`
          : `${sessionKinds[session.kind]}, ${longDate(session.heldOn)}`
      }
      crumbs={crumbs(enrolment)}
      problems={problems}
      actions={
        mayPlan && !isOff ? (
          <Button kind="quiet" href={href(paths.training.change, { enrolment, session: session.id })}>
            Change the session
          </Button>
        ) : undefined
      }
      aside={
        <Card title="The session">
          <Facts wide items={details(session)} />
        </Card>
      }
    >
      {savedFirst ? (
        <Alert kind="warning" title="A colleague saved this record while you were writing.">
          <p>
            Nothing of yours is lost: it stands in the form. Theirs stands beside it under “Agreed”. Save again to keep
            yours.
          </p>
        </Alert>
      ) : null}
      {mayRecord && !isOff ? (
        <>
          <Attendance {...props} />
          <Outcome {...props} />
        </>
      ) : (
        <Card title="Attendance">
          {session.isRecorded ? (
            <p>
              {number(session.present)} of {plural(staff.length, 'member')} of staff were there.
              {isStaff ? null : <Sub>Names stay with the school.</Sub>}
            </p>
          ) : (
            <Empty title="Nothing is recorded yet.">
              The coordinator or a member of the team records who was there.
            </Empty>
          )}
        </Card>
      )}
      {mayPlan && !isOff ? (
        <Card title="Call the session off">
          <Form frame={frame} action={href(paths.training.callOff, { enrolment, session: session.id })}>
            <TextInput name="reason" label="Why?" value={props.typed?.['reason']} problems={problems} />
            <Button kind="quiet">Call it off</Button>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
};
