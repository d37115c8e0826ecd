import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  mediumDate,
  number,
  Page,
  percent,
  plural,
  SideNote,
  Sub,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote } from '../../pages.tsx';
import type { Place } from '../asking.ts';
import type { How } from '../definitions/rules.ts';
import type { OwnGroup } from '../own/store.ts';
import { themes, type GroupCount } from './rules.ts';

const howWords = {
  recorded: 'recorded by the school',
  derived: 'worked out from what is held',
  either: 'worked out, or recorded',
} as const satisfies Record<How, string>;

type ListProps = Place &
  Readonly<{
    on: string;
    isToday: boolean;
    pupils: number;
    /** With at least one risk factor: being born in summer or gifted is none. */
    inNeed: number;
    counts: readonly GroupCount[];
    own: readonly (OwnGroup & Readonly<{ members: number }>)[];
    seesHeldBack: boolean;
  }>;

/** Nobody is recorded in a group that only the school records: that is unknown, and never nought. */
const isUnsaid = ({ definition, members }: GroupCount): boolean => definition.how === 'recorded' && members === 0;

const Theme = ({ title, keys, counts, enrolment, on, pupils }: ListProps & (typeof themes)[number]) => (
  <Card title={title} flush>
    <DataTable
      caption={title}
      rows={counts.filter((each) => keys.includes(each.key))}
      empty="None of these groups was defined on this day."
      columns={[
        {
          head: 'Group',
          isRowHead: true,
          cell: ({ key, definition }) => (
            <>
              <a class="govuk-link" href={href(paths.groups.one, { enrolment, group: key }, { on })}>
                {definition.title}
              </a>
              <Sub>{howWords[definition.how]}</Sub>
            </>
          ),
        },
        {
          head: 'Pupils',
          numeric: true,
          tight: true,
          cell: (each) => (isUnsaid(each) ? 'none recorded' : number(each.members)),
        },
        {
          head: 'Of the roll',
          numeric: true,
          tight: true,
          cell: (each) =>
            pupils === 0 ? 'no figure' : isUnsaid(each) ? 'not known' : percent((each.members / pupils) * 100),
        },
        {
          head: 'Not recorded',
          numeric: true,
          tight: true,
          cell: (each) =>
            each.definition.how === 'recorded' ? (isUnsaid(each) ? 'all' : 'the rest') : number(each.unknown),
        },
      ]}
    />
  </Card>
);

const Own = ({ own, enrolment, on, mayChange }: ListProps) => (
  <Card
    title="Groups of your school’s own"
    link={mayChange ? { text: 'Make a group', href: href(paths.groups.makeOwn, { enrolment }) } : undefined}
    flush
  >
    <DataTable
      caption="Groups of your school’s own"
      rows={own}
      empty={
        <Empty title="Your school has made no group of its own.">
          Make one for pupils whom no group above describes: newly arrived from one primary, or in a nurture class.
        </Empty>
      }
      columns={[
        {
          head: 'Group',
          isRowHead: true,
          cell: (group) => (
            <>
              <a class="govuk-link" href={href(paths.groups.one, { enrolment, group: `own:${group.id}` }, { on })}>
                {group.title}
              </a>
              <Sub>{group.meaning}</Sub>
            </>
          ),
        },
        { head: 'Pupils', numeric: true, tight: true, cell: (group) => group.members },
      ]}
    />
  </Card>
);

const Aside = ({ enrolment, on, isToday, seesHeldBack }: ListProps) => (
  <>
    <Card title="Another day">
      <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.home, { enrolment })}>
        <TextInput name="on" label="Groups as they were on" value={mediumDate(on)} width={20} />
        <Button kind="quiet">Show that day</Button>
      </Form>
      {isToday ? null : <p>Definitions and thresholds are those of {mediumDate(on)}.</p>}
    </Card>
    <SideNote title="Not recorded is not “no”">
      <p>A pupil counts as outside a group only when something that your school holds says so.</p>
    </SideNote>
    <SideNote title="Children in need, child protection">
      <p>
        These flags are for the designated safeguarding lead and the staff whom they name. They are in no count and no
        list here.{' '}
        <a class="govuk-link" href={href(seesHeldBack ? paths.groups.flags : paths.groups.safeguarding, { enrolment })}>
          {seesHeldBack ? 'See the flags' : 'Who that is'}
        </a>
      </p>
    </SideNote>
    <SafeguardingNote />
  </>
);

export const GroupsPage = (props: ListProps) => {
  const { frame, enrolment, pupils, inNeed } = props;
  return (
    <Page
      frame={frame}
      title={
        pupils === 0
          ? 'No pupil is on roll on this day'
          : `${number(inNeed)} of ${plural(pupils, 'pupil')} are in at least one group of need`
      }
      lead={`As things were known for ${mediumDate(props.on)}. A pupil may be in several groups.`}
      actions={
        <Button kind="quiet" href={href(paths.groups.overlaps, { enrolment }, { on: props.on })}>
          See who is in several
        </Button>
      }
      aside={<Aside {...props} />}
    >
      {pupils === 0 ? (
        <Alert kind="info" title="There is nobody to group yet.">
          <p>Bring your roll in, or add pupils one by one; groups follow from what is recorded of them.</p>
        </Alert>
      ) : null}
      {themes.map((theme) => (
        <Theme {...props} {...theme} />
      ))}
      <Own {...props} />
    </Page>
  );
};
