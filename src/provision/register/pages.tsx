import {
  Alert,
  Button,
  Card,
  Details,
  FieldRow,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  Rows,
  Select,
  shortDate,
  Tag,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { Provision, PupilOn } from '../store.ts';
import { Same, TheForm } from './fields.tsx';
import type { Attended, ListedSession, SessionKey } from './rules.ts';

export type RegisterRow = PupilOn & Readonly<{ name: string }>;

export type RegisterProps = Place &
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

export const at = ({ enrolment, provision }: Pick<RegisterProps, 'enrolment' | 'provision'>) => ({
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
            Nothing of yours is lost: your choices stand below, and where theirs differ both are named. Save again to
            keep yours, or <a href={sessionHref(props, session)}>open theirs</a>.
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
      <Details
        summary="It was not held"
        open={
          (problems ?? []).some(({ field }) => field === 'because') ||
          (savedFirst === true && props.typed?.['because'] !== undefined)
        }
      >
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
