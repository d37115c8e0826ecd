import {
  Button,
  Card,
  Checkboxes,
  DataTable,
  Empty,
  Form,
  Hidden,
  list,
  mediumDate,
  number,
  OverlapChart,
  Page,
  Pagination,
  plural,
  SideNote,
  Sub,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { OnRoll } from '../named/store.ts';
import type { Overlaps } from './rules.ts';

export type Several = OnRoll & Readonly<{ groups: readonly string[] }>;

type OverlapsProps = Place &
  Readonly<{
    on: string;
    chosen: readonly string[];
    choosable: readonly string[];
    titles: Readonly<Record<string, string>>;
    totals: ReadonlyMap<string, number>;
    overlaps: Overlaps;
    shown: Readonly<{ page: number; pages: number; rows: readonly Several[] }>;
    several: number;
  }>;

/** The address part for a group: one box each, so that an address holds every choice. */
export const boxOf = (key: string): string => `in-${key}`;

const findingOf = ({ overlaps, chosen }: OverlapsProps): string => {
  const [any, two] = overlaps.atLeast;
  if (any === 0) return 'Nobody is in these groups on this day';
  if (overlaps.commonest === null) return `${plural(any, 'pupil')} in these groups, none in two of them`;
  return `${number(two)} of the ${plural(any, 'pupil')} in these ${chosen.length} groups are in two of them or more`;
};

/** Which two share most pupils, and how the columns count: the pair counts a pupil whatever else they are in, a column does not. */
const readingOf = ({ overlaps, titles }: OverlapsProps): string => {
  const columns = 'Each column: pupils in exactly the groups with a filled dot.';
  if (overlaps.commonest === null) return columns;
  const { keys, count } = overlaps.commonest;
  return `Most often together: ${list(keys.map((key) => titles[key] ?? key))}, ${plural(count, 'pupil')} with whatever else they are in. ${columns}`;
};

const Choose = ({ enrolment, choosable, chosen, titles, on }: OverlapsProps) => (
  <Card title="Which groups?">
    <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.overlaps, { enrolment })} class="wm-form--close">
      <Hidden name="on" value={on} />
      {choosable.map((key) => (
        <Checkboxes
          name={boxOf(key)}
          legend={titles[key] ?? key}
          hideLegend
          small
          values={chosen.includes(key) ? ['1'] : []}
          choices={[{ value: '1', label: titles[key] ?? key }]}
        />
      ))}
      <Button kind="quiet">Lay these over one another</Button>
    </Form>
  </Card>
);

export const OverlapsPage = (props: OverlapsProps) => {
  const { frame, enrolment, on, chosen, titles, totals, overlaps, shown, several } = props;
  const query = Object.fromEntries(chosen.map((key) => [boxOf(key), '1']));
  const finding = findingOf(props);
  return (
    <Page
      frame={frame}
      title="Who is in several groups"
      lead={`On ${mediumDate(on)}. Each pupil stands in one column only.`}
      aside={
        <>
          <Choose {...props} />
          <SideNote title="How to read it">
            <p>
              A row is a group with everybody in it. A column counts pupils who are in exactly the groups with a filled
              dot, and in no other of those shown. Up to eight groups can be laid over one another.
            </p>
          </SideNote>
        </>
      }
    >
      <Card title={finding} subtitle={readingOf(props)}>
        {chosen.length < 2 ? (
          <Empty title="There are not two groups with pupils on this day.">
            Once pupils are recorded in groups, their overlaps are drawn here.
          </Empty>
        ) : (
          <OverlapChart
            id="overlaps"
            finding={finding}
            about="Rows are groups with all their pupils. Each column counts the pupils who are in exactly the groups with a filled dot; the numbers stand on the bars."
            unit="pupil"
            rows={chosen.map((key) => ({ key, label: titles[key] ?? key, total: totals.get(key) ?? 0 }))}
            combinations={overlaps.combinations.map(({ keys, pupils }) => ({ keys, count: pupils.length }))}
          />
        )}
      </Card>
      <Card title={`${plural(several, 'pupil')} in two of these groups or more`} flush>
        <DataTable
          caption="Pupils in most groups first"
          rows={shown.rows}
          empty="No pupil is in two of these groups."
          columns={[
            {
              head: 'Pupil',
              isRowHead: true,
              tight: true,
              cell: (each) => (
                <>
                  <a class="govuk-link" href={href(paths.groups.record, { enrolment, pupil: each.pupilId })}>
                    {each.surname}, {each.forename}
                  </a>
                  <Sub>
                    {[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', ')}
                  </Sub>
                </>
              ),
            },
            { head: 'Groups', numeric: true, tight: true, cell: (each) => each.groups.length },
            { head: 'Which', cell: (each) => list(each.groups.map((key) => titles[key] ?? key)) },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          label="Pages of pupils"
          href={(page) =>
            href(paths.groups.overlaps, { enrolment }, { ...query, on, page: page === 1 ? undefined : page })
          }
        />
      </Card>
    </Page>
  );
};
