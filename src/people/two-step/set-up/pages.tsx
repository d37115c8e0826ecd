import {
  Alert,
  Button,
  Card,
  Form,
  Page,
  SideNote,
  SquareCode,
  TextInput,
  type Frame,
  type Problems,
} from '#platform/kit';
import { paths } from '#paths';
import { showRecoveryCode } from '../rules.ts';
import type { SetUp } from './actions.ts';

type SetUpProps = Readonly<{ frame: Frame; setUp: SetUp; isRequired: boolean; problems: Problems }>;

const fours = (typed: string): string => (typed.match(/.{1,4}/g) ?? []).join(' ');

const Begin = ({ frame }: Readonly<{ frame: Frame }>) => (
  <>
    <p>
      You need an app that makes codes: Google Authenticator, Microsoft Authenticator, 2FAS, a password manager, or any
      other. It works without a network, and it takes about three minutes.
    </p>
    <Form frame={frame} action={paths.account.secondStep}>
      <Button name="act" value="begin">
        Set up two-step sign-in
      </Button>
    </Form>
  </>
);

const Proposed = ({ frame, setUp, problems }: SetUpProps & { setUp: Extract<SetUp, { kind: 'proposed' }> }) => (
  <>
    <Card title="1. Show this to your app">
      <SquareCode holds={setUp.address} label="Square code that your app can read" />
      <p>
        Cannot scan it? Type this secret into the app: <br />
        <code class="wm-secret">{fours(setUp.typed)}</code>
      </p>
    </Card>
    <Card title="2. Type the code that it shows">
      <Form frame={frame} action={paths.account.secondStep}>
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
        <Button name="act" value="confirm">
          Turn on two-step sign-in
        </Button>
      </Form>
    </Card>
  </>
);

const InUse = ({ frame, setUp, problems }: SetUpProps & { setUp: Extract<SetUp, { kind: 'in-use' }> }) => (
  <>
    <Alert kind="success" title="Two-step sign-in is on.">
      <p>{setUp.codesLeft} of your ten recovery codes are left.</p>
    </Alert>
    <Card title="New recovery codes" subtitle="The old ones no longer work once you have new ones.">
      <Form frame={frame} action={paths.account.recoveryCodes}>
        <TextInput
          name="current"
          type="password"
          label="Your password"
          autocomplete="current-password"
          problems={problems}
          required
        />
        <Button kind="quiet">Make new recovery codes</Button>
      </Form>
    </Card>
    <p>
      A new telephone? Move the account in your app before you give the old one away. If it is lost, sign in with a
      recovery code and ask your awarding body to have the second step taken off, then set it up again.
    </p>
  </>
);

const leads = {
  none: 'A password can be stolen from afar. A code from your telephone cannot.',
  proposed: 'Show the square to your app, then type the code that it answers with.',
  'in-use': 'At sign-in you are asked for a code from your app.',
} as const;

export const SecondStepSetUpPage = (props: SetUpProps) => {
  const { frame, setUp, isRequired, problems } = props;
  return (
    <Page
      frame={frame}
      title="Two-step sign-in"
      lead={leads[setUp.kind]}
      problems={problems}
      back={isRequired ? undefined : { href: paths.account.home, text: 'Your account' }}
      aside={
        isRequired ? (
          <SideNote title="Why you are asked now">
            <p>Your part lets you see pupils' data. Everybody who can sign in to that signs in by two steps.</p>
          </SideNote>
        ) : undefined
      }
    >
      {setUp.kind === 'none' ? <Begin frame={frame} /> : null}
      {setUp.kind === 'proposed' ? <Proposed {...props} setUp={setUp} /> : null}
      {setUp.kind === 'in-use' ? <InUse {...props} setUp={setUp} /> : null}
    </Page>
  );
};

/** Shown this once, straight after they were made; to be printed or kept in a password manager. */
export const RecoveryCodesPage = ({ frame, codes }: Readonly<{ frame: Frame; codes: readonly string[] }>) => (
  <Page
    frame={frame}
    title="Keep these ten codes"
    lead="Each lets you in once, on a day when you do not have your telephone. They are not shown again."
  >
    <Card title="Recovery codes for Waymark">
      <ol class="wm-recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{showRecoveryCode(code)}</code>
          </li>
        ))}
      </ol>
      <p>Print this page and lock it away, or copy the codes into your password manager.</p>
    </Card>
    <Button href={paths.home}>I have kept them: go on</Button>
  </Page>
);
