import {
  Alert,
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Facts,
  Form,
  mediumDate,
  number,
  Page,
  Pagination,
  plural,
  SideNote,
  Sub,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote } from '../../pages.tsx';
import type { Place } from '../asking.ts';
import type { GroupDefinition, How } from '../definitions/rules.ts';
import type { Narrowed } from '../named/rules.ts';
import { PupilSearch } from '../named/search.tsx';
import type { OnRoll } from '../named/store.ts';
import type { Because } from './rules.ts';
import { BecauseWords } from './words.tsx';

export type Member = OnRoll & Readonly<{ because: Because; recordId: string | null }>;

/** What is said of a group, whether all schools have it or only this one. */
export type GroupSaid = Readonly<{
  key: string;
  title: string;
  means: string;
  how: How;
  isHeldBack: boolean;
  definition: GroupDefinition | null;
  versions: readonly GroupDefinition[];
  ownId: string | null;
}>;

type GroupProps = Place &
  Readonly<{
    on: string;
    group: GroupSaid;
    all: readonly Member[];
    shown: Readonly<{ page: number; pages: number; rows: readonly Member[] }>;
    found: number;
    narrowed: Narrowed;
    pupils: number;
    unknown: number;
  }>;

const howWords = {
  recorded: 'Recorded by the school, by hand or from a list',
  derived: 'Worked out from what the school holds',
  either: 'Worked out from what the school holds, or recorded',
} as const satisfies Record<How, string>;

const Definition = ({ group, on }: GroupProps) => (
  <Card title="What it means">
    <p>{group.means}</p>
    <Facts
      items={[
        { term: 'How somebody comes in', fact: howWords[group.how] },
        ...(group.definition === null
          ? []
          : [
              { term: 'Source', fact: group.definition.source },
              {
                term: 'Definition',
                fact: `version ${group.definition.version}, from ${mediumDate(group.definition.validFrom)}`,
              },
              { term: 'Outside the school', fact: `hidden under ${group.definition.sensitivity}` },
            ]),
      ]}
    />
    {group.versions.length < 2 ? null : (
      <Details summary="How the definition changed">
        {group.versions.map((each) => (
          <p>
            <strong>
              {mediumDate(each.validFrom)} to {each.validTo === null ? 'now' : mediumDate(each.validTo)}
            </strong>
            {each.version === group.definition?.version ? ` (in force on ${mediumDate(on)})` : ''}: {each.means}
          </p>
        ))}
      </Details>
    )}
  </Card>
);

const columns = ({ enrolment, mayChange, group }: GroupProps) => [
  {
    head: 'Pupil',
    isRowHead: true,
    tight: true,
    cell: (each: Member) => (
      <>
        <a class="govuk-link" href={href(paths.groups.record, { enrolment, pupil: each.pupilId })}>
          {each.surname}, {each.forename}
        </a>
        <Sub>{[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', ')}</Sub>
      </>
    ),
  },
  { head: 'Because', cell: (each: Member) => <BecauseWords because={each.because} definition={group.definition} /> },
  ...(mayChange && group.how !== 'derived'
    ? [
        {
          head: '',
          bareOnPhone: true,
          tight: true,
          cell: (each: Member) =>
            each.recordId === null ? null : (
              <a class="govuk-link" href={href(paths.groups.membership, { enrolment, record: each.recordId })}>
                Change
                <span class="govuk-visually-hidden">
                  {' '}
                  the record of {each.forename} {each.surname}
                </span>
              </a>
            ),
        },
      ]
    : []),
];

const share = (some: number, of: number): string =>
  of === 0 ? '' : ` of ${number(of)} on roll (${number((some / of) * 100)}%)`;

const Members = (props: GroupProps) => {
  const { enrolment, group, all, shown, narrowed, on, mayChange } = props;
  const address = (page: number) =>
    href(
      paths.groups.one,
      { enrolment, group: group.key },
      { on, q: narrowed.q || undefined, year: narrowed.year || undefined, page: page === 1 ? undefined : page },
    );
  return (
    <Card
      title={narrowed.q === '' && narrowed.year === '' ? 'Who is in it' : `${plural(props.found, 'pupil')} found`}
      flush
    >
      {all.length === 0 ? null : (
        <PupilSearch
          action={href(paths.groups.one, { enrolment, group: group.key })}
          narrowed={narrowed}
          years={all.map((each) => each.yearGroup)}
          keep={{ on }}
        />
      )}
      <DataTable
        caption={`Pupils in the group ${group.title}`}
        rows={shown.rows}
        columns={columns(props)}
        empty={
          all.length > 0 ? (
            <Empty title="No pupil of the group has that name.">Search for a part of the name, or for the code.</Empty>
          ) : (
            <Empty title={`Nobody is in this group on ${mediumDate(on)}.`}>
              {group.how === 'derived'
                ? 'Pupils appear here by themselves once what it rests on is recorded.'
                : mayChange
                  ? 'Add pupils by hand, or bring them in with your roll.'
                  : 'The coordinator or the working party adds them.'}
            </Empty>
          )
        }
      />
      <Pagination page={shown.page} pages={shown.pages} label="Pages of pupils" href={address} />
    </Card>
  );
};

export const GroupPage = (props: GroupProps) => {
  const { frame, enrolment, group, all, pupils, unknown, on, mayChange } = props;
  return (
    <Page
      frame={frame}
      title={`${group.title}: ${plural(all.length, 'pupil')}`}
      lead={`${all.length}${share(all.length, pupils)} on ${mediumDate(on)}.`}
      crumbs={[
        { text: 'Groups', href: href(group.isHeldBack ? paths.groups.flags : paths.groups.home, { enrolment }) },
      ]}
      actions={
        mayChange && group.how !== 'derived' ? (
          <>
            <Button href={href(paths.groups.add, { enrolment, group: group.key })}>Add pupils</Button>
            {group.key === 'low-prior-attainment' || group.key === 'more-able-underachieving' ? (
              <Button kind="quiet" href={href(paths.groups.fromResults, { enrolment, group: group.key })}>
                Work out from results
              </Button>
            ) : null}
          </>
        ) : undefined
      }
      aside={
        <>
          <Definition {...props} />
          {unknown === 0 ? null : (
            <SideNote title="Not recorded is not “no”">
              <p>Of {plural(unknown, 'pupil')} on roll nothing is recorded that would say whether they belong.</p>
            </SideNote>
          )}
          <Card title="Another day">
            <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.one, { enrolment, group: group.key })}>
              <TextInput name="on" label="The group as it was on" value={mediumDate(on)} width={20} />
              <Button kind="quiet">Show that day</Button>
            </Form>
          </Card>
          {group.ownId === null || !mayChange ? null : (
            <p>
              <a class="govuk-link" href={href(paths.groups.own, { enrolment, own: group.ownId })}>
                Describe the group anew, or end it
              </a>
            </p>
          )}
          <SafeguardingNote />
        </>
      }
    >
      {group.isHeldBack ? (
        <Alert kind="info" title="Only you and the staff whom the safeguarding lead named see this.">
          <p>Each look and each change is in the trail, without the pupil’s name or code.</p>
        </Alert>
      ) : null}
      <Members {...props} />
    </Page>
  );
};
