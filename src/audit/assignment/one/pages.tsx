import {
  Activity,
  Alert,
  ago,
  Button,
  ButtonGroup,
  Card,
  DataTable,
  dueIn,
  Form,
  Hidden,
  longDate,
  Page,
  PersonName,
  plural,
  PostButton,
  Refusal,
  Textarea,
  timeSpan,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { People, StateTag, stateWords, type ShownLine } from '../lines/pages.tsx';
import { crumbs } from '../pages.tsx';
import { moveRefusalWords } from '../refusal/rules.ts';
import type { MoveRefusal, Pressed } from '../rules.ts';
import type { AssignmentEvent, Teammate } from '../store.ts';

export type OneView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  line: ShownLine;
  events: readonly AssignmentEvent[];
  /** Why this reader may not make each move now, or null. */
  refusals: Readonly<Record<Pressed, MoveRefusal | null>>;
  mayShare: boolean;
  seesTime: boolean;
  now: Date;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  refused?: MoveRefusal | undefined;
  /** Somebody moved it on while the reader looked. */
  isClash?: boolean;
}>;

const at = ({ enrolment, line }: OneView) => ({ enrolment: enrolment.id, standard: line.standard.code });

const Moves = ({ view }: Readonly<{ view: OneView }>) => {
  const { frame, line, refusals, problems, typed, scheme } = view;
  const action = href(paths.audit.moveAssignment, at(view));
  const fields = { version: String(line.assignment?.version ?? 0) };
  const word = scheme.words.standard.one.toLowerCase();
  const button = (move: Pressed, text: string, kind: 'primary' | 'quiet') =>
    refusals[move] === null ? (
      <PostButton frame={frame} action={action} fields={{ ...fields, move }} kind={kind}>
        {text}
      </PostButton>
    ) : null;
  const asking = (move: 'ask-changes' | 'reopen', label: string, hint: string, text: string) =>
    refusals[move] === null ? (
      <Form frame={frame} action={action} keep={`assignment-${view.enrolment.id}-${line.standard.code}`}>
        <Hidden name="move" value={move} />
        <Hidden name="version" value={fields.version} />
        <Textarea
          name="reason"
          label={label}
          labelSize="s"
          hint={hint}
          rows={3}
          maxLength={1000}
          value={typed?.['reason']}
          problems={problems}
        />
        <Button kind="quiet">{text}</Button>
      </Form>
    ) : null;
  return (
    <>
      <ButtonGroup>
        {button('hand-in', `Hand in this ${word}`, 'primary')}
        {button('close', `Close this ${word}`, 'primary')}
        {button('take-back', 'Take it back', 'quiet')}
      </ButtonGroup>
      {asking(
        'ask-changes',
        'What should be changed?',
        'Those named for it read your words and can judge again at once.',
        'Ask for changes',
      )}
      {asking('reopen', 'Why is it opened again?', 'Those named for it read your reason.', `Open this ${word} again`)}
    </>
  );
};

/** Where it stands, in a sentence, and what the reader can do about it. */
const Standing = ({ view }: Readonly<{ view: OneView }>) => {
  const { line, scheme, enrolment, now, refusals } = view;
  const { assignment, judged, of, next } = line;
  const { one, many } = scheme.words.criterion;
  const handed =
    assignment?.handedInName === null || assignment?.handedInAt === null || assignment === null
      ? ''
      : ` ${assignment.handedInName} handed it in on ${longDate(assignment.handedInAt)}.`;
  const isWithThem = assignment !== null && assignment.state !== 'submitted' && assignment.state !== 'closed';
  return (
    <Card title="Where it stands" note={<StateTag line={line} now={now} />}>
      <p>
        {judged} of {plural(of, one.toLowerCase(), many.toLowerCase())} {judged === 1 ? 'is' : 'are'} judged.
        {isWithThem ? '' : handed}
        {line.isLate && assignment !== null ? ` It is ${stateWords[assignment.state][1].toLowerCase()}.` : ''}
      </p>
      {isWithThem && assignment.said !== null && assignment.said !== '' ? (
        <Alert kind="warning" title="What was asked for">
          {assignment.said}
        </Alert>
      ) : null}
      {refusals.close?.because === 'own-work' && assignment?.state === 'submitted' ? (
        <p class="wm-sub">{Object.values(moveRefusalWords(scheme, 'own-work')).join(' ')}</p>
      ) : null}
      {next === null ? null : (
        <p>
          <a class="govuk-link" href={href(paths.audit.criterion, { enrolment: enrolment.id, criterion: next })}>
            {refusals['hand-in']?.because === 'unjudged' ? 'Go on with' : 'The next to judge is'} {next}
          </a>
          {refusals['hand-in']?.because === 'unjudged' ? '. It can be handed in once every one is judged.' : '.'}
        </p>
      )}
      <Moves view={view} />
    </Card>
  );
};

const eventWords: Readonly<Record<AssignmentEvent['what'], string>> = {
  'set-up': 'shared it out',
  begin: 'judged the first criterion in it',
  'hand-in': 'handed it in',
  'take-back': 'took it back',
  'ask-changes': 'asked for changes',
  close: 'closed it',
  reopen: 'opened it again',
};

const timeOf = (person: Teammate, standard: string): string => {
  const time = person.times[standard];
  if (time === undefined || (time.minutes === 0 && time.freeWhen === '')) return 'No time is agreed';
  if (time.minutes === 0) return time.freeWhen;
  return time.freeWhen === '' ? timeSpan(time.minutes) : `${timeSpan(time.minutes)}, ${time.freeWhen}`;
};

const Who = ({ view }: Readonly<{ view: OneView }>) => {
  const { line, seesTime, mayShare } = view;
  const { people, standard } = line;
  return (
    <Card
      title="Who, and when they are free"
      link={mayShare ? { text: 'Change', href: href(paths.audit.shareOne, at(view)) } : undefined}
      flush
    >
      <DataTable<Teammate>
        caption="Those named, with their protected time"
        rows={people}
        empty="Nobody is named yet. The coordinator shares it out."
        columns={[
          {
            head: 'Name',
            isRowHead: true,
            cell: (person) => (person.hasLeft ? <People people={[person]} /> : <PersonName name={person.name} />),
          },
          ...(seesTime ? [{ head: 'Protected time', cell: (person: Teammate) => timeOf(person, standard.code) }] : []),
        ]}
      />
    </Card>
  );
};

/** One standard of an audit on its way: who has it, where it stands, what may be done now, and what happened so far. */
export const AssignmentPage = (view: OneView) => {
  const { frame, enrolment, scheme, line, events, now, refused } = view;
  const { standard, assignment } = line;
  const due =
    assignment === null || assignment.dueOn === null
      ? 'No day is set.'
      : `Due on ${longDate(assignment.dueOn)}${assignment.state === 'closed' ? '' : `: ${dueIn(assignment.dueOn, now)}`}.`;
  return (
    <Page
      frame={frame}
      title={standard.name}
      eyebrow={`${scheme.words.standard.one} ${standard.code}`}
      lead={due}
      crumbs={[
        ...crumbs(enrolment),
        { text: 'Who does what by when', href: href(paths.audit.assignments, { enrolment: enrolment.id }) },
      ]}
      problems={view.problems ?? []}
      actions={
        <Button kind="quiet" href={href(paths.audit.standard, at(view))}>
          Read the judgements
        </Button>
      }
    >
      {refused === undefined ? null : <Refusal {...moveRefusalWords(scheme, refused.because)} />}
      {view.isClash ? (
        <Alert kind="warning" title="It changed while you were looking">
          Nothing of yours is lost. Where it stands now is shown here: look at it, then press the button again.
        </Alert>
      ) : null}
      <Standing view={view} />
      <Who view={view} />
      <Card title="What happened so far">
        {events.length === 0 ? (
          <p>Nothing yet. Each step is noted here: who, when, and the reason where one was given.</p>
        ) : (
          <Activity
            entries={events.map((event) => ({
              who: event.byName,
              what: `${eventWords[event.what]}${event.words === '' ? '' : `: ${event.words}`}`,
              when: ago(event.happenedAt, now),
            }))}
          />
        )}
      </Card>
    </Page>
  );
};
