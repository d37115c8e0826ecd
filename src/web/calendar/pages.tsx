import { Alert, Button, Card, longDate, Page, PostButton, SideNote, TextInput, type Frame } from '#platform/kit';
import { paths } from '#paths';

type Props = Readonly<{ frame: Frame; address: string | null; madeAt: Date | null }>;

/** The address under which a person's own calendar program reads their dates: made here, renewed, taken away. */
export const CalendarPage = ({ frame, address, madeAt }: Props) => (
  <Page
    frame={frame}
    title="Your dates in your own calendar"
    lead="Reviews, visit days, training, and the days by which something of yours is due, in the calendar on your phone or computer."
    crumbs={[{ text: 'Your account', href: paths.account.home }]}
    aside={
      <SideNote title="What stands in it">
        Days, times and places; of actions and standards only their number or code. No pupil and nothing that colleagues
        wrote. It shows what you may see now, and is empty when your last part ends.
      </SideNote>
    }
  >
    {address === null ? (
      <Card title="You have no calendar address yet">
        <p>Make one, then give it to your calendar program. It follows by itself when a date moves or is called off.</p>
        <PostButton frame={frame} action={paths.account.calendar}>
          Make my calendar address
        </PostButton>
      </Card>
    ) : (
      <>
        <Card title="Your calendar address" subtitle={madeAt === null ? undefined : `Made on ${longDate(madeAt)}.`}>
          <Alert kind="warning" title="Whoever has this address can read these dates.">
            <p>Give it to your calendar program and to nobody else. If it got about, make a new one.</p>
          </Alert>
          <TextInput
            name="address"
            label="Copy it into your calendar program"
            hint="Outlook: Add calendar, Subscribe from web. Google: Other calendars, From URL. Apple: New calendar subscription."
            value={address}
          />
          <p>
            <a href={address}>Open it once, to look</a>
          </p>
        </Card>
        <Card title="Make a new one, or take it away">
          <p>The address above leads nowhere from that moment, and calendars that read it stop following.</p>
          <div class="govuk-button-group">
            <PostButton frame={frame} action={paths.account.calendar} kind="quiet">
              Make a new address
            </PostButton>
            <PostButton frame={frame} action={paths.account.endCalendar} kind="quiet">
              Take the address away
            </PostButton>
          </div>
        </Card>
      </>
    )}
  </Page>
);

/** A program that asks without end is asked to wait. */
export const TooOftenPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page frame={frame} title="This calendar is asked for too often" narrow>
    <p>Set your calendar program to ask every few hours. It may ask again in a quarter of an hour.</p>
    <Button kind="quiet" href={paths.home}>
      Go to the front page
    </Button>
  </Page>
);
