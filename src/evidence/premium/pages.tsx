import {
  Alert,
  Button,
  Card,
  Details,
  Empty,
  Form,
  Hidden,
  Page,
  PostButton,
  Select,
  Sub,
  TextInput,
  plural,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Framework } from '#schemes/rules';
import type { Place } from '../pages.tsx';
import type { Activity } from './store.ts';

type Typed = Readonly<Record<string, string>>;
type PremiumProps = Place &
  Readonly<{
    framework: Framework;
    activities: readonly Activity[];
    schoolYear: string;
    /** What was typed, for a new activity (`id` null) or one that stands. */
    again?: Readonly<{ id: string | null; typed: Typed; problems?: Problems; late?: boolean }>;
  }>;

const Fields = ({
  framework,
  typed,
  problems,
  id,
}: Readonly<{ framework: Framework; typed: Typed; problems?: Problems; id: string }>) => {
  const own = problems?.map((problem) => ({ ...problem, field: problem.field.replace(`${id}-`, '') }));
  return (
    <>
      <TextInput
        id={`${id}-number`}
        name="number"
        label="Number"
        width={3}
        inputmode="numeric"
        value={typed['number']}
        problems={own}
      />
      <TextInput
        id={`${id}-title`}
        name="title"
        label="Activity"
        hint="As your strategy statement says it"
        value={typed['title']}
        problems={own}
      />
      <Select
        id={`${id}-part`}
        name="part"
        label="Tier"
        options={framework.parts.map((part) => ({ value: part.code, text: part.name }))}
        empty="Choose one"
        value={typed['part']}
        problems={own}
      />
      <TextInput
        id={`${id}-challenge`}
        name="challenge"
        label="The challenge that it answers"
        hint="You can leave this empty"
        value={typed['challenge']}
        problems={own}
      />
    </>
  );
};

const One = ({ activity, ...props }: PremiumProps & Readonly<{ activity: Activity }>) => {
  const { frame, enrolment, framework, mayWrite } = props;
  const again = props.again?.id === activity.id ? props.again : undefined;
  const at = { enrolment: enrolment.id, activity: activity.id };
  const stands: Typed = {
    part: activity.part,
    number: String(activity.number),
    title: activity.title,
    challenge: activity.challenge,
  };
  return (
    <li class="wm-rows__row" id={`activity-${activity.id}`}>
      <div class="wm-rows__words">
        <span class="wm-rows__title">
          {activity.number}. {activity.title}
        </span>{' '}
        <Sub>
          {framework.parts.find(({ code }) => code === activity.part)?.name ?? activity.part}, {activity.schoolYear}
          {activity.challenge === '' ? '' : `. ${activity.challenge}`}. {plural(activity.items, 'item')}
        </Sub>
        {mayWrite ? (
          <Details summary={`Change activity ${activity.number}`} open={again !== undefined}>
            {again?.late ? (
              <Alert kind="warning" title="Somebody changed this activity before you" urgent>
                <p>Theirs stands above. Yours is below: save it again if it should stand instead.</p>
              </Alert>
            ) : null}
            <Form frame={frame} action={href(paths.evidence.changePremium, at)}>
              <Hidden name="version" value={activity.version} />
              <Fields
                framework={framework}
                typed={again?.typed ?? stands}
                problems={again?.problems}
                id={`activity-${activity.id}`}
              />
              <Button kind="quiet" small>
                Save the activity
              </Button>
            </Form>
            <PostButton
              frame={frame}
              action={href(paths.evidence.endPremium, at)}
              kind="danger"
              small
              about={activity.title}
            >
              Take it off the list
            </PostButton>
          </Details>
        ) : null}
      </div>
    </li>
  );
};

/** The activities of the school's Pupil Premium strategy, so that evidence can be linked to each. */
export const PremiumPage = (props: PremiumProps) => {
  const { frame, enrolment, framework, activities, schoolYear, again, mayWrite } = props;
  const isNew = again?.id === null ? again : undefined;
  return (
    <Page
      frame={frame}
      title="Pupil Premium activities"
      lead="The list of your published strategy, so that one item of evidence counts there too. Only your school sees it."
      back={{
        text: 'Where else it counts',
        href: href(paths.evidence.elsewhere, { enrolment: enrolment.id }, { of: framework.id }),
      }}
      problems={again?.problems}
    >
      <Card title={activities.length === 0 ? 'Your activities' : plural(activities.length, 'activity', 'activities')}>
        {activities.length === 0 ? (
          <Empty title="No activity is listed yet">Copy them from your statement: number, activity and tier.</Empty>
        ) : (
          <ul class="wm-rows" aria-label="Activities">
            {activities.map((activity) => (
              <One {...props} activity={activity} />
            ))}
          </ul>
        )}
      </Card>
      {mayWrite ? (
        <Card title={`Add an activity of ${schoolYear}`}>
          <Form frame={frame} action={href(paths.evidence.premium, { enrolment: enrolment.id })}>
            <Fields framework={framework} typed={isNew?.typed ?? {}} problems={isNew?.problems} id="new" />
            <Button>Add this activity</Button>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
};
