import {
  Alert,
  Button,
  Card,
  Details,
  Empty,
  FieldRow,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  plural,
  Radios,
  Rows,
  SaveBar,
  Select,
  shortDate,
  Sub,
  Tag,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { Provision, PupilOn } from '../store.ts';
import { lateField, wasField } from './forms.ts';
import { attendances, type Attended, type ListedSession, type SessionKey } from './rules.ts';

export type RegisterRow = PupilOn & Readonly<{ name: string }>;

type RegisterProps = Place &
  Readonly<{
    provision: Provision;
    session: SessionKey & Readonly<{ minutes: number; version: number; calledOffBecause: string | null }>;
    rows: readonly RegisterRow[];
    marks: ReadonlyMap<string, Attended>;
    listed: readonly ListedSession[];
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
    savedFirst?: boolean;
  }>;

const at = ({ enrolment, provision }: Pick<RegisterProps, 'enrolment' | 'provision'>) => ({
  enrolment: enrolment.id,
  provision: provision.id,
});

const sessionHref = (props: RegisterProps, { on, groupNo, startsAt }: SessionKey) =>
  href(paths.provision.register, at(props), { on, group: groupNo, at: startsAt === '' ? undefined : startsAt });

const groupWords = (provision: Provision, groupNo: number): string =>
  provision.groupCount > 1 ? `, group ${groupNo}` : '';

const stateOf = ({ kept, on }: ListedSession, today: string) => {
  if (kept === null) return on === today ? <Tag kind="waiting">Today</Tag> : <Tag kind="not-started">No register</Tag>;
  if (kept.calledOffBecause !== null) return <Tag kind="not-yet">Called off</Tag>;
  return <Tag kind="done">{`${kept.present + kept.late} of ${kept.present + kept.late + kept.absent}`}</Tag>;
};

const Same = ({ session }: RegisterProps) => (
  <>
    <Hidden name="on" value={session.on} />
    <Hidden name="groupNo" value={session.groupNo} />
    <Hidden name="startsAt" value={session.startsAt} />
    <Hidden name="version" value={session.version} />
  </>
);

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

const TheForm = (props: RegisterProps) => {
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

const Another = (props: RegisterProps) => (
  <Card title="Another session">
    <Form frame={props.frame} method="get" action={href(paths.provision.register, at(props))}>
      <FieldRow>
        <TextInput name="on" label="Day" value={mediumDate(props.today)} width={20} />
        <TextInput name="at" label="Time (optional)" width={5} />
      </FieldRow>
      {props.provision.groupCount > 1 ? (
        <Select
          name="group"
          label="Group"
          options={Array.from({ length: props.provision.groupCount }, (_, n) => ({
            value: n + 1,
            text: `Group ${n + 1}`,
          }))}
        />
      ) : null}
      <Button kind="quiet" small>
        Open its register
      </Button>
    </Form>
  </Card>
);

/** The register of one session: a line for each pupil, three choices, one button. */
export const RegisterPage = (props: RegisterProps) => {
  const { frame, provision, session, listed, today, savedFirst, problems } = props;
  return (
    <Page
      frame={frame}
      title={`Register: ${provision.title}`}
      lead={`${longDate(session.on)}${session.startsAt === '' ? '' : `, ${session.startsAt}`}${groupWords(provision, session.groupNo)}`}
      crumbs={[
        { text: 'Provision map', href: href(paths.provision.map, { enrolment: props.enrolment.id }) },
        { text: provision.title, href: href(paths.provision.one, at(props)) },
      ]}
      problems={problems}
      aside={
        <>
          <Card title="Sessions" flush>
            {listed.length === 0 ? (
              <p class="wm-table-empty">None is due yet.</p>
            ) : (
              <Rows
                label="Sessions of the last weeks"
                rows={listed.map((each) => ({
                  title: `${shortDate(each.on)}${each.startsAt === '' ? '' : ` ${each.startsAt}`}${groupWords(provision, each.groupNo)}`,
                  href: sessionHref(props, each),
                  right: stateOf(each, today),
                  isChosen:
                    each.on === session.on && each.groupNo === session.groupNo && each.startsAt === session.startsAt,
                }))}
              />
            )}
          </Card>
          <Another {...props} />
        </>
      }
    >
      {savedFirst ? (
        <Alert kind="warning" urgent title="A colleague wrote this register while you had it open.">
          <p>
            Nothing of yours is lost: your choices stand below. Save again to keep yours, or open the page anew to see
            theirs.
          </p>
        </Alert>
      ) : null}
      {session.calledOffBecause === null ? null : (
        <Alert kind="info" title="This session was called off.">
          <p>{session.calledOffBecause} Saving a register says that it was held after all.</p>
        </Alert>
      )}
      <Card title="Who came">
        <TheForm {...props} />
      </Card>
      <Details summary="It was not held" open={(problems ?? []).some(({ field }) => field === 'because')}>
        <Form frame={frame} action={href(paths.provision.callOff, at(props))}>
          <Same {...props} />
          <Hidden name="minutes" value={session.minutes} />
          <TextInput
            name="because"
            label="Why was it called off?"
            value={props.typed?.['because']}
            problems={problems}
          />
          <Button kind="quiet" small>
            Call this session off
          </Button>
        </Form>
      </Details>
    </Page>
  );
};
