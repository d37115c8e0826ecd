import {
  Card,
  Chips,
  DataTable,
  Empty,
  Grid,
  number,
  Page,
  percent,
  plural,
  SideNote,
  Sub,
  type Frame,
} from '#platform/kit';
import { SeenFigure, type Cell } from '#platform/disclosure';
import { href, paths } from '#paths';
import { ifBetter, muchFromOne, worthOf, type Share } from './rules.ts';

/** A figure of some pupils: how many stand behind it, and how many of them reach what is looked at. */
export type WorthRow = Readonly<{
  title: string;
  share: Share;
  /** For readers outside the team: what of it may be shown. */
  seen: Readonly<{ of: Cell; percent: Cell }> | null;
}>;

type WorthProps = Readonly<{
  frame: Frame;
  enrolment: string;
  /** What is counted, in words: "at or above what is expected in Reading, Autumn 2026". */
  what: string;
  rows: readonly WorthRow[];
  choices: readonly Readonly<{ text: string; id: string; current: boolean }>[];
  back: Readonly<{ text: string; href: string }>;
  forGovernors: boolean;
}>;

/** How many stand behind a figure: for readers outside the team the whole group, which every such page tells alike. */
const behind = ({ share, seen }: WorthRow): number | null => {
  if (seen === null) return share.of;
  return seen.of.kind === 'shown' ? seen.of.n : null;
};

const Worth = ({ row }: Readonly<{ row: WorthRow }>) => {
  const of = behind(row);
  if (of === null) return row.seen === null ? null : <SeenFigure of={row.seen.of} />;
  const worth = worthOf(of);
  return <>{worth === null ? 'nobody counted' : `${number(worth, 1)} points`}</>;
};

const Now = ({ row }: Readonly<{ row: WorthRow }>) => {
  if (row.seen !== null) return <SeenFigure of={row.seen.percent} unit="%" />;
  const { count, of } = row.share;
  return (
    <>
      {of === 0 ? 'nobody counted' : percent((count / of) * 100, 1)}
      <Sub>
        {number(count)} of {number(of)}
      </Sub>
    </>
  );
};

const If = ({ row, more }: Readonly<{ row: WorthRow; more: number }>) => {
  if (row.seen === null) {
    const found = ifBetter(row.share).find((each) => each.more === more);
    return <>{found === undefined ? 'all do already' : percent(found.percent, 1)}</>;
  }
  const of = behind(row);
  if (of === null || row.seen.percent.kind === 'hidden') return <em>hidden</em>;
  // From the whole percentage that is shown, so that nothing more than it can be worked out.
  const up = row.seen.percent.n + more * (worthOf(of) ?? 0);
  return <>{up > 100 ? 'all do already' : percent(up, 1)}</>;
};

/** What one, two or three pupils would change in each figure. For anybody who is shown a percentage. */
export const WorthPage = ({ frame, enrolment, what, rows, choices, back, forGovernors }: WorthProps) => {
  const heavy = rows.filter((row) => (worthOf(behind(row) ?? 0) ?? 0) >= muchFromOne);
  return (
    <Page
      frame={frame}
      title="What one pupil is worth"
      lead={
        rows.length === 0
          ? 'A percentage of few pupils moves far when one of them does better.'
          : heavy.length === 0
            ? 'In none of these groups does one pupil move a figure by 5 points or more.'
            : `In ${plural(heavy.length, 'group')} one pupil moves the figure by 5 points or more.`
      }
      crumbs={[back]}
    >
      {choices.length > 1 ? (
        <Chips
          label="Assessments"
          chips={choices.map(({ text, id, current }) => ({
            text,
            href: href(paths.learners.worth, { enrolment }, { assessment: id }),
            current,
          }))}
        />
      ) : null}
      <Card
        title={`Pupils ${what}`}
        subtitle={
          forGovernors
            ? 'Small groups are left out, so that nobody can be recognised.'
            : 'If one, two or three pupils had done better.'
        }
        flush
      >
        <DataTable
          caption="What one pupil is worth, group by group"
          rows={rows}
          empty={
            <Empty title="No figure can be counted in pupils yet.">
              It appears when an assessment that says what is expected has results.
            </Empty>
          }
          columns={[
            { head: 'Group', isRowHead: true, cell: ({ title }) => title },
            { head: 'Now', numeric: true, cell: (row) => <Now row={row} /> },
            { head: 'One pupil is worth', numeric: true, cell: (row) => <Worth row={row} /> },
            { head: 'If one did better', numeric: true, cell: (row) => <If row={row} more={1} /> },
            { head: 'If two', numeric: true, cell: (row) => <If row={row} more={2} /> },
            { head: 'If three', numeric: true, cell: (row) => <If row={row} more={3} /> },
          ]}
        />
      </Card>
      <Grid>
        <SideNote title="What a governor may ask">
          <p>How many pupils is this percentage? If it went up by 10 points, was that one pupil or six?</p>
          <p>Is it the same pupils as last year, or another year group?</p>
          <p>Would we see the same if two pupils had had a better day?</p>
        </SideNote>
        <SideNote title="How it is worked out">
          100 divided by the number of pupils, in percentage points. With 25 pupils one pupil is worth 4 points; with 8
          pupils, 12.5.
        </SideNote>
      </Grid>
    </Page>
  );
};
