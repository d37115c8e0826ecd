import { Button, ButtonGroup, Details, FieldRow, Form, mediumDate, Select, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import type { ReviewProps } from './pages.tsx';

/** Taking somebody off: with day and reason, or as a mistake while no register names them. */
export const Off = ({
  frame,
  enrolment,
  provision,
  rows,
  today,
  problems = [],
  typed = {},
  isTakingOff,
}: ReviewProps) => {
  const still = rows.filter(({ leftBecause }) => leftBecause === null);
  if (still.length === 0) return null;
  const field = (name: string, held = '') => ({
    name,
    value: typed[name] ?? held,
    problems: isTakingOff ? problems : [],
  });
  return (
    <Details summary="Take somebody off" open={isTakingOff === true}>
      <Form frame={frame} action={href(paths.provision.takeOff, { enrolment: enrolment.id, provision: provision.id })}>
        <Select
          {...field('pupil')}
          label="Who comes off it?"
          hint="They stay counted, with the reason."
          empty="Choose"
          options={still.map(({ pupilId, name, code }) => ({ value: pupilId, text: `${name} (${code})` }))}
        />
        <FieldRow>
          <TextInput {...field('toOn', mediumDate(today))} label="Last day on it" width={20} />
          <TextInput {...field('because')} label="Why?" width={30} />
        </FieldRow>
        <ButtonGroup>
          <Button kind="quiet" name="how" value="left">
            Take off
          </Button>
          <Button kind="quiet" name="how" value="mistake">
            Remove: was added by mistake
          </Button>
        </ButtonGroup>
      </Form>
    </Details>
  );
};
