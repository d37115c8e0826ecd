import {
  Button,
  Card,
  DataTable,
  FieldRow,
  Form,
  mediumDate,
  number,
  Radios,
  Select,
  Sub,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { OnRoll } from '../named/store.ts';
import type { Sessions } from './rules.ts';
import type { Suspension } from './store.ts';

export type PanelProps = Place &
  Readonly<{
    pupil: OnRoll;
    spans: readonly Sessions[];
    suspensions: readonly Suspension[];
    typed?: Readonly<Record<string, string>>;
    problems?: readonly Problem[];
  }>;

/** Attendance of one pupil span by span, and the form for one more. */
export const AttendancePanel = ({
  frame,
  enrolment,
  pupil,
  spans,
  mayChange,
  typed = {},
  problems = [],
}: PanelProps) => (
  <Card title="Attendance" subtitle="Half-day sessions: two for each school day" flush id="attendance">
    <DataTable
      caption="Attendance, latest first"
      rows={spans}
      empty="No attendance is recorded."
      columns={[
        {
          head: 'From and to',
          isRowHead: true,
          cell: (each) => `${mediumDate(each.fromOn)} to ${mediumDate(each.toOn)}`,
        },
        { head: 'Possible', numeric: true, cell: (each) => each.possible },
        { head: 'Missed', numeric: true, cell: (each) => each.absent },
        { head: 'Unauthorised', numeric: true, cell: (each) => each.unauthorised ?? 'not recorded' },
        {
          head: 'Absent',
          numeric: true,
          cell: (each) => (each.possible === 0 ? 'no figure' : `${number((each.absent / each.possible) * 100, 1)}%`),
        },
      ]}
    />
    {mayChange ? (
      <Form frame={frame} action={href(paths.groups.attendance, { enrolment, pupil: pupil.pupilId })}>
        <FieldRow>
          <TextInput name="fromOn" label="First day" value={typed['fromOn']} width={20} problems={problems} />
          <TextInput name="toOn" label="Last day" value={typed['toOn']} width={20} problems={problems} />
        </FieldRow>
        <FieldRow>
          <TextInput
            name="possible"
            label="Possible"
            value={typed['possible']}
            width={4}
            inputmode="numeric"
            problems={problems}
          />
          <TextInput
            name="absent"
            label="Missed"
            value={typed['absent']}
            width={4}
            inputmode="numeric"
            problems={problems}
          />
          <TextInput
            name="unauthorised"
            label="Unauthorised"
            value={typed['unauthorised']}
            width={4}
            inputmode="numeric"
            problems={problems}
          />
        </FieldRow>
        <Button kind="quiet">Record attendance</Button>
      </Form>
    ) : null}
  </Card>
);

const kindWords = { suspension: 'Suspension', 'permanent-exclusion': 'Permanent exclusion' } as const;

/** Suspensions and permanent exclusions by those names, and the forms to record one and to take one back. */
export const SuspensionsPanel = (props: PanelProps) => {
  const { frame, enrolment, pupil, suspensions, mayChange, typed = {}, problems = [] } = props;
  const standing = suspensions.filter((each) => each.removedAt === null);
  return (
    <Card title="Suspensions and permanent exclusions" flush id="suspensions">
      <DataTable
        caption="Suspensions and permanent exclusions, latest first"
        rows={suspensions}
        empty="None is recorded."
        columns={[
          { head: 'What', isRowHead: true, cell: (each) => kindWords[each.kind] },
          { head: 'Began', cell: (each) => mediumDate(each.beganOn) },
          { head: 'Sessions', numeric: true, cell: (each) => each.sessions ?? 'for good' },
          {
            head: 'Why',
            cell: (each) => (
              <>
                {each.reason ?? 'not recorded'}
                {each.removedAt === null ? null : <Sub>taken back: {each.removedBecause}</Sub>}
              </>
            ),
          },
        ]}
      />
      {!mayChange ? null : (
        <Form frame={frame} action={href(paths.groups.suspension, { enrolment, pupil: pupil.pupilId })}>
          <Radios
            name="kind"
            legend="Record"
            inline
            small
            value={typed['kind']}
            problems={problems}
            choices={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          />
          <FieldRow>
            <TextInput name="beganOn" label="Began on" value={typed['beganOn']} width={20} problems={problems} />
            <TextInput
              name="sessions"
              label="Sessions, of a suspension"
              value={typed['sessions']}
              width={4}
              inputmode="numeric"
              problems={problems}
            />
          </FieldRow>
          <TextInput
            name="why"
            label="Why, if you want to say it"
            hint="The reason, not the story"
            value={typed['why']}
            problems={problems}
          />
          <Button kind="quiet">Record it</Button>
        </Form>
      )}
      {!mayChange || standing.length === 0 ? null : (
        <Form frame={frame} action={href(paths.groups.suspensionBack, { enrolment, pupil: pupil.pupilId })}>
          <Select
            name="which"
            label="Take one back that was a mistake"
            empty="Choose one"
            options={standing.map((each) => ({
              value: each.id,
              text: `${kindWords[each.kind]} of ${mediumDate(each.beganOn)}`,
            }))}
            value={typed['which']}
            problems={problems}
          />
          <TextInput name="mistake" label="Why was it a mistake?" value={typed['mistake']} problems={problems} />
          <Button kind="quiet">Take it back</Button>
        </Form>
      )}
    </Card>
  );
};
