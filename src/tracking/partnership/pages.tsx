import {
  Card,
  DataTable,
  Empty,
  inSentence,
  monthAndYear,
  number,
  Page,
  plural,
  RangeChart,
  SideNote,
  Sub,
  type Effect,
  type Frame,
} from '#platform/kit';
import { hiddenBecause } from '#platform/disclosure';
import { href, paths } from '#paths';
import { MeasureChips, NoMeasure } from '../measure-chips.tsx';
import type { InputMeasure } from '../figures/inputs.ts';
import { extraHead, extraWords } from '../impact/words.ts';
import type { PartnerRow } from './rules.ts';
import { partnersFinding } from './words.ts';

type PartnershipProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  measures: readonly Readonly<{ id: string; title: string }>[];
  chosen: Readonly<{ id: string; title: string; measure: InputMeasure; rows: readonly PartnerRow[] }> | null;
  /** True for those who may open the provision map. */
  mayProvide: boolean;
  outside: boolean;
}>;

const effectOf = (row: PartnerRow): Effect => {
  const label = row.name;
  if (row.kind === 'shown')
    return {
      kind: 'shown',
      label,
      sub: plural(row.followed, 'pupil'),
      estimate: row.estimate,
      low: row.low,
      high: row.high,
      heldBy: row.heldBy,
    };
  if (row.kind === 'few')
    return { kind: 'few', label, sub: plural(row.followed, 'pupil'), because: 'too few to compare' };
  return { kind: 'hidden', label, sub: 'hidden', because: hiddenBecause({ ...row, kind: 'hidden' }) };
};

const spanOf = ({ firstOn, lastOn }: PartnerRow): string =>
  lastOn === null ? `since ${monthAndYear(firstOn)}` : `${monthAndYear(firstOn)} to ${monthAndYear(lastOn)}`;

const Rows = ({ chosen, outside }: Readonly<{ chosen: NonNullable<PartnershipProps['chosen']>; outside: boolean }>) => {
  const finding = partnersFinding(chosen.rows, chosen.measure.higherIsBetter);
  return (
    <>
      <Card
        title={finding}
        subtitle={`${chosen.title}: ${inSentence(extraWords(chosen.measure))} over all comparison pupils. Dot: best estimate. Bar: likely range.`}
      >
        <RangeChart
          id={`partners-${chosen.id}`}
          finding={finding}
          about={`${extraWords(chosen.measure)} over comparison pupils, of the target pupils whom each partner reached.`}
          measure={extraHead(chosen.measure)}
          groupHead="Partner"
          effects={chosen.rows.map(effectOf)}
        />
      </Card>
      <Card title="Whom each partner reached" flush>
        <DataTable
          caption="Partners and the target pupils whom they reached"
          empty="No partner is named on a provision yet."
          rows={chosen.rows}
          columns={[
            { head: 'Partner', isRowHead: true, cell: ({ name }) => name },
            {
              head: 'With what',
              cell: (row) => (
                <>
                  {row.provisions.join(', ')}
                  <Sub>{spanOf(row)}</Sub>
                </>
              ),
            },
            {
              head: 'Target pupils',
              numeric: true,
              cell: (row) => (row.kind === 'hidden' ? 'hidden' : number(outside ? row.followed : row.pupils)),
            },
            {
              head: 'With both results',
              numeric: true,
              cell: (row) => (row.kind === 'hidden' ? 'hidden' : number(row.followed)),
            },
          ]}
        />
      </Card>
    </>
  );
};

/** The target pupils whom each partner reached, and what changed for them. */
export const PartnershipPage = ({ frame, enrolment, measures, chosen, mayProvide, outside }: PartnershipProps) => (
  <Page
    frame={frame}
    title="Impact by partnership"
    lead="The target pupils whom each partner reached, and their results."
    crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) }]}
    aside={
      <SideNote title="Read with care">
        <p>
          A pupil may be reached by several partners and by the school’s own help: the rows overlap and cannot be added
          up.
        </p>
        <p>
          Pupils were not shared out to partners by chance, so one partner’s row does not show that it did better than
          another.
        </p>
      </SideNote>
    }
  >
    {chosen === null ? (
      <NoMeasure />
    ) : (
      <>
        <MeasureChips
          path={paths.tracking.partnerships}
          enrolment={enrolment}
          measures={measures}
          current={chosen.id}
        />
        {chosen.rows.length === 0 ? (
          <Empty
            title="No partner has reached a target pupil yet."
            action={
              mayProvide ? (
                <a href={href(paths.provision.map, { enrolment: enrolment.id })}>Open the provision map</a>
              ) : undefined
            }
          >
            Name the partner that runs a provision and put target pupils on it: their results then appear here.
          </Empty>
        ) : (
          <Rows chosen={chosen} outside={outside} />
        )}
      </>
    )}
  </Page>
);
