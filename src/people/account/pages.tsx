import {
  ago,
  Button,
  Card,
  DataTable,
  Form,
  mediumDate,
  Page,
  PostButton,
  Radios,
  SummaryList,
  type Frame,
} from '#platform/kit';
import { roleTitle } from '#platform/actor';
import { paths } from '#paths';
import { deviceWords } from '../sessions/rules.ts';
import type { Device, Part } from '../sessions/store.ts';

export type AccountView = Readonly<{
  name: string;
  email: string;
  parts: readonly Part[];
  currentPart: string | null;
  hasSecondStep: boolean;
  passwordSetAt: Date | null;
  devices: readonly Device[];
  sessionId: string;
}>;

const partWords = (part: Part): string =>
  part.place === '' ? roleTitle[part.role] : `${roleTitle[part.role]}, ${part.place}`;

type Props = Readonly<{ frame: Frame; view: AccountView; now: Date }>;

const Facts = ({ view }: Readonly<{ view: AccountView }>) => (
  <Card title="How you sign in">
    <SummaryList
      items={[
        { key: 'Name', value: view.name },
        { key: 'Email address', value: view.email },
        {
          key: 'Password',
          value: view.passwordSetAt === null ? 'None yet' : `Set on ${mediumDate(view.passwordSetAt)}`,
          change: { href: paths.account.password, about: 'your password' },
        },
        {
          key: 'Two-step sign-in',
          value: view.hasSecondStep ? 'On: a code from your app is asked for' : 'Off',
          change: {
            href: paths.account.secondStep,
            about: 'two-step sign-in',
            text: view.hasSecondStep ? 'Change' : 'Set up',
          },
        },
      ]}
    />
  </Card>
);

const Parts = ({ view }: Readonly<{ view: AccountView }>) => (
  <Card
    title="Parts you can act in"
    link={view.parts.length > 1 ? { text: 'Switch role', href: paths.chooseRole } : undefined}
  >
    {view.parts.length === 0 ? (
      <p>None at present. Ask the school or the awarding body that invited you.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {view.parts.map((part) => (
          <li>
            {partWords(part)}
            {part.id === view.currentPart ? ' (now)' : ''}
          </li>
        ))}
      </ul>
    )}
  </Card>
);

const Devices = ({ frame, view, now }: Props) => (
  <Card
    title="Where you are signed in"
    subtitle="Something here that is not yours? Sign it out, then change your password."
  >
    <DataTable
      caption="Devices on which you are signed in"
      plain
      rows={view.devices}
      empty="You are signed in nowhere else."
      columns={[
        { head: 'Device', isRowHead: true, cell: (device) => deviceWords(device.userAgent) },
        { head: 'Signed in', cell: (device) => ago(device.createdAt, now) },
        { head: 'Last used', cell: (device) => ago(device.seenAt, now) },
        {
          head: '',
          bareOnPhone: true,
          cell: (device) =>
            device.id === view.sessionId ? (
              'This device'
            ) : (
              <PostButton
                frame={frame}
                action={paths.account.devices}
                fields={{ session: device.id }}
                kind="quiet"
                small
                about={deviceWords(device.userAgent)}
              >
                Sign out
              </PostButton>
            ),
        },
      ]}
    />
    {view.devices.length > 1 ? (
      <PostButton frame={frame} action={paths.account.devices} fields={{ session: 'others' }} kind="quiet">
        Sign out every other device
      </PostButton>
    ) : null}
  </Card>
);

const Colours = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Card title="How pages look">
    <Form frame={frame} action={paths.theme}>
      <input type="hidden" name="return" value={paths.account.home} />
      <Radios
        name="theme"
        legend="Colours"
        inline
        value={frame.theme}
        choices={[
          { value: 'system', label: 'As this device' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <Button kind="quiet">Save the colours</Button>
    </Form>
  </Card>
);

const OwnCalendar = () => (
  <Card title="Your dates in your own calendar">
    <p>
      <a href={paths.account.calendar}>Make or look at your calendar address</a>
    </p>
  </Card>
);

export const AccountPage = (props: Props) => (
  <Page frame={props.frame} title="Your account" lead={`Signed in as ${props.view.name}.`}>
    <Facts view={props.view} />
    <Devices {...props} />
    <Parts view={props.view} />
    <OwnCalendar />
    <Colours frame={props.frame} />
  </Page>
);
