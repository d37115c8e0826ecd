import {
  Button,
  Card,
  ClashNotice,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  Radios,
  Refusal,
  Rows,
  Select,
  shortDate,
  Tag,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { Colleague } from '../agenda/pages.tsx';
import type { ReviewRefusal } from '../rules.ts';
import type { ListedReview } from '../store.ts';
import { reviewRefusalWords } from '../words.tsx';
import type { Revision } from '../record/store.ts';
import type { Decision } from './store.ts';

type Typed = Readonly<Record<string, string>>;

/** What was decided, who does it, by when. */
export const DecisionFields = ({
  team,
  typed,
  problems,
}: Readonly<{ team: readonly Colleague[]; typed: Typed; problems: Problems }>) => (
  <>
    <Textarea name="says" label="What was decided?" rows={2} value={typed['says']} problems={problems} />
    <Select
      name="owner"
      label="Who sees to it?"
      empty="Everybody"
      options={team.map(({ id, name }) => ({ value: id, text: name }))}
      value={typed['owner'] ?? ''}
      problems={problems}
    />
    <TextInput
      name="dueOn"
      label="By when? (optional)"
      hint="For example, 15 January 2027"
      width={20}
      value={typed['dueOn']}
      problems={problems}
    />
  </>
);

export const DecisionTag = ({ of }: Readonly<{ of: Decision }>) =>
  of.endedHow === null ? (
    <Tag kind="waiting">Open</Tag>
  ) : (
    <Tag kind={of.endedHow === 'done' ? 'done' : 'not-yet'}>{of.endedHow === 'done' ? 'Done' : 'Dropped'}</Tag>
  );

export const decisionMeta = (decision: Decision): string =>
  [
    decision.ownerName ?? 'Everybody',
    decision.dueOn === null ? null : `by ${shortDate(decision.dueOn)}`,
    decision.endedNote,
  ]
    .filter(Boolean)
    .join(', ');

/** The decisions of one meeting; each leads to its own page where it may be changed. */
export const DecisionRows = ({
  enrolment,
  review,
  decisions,
  mayChange,
}: Readonly<{ enrolment: string; review: string; decisions: readonly Decision[]; mayChange: boolean }>) => (
  <Rows
    label="Decisions"
    rows={decisions.map((decision) => ({
      title: `${decision.number}. ${decision.says}`,
      href: mayChange ? href(paths.plan.decision, { enrolment, review, decision: decision.id }) : undefined,
      meta: decisionMeta(decision),
      right: <DecisionTag of={decision} />,
    }))}
  />
);

/** What became of a decision: asked at the next meeting, and on the decision's own page. */
export const EndFields = ({ typed, problems }: Readonly<{ typed: Typed; problems: Problems }>) => (
  <>
    <Radios
      name="how"
      legend="What became of it?"
      inline
      value={typed['how']}
      choices={[
        { value: 'done', label: 'Done' },
        { value: 'open', label: 'Still open' },
        { value: 'dropped', label: 'Dropped' },
      ]}
      problems={problems}
    />
    <TextInput
      name="note"
      label="What is there to say? (needed when it is dropped)"
      value={typed['note']}
      problems={problems}
    />
  </>
);

type DecisionProps = Place &
  Readonly<{
    review: ListedReview;
    decision: Decision;
    team: readonly Colleague[];
    history: readonly Revision[];
    typed?: Typed;
    endTyped?: Typed;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
    clash?: Typed;
  }>;

const textsOf = (decision: Decision): Typed => ({
  says: decision.says,
  owner: decision.ownerId ?? '',
  dueOn: decision.dueOn === null ? '' : mediumDate(decision.dueOn),
});

/** One decision: its words, who sees to it, what became of it, and every text that it had. */
export const DecisionPage = (props: DecisionProps) => {
  const { frame, enrolment, review, decision, team, history, problems, refused, clash } = props;
  const at = { enrolment: enrolment.id, review: review.id, decision: decision.id };
  const back = href(paths.plan.review, { enrolment: enrolment.id, review: review.id });
  return (
    <Page
      frame={frame}
      title={`Decision ${decision.number}`}
      lead={decision.says}
      crumbs={[
        { text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) },
        { text: longDate(review.heldOn ?? review.plannedOn), href: back },
      ]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
      {clash === undefined ? null : (
        <ClashNotice
          frame={frame}
          action={href(paths.plan.decision, at)}
          who={decision.savedByName}
          at={decision.savedAt}
          what="this decision"
          texts={[{ label: 'what was decided', mine: clash['says'] ?? '', theirs: decision.says }]}
          fields={{ ...clash, version: String(decision.version) }}
          leave={back}
        />
      )}
      <Card title="What became of it" note={<DecisionTag of={decision} />}>
        <Form frame={frame} action={href(paths.plan.endDecision, at)}>
          <Hidden name="version" value={decision.version} />
          <EndFields
            typed={props.endTyped ?? { how: decision.endedHow ?? 'open', note: decision.endedNote }}
            problems={problems}
          />
          <Button>Save what became of it</Button>
        </Form>
      </Card>
      <Card title="Change it">
        <Form frame={frame} action={href(paths.plan.decision, at)} keep={`decision-${decision.id}`}>
          <Hidden name="version" value={decision.version} />
          <DecisionFields team={team} typed={props.typed ?? textsOf(decision)} problems={problems} />
          <Button kind="quiet">Save the decision</Button>
        </Form>
      </Card>
      {history.length < 2 ? null : (
        <Card title="What it said before">
          <Rows
            rows={history.slice(1).map((one) => ({ title: one.says, meta: `${one.who}, ${mediumDate(one.savedAt)}` }))}
          />
        </Card>
      )}
    </Page>
  );
};
