import { Button, Card, Form, PostButton, Rows, shortDate, Tag, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import type { ActionProps } from '../pages.tsx';
import type { Milestone } from '../progress/store.ts';

/** The steps on the way, each with its day: reached, late, or ahead. */
export const Milestones = ({ frame, enrolment, action, milestones, mayWrite, today, problems, typed }: ActionProps) => {
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Card title="Milestones">
      {milestones.length === 0 ? <p>Steps on the way, each with a day, will stand here.</p> : null}
      <Rows
        label="Milestones"
        rows={milestones.map((each) => ({
          title: each.what,
          href:
            mayWrite && action.endedOn === null && each.doneOn === null
              ? href(paths.plan.changeMilestone, { ...at, milestone: each.id })
              : undefined,
          meta: <When of={each} due={action.dueOn} today={today} />,
          right:
            mayWrite && action.endedOn === null ? (
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
            ) : undefined,
        }))}
      />
      {mayWrite && action.endedOn === null ? (
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

const When = ({ of, due, today }: Readonly<{ of: Milestone; due: string; today: string }>) => {
  if (of.doneOn !== null) return <>Reached {shortDate(of.doneOn)}</>;
  return (
    <>
      By {shortDate(of.dueOn)}
      {of.dueOn > due ? ', after the action is due' : ''}
      {of.dueOn < today ? (
        <>
          {' '}
          <Tag kind="late">Late</Tag>
        </>
      ) : null}
    </>
  );
};
