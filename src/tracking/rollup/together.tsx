import {
  Card,
  DataTable,
  Details,
  Empty,
  HiddenFigure,
  number,
  plural,
  RangeChart,
  signed,
  type Effect,
} from '#platform/kit';
import { cellWords, SeenFigure, type Cell } from '#platform/disclosure';
import { fewestSchools, roundedTo, type RollUp } from './rules.ts';
import { findingOf, groupTitle, scaleTitle } from './words.ts';

/** Where the limit is one of schools, it says so. */
export const SchoolsFigure = ({ of, unit }: Readonly<{ of: Cell; unit?: string }>) =>
  of.kind === 'hidden' && of.because === 'small' && of.k === fewestSchools ? (
    <HiddenFigure because={`fewer than ${fewestSchools} schools`} />
  ) : (
    <SeenFigure of={of} unit={unit ?? ''} />
  );

const sub = (schools: number, targets: Cell): string =>
  `${plural(schools, 'school')}, ${targets.kind === 'shown' ? `about ${cellWords(targets)} target pupils` : 'pupils hidden'}`;

const effectRow = ({ scale, schools, targets, reml }: RollUp['effects'][number]): Effect =>
  reml === null
    ? {
        kind: 'hidden',
        label: scaleTitle(scale),
        sub: plural(schools, 'school'),
        because: `fewer than ${fewestSchools} schools`,
      }
    : {
        kind: 'shown',
        label: scaleTitle(scale),
        sub: sub(schools, targets),
        estimate: reml.estimate,
        low: reml.ci[0],
        high: reml.ci[1],
      };

/** Before five schools have an effect: how many there are. */
const NoEffects = ({ output }: Readonly<{ output: RollUp }>) => (
  <Card title="What changed for target pupils">
    <Empty title={findingOf(output)}>
      {plural(output.effects[0]?.schools ?? 0, 'school has', 'schools have')} target and comparison pupils with results
      before and after. Effects are pooled from {fewestSchools} schools on.
    </Empty>
  </Card>
);

/** The finding over all schools, and for each scale. */
export const Effects = ({ output }: Readonly<{ output: RollUp }>) =>
  output.effects.every(({ reml }) => reml === null) ? <NoEffects output={output} /> : <Pooled output={output} />;

const Pooled = ({ output }: Readonly<{ output: RollUp }>) => (
  <Card
    title={findingOf(output)}
    subtitle="What target pupils gained beyond comparison pupils, in standard deviations at the start, with its likely range. Consistent with the work having helped; it does not show what caused it."
  >
    <RangeChart
      id="roll-up-effects"
      finding={findingOf(output)}
      about="Each dot is the effect of several schools together, each line its likely range."
      effects={output.effects.map(effectRow)}
      digits={2}
      measure="Extra gain"
      groupHead="Measured on"
    />
    <Details summary="How schools differ, and how this was worked out">
      <DataTable
        plain
        caption="Pooled effects by two methods"
        rows={output.effects.filter(({ reml }) => reml !== null)}
        empty="No effect has been pooled."
        columns={[
          { head: 'Measured on', isRowHead: true, cell: (one) => scaleTitle(one.scale) },
          { head: 'REML', numeric: true, cell: (one) => (one.reml === null ? '' : signed(one.reml.estimate, 3)) },
          {
            head: 'DerSimonian–Laird',
            numeric: true,
            cell: (one) => (one.dl === null ? '' : signed(one.dl.estimate, 3)),
          },
          { head: 'Variance between schools', numeric: true, cell: (one) => number(one.reml?.tau2 ?? 0, 3) },
          { head: 'I²', numeric: true, cell: (one) => `${number(one.reml?.i2 ?? 0)}%` },
        ]}
      />
      <p>
        A school counts with one figure: the mean of its primary measures, good or bad. They are of the same pupils, so
        several measures make it no surer than one.
      </p>
    </Details>
  </Card>
);

export const Groups = ({ output }: Readonly<{ output: RollUp }>) => (
  <Card
    title="Who these pupils are"
    subtitle={`To the nearest ${roundedTo}. Groups overlap: they do not add up.`}
    flush
  >
    <DataTable
      caption="Groups across schools"
      rows={output.groups.toSorted((a, b) => groupTitle(a.key).localeCompare(groupTitle(b.key)))}
      empty="No group is recorded."
      columns={[
        { head: 'Group', isRowHead: true, cell: (one) => groupTitle(one.key) },
        { head: 'Schools', numeric: true, cell: (one) => <SchoolsFigure of={one.schools} /> },
        { head: 'Pupils', numeric: true, cell: (one) => <SchoolsFigure of={one.pupils} /> },
        { head: 'Of their pupils', numeric: true, cell: (one) => <SchoolsFigure of={one.percent} unit="%" /> },
      ]}
    />
  </Card>
);

export const Spend = ({ output }: Readonly<{ output: RollUp }>) => (
  <Card
    title="What provision costs"
    subtitle="Planned cost for each pupil on it, in the EEF’s older bands: under £80 very low, to £170 low, to £700 moderate, to £1,200 high."
    flush
  >
    <DataTable
      caption="Schools by band of cost"
      rows={output.spend}
      empty="No provision is recorded."
      columns={[
        { head: 'Cost for a pupil', isRowHead: true, cell: (one) => one.band },
        { head: 'Schools', numeric: true, cell: (one) => <SchoolsFigure of={one.schools} /> },
      ]}
    />
  </Card>
);
