import { BarList, Card, DataTable, Empty, percent, plural, Sub, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import type { MoneyRead } from '../asking.ts';
import { tiers } from '../rules.ts';
import { aboutPounds } from '../words.ts';
import type { Source } from './rules.ts';

type SpendProps = Readonly<{ enrolment: string; read: MoneyRead; mayChange: boolean }>;

/** Planned and spent by tier, as bars. */
export const Tiers = ({ read }: SpendProps) => {
  const { tiers: spend, balance } = read;
  const largest = [...spend].toSorted((a, b) => b.plannedPence - a.plannedPence)[0];
  const share =
    largest === undefined || balance.plannedPence === 0 ? 0 : (largest.plannedPence / balance.plannedPence) * 100;
  return (
    <Card
      title={
        largest === undefined || balance.plannedPence === 0
          ? 'Nothing is planned from the Pupil Premium yet'
          : `${largest.tier === null ? 'What has no tier yet' : tiers[largest.tier].title} takes ${percent(share)} of what is planned`
      }
      subtitle="Planned for the whole year by the Education Endowment Foundation’s tiers; spent so far beside it."
    >
      <BarList
        caption="Planned by tier"
        empty="Provision and actions with a Pupil Premium share appear here."
        heads={{ label: 'Tier', value: 'Planned' }}
        bars={spend.map(({ tier, plannedPence, toDatePence, sources }) => ({
          label: tier === null ? 'No tier chosen yet' : tiers[tier].title,
          sub: plural(sources, 'line'),
          value: plannedPence,
          words: `${aboutPounds(plannedPence)}, ${aboutPounds(toDatePence)} so far`,
        }))}
      />
    </Card>
  );
};

const kindWords = {
  provision: 'Provision',
  action: 'Action of the plan',
  activity: 'Activity of the statement, beyond what is placed under it',
} as const;

/** Where a leader changes what a line says: where it is placed, or the cost that the statement gives. */
const whereOf = (enrolment: string, year: string, { kind, id }: Pick<Source, 'kind' | 'id'>) =>
  kind === 'activity'
    ? `${href(paths.premium.statement, { enrolment, year })}#activity-${id}`
    : href(paths.premium.source, { enrolment, year, kind, source: id });

/** Every provision, action and activity that it pays for. */
export const Sources = ({ enrolment, read, mayChange }: SpendProps) => (
  <Card
    title="What it pays for"
    subtitle="The Pupil Premium share of each provision and action that runs in this school year. Of what runs over the end of a year only the part that falls into this one is counted, and the same money once."
    flush
  >
    <DataTable
      caption="What the Pupil Premium pays for"
      rows={read.counted}
      empty={
        <Empty title="Nothing has a Pupil Premium share yet.">
          Give a provision a Pupil Premium share on the provision map, or an action of the plan its Pupil Premium part.
        </Empty>
      }
      columns={[
        {
          head: 'Line',
          isRowHead: true,
          cell: (each) => (
            <>
              {mayChange ? <a href={whereOf(enrolment, read.year, each)}>{each.title}</a> : each.title}
              <Sub>{kindWords[each.kind]}</Sub>
            </>
          ),
        },
        {
          head: 'Tier',
          cell: ({ tier, counts, because }) =>
            !counts ? because : tier === null ? <Tag kind="waiting">Choose its tier</Tag> : tiers[tier].title,
        },
        {
          head: 'Planned',
          numeric: true,
          cell: ({ plannedPence, counts }) => (counts ? aboutPounds(plannedPence) : ''),
        },
        { head: 'So far', numeric: true, cell: ({ toDatePence, counts }) => (counts ? aboutPounds(toDatePence) : '') },
      ]}
      foot={
        read.counted.length === 0
          ? undefined
          : ['Together', '', aboutPounds(read.balance.plannedPence), aboutPounds(read.balance.toDatePence)]
      }
    />
  </Card>
);
