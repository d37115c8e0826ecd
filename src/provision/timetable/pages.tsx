import { Button, Card, DataTable, Empty, list, Page, plural, SideNote, Week, type WeekEntry } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { groupWords, minuteOf, timeOf, weekdays, yearsWords } from '../rules.ts';
import type { Provision } from '../store.ts';
import type { Clash, Lesson } from './rules.ts';
import { isClashing } from './rules.ts';

export type TimetableProps = Place &
  Readonly<{ provisions: readonly Provision[]; lessons: readonly Lesson[]; clashes: readonly Clash[] }>;

export const endOf = ({ startsAt, minutes }: Readonly<{ startsAt: string; minutes: number }>): string =>
  timeOf(minuteOf(startsAt) + minutes);

export const mapCrumb = (enrolment: string) => ({
  text: 'Provision map',
  href: href(paths.provision.map, { enrolment }),
});

const whoOf = (of: Provision): string =>
  of.staff.length > 0 ? list(of.staff.map(({ name }) => name)) : of.runBy || of.partnerName || '';

type Row = Readonly<{
  provision: Provision;
  slot: Provision['slots'][number];
  groups: readonly number[];
  isClash: boolean;
}>;

/** The lines of the timetable in the order of the week: groups of one provision that meet at one time are one line. */
export const timetableRows = (provisions: readonly Provision[], clashes: readonly Clash[]): readonly Row[] =>
  provisions
    .flatMap((provision) =>
      [
        ...Map.groupBy(
          provision.slots,
          ({ weekday, startsAt, minutes }) => `${weekday} ${startsAt} ${minutes}`,
        ).values(),
      ].flatMap((slots): readonly Row[] => {
        const [slot] = slots;
        if (slot === undefined) return [];
        const isClash = isClashing(clashes, provision.id, slot);
        return [{ provision, slot, groups: slots.map(({ groupNo }) => groupNo), isClash }];
      }),
    )
    .toSorted(
      (a, b) =>
        a.slot.weekday - b.slot.weekday ||
        a.slot.startsAt.localeCompare(b.slot.startsAt) ||
        a.provision.title.localeCompare(b.provision.title),
    );

/** "groups 1 to 3"; nothing where there is one group only. */
export const groupsWords = ({ provision, groups }: Pick<Row, 'provision' | 'groups'>): string => {
  return provision.groupCount === 1 ? '' : groupWords(groups);
};

const entriesOf = ({ provisions, lessons, clashes, enrolment }: TimetableProps): readonly WeekEntry[] => [
  ...timetableRows(provisions, clashes).map(({ provision, slot, groups, isClash }) => ({
    ...slot,
    title: provision.title,
    href: href(paths.provision.one, { enrolment: enrolment.id, provision: provision.id }),
    more: [yearsWords(provision.yearGroups), groupsWords({ provision, groups }), provision.place].filter(
      (one) => one !== '',
    ),
    kind: isClash ? ('clash' as const) : ('plain' as const),
  })),
  ...lessons.map((lesson) => ({
    ...lesson,
    title: `${lesson.subject}, ${yearsWords([lesson.yearGroup]).toLowerCase()}`,
    href: null,
    more: ['core lesson'],
    kind: 'lesson' as const,
  })),
];

export const weekTitle = (slots: number, clashes: number): string => {
  if (slots === 0) return 'No provision has days and times yet';
  if (clashes === 0) return `${plural(slots, 'meeting')} a week, and nobody in two places`;
  return `${plural(slots, 'meeting')} a week, with ${plural(clashes, 'clash', 'clashes')}`;
};

/** The week of all provision: as a picture, and the same as a table. */
export const TimetablePage = (props: TimetableProps) => {
  const { frame, enrolment, provisions, clashes, mayWrite } = props;
  const at = { enrolment: enrolment.id };
  const rows = timetableRows(provisions, clashes);
  return (
    <Page
      frame={frame}
      wide
      title="Timetable of provision"
      lead={weekTitle(rows.length, clashes.length)}
      crumbs={[mapCrumb(enrolment.id)]}
      actions={
        rows.length === 0 ? undefined : (
          <>
            <Button kind="quiet" icon="download" href={href(paths.provision.timetableWorkbook, at)}>
              Spreadsheet
            </Button>
            <Button kind="quiet" href={href(paths.provision.timetablePdf, at)}>
              PDF
            </Button>
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty title="The week is empty.">
          Days and times are added on each provision’s own page. Then this page shows the week, and finds who would be
          in two places.
        </Empty>
      ) : (
        <>
          <Card title="The week">
            <Week entries={entriesOf(props)} />
          </Card>
          <Card title="The same as a table" flush>
            <DataTable
              caption="Meetings of provision in the week"
              rows={rows}
              empty=""
              columns={[
                { head: 'Day', cell: ({ slot }) => weekdays[slot.weekday - 1] },
                { head: 'Time', cell: ({ slot }) => `${slot.startsAt} to ${endOf(slot)}` },
                {
                  head: 'Provision',
                  isRowHead: true,
                  cell: (row) => (
                    <>
                      <a href={href(paths.provision.one, { ...at, provision: row.provision.id })}>
                        {row.provision.title}
                      </a>
                      {groupsWords(row) === '' ? null : <span class="wm-sub">{groupsWords(row)}</span>}
                    </>
                  ),
                },
                { head: 'Years', cell: ({ provision }) => yearsWords(provision.yearGroups) },
                { head: 'Who', cell: ({ provision }) => whoOf(provision) },
                { head: 'Where', cell: ({ provision }) => provision.place },
                { head: 'Clash', cell: ({ isClash }) => (isClash ? <strong>Yes</strong> : 'No') },
              ]}
            />
          </Card>
        </>
      )}
      {mayWrite ? (
        <SideNote title="Core lessons">
          <p>
            Mark when a year has English or maths, and provision that takes its pupils out then is found.{' '}
            <a href={href(paths.provision.lessons, at)}>Mark core lessons</a>
          </p>
        </SideNote>
      ) : null}
    </Page>
  );
};
