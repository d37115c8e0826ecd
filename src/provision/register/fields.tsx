import { Button, Empty, Form, Hidden, plural, Radios, SaveBar, Sub, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import { lateField, wasField } from './forms.ts';
import { at, type RegisterProps, type RegisterRow } from './pages.tsx';
import { attendances, type Was } from './rules.ts';

/** Which session it is, and the version that was read: goes along unseen. */
export const Same = ({ session }: RegisterProps) => (
  <>
    <Hidden name="on" value={session.on} />
    <Hidden name="groupNo" value={session.groupNo} />
    <Hidden name="startsAt" value={session.startsAt} />
    <Hidden name="version" value={session.version} />
  </>
);

const wasWords = (was: string, late: number | string): string =>
  was === 'late'
    ? `late, ${late} minutes`
    : Object.hasOwn(attendances, was)
      ? attendances[was as Was].toLowerCase() // its own key, as was just asked
      : 'not written down';

/** After a clash: what a colleague wrote of this pupil beside what stands chosen, where the two differ. */
const Theirs = ({ row, props }: Readonly<{ row: RegisterRow; props: RegisterProps }>) => {
  const { marks, typed, savedFirst } = props;
  const mine = typed?.[wasField(row.code)];
  if (!savedFirst || mine === undefined) return null;
  const held = marks.get(row.pupilId);
  const [theirs, yours] = [
    wasWords(held?.was ?? '', held?.minutesLate ?? 0),
    wasWords(mine, typed?.[lateField(row.code)] ?? ''),
  ];
  return theirs === yours ? null : (
    <Sub>
      <strong>
        Theirs: {theirs}. Yours: {yours}.
      </strong>
    </Sub>
  );
};

const Row = ({ row, props }: Readonly<{ row: RegisterRow; props: RegisterProps }>) => {
  const { marks, typed, problems = [], session } = props;
  const held = marks.get(row.pupilId);
  // A new register begins with everybody present: whoever writes it changes the few who were not.
  const first = session.version === 0 ? 'present' : (held?.was ?? '');
  return (
    <li class="wm-register__row">
      <span>
        <strong>{row.name}</strong>
        <Sub>{row.code}</Sub>
        <Theirs row={row} props={props} />
      </span>
      <span class="wm-register__choices">
        <Radios
          name={wasField(row.code)}
          legend={row.name}
          hideLegend
          inline
          small
          value={typed?.[wasField(row.code)] ?? first}
          choices={Object.entries(attendances).map(([value, label]) => ({ value, label }))}
          problems={problems}
        />
        <TextInput
          name={lateField(row.code)}
          label={
            <>
              Minutes late<span class="govuk-visually-hidden">, {row.name}</span>
            </>
          }
          width={2}
          inputmode="numeric"
          autocomplete="off"
          value={typed?.[lateField(row.code)] ?? (held !== undefined && held.minutesLate > 0 ? held.minutesLate : '')}
          problems={problems}
        />
      </span>
    </li>
  );
};

/** A line for each pupil with three choices, and one button. */
export const TheForm = (props: RegisterProps) => {
  const { frame, provision, session, rows, problems = [], typed } = props;
  if (rows.length === 0)
    return (
      <Empty
        title="Nobody was on it on that day."
        action={<Button href={href(paths.provision.addPupils, at(props))}>Add pupils</Button>}
      >
        A register has a line for each pupil who is on the provision on its day.
      </Empty>
    );
  return (
    <Form frame={frame} action={href(paths.provision.register, at(props))}>
      <Same {...props} />
      <TextInput
        name="minutes"
        label="How many minutes did it last?"
        hint={
          props.savedFirst && typed?.['minutes'] !== undefined && typed['minutes'] !== String(session.minutes)
            ? `Theirs: ${session.minutes}. Yours: ${typed['minutes']}.`
            : undefined
        }
        width={3}
        inputmode="numeric"
        value={typed?.['minutes'] ?? session.minutes}
        problems={problems}
      />
      <ul class="wm-register">
        {rows.map((row) => (
          <Row row={row} props={props} />
        ))}
      </ul>
      <SaveBar
        state={
          session.version === 0
            ? `${plural(rows.length, 'pupil')}, all present unless you change them.`
            : 'Written already; you can correct it.'
        }
      >
        <Button>Save the register of {provision.title}</Button>
      </SaveBar>
    </Form>
  );
};
