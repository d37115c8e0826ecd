import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  DataTable,
  Empty,
  Facts,
  Form,
  Page,
  Pagination,
  PostButton,
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
import { applicationState, mayAct, type ApplicationState } from '../rules.ts';
import type { Application } from './store.ts';

export const stateWords = {
  'waiting-for-head': { kind: 'waiting', words: 'Waiting for the head' },
  'waiting-for-body': { kind: 'waiting', words: 'Waiting for the awarding body' },
  'waiting-for-terms': { kind: 'progress', words: 'Data terms to accept' },
  enrolled: { kind: 'done', words: 'Enrolled' },
  refused: { kind: 'refused', words: 'Not accepted' },
  withdrawn: { kind: 'not-yet', words: 'Withdrawn' },
} as const satisfies Record<ApplicationState, { kind: TagKind; words: string }>;

const StateTag = ({ application }: { application: Application }) => {
  const { kind, words } = stateWords[applicationState(application)];
  return <Tag kind={kind}>{words}</Tag>;
};

type ListProps = Readonly<{
  frame: Frame;
  applications: readonly Application[];
  page: number;
  pages: number;
  total: number;
  mayApply: boolean;
}>;

export const ApplicationsPage = ({ frame, applications, page, pages, total, mayApply }: ListProps) => (
  <Page
    frame={frame}
    title="Applications"
    lead={total === 0 ? 'None yet.' : 'The ones that still wait for somebody stand first.'}
    actions={mayApply ? <Button href={paths.applications.begin}>Apply for a mark</Button> : null}
  >
    <Card flush>
      <DataTable
        caption="Applications"
        rows={applications}
        empty={
          <Empty title="No application yet">
            {mayApply
              ? 'When you apply for a mark, its application appears here and shows whom it waits for.'
              : 'A school’s coordinator applies; the application appears here at once.'}
          </Empty>
        }
        columns={[
          {
            head: 'School',
            isRowHead: true,
            cell: (one) => <a href={href(paths.applications.one, { application: one.id })}>{one.schoolName}</a>,
          },
          { head: 'Mark', cell: (one) => one.schemeTitle },
          { head: 'Cohort', cell: (one) => one.cohort },
          { head: 'Applied', cell: (one) => mediumDate(one.appliedAt) },
          { head: 'State', cell: (one) => <StateTag application={one} /> },
        ]}
      />
    </Card>
    <Pagination page={page} pages={pages} href={(each) => href(paths.applications.list, {}, { page: each })} />
  </Page>
);

export type Offer = Readonly<{
  value: string;
  title: string;
  summary: string;
  routes: readonly Readonly<{ code: string; name: string; suits: string; months: number }>[];
}>;

type ApplyProps = Readonly<{
  frame: Frame;
  offers: readonly Offer[];
  cohorts: readonly string[];
  typed: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  refusal: string | null;
}>;

export const ApplyPage = ({ frame, offers, cohorts, typed, problems, refusal }: ApplyProps) => (
  <Page
    frame={frame}
    narrow
    title="Apply for a mark"
    lead="Four choices. Your head then confirms, and the awarding body answers."
    problems={problems}
    back={{ href: paths.applications.list, text: 'Applications' }}
  >
    {refusal === null ? null : (
      <Refusal
        what="This application was not made."
        why={refusal}
        next="Open the one you have, or choose another mark."
      />
    )}
    <Form frame={frame} action={paths.applications.begin} keep="application">
      <Radios
        name="scheme"
        legend="Which mark?"
        legendSize="m"
        cards
        problems={problems}
        value={typed['scheme']}
        choices={offers.map((offer) => ({ value: offer.value, label: offer.title, hint: offer.summary }))}
      />
      <Radios
        name="route"
        legend="Which route?"
        legendSize="m"
        hint="A route says how long the journey takes. Each mark has its own."
        problems={problems}
        value={typed['route']}
        choices={routesOf(offers).map((route) => ({
          value: route.code,
          label: `${route.name}, about ${route.months} months`,
          hint: route.suits,
        }))}
      />
      <Radios
        name="cohort"
        legend="When do you want to start?"
        legendSize="m"
        problems={problems}
        value={typed['cohort']}
        choices={cohorts.map((cohort) => ({ value: cohort, label: cohort }))}
      />
      <Textarea
        name="why"
        label="Why does your school want this mark?"
        labelSize="m"
        hint="A sentence or two. The awarding body and your head read it."
        problems={problems}
        value={typed['why']}
      />
      <Button>Send the application</Button>
    </Form>
  </Page>
);

/** Each route once, for marks share route codes. */
const routesOf = (offers: readonly Offer[]): Offer['routes'] => [
  ...new Map(offers.flatMap((offer) => offer.routes).map((route) => [route.code, route])).values(),
];

type OneProps = Readonly<{
  frame: Frame;
  application: Application;
  side: 'school' | 'body';
  refusal: string | null;
  problems: readonly Problem[];
  typed: Readonly<Record<string, string>>;
}>;

const nextWords = (application: Application, side: 'school' | 'body'): string => {
  switch (applicationState(application)) {
    case 'waiting-for-head':
      if (application.headEmail === null)
        return side === 'body'
          ? 'You hold no address for the head. Enter it below: the confirmation goes there and nowhere else.'
          : `${application.bodyName} holds no address for your head yet. It enters one; the confirmation then goes out at once.`;
      return `A confirmation went to ${application.headName ?? 'the head'}. Nothing happens until they confirm.`;
    case 'waiting-for-body':
      return side === 'body'
        ? 'The head has confirmed. Accept the school or say why not.'
        : `${application.bodyName} now decides.`;
    case 'waiting-for-terms':
      return 'Both sides accept the data terms; then the enrolment begins.';
    case 'enrolled':
      return 'The school is enrolled.';
    case 'refused':
      return `${application.bodyName} did not accept it: ${application.decisionReason ?? ''}`;
    case 'withdrawn':
      return 'The school took its application back.';
  }
};

export const ApplicationPage = (props: OneProps) => {
  const { frame, application, side, refusal, problems } = props;
  return (
    <Page
      frame={frame}
      title={`${application.schoolName}: ${application.schemeTitle}`}
      eyebrow="Application"
      lead={nextWords(application, side)}
      problems={problems}
      back={{ href: paths.applications.list, text: 'Applications' }}
      aside={<Asked application={application} />}
    >
      {refusal === null ? null : (
        <Refusal what="Nothing was changed." why={refusal} next="Look at where the application stands now." />
      )}
      <Acts {...props} />
      <Card title="What has happened">
        <Facts items={historyOf(application)} wide />
      </Card>
    </Page>
  );
};

const Asked = ({ application }: { application: Application }) => (
  <Card title="What was asked for">
    <p>
      <StateTag application={application} />
    </p>
    <Facts
      items={[
        { term: 'School', fact: application.schoolName },
        { term: 'Authority', fact: application.laName ?? 'not known' },
        { term: 'Mark', fact: application.schemeTitle },
        { term: 'Cohort', fact: application.cohort },
        { term: 'Asked by', fact: application.appliedByName ?? 'a colleague who has left' },
      ]}
    />
    <p>{application.why}</p>
  </Card>
);

const historyOf = (application: Application) => {
  const facts: { term: string; fact: string }[] = [{ term: 'Applied', fact: longDate(application.appliedAt) }];
  if (application.headAskedAt !== null) facts.push({ term: 'Head asked', fact: longDate(application.headAskedAt) });
  if (application.headConfirmedAt !== null)
    facts.push({
      term: 'Head confirmed',
      fact: `${longDate(application.headConfirmedAt)}, ${application.headConfirmedName ?? ''}`,
    });
  if (application.decidedAt !== null)
    facts.push({
      term: application.decision === 'accepted' ? 'Accepted' : 'Not accepted',
      fact: longDate(application.decidedAt),
    });
  if (application.schoolTermsAt !== null)
    facts.push({ term: 'School accepted the data terms', fact: longDate(application.schoolTermsAt) });
  if (application.bodyTermsAt !== null)
    facts.push({ term: 'Body accepted the data terms', fact: longDate(application.bodyTermsAt) });
  if (application.enrolledAt !== null) facts.push({ term: 'Enrolled', fact: longDate(application.enrolledAt) });
  if (application.withdrawnAt !== null) facts.push({ term: 'Withdrawn', fact: longDate(application.withdrawnAt) });
  return facts;
};

const Acts = ({ frame, application, side, problems, typed }: OneProps) => {
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

type ConfirmProps = Readonly<{
  frame: Frame;
  application: Application;
  token: string;
  problems: readonly Problem[];
  typed: Readonly<Record<string, string>>;
}>;

/** The head's page: opened from a mail, without an account. Opening it does nothing; the button does. */
export const ConfirmPage = ({ frame, application, token, problems, typed }: ConfirmProps) => (
  <Page frame={frame} narrow roomy title={`Confirm for ${application.schoolName}`} problems={problems}>
    <p>
      {application.appliedByName ?? 'A coordinator'} has applied for {application.schoolName} to work for the{' '}
      <strong>{application.schemeTitle}</strong> of {application.bodyName}, starting {application.cohort}.
    </p>
    <p>They say: “{application.why}”</p>
    <Form frame={frame} action={href(paths.applications.confirm, { token })}>
      <TextInput
        name="name"
        label="Your name"
        hint="You confirm as the head of the school."
        problems={problems}
        value={typed['name']}
        autocomplete="name"
      />
      <ButtonGroup>
        <Button>Confirm the application</Button>
      </ButtonGroup>
    </Form>
    <p>
      If it should not go ahead, close this page and tell your coordinator: nothing happens without your confirmation.
    </p>
  </Page>
);

export const ConfirmedPage = ({ frame, application }: { frame: Frame; application: Application }) => (
  <Page frame={frame} narrow roomy title="Confirmed" lead={`${application.bodyName} has been told and now decides.`}>
    <p>Thank you. Your coordinator sees this at once; there is nothing else for you to do.</p>
  </Page>
);

export const SpentLinkPage = ({ frame }: { frame: Frame }) => (
  <Page
    frame={frame}
    narrow
    roomy
    title="This link no longer works"
    lead="It was used already, or a newer one was sent."
  >
    <p>Look for a newer mail, or ask your coordinator to send the link again from the application’s page.</p>
  </Page>
);
