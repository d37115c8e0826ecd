import {
  Alert,
  Button,
  Card,
  Details,
  Form,
  Hidden,
  Page,
  TextInput,
  TwoColumns,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { WaitAlert } from '../password/pages.tsx';
import { demonstrationPeople } from './rules.ts';

type SignInProps = Readonly<{
  frame: Frame;
  email: string;
  then: string;
  problems: Problems;
  isLimited: boolean;
}>;

const PasswordForm = ({ frame, email, then, problems }: SignInProps) => (
  <Form frame={frame} action={paths.signIn.page}>
    <Hidden name="then" value={then} />
    <TextInput
      name="email"
      type="email"
      label="Email address"
      value={email}
      autocomplete="username"
      spellcheck={false}
      problems={problems}
      required
    />
    <TextInput
      name="password"
      type="password"
      label="Password"
      autocomplete="current-password"
      problems={problems}
      required
    />
    <Button>Sign in</Button>
  </Form>
);

/** One press for each person of the demonstration. They are buttons of one form, so that a press is a POST. */
const DemonstrationChoices = ({ frame, then }: Readonly<{ frame: Frame; then: string }>) => (
  <Card title="Look around as somebody" subtitle="This is a demonstration. No person and no school in it is real.">
    <Form frame={frame} action={paths.signIn.demonstration} class="wm-demo-people">
      <Hidden name="then" value={then} />
      <ul class="wm-choices">
        {demonstrationPeople.map(({ email, words }) => (
          <li>
            <Button kind="quiet" name="who" value={email} about={`(${email})`}>
              {words}
            </Button>
          </li>
        ))}
      </ul>
    </Form>
    <p>The password of each is waymark-demo, if you would rather type it.</p>
  </Card>
);

export const SignInPage = (props: SignInProps) => {
  const { frame, problems, isLimited, then } = props;
  const form = (
    <>
      {isLimited ? <WaitAlert /> : null}
      <PasswordForm {...props} />
      <p>
        <a class="govuk-link" href={paths.password.forgotten}>
          I have forgotten my password
        </a>
      </p>
      <Details summary="I have no account">
        <p>
          Accounts begin with an invitation: from your school's coordinator, or from the awarding body. Ask them for
          one.
        </p>
      </Details>
    </>
  );
  return (
    <Page frame={frame} title="Sign in" problems={problems} narrow={!frame.isDemo}>
      {frame.isDemo ? <TwoColumns aside={<DemonstrationChoices frame={frame} then={then} />}>{form}</TwoColumns> : form}
    </Page>
  );
};

type CodeProps = Readonly<{ frame: Frame; problems: Problems; isLimited: boolean }>;

const CodeField = ({ problems }: Readonly<{ problems: Problems }>) => (
  <TextInput
    name="code"
    label="Code from your app"
    hint="Six figures. They change every thirty seconds."
    inputmode="numeric"
    autocomplete="one-time-code"
    spellcheck={false}
    width={10}
    problems={problems}
    required
  />
);

export const SecondStepPage = ({ frame, problems, isLimited }: CodeProps) => (
  <Page
    frame={frame}
    title="Enter the code"
    lead="Your password was right. Now the code from the app on your telephone."
    problems={problems}
    narrow
  >
    {isLimited ? <WaitAlert /> : null}
    <Form frame={frame} action={paths.signIn.secondStep}>
      <CodeField problems={problems} />
      <Button>Finish signing in</Button>
    </Form>
    <p>
      <a class="govuk-link" href={paths.signIn.recovery}>
        I do not have my telephone: use a recovery code
      </a>
    </p>
  </Page>
);

export const RecoveryPage = ({ frame, problems, isLimited }: CodeProps) => (
  <Page
    frame={frame}
    title="Use a recovery code"
    lead="One of the ten codes that you printed or kept when you set up two-step sign-in. Each works once."
    problems={problems}
    back={{ href: paths.signIn.secondStep, text: 'Enter the code from my app' }}
    narrow
  >
    {isLimited ? <WaitAlert /> : null}
    <Form frame={frame} action={paths.signIn.recovery}>
      <TextInput name="code" label="Recovery code" autocomplete="off" spellcheck={false} problems={problems} required />
      <Button>Finish signing in</Button>
    </Form>
    <Details summary="I have no recovery code either">
      <p>
        Ask your awarding body. Once they know that it is you, the operator can take the second step off your account.
      </p>
    </Details>
  </Page>
);

/** A link in a mail or from the operator: looking at it spends nothing, the button does. */
export const LinkPage = ({ frame, token, name }: Readonly<{ frame: Frame; token: string; name: string }>) => (
  <Page frame={frame} title="Sign in with this link" lead={`It signs in ${name}, once.`} narrow>
    <Form frame={frame} action={href(paths.signIn.link, { token })}>
      <Button>Sign in as {name}</Button>
    </Form>
    <Alert kind="info" title="Not you?">
      <p>Close this page and throw the link away.</p>
    </Alert>
  </Page>
);
