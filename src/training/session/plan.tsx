import {
  Alert,
  Button,
  Form,
  Hidden,
  longDate,
  Page,
  Radios,
  Select,
  shortDate,
  Textarea,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { sessionKinds, type SessionFacts } from '../rules.ts';
import type { Session } from '../store.ts';
import { crumbs, type Common } from './attendance.tsx';

type PlanProps = Common &
  Readonly<{ session: Session | null; trainings: readonly SessionFacts[]; savedFirst?: boolean }>;

const kindHints = {
  launch: 'The work is introduced, for example at a staff meeting',
  consultancy: 'The adviser works with the senior leaders',
  'whole-staff': 'Counts towards the share of staff trained',
  'catch-up': 'Counts for those who missed a training of the whole staff',
} as const;

export const PlanPage = ({
  frame,
  enrolment,
  session,
  trainings,
  problems = [],
  typed = {},
  savedFirst,
}: PlanProps) => {
  const field = (name: keyof Session & string) => ({
    name,
    value: typed[name] ?? (session?.[name] as string | number | null | undefined),
    problems,
  });
  const at =
    session === null
      ? href(paths.training.plan, { enrolment })
      : href(paths.training.change, { enrolment, session: session.id });
  return (
    <Page
      frame={frame}
      narrow
      title={session === null ? 'Plan a session' : 'Change the session'}
      crumbs={crumbs(enrolment)}
      problems={problems}
    >
      {savedFirst ? (
        <Alert kind="warning" title="A colleague saved this session while you were writing.">
          <p>
            Nothing of yours is lost: it stands below. Theirs is now “{session?.title}” on{' '}
            {session === null ? '' : longDate(session.heldOn)}. Save again to keep yours.
          </p>
        </Alert>
      ) : null}
      <Form frame={frame} action={at} keep={`session-${session?.id ?? enrolment}`}>
        <Hidden name="version" value={session?.version ?? 0} />
        {session === null ? (
          <>
            <Radios
              name="kind"
              legend="What kind of session is it?"
              value={typed['kind']}
              problems={problems}
              choices={(Object.keys(sessionKinds) as (keyof typeof sessionKinds)[]).map((kind) => ({
                value: kind,
                label: sessionKinds[kind],
                hint: kindHints[kind],
                more:
                  kind === 'catch-up' ? (
                    <Select
                      name="catchUpOf"
                      label="Which training does it make up for?"
                      value={typed['catchUpOf']}
                      problems={problems}
                      empty={trainings.length === 0 ? 'No training of the whole staff is planned' : 'Choose one'}
                      options={trainings.map((each) => ({
                        value: each.id,
                        text: `${each.title}, ${shortDate(each.heldOn)}`,
                      }))}
                    />
                  ) : undefined,
              }))}
            />
          </>
        ) : (
          <>
            <Hidden name="kind" value={session.kind} />
            <Hidden name="catchUpOf" value={session.catchUpOf ?? ''} />
          </>
        )}
        <TextInput
          {...field('title')}
          label="Title"
          hint="For example, Raising the achievement of vulnerable learners"
        />
        <TextInput
          {...field('heldOn')}
          label="Day"
          hint="For example, 14 January 2027"
          width={20}
          value={typed['heldOn'] ?? (session === null ? undefined : longDate(session.heldOn))}
        />
        <TextInput {...field('startsAt')} label="Starts at" hint="For example, 15:45" width={5} />
        <TextInput {...field('minutes')} label="How many minutes?" width={4} inputmode="numeric" />
        <TextInput {...field('place')} label="Where?" width={20} />
        <TextInput {...field('ledBy')} label="Who leads it?" width={20} />
        <Textarea {...field('programme')} label="Programme" hint="What it covers, in order" rows={5} maxLength={4000} />
        <Textarea
          {...field('materials')}
          label="Materials"
          hint="What was handed out, and where it is kept"
          rows={3}
          maxLength={2000}
        />
        <Button>{session === null ? 'Plan the session' : 'Save the session'}</Button>
      </Form>
    </Page>
  );
};
