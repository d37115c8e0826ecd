import { Alert, Button, Card, Form, PostButton, Textarea, TextInput, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { applicationState, mayAct } from '../../rules.ts';
import type { OneProps } from '../pages.tsx';
import type { Application } from '../store.ts';

/** What this side may do with an application as it stands; nothing is offered that would be refused. */
export const Acts = ({ frame, application, side, problems, typed }: OneProps) => {
  const state = applicationState(application);
  const to = { application: application.id };
  const hasAcceptedTerms = side === 'body' ? application.bodyTermsAt !== null : application.schoolTermsAt !== null;
  return (
    <>
      {application.enrolmentId === null ? null : (
        <Button href={href(paths.enrolments.home, { enrolment: application.enrolmentId })}>
          Open the school’s journey
        </Button>
      )}
      {side === 'body' && mayAct('remind-head', state) ? (
        <ContactCard frame={frame} application={application} problems={problems} typed={typed} />
      ) : null}
      {side === 'school' && mayAct('remind-head', state) && application.headEmail !== null ? (
        <PostButton frame={frame} action={href(paths.applications.remind, to)} kind="quiet">
          Send the head’s link again
        </PostButton>
      ) : null}
      {side === 'body' && mayAct('accept', state) ? (
        <PostButton frame={frame} action={href(paths.applications.accept, to)}>
          Accept the school
        </PostButton>
      ) : null}
      {mayAct('accept-terms', state) ? (
        <TermsCard frame={frame} application={application} hasAccepted={hasAcceptedTerms} />
      ) : null}
      {side === 'body' && mayAct('refuse', state) ? (
        <Card title="Say why the school is not accepted">
          <Form frame={frame} action={href(paths.applications.refuse, to)}>
            <Textarea
              name="reason"
              label="Reason"
              hint="The school reads this. Say what it could do next."
              problems={problems}
              value={typed['reason']}
            />
            <Button kind="danger">Do not accept the school</Button>
          </Form>
        </Card>
      ) : null}
      {side === 'school' && mayAct('withdraw', state) ? (
        <PostButton frame={frame} action={href(paths.applications.withdraw, to)} kind="quiet">
          Withdraw the application
        </PostButton>
      ) : null}
    </>
  );
};

const ContactCard = ({ frame, application, problems, typed }: Omit<OneProps, 'side' | 'refusal'>) => (
  <Card title={application.headEmail === null ? 'The head’s address' : 'Correct the head’s address'}>
    <Form frame={frame} action={href(paths.applications.contact, { application: application.id })}>
      <TextInput
        name="head_name"
        label="Head’s name"
        problems={problems}
        value={typed['head_name'] ?? application.headName}
        autocomplete="off"
      />
      <TextInput
        name="head_email"
        label="Head’s email address"
        hint="From your own records, not from the application."
        problems={problems}
        value={typed['head_email'] ?? application.headEmail}
        autocomplete="off"
      />
      <Button>{application.headEmail === null ? 'Keep it and ask the head' : 'Keep it and ask again'}</Button>
    </Form>
  </Card>
);

const TermsCard = ({
  frame,
  application,
  hasAccepted,
}: {
  frame: Frame;
  application: Application;
  hasAccepted: boolean;
}) => (
  <Card title="Data terms">
    <p>
      The school stays the controller of everything about its pupils. {application.bodyName} sees the state and dates of
      the journey, and what the school submits; its adviser sees what an open step shows; verifiers see pupils as codes,
      only while their task is open. Every look at pupils’ data is in a trail that the school can read.
    </p>
    {hasAccepted ? (
      <Alert kind="success" title="Your side has accepted.">
        The enrolment begins as soon as the other side has, too.
      </Alert>
    ) : (
      <PostButton frame={frame} action={href(paths.applications.terms, { application: application.id })}>
        Accept the data terms
      </PostButton>
    )}
  </Card>
);
