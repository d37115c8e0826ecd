import {
  Alert,
  Button,
  Card,
  Form,
  Hidden,
  Page,
  Radios,
  Refusal,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { moveRefusalWords, planRefusalWords, type Place } from '../../panels.tsx';
import { actionStatuses, decisions, nextStatuses, type ActionStatus, type MoveRefusal } from '../../rules.ts';
import type { ListedAction } from '../store.ts';

type MoveProps = Place &
  Readonly<{
    action: ListedAction;
    problems?: Problems | undefined;
    /** The page from which it is moved, and to which its reader goes back. */
    from?: 'board' | undefined;
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
export const Move = ({ frame, enrolment, action, problems, typed, from }: MoveProps) => {
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
        {from === undefined ? null : <Hidden name="from" value={from} />}
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
        <Button kind={needsMeasure ? 'quiet' : 'primary'}>Save how it goes</Button>
      </Form>
    </Card>
  );
};

type MovePageProps = MoveProps &
  Readonly<{
    refused?: MoveRefusal['because'] | 'not-active' | 'submitted' | 'ended';
    overtaken?: Readonly<{ who: string }>;
  }>;

/** The same on a page of its own, for whoever comes from the board. */
export const MovePage = (props: MovePageProps) => {
  const { frame, enrolment, action, problems, refused, overtaken, mayWrite } = props;
  return (
    <Page
      frame={frame}
      title={`Move action ${action.number}`}
      lead={action.objective}
      crumbs={[
        { text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) },
        { text: 'Board', href: href(paths.plan.board, { enrolment: enrolment.id }) },
      ]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : (
        <Refusal
          {...(refused === 'not-active' || refused === 'submitted' || refused === 'ended'
            ? planRefusalWords(refused)
            : moveRefusalWords(refused))}
        />
      )}
      {overtaken === undefined ? null : (
        <Alert kind="warning" title={`${overtaken.who} moved this action while you were writing`} urgent>
          <p>Nothing is lost: what you wrote stands below. Look at where the action is now, and save again.</p>
        </Alert>
      )}
      {mayWrite ? <Move {...props} /> : <Refusal {...planRefusalWords('not-active')} />}
    </Page>
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
