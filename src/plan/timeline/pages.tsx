import {
  briefDate,
  Card,
  DataTable,
  Details,
  Empty,
  list,
  londonDay,
  Pagination,
  PersonName,
  plural,
  Rows,
  shortDate,
  dueIn,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from '../action/store.ts';
import type { PlanMilestone } from '../export/store.ts';
import { CourseTag } from '../panels.tsx';
import { actionStatuses, courseOf } from '../rules.ts';
import { courseCounts } from '../view/rules.ts';
import { PlanView, viewHref, type ViewProps } from '../view/pages.tsx';
import { TimelineChart } from './chart.tsx';
import type { Term, TimelineLine, TimelineRow } from './rules.ts';

type TimelineProps = ViewProps &
  Readonly<{
    milestones: readonly PlanMilestone[];
    lines: readonly TimelineLine[];
    terms: readonly Term[];
  }>;

/** As many as can be taken in at once; the pages share one scale. */
const perPage = 20;

const about =
  'A bar runs from the day on which an action begins to the day on which it is due: dashed while it has not started, hatched while it is held up, with a tick once it is done. A diamond is a milestone, filled when it is reached; a triangle is late. Lines mark today, reviews and the visit.';

export const TimelinePage = (props: TimelineProps) => {
  const { enrolment, found, wanted, today, milestones, lines, terms, quietAfter } = props;
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(props.page, pages);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const rows = found.map((action) => rowOf(action, props));
  return (
    <PlanView view="timeline" props={props}>
      {found.length === 0 ? (
        <Card>
          <Empty title="The actions will stand here as bars over time, with their milestones.">
            <p>
              {props.actions.length === 0 ? 'The working party adds the first.' : 'Choose “All” to see every action.'}
            </p>
          </Empty>
        </Card>
      ) : (
        <Card
          title={findingOf(found, today, quietAfter)}
          subtitle={terms.length === 0 ? about : `${about} The ground is term time.`}
        >
          <TimelineChart
            finding={findingOf(found, today, quietAfter)}
            about={about}
            rows={rows.slice((page - 1) * perPage, page * perPage)}
            all={rows}
            lines={lines}
            terms={terms}
          />
          <Pagination page={page} pages={pages} href={(at) => viewHref('timeline', enrolment.id, wanted, at)} />
          {shown.length <= 5 ? (
            <Table {...props} shown={shown} />
          ) : (
            <Details summary="Show these days as a table">
              <Table {...props} shown={shown} />
            </Details>
          )}
          <Details summary="Reviews, and the visit">
            <Rows
              label="Days on the timeline"
              rows={lines.map(({ on, label }) => ({ title: label.split(',')[0] ?? label, right: briefDate(on) }))}
            />
          </Details>
        </Card>
      )}
      {milestones.length === 0 && found.length > 0 ? (
        <p class="wm-timeline__key">No action has a milestone yet. Steps on the way show early when one drifts.</p>
      ) : null}
    </PlanView>
  );
};

/** What the picture says: how many are on course, and what is not. */
const findingOf = (actions: readonly ListedAction[], today: string, quietAfter: number): string => {
  const { overdue, drifting, heldUp, open } = courseCounts(actions, today, quietAfter);
  if (open === 0) return `All ${plural(actions.length, 'action')} shown here have ended.`;
  const off = [
    overdue === 0 ? '' : `${overdue} overdue`,
    drifting === 0 ? '' : `${drifting} drifting`,
    heldUp === 0 ? '' : `${heldUp} held up`,
  ].filter((part) => part !== '');
  const onCourse = open - overdue - drifting - heldUp;
  if (off.length === 0) return `${open === 1 ? 'The open action is' : `All ${open} open actions are`} on course.`;
  return `${onCourse} of ${plural(open, 'open action')} ${onCourse === 1 ? 'is' : 'are'} on course: ${list(off)}.`;
};

/** The state in so few words that they fit beside a bar. */
const stateOf = (action: ListedAction, today: string, quietAfter: number): string => {
  const course = courseOf(action, today, quietAfter);
  if (course === 'overdue') return dueIn(action.dueOn, new Date(`${today}T12:00:00Z`));
  return course === 'drifting' ? 'Drifting' : actionStatuses[action.status].word;
};

/** An action as a row of the picture. Where no day was given on which it begins, it began when it was started or written. */
const rowOf = (action: ListedAction, { milestones, today, quietAfter }: TimelineProps): TimelineRow => {
  const begins = action.startedOn ?? action.beginsOn ?? londonDay(action.savedAt);
  const ends = action.endedOn ?? action.dueOn;
  const course = courseOf(action, today, quietAfter);
  return {
    id: action.id,
    title: `${action.number}. ${action.objective}`,
    sub: `${action.ownerName}, ${action.endedOn === null ? 'due' : 'ended'} ${shortDate(ends)}`,
    from: begins <= ends ? begins : ends,
    to: ends,
    state: stateOf(action, today, quietAfter),
    bar: action.status,
    course: course === 'overdue' || course === 'drifting' ? course : null,
    milestones: milestones
      .filter(({ actionId }) => actionId === action.id)
      .map(({ dueOn, doneOn }) => ({
        on: doneOn ?? dueOn,
        kind: doneOn !== null ? 'reached' : dueOn < today && action.endedOn === null ? 'late' : 'ahead',
      })),
  };
};

const Table = ({
  enrolment,
  today,
  quietAfter,
  shown,
  milestones,
}: TimelineProps & { shown: readonly ListedAction[] }) => (
  <DataTable
    plain
    caption="The same days as a table"
    empty=""
    rows={shown}
    columns={[
      {
        head: 'Action',
        isRowHead: true,
        cell: (action) => (
          <a href={href(paths.plan.action, { enrolment: enrolment.id, action: action.id })}>
            {action.number}. {action.objective}
          </a>
        ),
      },
      { head: 'Who', cell: (action) => <PersonName name={action.ownerName} /> },
      { head: 'Begins', tight: true, cell: (action) => begins(action) },
      { head: 'Due', tight: true, cell: (action) => briefDate(action.dueOn) },
      { head: 'Milestones', cell: (action) => milestoneWords(milestones, action, today) },
      { head: 'State', tight: true, cell: (action) => <CourseTag of={action} today={today} quietAfter={quietAfter} /> },
    ]}
  />
);

const begins = ({ startedOn, beginsOn }: ListedAction): string => {
  const day = startedOn ?? beginsOn;
  return day === null ? 'Not said' : briefDate(day);
};

const milestoneWords = (all: readonly PlanMilestone[], action: ListedAction, today: string): string => {
  const own = all.filter(({ actionId }) => actionId === action.id);
  if (own.length === 0) return 'None';
  return own
    .map(({ what, dueOn, doneOn }) =>
      doneOn === null
        ? `${what}: by ${shortDate(dueOn)}${dueOn < today && action.endedOn === null ? ', late' : ''}`
        : `${what}: reached ${shortDate(doneOn)}`,
    )
    .join('; ');
};
