import {
  Alert,
  BarList,
  Button,
  Card,
  Chips,
  DataTable,
  Empty,
  Facts,
  Figures,
  longDate,
  money as pounds,
  Page,
  percent,
  plural,
  SideNote,
  Sub,
  Tag,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { MoneyRead } from './asking.ts';
import { bases, isStatementOwed, statementDue, tiers, yearFrom, yearWords } from './rules.ts';

type HomeProps = Readonly<{
  frame: Frame;
  enrolment: string;
  read: MoneyRead;
  thisYear: string;
  today: string;
  mayChange: boolean;
}>;

/** Pence as the site writes money. */
export const inPounds = (pence: number): string => pounds(pence / 100);

/** The finding, in a sentence: what was given, what is planned, what has no use yet. */
export const headline = ({ money, balance }: Pick<MoneyRead, 'money' | 'balance'>): string => {
  if (money.totalPence === 0)
    return balance.plannedPence === 0
      ? 'No Pupil Premium is entered yet'
      : `${inPounds(balance.plannedPence)} is planned from the Pupil Premium, and no allocation is entered`;
  if (balance.leftPence < 0)
    return `${inPounds(-balance.leftPence)} more is planned than the Pupil Premium of ${inPounds(money.totalPence)}`;
  if (balance.leftPence === 0) return `All of ${inPounds(money.totalPence)} Pupil Premium is planned`;
  return `${inPounds(balance.plannedPence)} of ${inPounds(money.totalPence)} Pupil Premium is planned; ${inPounds(balance.leftPence)} has no use yet`;
};

const Given = ({ enrolment, read, mayChange }: HomeProps) => {
  const { allocation, money, stands, year } = read;
  const roll = stands.onRoll ?? stands.rollToday;
  const apart = allocation.find(({ basis }) => basis === 'looked-after');
  return (
    <Card
      title="What the school was given"
      subtitle={`Pupils and amounts of ${yearWords(year)}, as the school entered them.`}
      link={
        mayChange
          ? { text: 'Change the allocation', href: href(paths.premium.allocation, { enrolment, year }) }
          : undefined
      }
      flush
    >
      <DataTable
        caption="The allocation by basis"
        rows={allocation.filter(({ basis }) => basis !== 'looked-after')}
        empty={
          <Empty title="The allocation is not entered yet.">
            A senior leader or the coordinator enters how many pupils have each basis, and the amount for each.
          </Empty>
        }
        columns={[
          {
            head: 'Basis',
            isRowHead: true,
            cell: ({ basis, source }) => (
              <>
                {bases[basis].title}
                <Sub>{source}</Sub>
              </>
            ),
          },
          { head: 'Pupils', numeric: true, cell: ({ pupils }) => pupils },
          { head: 'For each', numeric: true, cell: ({ eachPence }) => inPounds(eachPence) },
          { head: 'Together', numeric: true, cell: ({ pupils, eachPence }) => inPounds(pupils * eachPence) },
        ]}
        foot={
          allocation.length === 0
            ? undefined
            : [`With ${inPounds(money.carriedPence)} carried forward`, '', '', inPounds(money.totalPence)]
        }
      />
      {allocation.length === 0 ? null : (
        <div class="wm-card__text">
          <p>
            {plural(money.eligible, 'pupil')} eligible
            {roll === 0 ? '' : `, ${percent((money.eligible / roll) * 100, 1)} of ${roll} on roll`}.
          </p>
          {apart === undefined ? null : (
            <p>
              Kept apart, with the Virtual School Head: {inPounds(money.apartPence)} for{' '}
              {plural(apart.pupils, 'looked-after pupil')}. It is not in the sums above: each pupil’s personal education
              plan says what it is for.
            </p>
          )}
        </div>
      )}
    </Card>
  );
};

const Tiers = ({ read }: HomeProps) => {
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
          words: `${inPounds(plannedPence)}, ${inPounds(toDatePence)} so far`,
        }))}
      />
    </Card>
  );
};

const Sources = ({ enrolment, read, mayChange }: HomeProps) => (
  <Card
    title="What it pays for"
    subtitle="The Pupil Premium share of each provision and action that begins in this school year. The same money is counted once."
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
              {mayChange ? (
                <a href={href(paths.premium.source, { enrolment, year: read.year, kind: each.kind, source: each.id })}>
                  {each.title}
                </a>
              ) : (
                each.title
              )}
              <Sub>{each.kind === 'provision' ? 'Provision' : 'Action of the plan'}</Sub>
            </>
          ),
        },
        {
          head: 'Tier',
          cell: ({ tier, counts, because }) =>
            !counts ? because : tier === null ? <Tag kind="waiting">Choose its tier</Tag> : tiers[tier].title,
        },
        { head: 'Planned', numeric: true, cell: ({ plannedPence, counts }) => (counts ? inPounds(plannedPence) : '') },
        { head: 'So far', numeric: true, cell: ({ toDatePence, counts }) => (counts ? inPounds(toDatePence) : '') },
      ]}
      foot={
        read.counted.length === 0
          ? undefined
          : ['Together', '', inPounds(read.balance.plannedPence), inPounds(read.balance.toDatePence)]
      }
    />
  </Card>
);

const Statement = ({ enrolment, read, today }: HomeProps) => {
  const { money, year, stands } = read;
  const due = statementDue(year);
  const isOwed = isStatementOwed(money.eligible);
  return (
    <Card
      title="Strategy statement"
      link={{ text: 'Open the statement', href: href(paths.premium.statement, { enrolment, year }) }}
    >
      <Facts
        items={[
          { term: 'Published', fact: stands.publishedOn === null ? 'Not yet' : longDate(stands.publishedOn) },
          {
            term: 'Owed by',
            fact: isOwed ? longDate(due) : money.eligible === 0 ? 'Known with the allocation' : 'Not owed',
          },
        ]}
      />
      {!isOwed && money.eligible > 0 ? (
        <p>
          With five eligible pupils or fewer no statement is asked for, and none should be published: it could say who
          they are.
        </p>
      ) : stands.publishedOn === null && isOwed && today > due ? (
        <p>
          <Tag kind="late">Past its day</Tag>
        </p>
      ) : null}
    </Card>
  );
};

/** The Pupil Premium of a year: given, planned, spent, left. */
export const PremiumHome = (props: HomeProps) => {
  const { frame, enrolment, read, thisYear, mayChange } = props;
  const { money, balance, year, stands } = read;
  const years = [yearFrom(thisYear, -1), thisYear, yearFrom(thisYear, 1)];
  return (
    <Page
      frame={frame}
      title="Pupil Premium"
      lead={`${headline(read)}.`}
      actions={
        mayChange ? (
          <Button
            kind={stands.version === 0 ? 'primary' : 'quiet'}
            href={href(paths.premium.allocation, { enrolment, year })}
          >
            {stands.version === 0 ? 'Enter the allocation' : 'Change the allocation'}
          </Button>
        ) : undefined
      }
      aside={
        <>
          <Statement {...props} />
          <SideNote title="How it is counted">
            <p>
              A provision counts with its Pupil Premium share of its cost; an action with the part that the plan says.
              Where both are the same money, say so on the action: then only the provision counts.
            </p>
            <p>
              So far is worked out from registers for provision, and by the days that have passed for actions. It is not
              the school’s ledger.
            </p>
            <p>
              Pupil Premium is not a pupil’s own budget: it may pay for whole classes and for pupils with other needs.
            </p>
          </SideNote>
        </>
      }
    >
      <Chips
        label="School years"
        chips={years.map((each) => ({
          text: yearWords(each),
          href: href(paths.premium.home, { enrolment }, { year: each }),
          current: each === year,
        }))}
      />
      {balance.leftPence < 0 && money.totalPence > 0 ? (
        <Alert kind="warning" title="More is planned than was given.">
          <p>Lower a share below, or say where the rest comes from on the provision itself.</p>
        </Alert>
      ) : null}
      <Card>
        <Figures
          items={[
            { value: inPounds(money.totalPence), words: 'given, with what was carried forward' },
            { value: inPounds(balance.plannedPence), words: 'planned' },
            { value: inPounds(balance.toDatePence), words: 'spent so far' },
            {
              value: inPounds(balance.leftPence),
              words: balance.leftPence < 0 ? 'planned beyond what was given' : 'without a use yet',
            },
          ]}
        />
      </Card>
      <Tiers {...props} />
      <Sources {...props} />
      <Given {...props} />
    </Page>
  );
};
