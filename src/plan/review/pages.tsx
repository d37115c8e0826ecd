import {
  Alert,
  Button,
  Card,
  Details,
  Form,
  Hidden,
  longDate,
  Page,
  PostButton,
  Refusal,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../panels.tsx';
import { AgendaCard, type Colleague } from './agenda/pages.tsx';
import { About } from './about.tsx';
import { WhenFields } from './list/pages.tsx';
import { MinutesView, type MinutesOf } from './minutes/pages.tsx';
import { didNotTakePlace, mayReview, reviewState, type ReviewAct, type ReviewRefusal } from './rules.ts';
import type { ListedReview } from './store.ts';
import { reviewRefusalWords, whenAndWhere } from './words.tsx';

type Typed = Readonly<Record<string, string>>;
export type ReviewProps = Place &
  MinutesOf &
  Readonly<{
    team: readonly Colleague[];
    adviserName: string | null;
    /** Whether the reader wrote the minutes: then a colleague approves them. */
    isOwnMinutes: boolean;
    typed?: Typed;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
    overtaken?: string;
  }>;

const stateLead = (review: ListedReview, today: string): string => {
  switch (reviewState(review, today)) {
    case 'held':
      return `Held. ${review.present} of ${review.expected} of the team came.`;
    case 'under-way':
      return 'Its record is not finished.';
    case 'missed':
      return 'Its day has passed with nothing recorded.';
    case 'called-off':
      return didNotTakePlace(review)
        ? `It did not take place. ${review.calledOffBecause}`
        : `Called off on ${longDate(review.calledOffOn ?? review.plannedOn)}. ${review.calledOffBecause}`;
    case 'planned':
      return `Planned. ${whenAndWhere(review)}.`;
  }
};

/** One meeting: before it, its agenda and who is asked; on the day, the way into its record; after it, its minutes. */
export const ReviewPage = (props: ReviewProps) => {
  const { frame, enrolment, today, mayWrite, review, problems, refused, overtaken } = props;
  const at = { enrolment: enrolment.id, review: review.id };
  const may = (act: ReviewAct) => mayWrite && mayReview(act, review, today).kind === 'allowed';
  const state = reviewState(review, today);
  const isBefore = state === 'planned' || state === 'missed' || state === 'called-off';
  return (
    <Page
      frame={frame}
      title={`Review of ${longDate(review.heldOn ?? review.plannedOn)}`}
      lead={stateLead(review, today)}
      crumbs={[{ text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }]}
      problems={problems}
      actions={<Actions {...props} />}
      aside={<About {...props} />}
    >
      {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
      {overtaken === undefined ? null : (
        <Refusal
          what="The meeting was not changed"
          why={`${overtaken} changed it while you were writing.`}
          next="Look at it as it stands now and try again."
        />
      )}
      {state === 'missed' && mayWrite ? (
        <Alert kind="warning" title="This review was missed.">
          <p>
            If it took place, record it now. If it did not, say why below, or move it to a day ahead. Until then it
            stands as missed.
          </p>
        </Alert>
      ) : null}
      {isBefore ? (
        <AgendaCard
          points={props.points}
          team={props.team}
          link={may('arrange') ? { text: 'Arrange it', href: href(paths.plan.agenda, at) } : undefined}
        />
      ) : (
        <MinutesView {...props} enrolment={enrolment.id} mayChange={mayWrite} />
      )}
      {may('move') ? <Change {...props} /> : null}
    </Page>
  );
};

const Actions = ({ frame, enrolment, today, mayWrite, review }: ReviewProps) => {
  const at = { enrolment: enrolment.id, review: review.id };
  const may = (act: ReviewAct) => mayWrite && mayReview(act, review, today).kind === 'allowed';
  if (may('begin'))
    return (
      <PostButton frame={frame} action={href(paths.plan.beginReview, at)}>
        {review.plannedOn < today ? 'Record the meeting' : 'Begin the meeting'}
      </PostButton>
    );
  if (reviewState(review, today) === 'under-way')
    return mayWrite ? <Button href={href(paths.plan.recordReview, at)}>Go on with the record</Button> : null;
  if (review.heldOn === null) return null;
  return (
    <>
      <Button href={href(paths.plan.minutesPdf, at)} icon="download">
        Minutes as PDF
      </Button>
      {may('record') ? (
        <Button kind="quiet" href={href(paths.plan.recordReview, at)}>
          Correct the record
        </Button>
      ) : null}
    </>
  );
};

const timesOf = (review: ListedReview): Typed => ({
  plannedOn: longDate(review.plannedOn),
  startsAt: review.startsAt ?? '',
  minutesLong: String(review.minutesLong),
  place: review.place,
  ledBy: review.ledBy ?? '',
  asksAdviser: review.asksAdviser ? 'yes' : '',
});

const Change = ({ frame, enrolment, today, review, team, adviserName, typed, problems }: ReviewProps) => {
  const at = { enrolment: enrolment.id, review: review.id };
  const isPast = review.plannedOn < today;
  const isMoving = typed?.['plannedOn'] !== undefined;
  return (
    <Card title="Change of plan" id="change">
      <Details summary="Move it, or change time, place or who leads" open={isMoving} id="move">
        <Form frame={frame} action={href(paths.plan.moveReview, at)}>
          <Hidden name="version" value={review.version} />
          <WhenFields
            typed={isMoving ? typed : timesOf(review)}
            problems={problems}
            team={team}
            adviserName={adviserName}
          />
          <Button kind="quiet">Save the change</Button>
        </Form>
      </Details>
      <Details
        summary={isPast ? 'It did not take place' : 'Call it off'}
        open={isPast || typed?.['because'] !== undefined}
        id="call-off"
      >
        <Form frame={frame} action={href(paths.plan.callOffReview, at)}>
          <Hidden name="version" value={review.version} />
          <TextInput
            name="because"
            label={isPast ? 'Why did it not take place?' : 'Why is it called off?'}
            value={typed?.['because']}
            problems={problems}
          />
          <Button kind="quiet">{isPast ? 'Save why' : 'Call off the review'}</Button>
        </Form>
      </Details>
    </Card>
  );
};
