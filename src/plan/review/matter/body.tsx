import {
  Button,
  Card,
  Facts,
  Form,
  Hidden,
  longDate,
  mediumDate,
  PostButton,
  Rows,
  Select,
  Textarea,
} from '#platform/kit';
import { href, paths } from '#paths';
import { actionStatuses, nextStatuses } from '../../action/rules.ts';
import type { ListedAction } from '../../action/store.ts';
import { ActionTag } from '../../panels.tsx';
import { decisionMeta, DecisionTag, EndFields } from '../decision/pages.tsx';
import type { Decision } from '../decision/store.ts';
import type { MatterProps } from './pages.tsx';

/** What a point is about and the form that fits it: how an action goes, what became of a decision, minutes to approve, or words. */
export const MatterBody = (props: MatterProps) => {
  switch (props.point.kind) {
    case 'action':
      return props.action === null ? <NoteForm {...props} /> : <ActionForm {...props} action={props.action} />;
    case 'decision':
      return props.decision === null ? <NoteForm {...props} /> : <DecisionForm {...props} decision={props.decision} />;
    case 'minutes':
      return <MinutesForm {...props} />;
    case 'disagreement':
    case 'standard':
      return (
        <>
          <p>
            <a href={href(paths.audit.standard, { enrolment: props.enrolment.id, standard: props.point.about })}>
              Open {props.point.about} in the audit
            </a>
          </p>
          <NoteForm {...props} />
        </>
      );
    case 'point':
      return <NoteForm {...props} />;
  }
};

const saveWords = ({ next }: MatterProps): string => (next === null ? 'Save' : 'Save and go on');

const NoteForm = (props: MatterProps) => (
  <Card title="What was said">
    <Form
      frame={props.frame}
      action={href(paths.plan.matter, {
        enrolment: props.enrolment.id,
        review: props.review.id,
        matter: props.point.id,
      })}
      keep={`matter-${props.point.id}`}
    >
      <Hidden name="version" value={props.point.noteVersion} />
      <Textarea
        name="note"
        label="In a sentence or two"
        rows={5}
        value={props.typed?.['note'] ?? props.point.note}
        problems={props.problems}
      />
      <Button>{saveWords(props)}</Button>
    </Form>
  </Card>
);

const ActionForm = (props: MatterProps & Readonly<{ action: ListedAction }>) => {
  const { frame, enrolment, review, point, action, notes, today, typed = {}, problems } = props;
  const here = notes.filter((note) => note.reviewId === review.id);
  const before = notes.filter((note) => note.reviewId !== review.id).slice(0, 3);
  return (
    <>
      <Card
        title="How it stands"
        note={<ActionTag of={action} today={today} />}
        link={{
          text: 'Open the action',
          href: href(paths.plan.action, { enrolment: enrolment.id, action: action.id }),
        }}
      >
        <Facts
          items={[
            { term: 'Who answers for it', fact: action.ownerName },
            { term: 'Due', fact: mediumDate(action.dueOn) },
            {
              term: 'Milestones reached',
              fact: action.milestones === 0 ? 'None set' : `${action.milestonesDone} of ${action.milestones}`,
            },
          ]}
        />
        {before.length === 0 ? null : <p class="wm-sub">Said before</p>}
        <Rows
          label="Notes before this meeting"
          rows={before.map((note) => ({ title: note.note, meta: `${note.who}, ${mediumDate(note.writtenAt)}` }))}
        />
      </Card>
      <Card title="How does it go?">
        <Rows
          label="Written at this meeting"
          rows={here.map((note) => ({
            title: note.note,
            meta: `${note.who}. ${actionStatuses[note.status].word}`,
          }))}
        />
        <Form
          frame={frame}
          action={href(paths.plan.matter, { enrolment: enrolment.id, review: review.id, matter: point.id })}
          keep={`matter-${point.id}`}
        >
          <Hidden name="version" value={action.version} />
          <Select
            name="to"
            label="It stands"
            empty="as it is"
            options={nextStatuses[action.status]
              .filter((to) => to !== 'done' && to !== 'stopped' && to !== action.status)
              .map((to) => ({ value: to, text: actionStatuses[to].word.toLowerCase() }))}
            value={typed['to']}
            problems={problems}
          />
          <Textarea
            name="note"
            label={here.length === 0 ? 'What was said?' : 'What else was said?'}
            hint="No pupil’s name: it goes into the minutes."
            rows={4}
            value={typed['note']}
            problems={problems}
          />
          <p class="wm-sub">An action is ended on its own page, with what becomes of it.</p>
          <Button>{saveWords(props)}</Button>
        </Form>
      </Card>
    </>
  );
};

const DecisionForm = (props: MatterProps & Readonly<{ decision: Decision }>) => (
  <Card title="What became of it" note={<DecisionTag of={props.decision} />} subtitle={decisionMeta(props.decision)}>
    <Form
      frame={props.frame}
      action={href(paths.plan.matter, {
        enrolment: props.enrolment.id,
        review: props.review.id,
        matter: props.point.id,
      })}
    >
      <Hidden name="version" value={props.decision.version} />
      <EndFields typed={props.typed ?? { how: props.decision.endedHow ?? '', note: '' }} problems={props.problems} />
      <Button>{saveWords(props)}</Button>
    </Form>
  </Card>
);

const MinutesForm = (props: MatterProps) => {
  const { frame, enrolment, review, point, before } = props;
  if (before === null) return <NoteForm {...props} />;
  const at = { enrolment: enrolment.id, review: before.id };
  return (
    <Card
      title={before.approvedOn === null ? 'Not yet approved' : `Approved on ${longDate(before.approvedOn)}`}
      link={{ text: 'Read the minutes', href: href(paths.plan.review, at) }}
    >
      {before.approvedOn === null ? (
        <>
          <p>If something is wrong, correct it there first: what stood before stays readable.</p>
          <PostButton
            frame={frame}
            action={href(paths.plan.matter, { enrolment: enrolment.id, review: review.id, matter: point.id })}
            fields={{ version: String(before.minutesVersion) }}
          >
            Approve the minutes
          </PostButton>
        </>
      ) : (
        <p>Nothing more is to do.</p>
      )}
    </Card>
  );
};
