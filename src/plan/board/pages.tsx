import { Button, shortDate, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from '../action/store.ts';
import { CourseTag, driftWords } from '../panels.tsx';
import { actionStatuses, courseOf, driftOf, type ActionStatus } from '../rules.ts';
import { PlanView, viewHref, type ViewProps } from '../view/pages.tsx';

/** More than this in one column is a list: the column says where. */
const mostCards = 20;

/** The plan as columns of cards, one for each state. A card is moved by a button, so that a keyboard and a phone do it as well. */
export const BoardPage = (props: ViewProps) => (
  <PlanView view="board" props={props}>
    <div class="wm-board">
      {(Object.keys(actionStatuses) as ActionStatus[]).map((status) => (
        <Column status={status} {...props} />
      ))}
    </div>
  </PlanView>
);

const Column = ({ status, ...props }: ViewProps & Readonly<{ status: ActionStatus }>) => {
  const { enrolment, found, wanted } = props;
  const actions = found.filter((action) => action.status === status);
  const { word } = actionStatuses[status];
  return (
    <section class="wm-board__column" aria-labelledby={`column-${status}`}>
      <h2 class="wm-board__title" id={`column-${status}`}>
        {word} <span class="wm-sub">{actions.length}</span>
      </h2>
      {actions.length === 0 ? (
        <p class="wm-sub">No action is here.</p>
      ) : (
        <ul class="wm-board__cards">
          {actions.slice(0, mostCards).map((action) => (
            <ActionCard action={action} {...props} />
          ))}
        </ul>
      )}
      {actions.length <= mostCards ? null : (
        <a href={viewHref('list', enrolment.id, { ...wanted, status })}>And {actions.length - mostCards} more</a>
      )}
    </section>
  );
};

const ActionCard = (props: ViewProps & Readonly<{ action: ListedAction }>) => {
  const { action, enrolment, today, mayWrite, quietAfter } = props;
  const at = { enrolment: enrolment.id, action: action.id };
  const [drift] = driftOf(action, today, quietAfter);
  return (
    <li class="wm-board__card">
      <h3 class="wm-board__name">
        <a href={href(paths.plan.action, at)}>
          {action.number}. {action.objective}
        </a>
      </h3>
      <Sub>
        {[
          action.ownerName,
          action.endedOn === null ? `due ${shortDate(action.dueOn)}` : `ended ${shortDate(action.endedOn)}`,
          action.milestones === 0 ? '' : `${action.milestonesDone} of ${action.milestones} milestones`,
        ]
          .filter((part) => part !== '')
          .join(', ')}
      </Sub>
      <Course action={action} today={today} quietAfter={quietAfter} />
      {drift === undefined ? null : <Sub>{driftWords(drift)}</Sub>}
      {mayWrite ? (
        <Button
          kind="quiet"
          small
          href={href(paths.plan.move, at, { from: 'board' })}
          about={`: action ${action.number}`}
        >
          Move to…
        </Button>
      ) : null}
    </li>
  );
};

/** The column says where it stands: a card says only what is late, drifts or comes near. */
const Course = ({ action, today, quietAfter }: Pick<ViewProps, 'today' | 'quietAfter'> & { action: ListedAction }) =>
  ['overdue', 'drifting', 'due-soon'].includes(courseOf(action, today, quietAfter)) ? (
    <CourseTag of={action} today={today} quietAfter={quietAfter} />
  ) : null;
