import {
  ago,
  Button,
  Card,
  count,
  DataTable,
  Empty,
  ordinal,
  Pagination,
  PersonName,
  Rows,
  shortDate,
  Sub,
  Tag,
  type Column,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Draft } from './action/draft/store.ts';
import type { Area, ListedAction } from './action/store.ts';
import { Aside } from './aside.tsx';
import { MissedReview } from './review/words.tsx';
import { CourseTag, driftWords } from './panels.tsx';
import { driftOf, type PlanFacts, type PlanGap, type Rhythm } from './rules.ts';
import { PlanView, viewHref, type ViewProps } from './view/pages.tsx';

export type PlanProps = ViewProps &
  Readonly<{
    areas: readonly Area[];
    /** Actions that are being written, for those who write. */
    drafts: readonly Draft[];
    facts: PlanFacts;
    gaps: readonly PlanGap[];
    rhythm: Rhythm;
    isDone: boolean;
    now: Date;
  }>;

const perPage = 25;

export const PlanPage = (props: PlanProps) => {
  const { enrolment, today, found, wanted, quietAfter } = props;
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(props.page, pages);
  return (
    <PlanView view="list" props={props} aside={<Aside {...props} />}>
      <MissedReview rhythm={props.rhythm} enrolment={enrolment.id} />
      <Unanswered {...props} />
      <Drafts {...props} />
      <Card title="Actions" flush>
        <DataTable
          caption="Actions of the plan, by the day on which they are due"
          rows={found.slice((page - 1) * perPage, page * perPage)}
          columns={columns(enrolment.id, today, quietAfter)}
          empty={<NoActions {...props} />}
        />
      </Card>
      <Pagination page={page} pages={pages} href={(at) => viewHref('list', enrolment.id, wanted, at)} />
    </PlanView>
  );
};

const columns = (enrolment: string, today: string, quietAfter: number): readonly Column<ListedAction>[] => [
  {
    head: 'Action',
    isRowHead: true,
    cell: (action) => (
      <>
        <a href={href(paths.plan.action, { enrolment, action: action.id })}>
          {action.number}. {action.objective}
        </a>
        <Sub>
          {[action.criterion === null ? null : `Answers ${action.criterion}`, action.partnerName]
            .filter(Boolean)
            .join(', with ')}
        </Sub>
      </>
    ),
  },
  {
    head: 'Who',
    cell: (action) => (
      <>
        <PersonName name={action.ownerName} />
        {action.ownerLeftOn === null || action.ownerLeftOn > today || action.endedOn !== null ? null : (
          <Sub>left {shortDate(action.ownerLeftOn)}: hand it over</Sub>
        )}
      </>
    ),
  },
  { head: 'Due', tight: true, cell: (action) => shortDate(action.dueOn) },
  {
    head: 'Milestones',
    tight: true,
    cell: (action) => (action.milestones === 0 ? 'None' : `${action.milestonesDone} of ${action.milestones}`),
  },
  {
    head: 'State',
    cell: (action) => {
      const [drift] = driftOf(action, today, quietAfter);
      return (
        <>
          <CourseTag of={action} today={today} quietAfter={quietAfter} />
          {drift === undefined ? null : <Sub>{driftWords(drift)}</Sub>}
        </>
      );
    },
  },
];

const NoActions = ({ actions, mayPlan, areas, enrolment }: PlanProps) =>
  actions.length > 0 ? (
    <Empty title="No action is like that.">
      <p>Choose “All” to see every action.</p>
    </Empty>
  ) : (
    <Empty title="Actions will be listed here, with who answers for each and when it is due.">
      <p>
        {!mayPlan
          ? 'The working party adds the first.'
          : areas.length === 0
            ? 'Areas for improvement come from the initial audit. You can also begin with a criterion.'
            : 'Begin with an area for improvement above.'}{' '}
        {mayPlan && areas.length === 0 ? (
          <a href={href(paths.audit.home, { enrolment: enrolment.id })}>Open the audit</a>
        ) : null}
      </p>
    </Empty>
  );

/** Actions that somebody began to write: in no plan yet, and waiting to be gone on with. */
const Drafts = ({ drafts, enrolment, now }: PlanProps) =>
  drafts.length === 0 ? null : (
    <Card
      title={
        drafts.length === 1 ? 'One action is being written' : `${count(drafts.length, 'action')} are being written`
      }
    >
      <Rows
        label="Actions that are being written"
        rows={drafts.map(({ id, typed, savedByName, savedAt }) => ({
          title: typed['objective'] || 'No objective yet',
          href: href(paths.plan.draft, { enrolment: enrolment.id, draft: id }),
          meta: `Kept by ${savedByName}, ${ago(savedAt, now)}. In no plan yet.`,
          right: <Tag kind="progress">Being written</Tag>,
        }))}
      />
    </Card>
  );

/** Areas for improvement that no action answers yet: where the next action begins. */
const Unanswered = ({ areas, enrolment, mayPlan }: PlanProps) => {
  const open = areas.filter(({ actions }) => actions === 0);
  if (open.length === 0) return null;
  return (
    <Card title={`${count(open.length, 'area')} for improvement without an action`}>
      <Rows
        label="Areas for improvement without an action"
        rows={open.slice(0, 8).map((area) => ({
          title: area.text,
          meta: [
            area.rank === null ? '' : `${ordinal(area.rank)} to take up`,
            area.criterion === null ? '' : `criterion ${area.criterion}`,
            area.criterion === null && area.standard !== null ? `standard ${area.standard}` : '',
          ]
            .filter((part) => part !== '')
            .join(', '),
          right: mayPlan ? (
            <Button
              kind="quiet"
              small
              href={href(paths.plan.add, { enrolment: enrolment.id }, { area: area.id })}
              about={`for: ${area.text}`}
            >
              Add an action
            </Button>
          ) : undefined,
        }))}
      />
      {open.length > 8 ? <p>And {open.length - 8} more: choose among them when you add an action.</p> : null}
    </Card>
  );
};
