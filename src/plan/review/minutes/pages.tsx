import {
  Button,
  Card,
  ClashNotice,
  DataTable,
  Facts,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  Rows,
  shortDate,
  SummaryList,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { actionStatuses, type ActionStatus } from '../../action/rules.ts';
import type { Place } from '../../panels.tsx';
import type { Point } from '../agenda/rules.ts';
import { DecisionRows } from '../decision/pages.tsx';
import type { Decision } from '../decision/store.ts';
import { cameWords, type Came } from '../record/rules.ts';
import type { Attendance, Progress, Revision } from '../record/store.ts';
import type { ListedReview } from '../store.ts';

export type MinutesOf = Readonly<{
  review: ListedReview;
  people: readonly Attendance[];
  points: readonly Point[];
  progress: readonly Progress[];
  decisions: readonly Decision[];
  next: ListedReview | null;
}>;

const namesOf = (people: readonly Attendance[], came: Came): string =>
  people
    .filter((person) => person.came === came)
    .map(({ name }) => name)
    .join(', ') || 'Nobody';

/** Everything that stands of a meeting after it: good to read on the screen and on paper. */
export const MinutesView = (props: MinutesOf & Readonly<{ enrolment: string; mayChange: boolean }>) => {
  const { enrolment, review, people, points, progress, decisions, next, mayChange } = props;
  const notes = points.filter(({ note }) => note !== '');
  return (
    <>
      <Card title="Who came">
        <SummaryList
          items={[
            { key: 'There', value: namesOf(people, 'present') },
            { key: cameWords.apologies.word, value: namesOf(people, 'apologies') },
            { key: cameWords.absent.word, value: namesOf(people, 'absent') },
            { key: 'Guests', value: review.others || 'Nobody' },
          ]}
        />
      </Card>
      <Card title="Decisions" id="decisions">
        {decisions.length === 0 && review.decisions === '' ? <p>Nothing was decided.</p> : null}
        {review.decisions === '' ? null : <p class="wm-said">{review.decisions}</p>}
        <DecisionRows enrolment={enrolment} review={review.id} decisions={decisions} mayChange={mayChange} />
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
                <a href={href(paths.plan.action, { enrolment, action: each.actionId })}>
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
      {notes.length === 0 ? null : (
        <Card title="What else was talked about">
          <Facts wide items={notes.map(({ title, note }) => ({ term: title, fact: note }))} />
        </Card>
      )}
      {review.minutes === '' ? null : (
        <Card title="Minutes">
          <p class="wm-said">{review.minutes}</p>
        </Card>
      )}
      <Card title="Next meeting">
        <p>
          {next === null ? (
            'None was agreed at this one.'
          ) : (
            <a href={href(paths.plan.review, { enrolment, review: next.id })}>
              {shortDate(next.plannedOn)}
              {next.startsAt === null ? '' : `, ${next.startsAt}`}
            </a>
          )}
        </p>
      </Card>
    </>
  );
};

type EditProps = Place &
  Readonly<{
    review: ListedReview;
    history: readonly Revision[];
    typed?: Readonly<Record<string, string>>;
    problems?: Problems;
    clash?: string;
  }>;

/** The minutes' own page: where two wrote at once it shows both, and below every text that they had. */
export const MinutesPage = ({ frame, enrolment, mayWrite, review, history, typed, problems, clash }: EditProps) => {
  const at = { enrolment: enrolment.id, review: review.id };
  return (
    <Page
      frame={frame}
      title="Minutes"
      lead={
        review.approvedOn === null
          ? 'Not yet approved.'
          : `Approved on ${longDate(review.approvedOn)}. A change takes the approval back.`
      }
      crumbs={[
        { text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) },
        { text: longDate(review.heldOn ?? review.plannedOn), href: href(paths.plan.review, at) },
      ]}
      problems={problems}
    >
      {clash === undefined ? null : (
        <ClashNotice
          frame={frame}
          action={href(paths.plan.minutes, at)}
          who={review.minutesByName ?? 'A colleague'}
          at={review.minutesAt ?? review.savedAt}
          what="the minutes"
          texts={[{ label: 'minutes', mine: clash, theirs: review.minutes }]}
          fields={{ minutes: clash, version: String(review.minutesVersion) }}
          leave={href(paths.plan.minutes, at)}
        />
      )}
      {mayWrite ? (
        <Card title={clash === undefined ? 'Write or correct them' : 'Or join the two here'}>
          <Form frame={frame} action={href(paths.plan.minutes, at)} keep={`minutes-${review.id}`}>
            <Hidden name="version" value={review.minutesVersion} />
            <Textarea
              name="minutes"
              label="Minutes"
              rows={14}
              value={typed?.['minutes'] ?? review.minutes}
              problems={problems}
            />
            <Button>Save the minutes</Button>
          </Form>
        </Card>
      ) : null}
      {history.length === 0 ? null : (
        <Card title="Every text that they had">
          <Rows
            rows={history.map((one) => ({
              title: one.says === '' ? 'Left empty' : <span class="wm-said">{one.says}</span>,
              meta: `Version ${one.version}, ${one.who}, ${mediumDate(one.savedAt)}`,
            }))}
          />
        </Card>
      )}
    </Page>
  );
};
