import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  longDate,
  Page,
  plural,
  Refusal,
  Select,
  shortDate,
  Sub,
  TextInput,
  type Column,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { Colleague } from '../agenda/pages.tsx';
import type { ReviewRefusal, Rhythm } from '../rules.ts';
import type { ListedReview } from '../store.ts';
import { reviewRefusalWords, ReviewTag, rhythmSentence } from '../words.tsx';
import { SharedFields } from '../year/pages.tsx';
import type { ByHalfTerm } from './rules.ts';

type Typed = Readonly<Record<string, string>>;
type ReviewsProps = Place &
  Readonly<{
    schoolId: string;
    groups: readonly ByHalfTerm<ListedReview>[];
    held: number;
    atLeast: number;
    rhythm: Rhythm;
  }>;

const gateWords = (held: number, atLeast: number): string =>
  atLeast === 0
    ? ''
    : held >= atLeast
      ? ` ${held} held, as many as the scheme asks for.`
      : ` ${held} of ${atLeast} held that the scheme asks for.`;

/** Every review by half-term, the year that is now first. */
export const ReviewsPage = (props: ReviewsProps) => {
  const { frame, enrolment, mayWrite, groups, held, atLeast, rhythm } = props;
  return (
    <Page
      frame={frame}
      title="Half-termly reviews"
      lead={`${rhythmSentence(rhythm)}${gateWords(held, atLeast)}`}
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) }]}
      actions={
        mayWrite ? (
          <>
            <Button href={href(paths.plan.planYear, { enrolment: enrolment.id })}>Plan the year</Button>
            <Button kind="quiet" href={href(paths.plan.planReview, { enrolment: enrolment.id })}>
              Plan one review
            </Button>
          </>
        ) : undefined
      }
    >
      {groups.length === 0 ? (
        <Card title="Meetings">
          <Empty title="Meetings will be listed here, with who came and what was decided.">
            <p>
              {mayWrite ? 'Plan those of the whole year in one go, or the first.' : 'The coordinator plans the first.'}
            </p>
          </Empty>
        </Card>
      ) : null}
      {groups.map(({ title, rows }) => (
        <Card title={title} flush>
          <DataTable
            caption={`Reviews, ${title}`}
            rows={rows}
            columns={columns(props)}
            empty="No review in this year."
          />
        </Card>
      ))}
    </Page>
  );
};

type Line = ByHalfTerm<ListedReview>['rows'][number];

const columns = ({ enrolment, today }: ReviewsProps): readonly Column<Line>[] => [
  {
    head: 'Half-term',
    isRowHead: true,
    cell: ({ halfTerm, review }) =>
      review === null ? (
        <>
          {halfTerm?.name}
          <Sub>{halfTerm === null ? '' : `${shortDate(halfTerm.startsOn)} to ${shortDate(halfTerm.endsOn)}`}</Sub>
        </>
      ) : (
        <>
          <a href={href(paths.plan.review, { enrolment: enrolment.id, review: review.id })}>
            {longDate(review.heldOn ?? review.plannedOn)}
          </a>
          <Sub>{[halfTerm?.name, review.startsAt, review.place].filter(Boolean).join(', ')}</Sub>
        </>
      ),
  },
  {
    head: 'Came',
    cell: ({ review }) =>
      review === null ? '' : review.heldOn === null ? 'Not yet' : `${review.present} of ${review.expected}`,
  },
  {
    head: 'State',
    tight: true,
    cell: ({ halfTerm, review }) =>
      review === null ? (
        halfTerm !== null && halfTerm.endsOn < today ? (
          'None was held'
        ) : (
          'Not planned yet'
        )
      ) : (
        <ReviewTag of={review} today={today} />
      ),
  },
];

type PlanReviewProps = Place &
  Readonly<{
    team: readonly Colleague[];
    adviserName: string | null;
    typed: Typed;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
  }>;

type WhenProps = Readonly<{ typed: Typed; problems: Problems; team: readonly Colleague[]; adviserName: string | null }>;

/** On what day, at what time, where, who leads and who is asked: when a meeting is planned and when it is moved. */
export const WhenFields = ({ typed, problems, team, adviserName }: WhenProps) => (
  <>
    <TextInput
      name="plannedOn"
      label="On what day?"
      hint="For example, 3 December 2026"
      width={20}
      value={typed['plannedOn']}
      problems={problems}
    />
    <SharedFields typed={typed} problems={problems} adviserName={adviserName} />
    <Select
      name="ledBy"
      label="Who leads the meeting? (optional)"
      empty="Nobody named"
      options={team.map(({ id, name }) => ({ value: id, text: name }))}
      value={typed['ledBy'] ?? ''}
      problems={problems}
    />
  </>
);

export const PlanReviewPage = ({ frame, enrolment, team, adviserName, typed, problems, refused }: PlanReviewProps) => (
  <Page
    frame={frame}
    title="Plan a review"
    lead={`The working party looks at every open action, decides, and agrees when it meets next. ${plural(team.length, 'colleague')} will be asked to come.`}
    crumbs={[{ text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }]}
    problems={problems}
    narrow
  >
    {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
    <Form frame={frame} action={href(paths.plan.planReview, { enrolment: enrolment.id })}>
      <WhenFields typed={typed} problems={problems} team={team} adviserName={adviserName} />
      <Button>Plan the review</Button>
    </Form>
  </Page>
);
