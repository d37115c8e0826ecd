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

const isOver = ({ sum }: PersonTime): boolean => fitOf(sum) !== 'fits';

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
  if (people.length === 0) return 'Nobody is in the team yet.';
  if (over.length === 0) return 'Everybody’s work fits what was agreed with them.';
  return over.length <= 3
    ? `Look at the work of ${list(over)}.`
    : `Look at the work of ${over.length} colleagues: more is asked than was agreed.`;
};

/** Each person's time beside what was agreed, by name and never by figure, with the way to move work. */
export const TeamTimePage = (view: TeamView) => {
  const { frame, enrolment, people, show } = view;
  const over = people.filter(isOver);
  const { page, pages, rows } = pageOf(show === 'over' ? over : people, view.page);
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
              { text: 'All', count: people.length, href: at({}), current: show !== 'over' },
              { text: 'More than agreed', count: over.length, href: at({ show: 'over' }), current: show === 'over' },
            ]}
          />
        }
        flush
      >
        <DataTable<PersonTime>
          caption="Each person’s time asked, agreed and recorded, by name"
          rows={rows}
          empty={<Empty title="Nobody here">Nobody is asked for more than was agreed with them.</Empty>}
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
                    <Tag kind="waiting">Too much</Tag>
                    <Sub>{fitWords(person.sum, fitOf(person.sum))}</Sub>
                  </>
                ) : (
                  'Fits'
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
          Too much is a quarter more than was agreed and an hour at least, or three hours with none agreed. It is a
          reason to talk, not a mark. Names stand in the order of the alphabet; nobody is ranked.
        </p>
        <p>Only the coordinator and senior leaders see this page. Each person sees their own figures and this note.</p>
      </SideNote>
    </Page>
  );
};
