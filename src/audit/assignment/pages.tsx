import { Button, Card, Chips, DataTable, dueIn, Empty, Page, plural, shortDate, Sub, type Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { People, StateTag, type ShownLine } from './lines/pages.tsx';
import { isIn, views, type View } from './lines/rules.ts';

export type AssignmentsView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  lines: readonly ShownLine[];
  mine: readonly string[];
  view: View;
  mayShare: boolean;
  now: Date;
}>;

const viewWords: Readonly<Record<View, string>> = {
  all: 'All',
  late: 'Late',
  'handed-in': 'Handed in',
  nobody: 'Nobody named',
  mine: 'Mine',
};

const lead = ({ lines, scheme }: AssignmentsView): string => {
  const many = scheme.words.standard.many.toLowerCase();
  const counted = (view: View) => lines.filter((line) => isIn(view, line, [])).length;
  const closed = lines.filter(({ assignment }) => assignment?.state === 'closed').length;
  if (lines.every(({ assignment }) => assignment === null))
    return `No ${scheme.words.standard.one.toLowerCase()} is shared out yet: everybody in the team may judge what nobody looks after.`;
  const parts = [
    ...(closed > 0 ? [`${closed} closed`] : []),
    ...(counted('handed-in') > 0 ? [`${counted('handed-in')} handed in and waiting to be looked at`] : []),
    ...(counted('late') > 0 ? [`${counted('late')} late`] : []),
    ...(counted('nobody') > 0 ? [`${counted('nobody')} with nobody`] : []),
  ];
  return parts.length === 0
    ? `All ${lines.length} ${many} are with those named. None is late.`
    : `Of ${lines.length} ${many}: ${parts.join(', ')}.`;
};

export const crumbs = (enrolment: Enrolment) => [
  { text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) },
];

/** Who does which standard by when, and how far each is: for the coordinator to see at a glance, and for everybody to find theirs. */
export const AssignmentsPage = (props: AssignmentsView) => {
  const { frame, enrolment, scheme, lines, mine, view, now } = props;
  const word = scheme.words.standard;
  const shown = lines.filter((line) => isIn(view, line, mine));
  return (
    <Page
      frame={frame}
      title="Who does what by when"
      lead={lead(props)}
      crumbs={crumbs(enrolment)}
      actions={
        props.mayShare ? (
          <Button href={href(paths.audit.shareOut, { enrolment: enrolment.id })}>
            Share out the {word.many.toLowerCase()}
          </Button>
        ) : null
      }
    >
      <Card
        title={plural(shown.length, word.one.toLowerCase(), word.many.toLowerCase())}
        note={
          <Chips
            label="Show"
            chips={views
              .map((each) => ({ each, count: lines.filter((line) => isIn(each, line, mine)).length }))
              .filter(({ each, count }) => each === 'all' || each === view || count > 0)
              .map(({ each, count }) => ({
                text: viewWords[each],
                count,
                href: href(
                  paths.audit.assignments,
                  { enrolment: enrolment.id },
                  { show: each === 'all' ? undefined : each },
                ),
                current: each === view,
              }))}
          />
        }
        flush
      >
        <DataTable<ShownLine>
          caption={`${word.many} with who has each, when it is due and how far it is`}
          rows={shown}
          empty={<Empty title="Nothing in this view">Choose another view above.</Empty>}
          columns={[
            {
              head: word.one,
              isRowHead: true,
              cell: ({ standard }) => (
                <a href={href(paths.audit.assignment, { enrolment: enrolment.id, standard: standard.code })}>
                  {standard.code} {standard.name}
                </a>
              ),
            },
            { head: 'Who', cell: ({ people }) => <People people={people} /> },
            {
              head: 'Due',
              tight: true,
              cell: ({ assignment, isLate }) =>
                assignment === null || assignment.dueOn === null ? (
                  'No date'
                ) : (
                  <>
                    {shortDate(assignment.dueOn)}
                    {isLate || assignment.state === 'closed' ? null : <Sub>{dueIn(assignment.dueOn, now)}</Sub>}
                  </>
                ),
            },
            { head: 'Judged', tight: true, cell: ({ judged, of }) => `${judged} of ${of}` },
            { head: 'State', tight: true, cell: (line) => <StateTag line={line} now={now} /> },
          ]}
        />
      </Card>
    </Page>
  );
};
