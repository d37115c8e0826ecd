import { Alert, Button, ButtonGroup, Form, Page, SideNote, TextInput, type Frame, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import { advised, shortest } from './rules.ts';

export const newPasswordHint = `At least ${shortest} characters; ${advised} or more is safer. Three or four words in a row are easy to remember. You may paste it.`;

type NewPasswordProps = Readonly<{ problems: Problems; label?: string }>;

/** The one field for a new password: masked, open to pasting and to password managers. */
export const NewPasswordField = ({ problems, label }: NewPasswordProps) => (
  <TextInput
    name="password"
    type="password"
    label={label ?? 'New password'}
    hint={newPasswordHint}
    autocomplete="new-password"
    problems={problems}
    required
  />
);

export const ForgottenPage = ({
  frame,
  email,
  problems,
}: Readonly<{ frame: Frame; email: string; problems: Problems }>) => (
  <Page
    frame={frame}
    title="Choose a new password"
    lead="Enter the address of your account. If there is one, we send a link to it."
    problems={problems}
    back={{ href: paths.signIn.page, text: 'Sign in' }}
    narrow
  >
    <Form frame={frame} action={paths.password.forgotten}>
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
      <Button>Send the link</Button>
    </Form>
  </Page>
);

/** The same page for every address: it says nothing about who has an account. */
export const LinkSentPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={frame}
    title="Look at your mail"
    lead="If there is an account with that address, a link is on its way to it."
    narrow
  >
    <p>The link works once, for ten minutes. It asks you for a new password and signs every device out.</p>
    <p>
      Nothing came? Look among unwanted mail, check the address, or ask whoever invited you: they can see under which
      address they did.
    </p>
    <p>
      <a class="govuk-link" href={paths.signIn.page}>
        Back to sign in
      </a>
    </p>
  </Page>
);

type ResetProps = Readonly<{ frame: Frame; token: string; email: string; problems: Problems }>;

export const ResetPage = ({ frame, token, email, problems }: ResetProps) => (
  <Page frame={frame} title="Choose a new password" lead={`For the account of ${email}.`} problems={problems} narrow>
    <Form frame={frame} action={href(paths.password.reset, { token })}>
      {/* Password managers file the new password under the account that they read here. */}
      <input type="hidden" name="username" value={email} autocomplete="username" />
      <NewPasswordField problems={problems} />
      <Button>Save the new password</Button>
    </Form>
  </Page>
);

/** For links that are used, too old or none at all: nobody learns which. */
export const LinkOverPage = ({ frame, again }: Readonly<{ frame: Frame; again: 'reset' | 'sign-in' }>) => (
  <Page frame={frame} title="This link cannot be used" lead="It was used before, or its ten minutes are over." narrow>
    {again === 'reset' ? (
      <p>
        <a class="govuk-link" href={paths.password.forgotten}>
          Ask for a new link
        </a>
      </p>
    ) : (
      <p>Ask whoever runs this installation for another one.</p>
    )}
  </Page>
);

export const ChangePasswordPage = ({ frame, problems }: Readonly<{ frame: Frame; problems: Problems }>) => (
  <Page
    frame={frame}
    title="Change your password"
    lead="Every other device on which you are signed in is signed out."
    problems={problems}
    back={{ href: paths.account.home, text: 'Your account' }}
    narrow
    aside={
      <SideNote title="What makes a good one">
        <p>Length. Nobody asks for capitals, figures or signs, and it never runs out.</p>
      </SideNote>
    }
  >
    <Form frame={frame} action={paths.account.password}>
      <TextInput
        name="current"
        type="password"
        label="Your password now"
        autocomplete="current-password"
        problems={problems}
        required
      />
      <NewPasswordField problems={problems} />
      <ButtonGroup>
        <Button>Change the password</Button>
      </ButtonGroup>
    </Form>
  </Page>
);

/** Too many failures: the same words wherever a password or a code is asked for. */
export const WaitAlert = () => (
  <Alert kind="refusal" title="You cannot try again yet." urgent>
    <p>
      There were too many wrong passwords or codes in the last fifteen minutes. Wait a quarter of an hour, or choose a
      new password now if you have forgotten yours.
    </p>
  </Alert>
);
