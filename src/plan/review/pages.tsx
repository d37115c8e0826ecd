import {
  Button,
  Card,
  DataTable,
  Form,
  Hidden,
  longDate,
  Page,
  Refusal,
  shortDate,
  SummaryList,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { WhenFields } from './list/pages.tsx';
import { reviewRefusalWords, whenAndWhere, type Place } from '../panels.tsx';
import { actionStatuses, mayReview, reviewState, type ActionStatus, type ReviewRefusal } from '../rules.ts';
import type { Attendance, ListedReview, Progress } from './store.ts';

type Typed = Readonly<Record<string, string>>;
export type ReviewProps = Place &
  Readonly<{
    review: ListedReview;
    attendance: readonly Attendance[];
    progress: readonly Progress[];
    next: ListedReview | null;
    typed?: Typed;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
    overtaken?: string;
  }>;

const stateLead = (review: ListedReview, today: string): string => {
  switch (reviewState(review, today)) {
    case 'held':
      return `Held. ${review.present} of ${review.expected} of the team came.`;
    case 'missed':
      return 'Its day has passed without a record. Record it, move it or call it off.';
    case 'called-off':
      return `Called off on ${longDate(review.calledOffOn ?? review.plannedOn)}. ${review.calledOffBecause}`;
    case 'planned':
      return `Planned. ${whenAndWhere(review)}.`;
  }
};

/** One meeting: before it, what to do with it; after it, its record. */
export const ReviewPage = (props: ReviewProps) => {
  const { frame, enrolment, today, mayWrite, review, problems, refused, overtaken, typed } = props;
  const at = { enrolment: enrolment.id, review: review.id };
  const may = (act: 'record' | 'move' | 'call-off' | 'correct') =>
    mayWrite && mayReview(act, review, today).kind === 'allowed';
  return (
    <Page
      frame={frame}
      title={`Review of ${longDate(review.heldOn ?? review.plannedOn)}`}
      lead={stateLead(review, today)}
      crumbs={[{ text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }]}
      problems={problems}
      actions={
        may('record') || may('correct') ? (
          <Button href={href(paths.plan.recordReview, at)}>
            {may('correct') ? 'Correct the record' : 'Record the meeting'}
          </Button>
        ) : undefined
      }
    >
      {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
      {overtaken === undefined ? null : (
        <Refusal
          what="The meeting was not changed"
          why={`${overtaken} changed it while you were writing.`}
          next="Look at it as it stands now and try again."
        />
      )}
      {review.heldOn === null ? null : <Record {...props} />}
      {may('move') ? (
        <Card title="Move it">
          <Form frame={frame} action={href(paths.plan.moveReview, at)}>
            <Hidden name="version" value={review.version} />
            <WhenFields typed={typed ?? { startsAt: review.startsAt ?? '', place: review.place }} problems={problems} />
            <Button kind="quiet">Move the review</Button>
          </Form>
        </Card>
      ) : null}
      {may('call-off') ? (
        <Card title="Call it off">
          <Form frame={frame} action={href(paths.plan.callOffReview, at)}>
            <Hidden name="version" value={review.version} />
            <TextInput name="because" label="Why?" value={typed?.['because']} problems={problems} />
            <Button kind="quiet">Call off the review</Button>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
};

const Record = ({ enrolment, review, attendance, progress, next }: ReviewProps) => (
  <>
    <Card title="Record">
      <SummaryList
        items={[
          { key: 'Decisions', value: review.decisions },
          {
            key: 'Came',
            value:
              attendance
                .filter(({ wasThere }) => wasThere)
                .map(({ name }) => name)
                .join(', ') || 'Nobody of the team',
          },
          {
            key: 'Did not come',
            value:
              attendance
                .filter(({ wasThere }) => !wasThere)
                .map(({ name }) => name)
                .join(', ') || 'Nobody',
          },
          { key: 'Also there', value: review.others || 'Nobody else' },
          {
            key: 'Next meeting',
            value:
              next === null ? (
                'None agreed'
              ) : (
                <a href={href(paths.plan.review, { enrolment: enrolment.id, review: next.id })}>
                  {shortDate(next.plannedOn)}
                </a>
              ),
          },
        ]}
      />
    </Card>
    <Card title="Progress of each action" flush>
      <DataTable
        caption="What was said of each action"
        rows={progress}
        empty="Nothing was said of single actions."
        columns={[
          {
            head: 'Action',
            isRowHead: true,
            cell: (each) => (
              <a href={href(paths.plan.action, { enrolment: enrolment.id, action: each.actionId })}>
                {each.number}. {each.objective}
              </a>
            ),
          },
          { head: 'Said', cell: (each) => each.note },
          // A status comes from the table's own check in the database.
          { head: 'State then', tight: true, cell: (each) => actionStatuses[each.status as ActionStatus].word },
        ]}
      />
    </Card>
  </>
);
