import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  longDate,
  Page,
  Refusal,
  Sub,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { rhythmSentence } from '../../aside.tsx';
import { reviewRefusalWords, ReviewTag, type Place } from '../../panels.tsx';
import type { ReviewRefusal, Rhythm } from '../../rules.ts';
import type { ListedReview } from '../store.ts';

type Typed = Readonly<Record<string, string>>;
type ReviewsProps = Place & Readonly<{ reviews: readonly ListedReview[]; rhythm: Rhythm }>;

export const ReviewsPage = ({ frame, enrolment, today, mayWrite, reviews, rhythm }: ReviewsProps) => (
  <Page
    frame={frame}
    title="Half-termly reviews"
    lead={rhythmSentence(rhythm)}
    crumbs={[{ text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) }]}
    actions={
      mayWrite ? (
        <Button href={href(paths.plan.planReview, { enrolment: enrolment.id })}>Plan a review</Button>
      ) : undefined
    }
  >
    <Card title="Meetings" flush>
      <DataTable
        caption="Review meetings, the latest first"
        rows={reviews}
        empty={
          <Empty title="Meetings will be listed here, with who came and what was decided.">
            <p>{mayWrite ? 'Plan the first for this half term.' : 'The coordinator plans the first.'}</p>
          </Empty>
        }
        columns={[
          {
            head: 'Day',
            isRowHead: true,
            cell: (review) => (
              <>
                <a href={href(paths.plan.review, { enrolment: enrolment.id, review: review.id })}>
                  {longDate(review.heldOn ?? review.plannedOn)}
                </a>
                <Sub>{[review.startsAt, review.place].filter(Boolean).join(', ')}</Sub>
              </>
            ),
          },
          {
            head: 'Came',
            cell: (review) => (review.heldOn === null ? 'Not yet' : `${review.present} of ${review.expected}`),
          },
          { head: 'State', tight: true, cell: (review) => <ReviewTag of={review} today={today} /> },
        ]}
      />
    </Card>
  </Page>
);

type PlanReviewProps = Place &
  Readonly<{ typed: Typed; problems?: Problems; refused?: ReviewRefusal['because'] | 'not-active' }>;

/** On what day, at what time, where: asked when a meeting is planned and when it is moved. */
export const WhenFields = ({ typed, problems }: { typed: Typed; problems: Problems }) => (
  <>
    <TextInput
      name="plannedOn"
      label="On what day?"
      hint="For example, 3 December 2026"
      width={20}
      value={typed['plannedOn']}
      problems={problems}
    />
    <TextInput
      name="startsAt"
      label="At what time? (optional)"
      hint="For example, 15:45"
      width={5}
      value={typed['startsAt']}
      problems={problems}
    />
    <TextInput name="place" label="Where? (optional)" width={20} value={typed['place']} problems={problems} />
  </>
);

export const PlanReviewPage = ({ frame, enrolment, typed, problems, refused }: PlanReviewProps) => (
  <Page
    frame={frame}
    title="Plan a review"
    lead="The working party looks at every open action, decides, and agrees when it meets next."
    crumbs={[{ text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }]}
    problems={problems}
    narrow
  >
    {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
    <Form frame={frame} action={href(paths.plan.planReview, { enrolment: enrolment.id })}>
      <WhenFields typed={typed} problems={problems} />
      <Button>Plan the review</Button>
    </Form>
  </Page>
);
