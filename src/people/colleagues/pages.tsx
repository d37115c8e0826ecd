import { Card, DataTable, mediumDate, Page, PostButton, Sub, Tag, type Frame, type Problems } from '#platform/kit';
import { roleTitle, type Role } from '#platform/actor';
import { href, paths } from '#paths';
import { InviteForm } from '../invitations/list/pages.tsx';
import { invitationState } from '../invitations/rules.ts';
import type { Invitation } from '../invitations/store.ts';
import type { Colleague } from './store.ts';

type Props = Readonly<{
  frame: Frame;
  place: string;
  people: readonly Colleague[];
  waiting: readonly Invitation[];
  offered: readonly Role[];
  asksSchool: boolean;
  personId: string;
  now: Date;
  typed: Readonly<Record<string, string>>;
  problems: Problems;
}>;

const Acts = ({ frame, person, isSelf }: Readonly<{ frame: Frame; person: Colleague; isSelf: boolean }>) => {
  if (isSelf) return <>You</>;
  if (person.endedOn !== null) return <>Ended {mediumDate(person.endedOn)}</>;
  const params = { membership: person.membershipId };
  return (
    <div class="govuk-button-group">
      <PostButton frame={frame} action={href(paths.people.signOut, params)} kind="quiet" small about={person.name}>
        Sign out everywhere
      </PostButton>
      <PostButton frame={frame} action={href(paths.people.end, params)} kind="quiet" small about={`of ${person.name}`}>
        End the part
      </PostButton>
    </div>
  );
};

const People = ({ frame, people, personId }: Props) => (
  <Card title={`${people.filter((one) => one.endedOn === null).length} people have a part here`} flush>
    <DataTable
      caption="People with a part here"
      rows={people}
      empty="Nobody yet. Invite the first person below."
      columns={[
        {
          head: 'Name',
          isRowHead: true,
          cell: (one) => (
            <>
              {one.name} <Sub>{one.email}</Sub>
            </>
          ),
        },
        { head: 'Part', cell: (one) => roleTitle[one.role] },
        { head: 'Since', cell: (one) => mediumDate(one.startedOn) },
        {
          head: '',
          bareOnPhone: true,
          cell: (one) => <Acts frame={frame} person={one} isSelf={one.personId === personId} />,
        },
      ]}
    />
  </Card>
);

const Waiting = ({ frame, waiting, now }: Props) => (
  <Card title="Invitations that nobody has accepted yet" flush>
    <DataTable
      caption="Invitations that nobody has accepted yet"
      rows={waiting}
      empty="None. An invitation stands here from when you send it until it is accepted."
      columns={[
        {
          head: 'Name',
          isRowHead: true,
          cell: (one) => (
            <>
              {one.name} <Sub>{one.email}</Sub>
            </>
          ),
        },
        {
          head: 'Part',
          cell: (one) =>
            one.place === '' ? (
              roleTitle[one.role]
            ) : (
              <>
                {roleTitle[one.role]} <Sub>{one.place}</Sub>
              </>
            ),
        },
        {
          head: 'State',
          cell: (one) =>
            invitationState(one, now) === 'open' ? (
              <Tag kind="waiting">Sent {mediumDate(one.sentAt)}</Tag>
            ) : (
              <Tag kind="late">Too old</Tag>
            ),
        },
        {
          head: '',
          bareOnPhone: true,
          cell: (one) => (
            <div class="govuk-button-group">
              <PostButton
                frame={frame}
                action={href(paths.invitations.again, { invitation: one.id })}
                kind="quiet"
                small
                about={one.name}
              >
                Send again
              </PostButton>
              <PostButton
                frame={frame}
                action={href(paths.invitations.withdraw, { invitation: one.id })}
                kind="quiet"
                small
                about={one.name}
              >
                Take back
              </PostButton>
            </div>
          ),
        },
      ]}
    />
  </Card>
);

const Invite = (props: Props) => (
  <Card title="Invite somebody" id="invite" link={{ text: 'Invite from a list', href: paths.people.invite }}>
    <InviteForm {...props} />
  </Card>
);

export const ColleaguesPage = (props: Props) => (
  <Page
    frame={props.frame}
    title="People"
    lead={`Who has a part at ${props.place}, and who has been invited.`}
    problems={props.problems}
  >
    <People {...props} />
    <Waiting {...props} />
    <Invite {...props} />
  </Page>
);
