import { Button, Card, Details, Form, mediumDate, PostButton, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import type { ReviewProps, ReviewRow } from './pages.tsx';

const at = ({ enrolment, provision }: Pick<ReviewProps, 'enrolment' | 'provision'>) => ({
  enrolment: enrolment.id,
  provision: provision.id,
});

/** Taking somebody off: with day and reason, or as a mistake while no register names them. */
export const Off = (props: ReviewProps & Readonly<{ shown: readonly ReviewRow[] }>) => (
  <Card title="Take somebody off" subtitle="Who comes off stays counted, with the reason.">
    {props.shown
      .filter(({ leftBecause }) => leftBecause === null)
      .map((row) => (
        <Details summary={row.name} open={(props.problems ?? []).some(({ field }) => field.endsWith(`-${row.code}`))}>
          <Form frame={props.frame} action={href(paths.provision.pupil, { ...at(props), pupil: row.pupilId })}>
            <TextInput
              name={`toOn-${row.code}`}
              label="Last day on it"
              value={props.typed?.[`toOn-${row.code}`] ?? mediumDate(props.today)}
              width={20}
              problems={props.problems}
            />
            <TextInput
              name={`because-${row.code}`}
              label="Why?"
              value={props.typed?.[`because-${row.code}`]}
              width={30}
              problems={props.problems}
            />
            <Button kind="quiet" small about={row.code}>
              Take off
            </Button>
          </Form>
          {row.hasRegister ? null : (
            <PostButton
              frame={props.frame}
              action={href(paths.provision.removePupil, { ...at(props), pupil: row.pupilId })}
              kind="quiet"
              small
              about={row.code}
            >
              Was added by mistake: remove
            </PostButton>
          )}
        </Details>
      ))}
  </Card>
);
