import { Button, ButtonGroup, Form, Page, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import type { Application } from '../store.ts';

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
