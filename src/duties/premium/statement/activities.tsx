import { Button, Card, Details, Empty, Form, Hidden, Sub, Textarea, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import { inPounds } from '../words.ts';
import { tiers } from '../rules.ts';
import { budgeted, type StatementActivity } from './rules.ts';
import { at, bare, Late, own, type StatementProps, type Typed } from './shared.tsx';

const ActivityRow = (props: StatementProps & Readonly<{ activity: StatementActivity }>) => {
  const { frame, mayChange, activity } = props;
  const again = own(props.again, activity.id);
  const stands: Typed = {
    evidence: activity.evidence,
    challenges: activity.challenges.join(', '),
    cost: activity.costPence === null ? '' : String(activity.costPence / 100),
  };
  const typed = again?.typed ?? stands;
  const problems = bare(again?.problems, activity.id);
  return (
    <li class="wm-rows__row" id={`activity-${activity.id}`}>
      <div class="wm-rows__words">
        <span class="wm-rows__title">{activity.title}</span>
        <Sub>
          {activity.tier === null ? 'No tier' : tiers[activity.tier].title}.{' '}
          {activity.challenges.length === 0
            ? activity.challenge === ''
              ? 'No challenge number'
              : activity.challenge
            : `Challenge ${activity.challenges.join(', ')}`}
          . {budgeted(activity) === 0 ? 'No cost entered' : inPounds(budgeted(activity))}
          {activity.costPence === null && activity.placedPence > 0 ? ' from what is placed under it' : ''}
        </Sub>
        {activity.evidence === '' ? null : <Sub>{activity.evidence}</Sub>}
        {mayChange ? (
          <Details summary={`Say more of “${activity.title}”`} open={again !== undefined}>
            {again?.late ? <Late /> : null}
            <Form frame={frame} action={href(paths.premium.activity, { ...at(props), activity: activity.id })}>
              <Hidden name="version" value={activity.version} />
              <Textarea
                id={`${activity.id}-evidence`}
                name="evidence"
                label="Which evidence supports it?"
                hint="Research, or your own figures: what it was, and what it found"
                rows={3}
                value={typed['evidence']}
                problems={problems}
              />
              <TextInput
                id={`${activity.id}-challenges`}
                name="challenges"
                label="Numbers of the challenges that it answers"
                hint="Like 1, 3"
                width={10}
                value={typed['challenges']}
                problems={problems}
              />
              <TextInput
                id={`${activity.id}-cost`}
                name="cost"
                label="Budgeted cost"
                hint={
                  activity.placedPence > 0
                    ? `Leave it empty to take ${inPounds(activity.placedPence)}, what is placed under it`
                    : 'Or place provision and actions under it on the page of the money'
                }
                width={10}
                prefix="£"
                inputmode="decimal"
                value={typed['cost']}
                problems={problems}
              />
              <Button kind="quiet" small>
                Save the activity
              </Button>
            </Form>
          </Details>
        ) : null}
      </div>
    </li>
  );
};

/** The activities of the year, each with what the statement says besides. */
export const Activities = (props: StatementProps) => {
  const { enrolment, read } = props;
  return (
    <Card
      title="Activity in this academic year"
      subtitle="Teaching, targeted academic support and wider strategies, each with the evidence for it."
      link={{ text: 'The list of activities', href: href(paths.evidence.premium, { enrolment }) }}
    >
      {read.activities.length === 0 ? (
        <Empty title="No activity of this year is listed yet.">
          Add them to the list of activities; they appear here.
        </Empty>
      ) : (
        <ul class="wm-rows" aria-label="Activities">
          {read.activities.map((activity) => (
            <ActivityRow {...props} activity={activity} />
          ))}
        </ul>
      )}
    </Card>
  );
};
