import {
  Button,
  Card,
  Checkboxes,
  Empty,
  FieldRow,
  Form,
  mediumDate,
  Page,
  Pagination,
  Radios,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote } from '../../pages.tsx';
import type { Place } from '../asking.ts';
import type { GroupDefinition } from '../definitions/rules.ts';
import type { Narrowed } from '../named/rules.ts';
import { PupilSearch } from '../named/search.tsx';
import type { OnRoll } from '../named/store.ts';
import type { GroupSaid } from '../one/pages.tsx';

type Typed = Readonly<Record<string, string>>;
type FieldsProps = Readonly<{
  definition: GroupDefinition | null;
  typed: Typed;
  problems: readonly Problem[];
  today: string;
}>;

/** From when, why, and what else a group asks: the same on the page of a group and on that of one pupil. */
export const MembershipFields = ({ definition, typed, problems, today }: FieldsProps) => (
  <>
    <FieldRow>
      <TextInput
        name="fromOn"
        label="First day in the group"
        hint={
          definition?.key === 'free-meals' ? 'The day from which the meals are free' : 'For example, 1 September 2026'
        }
        value={typed['fromOn'] ?? mediumDate(today)}
        width={20}
        problems={problems}
      />
      <TextInput
        name="toOn"
        label="Last day, if it is over"
        hint="Leave empty while it holds"
        value={typed['toOn']}
        width={20}
        problems={problems}
      />
    </FieldRow>
    {Object.keys(definition?.bases ?? {}).length === 0 ? null : (
      <Radios
        name="basis"
        legend="On what basis?"
        value={typed['basis']}
        problems={problems}
        small
        choices={Object.entries(definition?.bases ?? {}).map(([value, { title }]) => ({ value, label: title }))}
      />
    )}
    {(definition?.details ?? []).map(({ name, label, kind, isNeeded }) => (
      <TextInput
        name={`detail.${name}`}
        label={isNeeded ? label : `${label}, if you have it`}
        hint={kind === 'day' ? 'For example, 15 January 2027' : undefined}
        value={typed[`detail.${name}`]}
        width={20}
        problems={problems}
      />
    ))}
  </>
);

type AddProps = Place &
  Readonly<{
    group: GroupSaid;
    today: string;
    shown: Readonly<{ page: number; pages: number; rows: readonly OnRoll[] }>;
    narrowed: Narrowed;
    years: readonly (string | null)[];
    typed?: Typed;
    problems?: readonly Problem[];
  }>;

export const AddToGroupPage = (props: AddProps) => {
  const { frame, enrolment, group, shown, narrowed, years, typed = {}, problems = [] } = props;
  const address = href(paths.groups.add, { enrolment, group: group.key });
  const query = { q: narrowed.q || undefined, year: narrowed.year || undefined };
  return (
    <Page
      frame={frame}
      title={`Add pupils to ${group.title}`}
      lead="Tick the pupils to whom the same dates and basis apply. Who is in the group today is not listed."
      crumbs={[
        { text: 'Groups', href: href(group.isHeldBack ? paths.groups.flags : paths.groups.home, { enrolment }) },
        { text: group.title, href: href(paths.groups.one, { enrolment, group: group.key }) },
      ]}
      problems={problems}
      aside={<SafeguardingNote />}
    >
      <Card title="Find pupils">
        <PupilSearch action={address} narrowed={narrowed} years={years} />
      </Card>
      {shown.rows.length === 0 ? (
        <Empty title="No pupil to add has that name.">Search for a part of the name, or for the code.</Empty>
      ) : (
        <Card title="Who comes in">
          <Form frame={frame} action={href(paths.groups.add, { enrolment, group: group.key }, query)}>
            <Checkboxes
              name="pupil"
              legend="Pupils"
              hideLegend
              columns
              small
              problems={problems}
              values={(typed['pupil'] ?? '').split('\n')}
              choices={shown.rows.map((each) => ({
                value: each.pupilId,
                label: `${each.surname}, ${each.forename}`,
                hint: [each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', '),
              }))}
            />
            <Pagination
              page={shown.page}
              pages={shown.pages}
              label="Pages of pupils; save the ticks of a page before you turn it"
              href={(page) =>
                href(
                  paths.groups.add,
                  { enrolment, group: group.key },
                  { ...query, page: page === 1 ? undefined : page },
                )
              }
            />
            <MembershipFields definition={group.definition} typed={typed} problems={problems} today={props.today} />
            <Button>Add the ticked pupils</Button>
          </Form>
        </Card>
      )}
    </Page>
  );
};
