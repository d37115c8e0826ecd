import {
  Button,
  Card,
  Chips,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  Refusal,
  Rows,
  Sub,
  Tag,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { Colleague } from '../agenda/pages.tsx';
import { pointKinds, type Point } from '../agenda/rules.ts';
import { DecisionFields, DecisionRows } from '../decision/pages.tsx';
import type { Decision } from '../decision/store.ts';
import type { ReviewRefusal } from '../rules.ts';
import type { ListedReview } from '../store.ts';
import { reviewRefusalWords } from '../words.tsx';
import { AttendanceForm } from './attendance.tsx';
import type { Attendance, Progress } from './store.ts';

export type MeetingProps = Place &
  Readonly<{
    review: ListedReview;
    people: readonly Attendance[];
    points: readonly Point[];
    progress: readonly Progress[];
    decisions: readonly Decision[];
    team: readonly Colleague[];
    typed?: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
  }>;

/** What was said of a point: its note, or, of an action, what was written of it at this meeting. */
export const saidOf = (point: Point, progress: readonly Progress[]): string =>
  point.kind === 'action'
    ? progress
        .filter(({ actionId }) => actionId === point.about)
        .map(({ note }) => note)
        .join(' ')
    : point.note;

/**
 * The meeting while it is held: who came, point by point, decisions, minutes, and its end. Each part is saved by itself, so that
 * two people can write at once and nobody loses what they have.
 */
export const MeetingPage = (props: MeetingProps) => {
  const { frame, enrolment, review, problems, refused, decisions, team, typed = {} } = props;
  const at = { enrolment: enrolment.id, review: review.id };
  const isHeld = review.heldOn !== null;
  return (
    <Page
      frame={frame}
      title={isHeld ? 'Correct the record' : 'The meeting'}
      lead={
        isHeld
          ? `Review held on ${longDate(review.heldOn ?? review.plannedOn)}. What stood before stays readable.`
          : `Review of ${longDate(review.plannedOn)}. Each part is saved by itself; several of you can write at once.`
      }
      crumbs={[
        { text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) },
        { text: longDate(review.plannedOn), href: href(paths.plan.review, at) },
      ]}
      problems={problems}
      aside={<Minutes {...props} />}
    >
      {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
      <Chips
        label="Parts of the meeting"
        chips={[
          { text: 'Who came', href: '#attendance' },
          { text: 'Point by point', href: '#points' },
          { text: 'Decisions', href: '#decisions' },
          { text: 'Minutes', href: '#minutes-card' },
          ...(isHeld ? [] : [{ text: 'End', href: '#end' }]),
        ]}
      />
      <AttendanceForm {...props} />
      <Points {...props} />
      <Card title="Decisions" id="decisions" note={decisions.length === 0 ? undefined : String(decisions.length)}>
        <div class="wm-flow">
          <DecisionRows enrolment={enrolment.id} review={review.id} decisions={decisions} mayChange />
          <Form frame={frame} action={href(paths.plan.decisions, at)} keep={`decisions-${review.id}`}>
            <DecisionFields team={team} typed={typed} problems={problems} />
            <Button kind="quiet">Write down the decision</Button>
          </Form>
        </div>
      </Card>
      {isHeld ? null : <Finish {...props} />}
    </Page>
  );
};

const Points = ({ enrolment, review, points, progress, team }: MeetingProps) => {
  const shown = points.filter(({ isLeftOut }) => !isLeftOut);
  const done = shown.filter((point) => saidOf(point, progress) !== '').length;
  const first = shown.find((point) => saidOf(point, progress) === '') ?? shown[0];
  const to = (point: Point) =>
    href(paths.plan.matter, { enrolment: enrolment.id, review: review.id, matter: point.id ?? '' });
  return (
    <Card
      title="Point by point"
      id="points"
      note={shown.length === 0 ? undefined : `${done} of ${shown.length} written`}
    >
      {first === undefined ? (
        <Empty title="Nothing was on the agenda.">
          <p>Write what you decide below, and the minutes beside.</p>
        </Empty>
      ) : (
        <div class="wm-flow">
          <Rows
            label="Points of the agenda"
            rows={shown.map((point) => ({
              title: point.title,
              href: to(point),
              meta: (
                <>
                  {[pointKinds[point.kind].word, team.find(({ id }) => id === point.ledBy)?.name]
                    .filter(Boolean)
                    .join(' · ')}
                  {saidOf(point, progress) === '' ? null : <Sub>{saidOf(point, progress)}</Sub>}
                </>
              ),
              right:
                saidOf(point, progress) === '' ? <Tag kind="not-started">Not yet</Tag> : <Tag kind="done">Written</Tag>,
            }))}
          />
          <Button kind="quiet" href={to(first)}>
            {done === 0 ? 'Begin with the first' : done === shown.length ? 'Look through them' : 'Go on with the next'}
          </Button>
        </div>
      )}
    </Card>
  );
};

const Minutes = ({ frame, enrolment, review, typed = {}, problems }: MeetingProps) => (
  <Card title="Minutes" id="minutes-card">
    <Form
      frame={frame}
      action={href(paths.plan.minutes, { enrolment: enrolment.id, review: review.id })}
      keep={`minutes-${review.id}`}
    >
      <Hidden name="version" value={review.minutesVersion} />
      <Textarea
        name="minutes"
        label="In your own words (optional)"
        hint="What you type is kept in this tab until you save it."
        rows={10}
        value={typed['minutes'] ?? review.minutes}
        problems={problems}
      />
      <Button kind="quiet">Save the minutes</Button>
    </Form>
  </Card>
);

const Finish = ({ frame, enrolment, review, typed = {}, problems }: MeetingProps) => (
  <Card title="End of the meeting" id="end">
    <Form frame={frame} action={href(paths.plan.finishReview, { enrolment: enrolment.id, review: review.id })}>
      <TextInput
        name="heldOn"
        label="On what day was it held?"
        width={20}
        value={typed['heldOn'] ?? longDate(review.plannedOn)}
        problems={problems}
      />
      {review.nextId === null ? (
        <TextInput
          name="nextOn"
          label="When do you meet next? (optional)"
          hint="For example, 28 January 2027. Leave it empty if the next review is planned already."
          width={20}
          value={typed['nextOn']}
          problems={problems}
        />
      ) : null}
      <p class="wm-sub">Whoever is not marked counts as absent. You can correct the record afterwards.</p>
      <Button>Finish the record</Button>
    </Form>
  </Card>
);
