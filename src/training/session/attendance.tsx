import {
  Button,
  Card,
  Checkboxes,
  Details,
  Empty,
  Form,
  Hidden,
  longDate,
  number,
  plural,
  SaveBar,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { sessionState } from '../rules.ts';
import type { Session, Staff } from '../store.ts';

export type Common = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const crumbs = (enrolment: string) => [
  { text: 'Consultancy and training', href: href(paths.training.home, { enrolment }) },
];

export type SessionProps = Common &
  Readonly<{
    session: Session;
    sessions: readonly Session[];
    staff: readonly Staff[];
    today: string;
    mayRecord: boolean;
    mayPlan: boolean;
    isStaff: boolean;
    savedFirst?: boolean;
  }>;

/** For a catch-up those who missed the training come first; the others are folded away. */
const peopleFor = ({ session, sessions, staff }: SessionProps) => {
  if (session.kind !== 'catch-up') return { first: staff, others: [] as readonly Staff[] };
  const served = new Set([
    session.catchUpOf,
    ...sessions.filter((each) => each.catchUpOf === session.catchUpOf && each.id !== session.id).map((each) => each.id),
  ]);
  const missed = staff.filter((each) => !each.attended.some((id) => served.has(id)));
  return { first: missed, others: staff.filter((each) => !missed.includes(each)) };
};

const Boxes = ({ staff, session, legend }: Readonly<{ staff: readonly Staff[]; session: Session; legend: string }>) => (
  <>
    {staff.map((each) => (
      <Hidden name="shown" value={each.id} />
    ))}
    <Checkboxes
      name="present"
      id={`present-${legend.length}`}
      legend={legend}
      columns
      small
      values={staff.filter((each) => each.attended.includes(session.id)).map((each) => each.id)}
      choices={staff.map((each) => ({
        value: each.id,
        label: each.job === '' ? each.name : `${each.name}, ${each.job}`,
      }))}
    />
  </>
);

/** Who was there, for the whole staff on one page. */
export const Attendance = (props: SessionProps) => {
  const { frame, enrolment, session, staff, today } = props;
  const { first, others } = peopleFor(props);
  const state = sessionState(session, today);
  if (state === 'planned')
    return (
      <Card title="Attendance">
        <Empty title="Attendance is recorded on the day or after it.">Come back on {longDate(session.heldOn)}.</Empty>
      </Card>
    );
  if (staff.length === 0)
    return (
      <Card title="Attendance">
        <Empty
          title="Nobody is on the staff list yet."
          action={
            <Button kind="quiet" href={href(paths.training.staff, { enrolment })}>
              List the staff
            </Button>
          }
        >
          Once the staff is listed, you tick who was there.
        </Empty>
      </Card>
    );
  return (
    <Card
      title={
        session.isRecorded
          ? `${number(session.present)} of ${plural(staff.length, 'member')} of staff were there`
          : 'Tick everybody who was there'
      }
    >
      <Form frame={frame} action={href(paths.training.attendance, { enrolment, session: session.id })}>
        {first.length === 0 ? (
          <p>Nobody missed this training.</p>
        ) : (
          <Boxes
            staff={first}
            session={session}
            legend={session.kind === 'catch-up' ? 'Those who missed the training' : 'Who was there?'}
          />
        )}
        {others.length === 0 ? null : (
          <Details summary={`${plural(others.length, 'other colleague')}, who had been there already`}>
            <Boxes staff={others} session={session} legend="Others" />
          </Details>
        )}
        <SaveBar state={session.isRecorded ? 'Saving again corrects what was recorded.' : 'Nothing is recorded yet.'}>
          <>
            <Button>Save attendance</Button>
            {session.kind === 'catch-up' ? null : (
              <Button kind="quiet" name="everyone" value="yes">
                Everybody was there
              </Button>
            )}
          </>
        </SaveBar>
      </Form>
    </Card>
  );
};
