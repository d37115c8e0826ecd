import { Card, DataTable, Empty, mediumDate, number, Pagination, plural, Sub } from '#platform/kit';
import { href, paths } from '#paths';
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

export type GroupProps = Place &
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

export const share = (some: number, of: number): string =>
  of === 0 ? '' : ` of ${number(of)} on roll (${number((some / of) * 100)}%)`;

/** Who is in the group and why, with a search and pages. */
export const Members = (props: GroupProps) => {
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
