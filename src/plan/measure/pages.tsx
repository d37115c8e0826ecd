import {
  Button,
  Card,
  ClashNotice,
  Form,
  Hidden,
  Page,
  Refusal,
  Select,
  SideNote,
  TextInput,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from '../action/store.ts';
import { planRefusalWords, type Place } from '../panels.tsx';
import type { ListedMeasure } from './store.ts';

type Typed = Readonly<Record<string, string>>;
export type MeasureFormProps = Place &
  Readonly<{
    action: ListedAction;
    /** The measure that is being changed; null for a new one. */
    measure: ListedMeasure | null;
    tracked: readonly Readonly<{ id: string; title: string }>[];
    typed: Typed;
    problems?: Problems;
    refused?: 'not-active' | 'submitted' | 'ended' | 'action-began';
  }>;

const refusalWords = (because: NonNullable<MeasureFormProps['refused']>) =>
  because === 'action-began'
    ? {
        what: 'This measure stands as it was declared',
        why: 'The action has begun, and a target that moves with the result proves nothing.',
        next: 'You can declare another measure; it says that it came later.',
      }
    : planRefusalWords(because);

/** What is measured, the figure now and the figure to reach: declared before the action begins. */
export const MeasureFormPage = ({
  frame,
  enrolment,
  action,
  measure,
  tracked,
  typed,
  problems,
  refused,
}: MeasureFormProps) => {
  const at = { enrolment: enrolment.id, action: action.id };
  const target =
    measure === null ? href(paths.plan.measure, at) : href(paths.plan.changeMeasure, { ...at, measure: measure.id });
  return (
    <Page
      frame={frame}
      title={measure === null ? 'How will you know that it worked?' : 'Change a success measure'}
      eyebrow={`Action ${action.number}: ${action.objective}`}
      crumbs={[
        { text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) },
        { text: `Action ${action.number}`, href: href(paths.plan.action, at) },
      ]}
      problems={problems}
      aside={
        <SideNote title="Why now">
          <p>
            Baseline and target are declared before the action begins and stay as they are. Every declared measure is
            reported at the end, good or bad.
            {action.startedOn === null
              ? ''
              : ' This action has begun, so a new measure says that it came later and does not count for the award.'}
          </p>
        </SideNote>
      }
    >
      {refused === undefined ? null : <Refusal {...refusalWords(refused)} />}
      <Form frame={frame} action={target}>
        {measure === null ? null : <Hidden name="version" value={typed['version'] ?? measure.version} />}
        <TextInput
          name="title"
          label="What will you measure?"
          hint="For example, reading age in Year 7"
          value={typed['title']}
          problems={problems}
        />
        <TextInput
          name="unit"
          label="In what unit?"
          hint="For example, months, points, % of sessions"
          width={20}
          value={typed['unit']}
          problems={problems}
        />
        <TextInput
          name="baseline"
          label="The figure at the start"
          width={10}
          inputmode="decimal"
          value={typed['baseline']}
          problems={problems}
        />
        <TextInput
          name="target"
          label="The figure to reach"
          width={10}
          inputmode="decimal"
          value={typed['target']}
          problems={problems}
        />
        <TextInput
          name="dueOn"
          label="When will it be measured?"
          hint="For example, 25 June 2027"
          width={20}
          value={typed['dueOn']}
          problems={problems}
        />
        <Textarea
          name="figureFrom"
          label="Where will the figure come from?"
          hint="Which test, register or questionnaire, and who reads it."
          rows={2}
          value={typed['figureFrom']}
          problems={problems}
        />
        {tracked.length === 0 ? null : (
          <Select
            name="measure"
            label="Is it one of the tracked measures? (optional)"
            empty="No, it is kept elsewhere"
            options={tracked.map(({ id, title }) => ({ value: id, text: title }))}
            value={typed['measure']}
            problems={problems}
          />
        )}
        <Button>{measure === null ? 'Declare the measure' : 'Save the measure'}</Button>
      </Form>
    </Page>
  );
};

type ClashProps = Place & Readonly<{ action: ListedAction; theirs: ListedMeasure; typed: Typed }>;

export const MeasureClashPage = ({ frame, enrolment, action, theirs, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, action: action.id };
  const pairs = [
    ['What is measured', typed['title'], theirs.title],
    ['Unit', typed['unit'], theirs.unit],
    ['At the start', typed['baseline'], String(theirs.baseline)],
    ['To reach', typed['target'], String(theirs.target)],
    ['When', typed['dueOn'], theirs.dueOn],
    ['Where the figure comes from', typed['figureFrom'], theirs.figureFrom],
  ] as const;
  return (
    <Page
      frame={frame}
      title="A success measure"
      crumbs={[{ text: `Action ${action.number}`, href: href(paths.plan.action, at) }]}
    >
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.plan.changeMeasure, { ...at, measure: theirs.id })}
          who={theirs.savedByName}
          at={theirs.savedAt}
          what="this measure"
          texts={pairs
            .filter(([, mine, other]) => mine !== other)
            .map(([label, mine, other]) => ({ label, mine: mine ?? '', theirs: other }))}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.plan.action, at)}
        />
      </Card>
    </Page>
  );
};
