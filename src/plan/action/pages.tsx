import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  number,
  Page,
  Refusal,
  shortDate,
  Sub,
  Tag,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedMeasure } from '../measure/store.ts';
import { CourseTag, moveRefusalWords, planRefusalWords, type Place } from '../panels.tsx';
import { isDeclaredInTime, type MoveRefusal } from '../rules.ts';
import { Course, OwnerGone, Says } from './facts.tsx';
import { Milestones } from './milestone/panel.tsx';
import { Move } from './move/pages.tsx';
import { Comments, Notes } from './notes/pages.tsx';
import type { Comment, Milestone, Note } from './progress/store.ts';
import type { ListedAction } from './store.ts';

type Typed = Readonly<Record<string, string>>;
export type ActionProps = Place &
  Readonly<{
    action: ListedAction;
    measures: readonly ListedMeasure[];
    milestones: readonly Milestone[];
    notes: readonly Note[];
    comments: readonly Comment[];
    /** Names of its target groups, and codes of its target pupils for whoever may see them. */
    groups: readonly string[];
    codes: readonly string[];
    /** To whom it could be handed over. */
    owners: readonly Readonly<{ id: string; name: string }>[];
    /** Days without a word after which it is quiet. */
    quietAfter: number;
    now: Date;
    problems?: Problems;
    typed?: Typed;
    refused?: MoveRefusal['because'] | 'not-active' | 'submitted' | 'ended';
    /** Set when somebody moved the action while this was written. */
    overtaken?: Readonly<{ who: string }>;
  }>;

export const ActionPage = (props: ActionProps) => {
  const { frame, enrolment, today, mayPlan, mayWrite, action, problems, refused, overtaken, quietAfter } = props;
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Page
      frame={frame}
      title={action.objective}
      eyebrow={`Action ${action.number}`}
      lead={<CourseTag of={action} today={today} quietAfter={quietAfter} />}
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) }]}
      problems={problems}
      actions={
        mayPlan && action.endedOn === null ? (
          <Button kind="quiet" href={href(paths.plan.change, at)}>
            Change this action
          </Button>
        ) : undefined
      }
      aside={<Milestones {...props} />}
    >
      {refused === undefined ? null : <Refused because={refused} />}
      {overtaken === undefined ? null : (
        <Alert kind="warning" title={`${overtaken.who} moved this action while you were writing`} urgent>
          <p>Nothing is lost: what you wrote stands below. Look at where the action is now, and save again.</p>
        </Alert>
      )}
      <OwnerGone {...props} />
      <Course {...props} />
      <Says {...props} />
      <Measures {...props} />
      {mayWrite ? <Move {...props} /> : null}
      <Notes {...props} />
      <Comments {...props} />
    </Page>
  );
};

const Refused = ({ because }: { because: NonNullable<ActionProps['refused']> }) =>
  because === 'not-active' || because === 'submitted' || because === 'ended' ? (
    <Refusal {...planRefusalWords(because)} />
  ) : (
    <Refusal {...moveRefusalWords(because)} />
  );

const Measures = ({ enrolment, action, measures, mayPlan }: ActionProps) => {
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Card
      title="How we will know"
      link={
        mayPlan && measures.length > 0 && action.endedOn === null
          ? { text: 'Declare another measure', href: href(paths.plan.measure, at) }
          : undefined
      }
      flush
    >
      <DataTable
        caption="Success measures of this action"
        rows={measures}
        empty={
          <Empty
            title="No success measure is declared yet."
            action={
              mayPlan && action.endedOn === null ? (
                <Button href={href(paths.plan.measure, at)}>Declare a measure</Button>
              ) : undefined
            }
          >
            <p>The action begins once one is: what is measured, the figure now, the figure to reach, and by when.</p>
          </Empty>
        }
        columns={[
          {
            head: 'Measure',
            isRowHead: true,
            cell: (measure) => (
              <>
                {mayPlan && action.startedOn === null ? (
                  <a href={href(paths.plan.changeMeasure, { ...at, measure: measure.id })}>{measure.title}</a>
                ) : (
                  measure.title
                )}
                <Sub>
                  {measure.figureFrom}
                  {measure.trackedTitle === null ? '' : `, tracked as “${measure.trackedTitle}”`}
                </Sub>
              </>
            ),
          },
          { head: 'At the start', numeric: true, cell: (measure) => figure(measure.baseline, measure.unit) },
          { head: 'To reach', numeric: true, cell: (measure) => figure(measure.target, measure.unit) },
          { head: 'By', tight: true, cell: (measure) => shortDate(measure.dueOn) },
          {
            head: 'Declared',
            tight: true,
            cell: (measure) =>
              isDeclaredInTime(measure, action.startedOn) ? (
                <Tag kind="done">{shortDate(measure.declaredOn)}</Tag>
              ) : (
                <Tag kind="late">After it began, {shortDate(measure.declaredOn)}</Tag>
              ),
          },
        ]}
      />
    </Card>
  );
};

const figure = (value: number, unit: string): string => `${number(value, Number.isInteger(value) ? 0 : 1)} ${unit}`;
