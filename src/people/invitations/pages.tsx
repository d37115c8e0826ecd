import {
  Alert,
  Button,
  Form,
  Page,
  PostButton,
  Refusal,
  SummaryList,
  TextInput,
  mediumDate,
  type Frame,
  type Problems,
} from '#platform/kit';
import { roleTitle } from '#platform/actor';
import { href, paths } from '#paths';
import { NewPasswordField } from '../password/pages.tsx';
import type { Bearer, InvitationState } from './rules.ts';
import type { Invitation } from './store.ts';

type Props = Readonly<{
  frame: Frame;
  token: string;
  invitation: Invitation;
  bearer: Bearer;
  typedName: string;
  problems: Problems;
}>;

const Facts = ({ invitation }: Readonly<{ invitation: Invitation }>) => (
  <SummaryList
    items={[
      { key: 'Part', value: roleTitle[invitation.role] },
      ...(invitation.place === '' ? [] : [{ key: 'Where', value: invitation.place }]),
      { key: 'For', value: invitation.email },
      { key: 'Invited by', value: invitation.inviterName },
      { key: 'Can be accepted until', value: mediumDate(invitation.expiresAt) },
    ]}
  />
);

const MakeAccount = ({ frame, token, invitation, typedName, problems }: Props) => (
  <Form frame={frame} action={href(paths.invitations.accept, { token })}>
    <TextInput name="name" label="Your full name" value={typedName} autocomplete="name" problems={problems} required />
    <input type="hidden" name="username" value={invitation.email} autocomplete="username" />
    <NewPasswordField problems={problems} label="Choose a password" />
    <Button>Make my account and accept</Button>
  </Form>
);

const Act = (props: Props) => {
  const { frame, token, invitation, bearer } = props;
  const here = href(paths.invitations.accept, { token });
  switch (bearer) {
    case 'the-invited':
      return (
        <Form frame={frame} action={here}>
          <Button>Accept the invitation</Button>
        </Form>
      );
    case 'a-visitor-with-account':
      return <Button href={href(paths.signIn.page, {}, { then: here })}>Sign in to accept</Button>;
    case 'a-visitor-without-account':
      return <MakeAccount {...props} />;
    case 'somebody-else':
      return (
        <Refusal
          what={`${frame.person?.name ?? 'You'} cannot accept this invitation.`}
          why={`It was sent to ${invitation.email}, and you are signed in with another address.`}
          next="Sign out, then open the link again. Or ask for an invitation to your own address."
        >
          <PostButton frame={frame} action={paths.signOut} kind="quiet">
            Sign out
          </PostButton>
        </Refusal>
      );
  }
};

export const InvitationPage = (props: Props) => (
  <Page
    frame={props.frame}
    title={`${props.invitation.inviterName} invites you`}
    lead="Nothing happens until you accept."
    problems={props.problems}
    narrow
  >
    <Facts invitation={props.invitation} />
    <Act {...props} />
  </Page>
);

const overWords: Readonly<Record<Exclude<InvitationState, 'open'>, string>> = {
  accepted: 'It was accepted already. Sign in with the address that it was sent to.',
  withdrawn: 'It was taken back. Ask whoever invited you.',
  expired: 'It is more than two weeks old. Ask whoever invited you to send it again: one press for them.',
};

export const InvitationOverPage = ({
  frame,
  state,
}: Readonly<{ frame: Frame; state: Exclude<InvitationState, 'open'> }>) => (
  <Page frame={frame} title="This invitation cannot be accepted" narrow>
    <Alert kind="info" title={overWords[state]}>
      <p>
        <a class="govuk-link" href={paths.signIn.page}>
          Sign in
        </a>
      </p>
    </Alert>
  </Page>
);
