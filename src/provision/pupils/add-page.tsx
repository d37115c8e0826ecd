import {
  Button,
  ButtonGroup,
  Card,
  Checkbox,
  Checkboxes,
  Empty,
  Form,
  Hidden,
  mediumDate,
  number,
  Page,
  plural,
  Select,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { Group } from '../groups.ts';
import { fullName, type Named } from '../names.ts';
import { yearOptions } from '../school-years.ts';
import type { Provision } from '../store.ts';

/** At most this many are shown by name; all that match can be added in one go. */
export const mostShown = 100;

export type Sought = Readonly<{ words: string; group: string; year: string }>;

type AddProps = Place &
  Readonly<{
    provision: Provision;
    sought: Sought;
    groups: readonly Group[];
    /** The year groups that the school has. */
    years: readonly string[];
    /** Pupils who match and are not on it; null while nothing is sought. */
    found: readonly Named[] | null;
    alreadyOn: number;
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
    /** What is to be confirmed: that a group becomes far larger than planned. */
    crowd?: string | null;
  }>;

const at = ({ enrolment, provision }: AddProps) => ({ enrolment: enrolment.id, provision: provision.id });

const SearchForm = (props: AddProps) => (
  <Form frame={props.frame} method="get" action={href(paths.provision.addPupils, at(props))} inline>
    <TextInput name="q" label="Name, code or UPN" value={props.sought.words} autocomplete="off" />
    <Select
      name="group"
      label="Group"
      empty="Any group"
      value={props.sought.group}
      options={props.groups.map(({ key, title, pupilIds }) => ({ value: key, text: `${title} (${pupilIds.size})` }))}
    />
    <Select name="year" label="Year" empty="Any year" value={props.sought.year} options={yearOptions(props.years)} />
    <Button kind="quiet" name="find" value="yes">
      Find pupils
    </Button>
  </Form>
);

const Found = (props: AddProps & Readonly<{ found: readonly Named[] }>) => {
  const { frame, provision, found, alreadyOn, sought, today, problems = [], typed } = props;
  if (found.length === 0)
    return (
      <Empty
        title={
          alreadyOn === 0 ? 'Nobody on roll matches.' : `The ${plural(alreadyOn, 'pupil')} who match are on it already.`
        }
      >
        Try part of a surname, another group or another year.
      </Empty>
    );
  const begins = provision.startsOn > today ? provision.startsOn : today;
  return (
    <Form frame={frame} action={href(paths.provision.addPupils, at(props))}>
      <Hidden name="q" value={sought.words} />
      <Hidden name="forGroup" value={sought.group} />
      <Hidden name="year" value={sought.year} />
      <TextInput
        name="fromOn"
        label="First day on it"
        value={typed?.['fromOn'] ?? mediumDate(begins)}
        width={20}
        problems={problems}
      />
      {provision.groupCount > 1 ? (
        <Select
          name="group"
          label="Into which group?"
          value={typed?.['group'] ?? '1'}
          options={Array.from({ length: provision.groupCount }, (_, n) => ({ value: n + 1, text: `Group ${n + 1}` }))}
          problems={problems}
        />
      ) : (
        <Hidden name="group" value="1" />
      )}
      <Checkboxes
        name="chosen"
        legend={`${plural(found.length, 'pupil')} found${alreadyOn > 0 ? `, ${number(alreadyOn)} more on it already` : ''}`}
        hint={
          found.length > mostShown
            ? `The first ${mostShown} are shown. Narrow the search, or add all who match.`
            : undefined
        }
        small
        columns
        choices={found.slice(0, mostShown).map((each) => ({
          value: each.pupilId,
          label: fullName(each),
          hint: [each.code, each.yearGroup === null ? null : `year ${each.yearGroup}`]
            .filter((one) => one !== null)
            .join(', '),
        }))}
        problems={problems}
      />
      {props.crowd ? (
        <Checkbox
          name="confirmed"
          label={`Yes, add all ${number(found.length)} to one group`}
          hint={`${props.crowd} Or change how many groups it has first.`}
          problems={problems}
        />
      ) : null}
      <ButtonGroup>
        <Button name="which" value="chosen">
          Add those I ticked
        </Button>
        <Button kind="quiet" name="which" value="all">
          {found.length === 1 ? 'Add this pupil' : `Add all ${number(found.length)}`}
        </Button>
      </ButtonGroup>
    </Form>
  );
};

/** Finding pupils on roll and putting them on a provision: one, a group, a year, or all that match. */
export const AddPupilsPage = (props: AddProps) => (
  <Page
    frame={props.frame}
    title={`Add pupils to ${props.provision.title}`}
    crumbs={[
      { text: 'Provision map', href: href(paths.provision.map, { enrolment: props.enrolment.id }) },
      { text: props.provision.title, href: href(paths.provision.one, at(props)) },
      { text: 'Pupils', href: href(paths.provision.pupils, at(props)) },
    ]}
    problems={props.problems}
  >
    <Card title="Whom are you looking for?">
      <SearchForm {...props} />
    </Card>
    {props.found === null ? null : (
      <Card title="Who matches">
        <Found {...props} found={props.found} />
      </Card>
    )}
  </Page>
);
