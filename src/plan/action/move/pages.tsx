import { Alert, Button, Card, Form, Hidden, Radios, Textarea, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { Problems } from '#platform/kit';
import { actionStatuses, decisions, nextStatuses, type ActionStatus } from '../../rules.ts';
import type { ListedAction } from '../store.ts';

type MoveProps = Place &
  Readonly<{
    action: ListedAction;
    problems?: Problems | undefined;
    typed?: Readonly<Record<string, string>> | undefined;
  }>;

const choiceWords: Readonly<Record<ActionStatus, string>> = {
  planned: 'Not started',
  'under-way': 'Under way',
  'held-up': 'Held up: something stands in its way',
  done: 'Done',
  stopped: 'Stopped: we gave it up',
};

/** Where an action goes next, with a note; the choices are those that the table of statuses allows. */
export const Move = ({ frame, enrolment, action, problems, typed }: MoveProps) => {
  const needsMeasure = action.measures === 0;
  const choices = nextStatuses[action.status].filter((to) => !needsMeasure || to === 'stopped' || to === 'planned');
  return (
    <Card title={action.status === 'planned' ? 'Begin' : 'How does it go?'}>
      {needsMeasure ? (
        <Alert kind="warning" title="It cannot begin without a success measure.">
          <p>
            Declare what you will measure before you start.{' '}
            <a href={href(paths.plan.measure, { enrolment: enrolment.id, action: action.id })}>Declare a measure</a>
          </p>
        </Alert>
      ) : null}
      <Form frame={frame} action={href(paths.plan.move, { enrolment: enrolment.id, action: action.id })}>
        <Hidden name="version" value={action.version} />
        <Radios
          name="to"
          legend="Where does it stand now?"
          choices={choices.map((to) => ({
            value: to,
            label: to === action.status ? `${actionStatuses[to].word}, as before` : choiceWords[to],
            more: to === 'done' ? <End problems={problems} typed={typed} /> : undefined,
          }))}
          value={typed?.['to']}
          problems={problems}
        />
        <Textarea
          name="note"
          label="How did it go?"
          hint="What was done, what you saw. Do not name pupils."
          rows={3}
          value={typed?.['note']}
          problems={problems}
        />
        <Button>Save how it goes</Button>
      </Form>
    </Card>
  );
};

const End = ({ problems, typed }: Pick<MoveProps, 'problems' | 'typed'>) => (
  <>
    <Radios
      name="decision"
      legend="What becomes of it?"
      choices={Object.entries(decisions).map(([value, label]) => ({ value, label }))}
      value={typed?.['decision']}
      problems={problems}
    />
    <Textarea
      name="sustainedHow"
      label="How is it sustained?"
      hint="Not needed when you let it end."
      rows={2}
      value={typed?.['sustainedHow']}
      problems={problems}
    />
    <TextInput name="sustainedBy" label="Who sees to it?" value={typed?.['sustainedBy']} problems={problems} />
  </>
);
