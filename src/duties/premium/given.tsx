import { Card, DataTable, Empty, number, percent, plural, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import type { MoneyRead } from './asking.ts';
import { bases, yearWords } from './rules.ts';
import { inPounds } from './words.ts';

type GivenProps = Readonly<{ enrolment: string; read: MoneyRead; mayChange: boolean }>;

/** What the school was given for a year, by basis; looked-after funding apart. */
export const Given = ({ enrolment, read, mayChange }: GivenProps) => {
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
        <>
          <p>
            {plural(money.eligible, 'pupil')} eligible
            {roll === 0 ? '' : `, ${percent((money.eligible / roll) * 100, 1)} of ${number(roll)} on roll`}.
          </p>
          {apart === undefined ? null : (
            <p>
              Kept apart, with the Virtual School Head: {inPounds(money.apartPence)} for{' '}
              {plural(apart.pupils, 'looked-after pupil')}. It is not in the sums above: each pupil’s personal education
              plan says what it is for.
            </p>
          )}
        </>
      )}
    </Card>
  );
};
