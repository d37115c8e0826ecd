import {
  Alert,
  Button,
  Card,
  Chips,
  count,
  DataTable,
  Empty,
  longDate,
  Page,
  Pagination,
  PersonName,
  plural,
  Rows,
  shortDate,
  Sub,
  type Column,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from './action/store.ts';
import { Aside } from './aside.tsx';
import { ActionTag, type Place } from './panels.tsx';
import { actionFilters, countActions, type ActionFilter, type PlanFacts, type PlanGap, type Rhythm } from './rules.ts';

type Area = Readonly<{ id: string; criterion: string | null; text: string; actions: number }>;
export type PlanProps = Place &
  Readonly<{
    actions: readonly ListedAction[];
    areas: readonly Area[];
    filter: ActionFilter | 'mine';
    membershipId: string | null;
    page: number;
    facts: PlanFacts;
    gaps: readonly PlanGap[];
    rhythm: Rhythm;
    isDone: boolean;
  }>;

const perPage = 25;

const stateSentence = (actions: readonly ListedAction[], today: string): string => {
  const { all, done, late, dueSoon } = countActions(actions, today);
  if (all === 0) return 'No action yet. Actions answer the areas for improvement of your audit.';
  const more = [late > 0 ? `${late} late` : '', dueSoon > 0 ? `${dueSoon} due within a fortnight` : '']
    .filter((part) => part !== '')
    .join(', ');
  return `${done} of ${plural(all, 'action')} done${more === '' ? '' : `; ${more}`}.`;
};

export const PlanPage = (props: PlanProps) => {
  const { frame, enrolment, today, mayPlan, actions, filter, membershipId } = props;
  const holds = (name: ActionFilter | 'mine') => (action: ListedAction) =>
    name === 'mine' ? action.ownerId === membershipId : actionFilters[name].holds(action, today);
  const found = actions.filter(holds(filter));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(props.page, pages);
  const address = (name: string, at?: number) =>
    href(paths.plan.home, { enrolment: enrolment.id }, { show: name === 'all' ? undefined : name, page: at });
  const names = [...(Object.keys(actionFilters) as ActionFilter[]), ...(mayPlan ? (['mine'] as const) : [])]; // the table's own keys
  return (
    <Page
      frame={frame}
      title="Action plan"
      lead={stateSentence(actions, today)}
      actions={
        <>
          {mayPlan ? <Button href={href(paths.plan.add, { enrolment: enrolment.id })}>Add an action</Button> : null}
          <Button kind="quiet" href={href(paths.plan.reviews, { enrolment: enrolment.id })}>
            Half-termly reviews
          </Button>
        </>
      }
      aside={<Aside {...props} />}
    >
      {enrolment.submittedAt === null ? null : (
        <Alert kind="info" title={`The plan went in with your submission on ${longDate(enrolment.submittedAt)}.`}>
          <p>You can still say how each action goes.</p>
        </Alert>
      )}
      <Unanswered {...props} />
      {actions.length === 0 ? null : (
        <Chips
          label="Show actions"
          chips={names.map((name) => ({
            text: name === 'mine' ? 'Mine' : actionFilters[name].word,
            count: actions.filter(holds(name)).length,
            href: address(name),
            current: filter === name,
          }))}
        />
      )}
      <Card title="Actions" flush>
        <DataTable
          caption="Actions of the plan, by the day on which they are due"
          rows={found.slice((page - 1) * perPage, page * perPage)}
          columns={columns(enrolment.id, today)}
          empty={<NoActions {...props} />}
        />
      </Card>
      <Pagination page={page} pages={pages} href={(at) => address(filter, at)} />
    </Page>
  );
};

const columns = (enrolment: string, today: string): readonly Column<ListedAction>[] => [
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
  { head: 'Who', cell: (action) => <PersonName name={action.ownerName} /> },
  { head: 'Due', tight: true, cell: (action) => shortDate(action.dueOn) },
  {
    head: 'Milestones',
    tight: true,
    cell: (action) => (action.milestones === 0 ? 'None' : `${action.milestonesDone} of ${action.milestones}`),
  },
  { head: 'State', tight: true, cell: (action) => <ActionTag of={action} today={today} /> },
];

const NoActions = ({ actions, mayPlan, areas, enrolment }: PlanProps) =>
  actions.length > 0 ? (
    <Empty title="No action is in this state.">
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
          meta: area.criterion === null ? undefined : `Criterion ${area.criterion}`,
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
