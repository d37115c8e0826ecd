import {
  Alert,
  BeforeAfterChart,
  Card,
  DataTable,
  Details,
  Empty,
  Facts,
  number,
  range,
  shortDate,
  signed,
  Strength,
} from '#platform/kit';
import { cellWords, SeenFigure } from '#platform/disclosure';
import type { MeasureImpact } from './impact.ts';
import { z95 } from './methods/interval.ts';
import type { Summary } from './methods/mean.ts';
import { methodVersion, type Group } from './rules.ts';
import { isWithheld, outsideCountWords, outsideFindingOf, seenGroupOf, withheldWords } from './outside.ts';
import { cautionOf, countWords, findingOf } from './words.ts';

const reading = ({ n, mean, sd }: Summary) => {
  if (mean === null) return null;
  const reach = sd === null ? null : (z95 * sd) / Math.sqrt(n);
  return reach === null ? { value: mean } : { value: mean, low: mean - reach, high: mean + reach };
};

const spread = (of: Summary) => (of.sd === null ? 'none' : number(of.sd, 1));

const rows = ({ measure, figure }: MeasureImpact) =>
  (
    [
      ['Target pupils', figure.target],
      ['Comparison pupils', figure.comparison],
    ] as const
  )
    .filter(([, group]) => group.listed > 0)
    .map(([name, group]) => ({ name, group, higherIsBetter: measure.higherIsBetter }));

const gainWords = (group: Group): string => {
  const { gain } = group.figures;
  return gain === null ? 'none' : `${signed(gain.estimate)} (${range(gain.low, gain.high)})`;
};

const Table = (props: MeasureImpact & Readonly<{ withhold: boolean }>) => (
  <DataTable
    plain
    caption={`${props.measure.title}: pupils with both results`}
    rows={rows(props)}
    empty="No pupil is listed."
    columns={[
      { head: 'Group', isRowHead: true, cell: (row) => row.name },
      {
        head: 'Listed',
        numeric: true,
        cell: (row) => (props.withhold ? <SeenFigure of={seenGroupOf(row.group).listed} /> : row.group.listed),
      },
      {
        head: 'With both',
        numeric: true,
        cell: (row) => (props.withhold ? <SeenFigure of={seenGroupOf(row.group).both} /> : row.group.figures.n),
      },
      { head: 'Change (likely)', numeric: true, cell: (row) => gainWords(row.group) },
    ]}
  />
);

const day = (on: string | null) => (on === null ? 'day not given' : shortDate(on));

const Working = (props: MeasureImpact) => {
  const { measure, figure } = props;
  const { did } = figure;
  return (
    <Details summary="How this was worked out">
      <Facts
        wide
        items={[
          { term: 'Test and scale', fact: measure.scale },
          { term: 'Better is', fact: measure.higherIsBetter ? 'higher' : 'lower' },
          { term: 'Dates', fact: `${day(measure.baselineOn)}, then ${day(measure.afterOn)}` },
          {
            term: 'Spread before, target and comparison',
            fact: `${spread(figure.target.figures.before)} and ${spread(figure.comparison.figures.before)}`,
          },
          ...(did === null
            ? []
            : [
                {
                  term: 'Difference of the gains',
                  fact: `${number(did.did.estimate, 3)}, standard error ${number(did.did.se, 3)}`,
                },
                { term: 'In standard deviations at the start', fact: did.g === null ? 'no spread' : number(did.g, 2) },
                {
                  term: 'Groups apart at the start, same unit',
                  fact: did.apartAtStart === null ? 'no spread' : number(did.apartAtStart, 2),
                },
              ]),
          { term: 'Method', fact: methodVersion },
          { term: 'Source', fact: 'Results that the school entered' },
        ]}
      />
    </Details>
  );
};

type PanelProps = Readonly<{
  impact: MeasureImpact;
  /** The page where its results are entered; null for those who only read. */
  resultsHref: string | null;
  /** The page of every input and step, for those who may open it. */
  workingHref?: string | null;
  /** For readers outside the school's team, to whom small groups are not shown. */
  withhold?: boolean;
}>;

/** One measure: the finding, how strong it is, chart and table, who is missing, and the working. */
export const MeasurePanel = ({ impact, resultsHref, workingHref = null, withhold = false }: PanelProps) => {
  const { measure, figure } = impact;
  const isHidden = withhold && isWithheld(figure);
  const title = (withhold ? outsideFindingOf : findingOf)(measure.title, figure);
  const counted = withhold ? outsideCountWords : countWords;
  return (
    <Card
      id={`measure-${measure.id}`}
      title={title}
      subtitle={`${measure.scale}. ${measure.higherIsBetter ? 'Higher' : 'Lower'} is better. Means of pupils with both results, with their likely range.`}
      link={resultsHref === null ? undefined : { text: 'Enter results', href: resultsHref }}
    >
      {isHidden ? (
        <Alert kind="info" title={withheldWords}>
          <p>The school’s own team sees the figure.</p>
        </Alert>
      ) : (
        <>
          {figure.strength === null ? (
            <Empty title="There is nothing to show yet.">
              A figure appears when pupils have a result before and one after the work.
            </Empty>
          ) : (
            <>
              <p>
                <Strength level={figure.strength} />
              </p>
              <BeforeAfterChart
                id={`impact-${measure.id}`}
                finding={title}
                about="Means before and after, each with its likely range."
                points={['Before', 'After']}
                series={rows(impact)
                  .filter(({ group }) => group.figures.n > 0)
                  .map(({ name, group }) => ({
                    name,
                    kind: group === figure.target ? ('target' as const) : ('compare' as const),
                    readings: [reading(group.figures.before), reading(group.figures.after)],
                    count: withhold ? cellWords(seenGroupOf(group).both) : String(group.figures.n),
                  }))}
              />
              <Table {...impact} withhold={withhold} />
              <p>{cautionOf(impact.figure)}</p>
            </>
          )}
          {figure.beganApart ? (
            <Alert kind="warning" title="The two groups began far apart.">
              <p>
                They differ by more than a quarter of a standard deviation at the start, so they may not be alike. Read
                the comparison with care.
              </p>
            </Alert>
          ) : null}
          <p class="wm-sub">
            {counted('target pupil', figure.target)}{' '}
            {figure.comparison.listed > 0
              ? counted('comparison pupil', figure.comparison)
              : 'No comparison pupils are listed.'}
          </p>
          {figure.strength === null ? null : <Working {...impact} />}
          {workingHref === null || figure.strength === null ? null : (
            <p>
              <a class="govuk-link" href={workingHref}>
                Every input and step
              </a>
            </p>
          )}
        </>
      )}
    </Card>
  );
};
