import { Alert, Button, Form, Hidden, mediumDate, Page, Refusal, TextInput, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import { planRefusalWords, type Place } from '../../panels.tsx';
import type { Milestone } from '../progress/store.ts';
import type { ListedAction } from '../store.ts';

type ChangeProps = Place &
  Readonly<{
    action: ListedAction;
    milestone: Milestone;
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: 'not-active' | 'submitted' | 'ended';
    /** Set when somebody saved it while this was written: what it says now. */
    theirs?: Milestone;
  }>;

/** A milestone's words and day, to be put right. */
export const MilestonePage = (props: ChangeProps) => {
  const { frame, enrolment, action, milestone, typed, problems, refused, theirs } = props;
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Page
      frame={frame}
      title="Change a milestone"
      eyebrow={`Action ${action.number}: ${action.objective}`}
      crumbs={[
        { text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) },
        { text: `Action ${action.number}`, href: href(paths.plan.action, at) },
      ]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal {...planRefusalWords(refused)} />}
      {theirs === undefined ? null : (
        <Alert kind="warning" title="A colleague saved this milestone while you were writing" urgent>
          <p>
            It says now: “{theirs.what}”, by {mediumDate(theirs.dueOn)}. What you wrote stands below; save again to put
            it in its place.
          </p>
        </Alert>
      )}
      <Form frame={frame} action={href(paths.plan.changeMilestone, { ...at, milestone: milestone.id })}>
        <Hidden name="version" value={theirs?.version ?? typed['version'] ?? milestone.version} />
        <TextInput name="what" label="What will be reached?" value={typed['what']} problems={problems} />
        <TextInput
          name="milestoneDue"
          label="By when?"
          hint={`No later than ${mediumDate(action.dueOn)}, when the action is due.`}
          width={20}
          value={typed['milestoneDue']}
          problems={problems}
        />
        <Button>Save the milestone</Button>
      </Form>
    </Page>
  );
};
