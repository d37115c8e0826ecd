import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  longDate,
  money,
  number,
  Page,
  PostButton,
  Refusal,
  Rows,
  shortDate,
  Sub,
  SummaryList,
  Tag,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedMeasure } from '../measure/store.ts';
import { ActionTag, moveRefusalWords, planRefusalWords, type Place } from '../panels.tsx';
import { decisions, isDeclaredInTime, type MoveRefusal } from '../rules.ts';
import { Move } from './move/pages.tsx';
import { Comments, Notes } from './notes/pages.tsx';
import type { Comment, ListedAction, Milestone, Note } from './store.ts';

type Typed = Readonly<Record<string, string>>;
export type ActionProps = Place &
  Readonly<{
    action: ListedAction;
    measures: readonly ListedMeasure[];
    milestones: readonly Milestone[];
    notes: readonly Note[];
    comments: readonly Comment[];
    now: Date;
    problems?: Problems;
    typed?: Typed;
    refused?: MoveRefusal['because'] | 'not-active' | 'submitted';
    /** Set when somebody moved the action while this was written. */
    overtaken?: Readonly<{ who: string }>;
  }>;

export const ActionPage = (props: ActionProps) => {
  const { frame, enrolment, today, mayPlan, mayWrite, action, problems, refused, overtaken } = props;
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Page
      frame={frame}
      title={action.objective}
      eyebrow={`Action ${action.number}`}
      lead={<ActionTag of={action} today={today} />}
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) }]}
      problems={problems}
      actions={
        mayPlan ? (
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
      <Card title="What changes" link={{ text: 'Earlier texts', href: href(paths.plan.history, at) }}>
        <SummaryList items={factsOf(action)} />
      </Card>
      <Measures {...props} />
      {mayWrite ? <Move {...props} /> : null}
      <Notes {...props} />
      <Comments {...props} />
    </Page>
  );
};

const Refused = ({ because }: { because: NonNullable<ActionProps['refused']> }) =>
  because === 'not-active' || because === 'submitted' ? (
    <Refusal {...planRefusalWords(because)} />
  ) : (
    <Refusal {...moveRefusalWords(because)} />
  );

const factsOf = (action: ListedAction) => [
  {
    key: 'Answers',
    value: [action.criterion === null ? '' : `Criterion ${action.criterion}`, action.areaSays ?? '']
      .filter(Boolean)
      .join(': '),
  },
  { key: 'In the core offer', value: action.coreChange },
  { key: 'Pupils', value: action.pupils },
  { key: 'Who answers for it', value: action.ownerName },
  { key: 'Partner', value: action.partnerName ?? <em>None</em> },
  {
    key: 'Cost',
    value: `${money(action.costPence / 100)}, of which Pupil Premium pays ${money(action.premiumPence / 100)}`,
  },
  { key: 'Due', value: longDate(action.dueOn) },
  ...(action.startedOn === null ? [] : [{ key: 'Began', value: longDate(action.startedOn) }]),
  ...(action.endedOn === null ? [] : [{ key: 'Ended', value: longDate(action.endedOn) }]),
  ...(action.decision === null ? [] : [{ key: 'What becomes of it', value: decisions[action.decision] }]),
  ...(action.sustainedHow === ''
    ? []
    : [{ key: 'How it is sustained', value: `${action.sustainedHow} (${action.sustainedBy})` }]),
];

const Measures = ({ enrolment, action, measures, mayPlan }: ActionProps) => {
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Card
      title="How we will know"
      link={mayPlan ? { text: 'Declare a measure', href: href(paths.plan.measure, at) } : undefined}
      flush
    >
      <DataTable
        caption="Success measures of this action"
        rows={measures}
        empty={
          <Empty title="No success measure is declared yet.">
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

const Milestones = ({ frame, enrolment, action, milestones, mayWrite, today, problems, typed }: ActionProps) => {
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Card title="Milestones">
      {milestones.length === 0 ? <p>Steps on the way, each with a day, will stand here.</p> : null}
      <Rows
        label="Milestones"
        rows={milestones.map((each) => ({
          title: each.what,
          meta: each.doneOn === null ? `By ${shortDate(each.dueOn)}` : `Reached ${shortDate(each.doneOn)}`,
          right: mayWrite ? (
            <PostButton
              frame={frame}
              action={href(paths.plan.milestoneDone, { ...at, milestone: each.id })}
              fields={{ reached: each.doneOn === null ? 'yes' : 'no' }}
              kind="quiet"
              small
              about={`: ${each.what}`}
            >
              {each.doneOn === null ? 'Mark reached' : 'Open again'}
            </PostButton>
          ) : each.doneOn !== null ? (
            <Tag kind="done">Reached</Tag>
          ) : each.dueOn < today ? (
            <Tag kind="late">Late</Tag>
          ) : undefined,
        }))}
      />
      {mayWrite ? (
        <Form frame={frame} action={href(paths.plan.milestone, at)}>
          <TextInput name="what" label="Add a milestone" value={typed?.['what']} problems={problems} />
          <TextInput
            name="milestoneDue"
            label="By when?"
            hint="For example, 18 December 2026"
            width={20}
            value={typed?.['milestoneDue']}
            problems={problems}
          />
          <Button kind="quiet">Add the milestone</Button>
        </Form>
      ) : null}
    </Card>
  );
};
