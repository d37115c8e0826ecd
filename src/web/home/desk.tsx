import {
  briefDate,
  Button,
  Card,
  count,
  DataTable,
  daysBetween,
  Empty,
  Page,
  Pagination,
  plural,
  Rows,
  shortDate,
  Sub,
  Tag,
  type Frame,
} from '#platform/kit';
import { steps } from '#journey';
import { href, paths } from '#paths';
import { deskHref, deskWords } from './waiting.ts';
import type { DeskItem, StepCount, Underway } from './store.ts';

export const perPage = 20;

export type DeskView = Readonly<{
  frame: Frame;
  steps: readonly StepCount[];
  items: readonly DeskItem[];
  underway: readonly Underway[];
  page: number;
  now: Date;
}>;

const leadOf = ({ items, now }: DeskView): string => {
  if (items.length === 0) return 'Nothing waits for you. Every school is with its own people.';
  const longest = Math.max(0, ...items.map((item) => daysBetween(item.since, now)));
  const waits = longest === 0 ? 'Everything came today.' : `The longest has waited ${plural(longest, 'day')}.`;
  return `${count(items.length, 'thing')} ${items.length === 1 ? 'needs' : 'need'} you. ${waits}`;
};

const quietWords = (here: StepCount | undefined): string => {
  if (here === undefined || here.schools === 0) return 'No school';
  return here.quiet === 0 ? 'All moving' : `${here.quiet} at rest for 60 days`;
};

const BySteps = ({ counts }: Readonly<{ counts: readonly StepCount[] }>) => {
  const total = counts.reduce((sum, each) => sum + each.schools, 0);
  const most = Math.max(1, ...counts.map((each) => each.schools));
  return (
    <Card title="Schools by step" note={`${plural(total, 'school')} on the path`}>
      <ol class="wm-overview">
        {steps.map(({ number, short }) => {
          const here = counts.find((each) => each.step === number);
          return (
            <li class="wm-overview__step">
              <span class="wm-figures__value">{here?.schools ?? 0}</span>
              <strong>
                {number} {short}
              </strong>
              <Share value={here?.schools ?? 0} of={most} />
              <span class="wm-sub">{quietWords(here)}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
};

/** A bar beside its figure: length only, the figure stands above it. */
const Share = ({ value, of }: Readonly<{ value: number; of: number }>) => (
  <svg class="wm-overview__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="wm-bars__part" width={((value / of) * 100).toFixed(1)} height="8" />
  </svg>
);

const Needs = ({ items, now }: Pick<DeskView, 'items' | 'now'>) => (
  <Card title="Needs you" link={{ text: 'All applications', href: paths.applications.list }}>
    {items.length === 0 ? (
      <Empty icon="tick" title="Nothing waits">
        Applications, schools without an adviser or verifier, late reports and decisions appear here, oldest first.
      </Empty>
    ) : (
      <Rows
        rows={items.map((item) => ({
          title: deskWords[item.kind].title,
          meta: `${item.school}, ${item.scheme}. ${sinceWords(item, now)}`,
          right: (
            <Button small kind="quiet" href={deskHref(item)} about={`: ${item.school}`}>
              {deskWords[item.kind].button}
            </Button>
          ),
        }))}
      />
    )}
  </Card>
);

const sinceWords = (item: DeskItem, now: Date): string => {
  if (item.due !== null) return `Visit ${shortDate(item.kind === 'report' ? item.since : item.due)}`;
  const days = daysBetween(item.since, now);
  return days <= 0 ? 'Since today' : `Since ${plural(days, 'day')}`;
};

const Underways = ({ underway, page }: Pick<DeskView, 'underway' | 'page'>) => {
  const total = underway[0]?.total ?? 0;
  return (
    <Card title="Schools on the path" note={total === 0 ? undefined : plural(total, 'school')} flush id="schools">
      <DataTable<Underway>
        caption="Schools on the path, the next visit first"
        empty={
          <Empty icon="school" title="No school is on the path yet">
            A school appears here when its application is accepted and both sides have accepted the data terms.
          </Empty>
        }
        rows={underway}
        columns={[
          {
            head: 'School',
            isRowHead: true,
            cell: (row) => (
              <>
                <a href={href(paths.enrolments.home, { enrolment: row.id })}>{row.school}</a>
                {row.town === null ? null : <Sub>{row.town}</Sub>}
              </>
            ),
          },
          { head: 'Award', cell: (row) => row.scheme },
          { head: 'Step', cell: (row) => stepTag(row) },
          { head: 'Adviser', cell: (row) => row.adviser ?? 'Not chosen' },
          { head: 'Visit', tight: true, cell: (row) => (row.visitOn === null ? 'No date' : briefDate(row.visitOn)) },
        ]}
      />
      <Pagination
        page={page}
        pages={Math.ceil(total / perPage)}
        href={(to) => `${href(paths.home, {}, { page: to })}#schools`}
        label="Pages of schools"
      />
    </Card>
  );
};

const stepTag = (row: Underway) =>
  row.state === 'paused' ? (
    <Tag kind="waiting">Paused</Tag>
  ) : row.step === null ? (
    <Tag kind="not-started">Not begun</Tag>
  ) : (
    <Tag kind="progress">
      {row.step} {steps.find(({ number }) => number === row.step)?.short ?? ''}
    </Tag>
  );

/** The awarding body's desk: what needs somebody today, and every school on its way. */
export const DeskPage = (view: DeskView) => (
  <Page frame={view.frame} title="Desk" lead={leadOf(view)}>
    <BySteps counts={view.steps} />
    <Needs items={view.items} now={view.now} />
    <Underways underway={view.underway} page={view.page} />
    <Card title="Dates">
      <Rows
        rows={[
          { title: 'Term dates of each authority', href: paths.schools.authorities, icon: 'calendar' },
          { title: 'Visit days in your own calendar', href: paths.account.calendar, icon: 'clock' },
        ]}
      />
    </Card>
  </Page>
);
