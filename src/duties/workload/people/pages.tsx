import {
  Card,
  Chips,
  DataTable,
  Empty,
  list,
  Page,
  pageOf,
  Pagination,
  PersonName,
  plural,
  SideNote,
  Sub,
  Tag,
  timeSpan,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { fitWords } from '../pages.tsx';
import { fitOf, type Load, type Sum } from '../rules.ts';

export type PersonTime = Readonly<{ load: Load; sum: Sum }>;

export type TeamView = Readonly<{
  frame: Frame;
  enrolment: string;
  scheme: Scheme;
  people: readonly PersonTime[];
  show: string | undefined;
  page: string | undefined;
}>;

const isOver = ({ sum }: PersonTime): boolean => ['asked-over', 'recorded-over'].includes(fitOf(sum));
const hasNone = ({ sum }: PersonTime): boolean => fitOf(sum) === 'none-agreed';

/** Where work of this person can be moved: each standard, and the actions that they own. */
const Move = ({ view, person }: Readonly<{ view: TeamView; person: PersonTime }>) => {
  const { enrolment, scheme } = view;
  const { load } = person;
  const standards = load.standards.filter((code) => scheme.standards.some((each) => each.code === code));
  if (standards.length === 0 && load.actions === 0) return <>Nothing by name</>;
  return (
    <>
      {standards.map((code) => (
        <>
          <a class="govuk-link" href={href(paths.audit.shareOne, { enrolment, standard: code })}>
            {scheme.words.standard.one} {code}
            <span class="govuk-visually-hidden"> of {load.name}: change who does it</span>
          </a>{' '}
        </>
      ))}
      {load.actions === 0 ? null : (
        <a class="govuk-link" href={href(paths.plan.home, { enrolment })}>
          {plural(load.actions, 'action')}
          <span class="govuk-visually-hidden"> of {load.name}: change the owner in the plan</span>
        </a>
      )}
    </>
  );
};

const lead = (people: readonly PersonTime[]): string => {
  const over = people.filter(isOver).map(({ load }) => load.name);
  const none = people.filter(hasNone).length;
  if (people.length === 0) return 'Nobody is in the team yet.';
  const parts = [
    ...(over.length === 0
      ? []
      : [
          over.length <= 3
            ? `Look at the work of ${list(over)}: more is asked than was agreed.`
            : `Look at the work of ${over.length} colleagues: more is asked than was agreed.`,
        ]),
    ...(none === 0
      ? []
      : [`No time is agreed yet with ${plural(none, 'colleague')} who ${none === 1 ? 'has' : 'have'} work.`]),
  ];
  return parts.length === 0 ? 'Everybody’s work fits what was agreed with them.' : parts.join(' ');
};

/** Each person's time beside what was agreed, by name and never by figure, with the way to move work. */
export const TeamTimePage = (view: TeamView) => {
  const { frame, enrolment, people, show } = view;
  const shown: Readonly<Record<string, readonly PersonTime[]>> = {
    over: people.filter(isOver),
    none: people.filter(hasNone),
  };
  const { page, pages, rows } = pageOf(shown[show ?? ''] ?? people, view.page);
  const at = (query: Readonly<Record<string, string | number | undefined>>) =>
    href(paths.workload.team, { enrolment }, query);
  return (
    <Page
      frame={frame}
      title="The team’s time"
      lead={lead(people)}
      crumbs={[{ text: 'Your time', href: href(paths.workload.home, { enrolment }) }]}
    >
      <Card
        title="By name"
        note={
          <Chips
            label="Show"
            chips={[
              { text: 'All', count: people.length, href: at({}), current: shown[show ?? ''] === undefined },
              {
                text: 'More than agreed',
                count: shown['over']?.length ?? 0,
                href: at({ show: 'over' }),
                current: show === 'over',
              },
              {
                text: 'No time agreed',
                count: shown['none']?.length ?? 0,
                href: at({ show: 'none' }),
                current: show === 'none',
              },
            ]}
          />
        }
        flush
      >
        <DataTable<PersonTime>
          caption="Each person’s time asked, agreed and recorded, by name"
          rows={rows}
          empty={<Empty title="Nobody in this view">Choose another view above.</Empty>}
          columns={[
            { head: 'Name', isRowHead: true, cell: ({ load }) => <PersonName name={load.name} /> },
            { head: 'Asked', tight: true, numeric: true, cell: ({ sum }) => timeSpan(sum.asked) },
            {
              head: 'Agreed',
              tight: true,
              numeric: true,
              cell: ({ sum }) => (sum.agreed === 0 ? 'None' : timeSpan(sum.agreed)),
            },
            { head: 'Recorded', tight: true, numeric: true, cell: ({ sum }) => timeSpan(sum.recorded) },
            {
              head: 'How it fits',
              cell: (person) =>
                isOver(person) ? (
                  <>
                    <Tag kind="waiting">More than agreed</Tag>
                    <Sub>{fitWords(person.sum, fitOf(person.sum))}</Sub>
                  </>
                ) : hasNone(person) ? (
                  <Tag kind="not-started">No time agreed</Tag>
                ) : (
                  <Tag kind="done">Fits</Tag>
                ),
            },
            { head: 'Move work', cell: (person) => <Move view={view} person={person} /> },
          ]}
        />
        {pages > 1 ? (
          <Pagination page={page} pages={pages} label="Pages of the team" href={(to) => at({ show, page: to })} />
        ) : null}
      </Card>
      <SideNote title="How to read it">
        <p>
          More than agreed is a quarter more, and an hour at least. It is a reason to talk, not a mark: agree more
          hours, or move work by the links at the right. Names stand in the order of the alphabet; nobody is ranked.
        </p>
        <p>Only the coordinator and senior leaders see this page. Each person sees their own figures and this note.</p>
      </SideNote>
    </Page>
  );
};
