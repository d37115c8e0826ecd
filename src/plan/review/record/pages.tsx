import {
  Alert,
  Button,
  Card,
  Checkboxes,
  Empty,
  Fieldset,
  Form,
  Hidden,
  longDate,
  Page,
  Refusal,
  Select,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from '../../action/store.ts';
import { ActionTag, reviewRefusalWords, type Place } from '../../panels.tsx';
import { actionStatuses, nextStatuses, type ReviewRefusal } from '../../rules.ts';
import type { ListedReview } from '../store.ts';

export type RecordProps = Place &
  Readonly<{
    review: ListedReview;
    team: readonly Readonly<{ id: string; name: string }>[];
    actions: readonly ListedAction[];
    present: readonly string[];
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: ReviewRefusal['because'] | 'not-active';
    overtaken?: string;
  }>;

/** The record of a meeting on one page: who came, how each open action goes, what was decided, when next. */
export const RecordPage = (props: RecordProps) => {
  const { frame, enrolment, review, team, present, typed, problems, refused, overtaken } = props;
  const at = { enrolment: enrolment.id, review: review.id };
  return (
    <Page
      frame={frame}
      title={review.heldOn === null ? 'Record the meeting' : 'Correct the record'}
      lead={`Review planned for ${longDate(review.plannedOn)}.`}
      crumbs={[
        { text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) },
        { text: longDate(review.plannedOn), href: href(paths.plan.review, at) },
      ]}
      problems={problems}
    >
      {refused === undefined ? null : <Refusal {...reviewRefusalWords(refused)} />}
      {overtaken === undefined ? null : (
        <Alert kind="warning" title={`${overtaken} saved this record while you were writing`} urgent>
          <p>
            Nothing is lost: what you wrote stands below, and theirs on the meeting’s own page. Save again to keep
            yours.
          </p>
        </Alert>
      )}
      <Form frame={frame} action={href(paths.plan.recordReview, at)} keep={`review-${review.id}`}>
        <Hidden name="version" value={review.version} />
        <TextInput
          name="heldOn"
          label="On what day was it held?"
          width={20}
          value={typed['heldOn']}
          problems={problems}
        />
        <Checkboxes
          name="present"
          legend="Who was there?"
          hint="Everybody else of the team counts as absent."
          choices={team.map(({ id, name }) => ({ value: id, label: name }))}
          values={present}
          problems={problems}
        />
        <TextInput
          name="others"
          label="Who else came? (optional)"
          hint="Governors, partners, guests"
          value={typed['others']}
          problems={problems}
        />
        <Progress {...props} />
        <Textarea name="decisions" label="What was decided?" rows={5} value={typed['decisions']} problems={problems} />
        {review.nextId === null ? (
          <TextInput
            name="nextOn"
            label="When do you meet next? (optional)"
            hint="For example, 28 January 2027. It is planned at the same time and place."
            width={20}
            value={typed['nextOn']}
            problems={problems}
          />
        ) : null}
        <Button>Save the record</Button>
      </Form>
    </Page>
  );
};

const Progress = ({ actions, typed, problems, today }: RecordProps) => (
  <Fieldset legend="How does each open action go?" size="m">
    {actions.length === 0 ? (
      <Empty title="No action is open.">
        <p>There is nothing to say of single actions at this meeting.</p>
      </Empty>
    ) : (
      <div class="wm-flow">
        {actions.map((action) => (
          <Card title={`${action.number}. ${action.objective}`} note={<ActionTag of={action} today={today} />}>
            <Select
              name={`status-${action.id}`}
              label="It stands"
              empty="as it is"
              options={nextStatuses[action.status]
                .filter((to) => to !== 'done' && to !== 'stopped' && to !== action.status)
                .map((to) => ({ value: to, text: actionStatuses[to].word.toLowerCase() }))}
              value={typed[`status-${action.id}`]}
              problems={problems}
            />
            <Textarea
              name={`note-${action.id}`}
              label="What was said? (optional)"
              rows={2}
              value={typed[`note-${action.id}`]}
              problems={problems}
            />
          </Card>
        ))}
      </div>
    )}
  </Fieldset>
);
