import { Alert, BeforeAfterChart, Card, DataTable, number, percent, range, signed, type Reading } from '#platform/kit';
import { fewestUnderMean, SeenFigure, showPercent } from '#platform/disclosure';
import type { Level } from '../figures/working.ts';
import type { Chosen } from './types.ts';
import { everyoneFinding, paidWords, wouldTell } from './words.ts';

const readingOf = ({ n, mean, low, high }: Level, outside: boolean): Reading => {
  if (mean === null) return null;
  if (outside && n < fewestUnderMean) return { hidden: `fewer than ${fewestUnderMean}` };
  return low === null || high === null ? { value: mean } : { value: mean, low, high };
};

/** Levels of all pupils and of target pupils beside the national or expected level. */
export const Levels = ({ chosen, outside }: Readonly<{ chosen: Chosen; outside: boolean }>) => {
  const { inputs, working, references, id } = chosen;
  const finding = everyoneFinding(inputs, working);
  const means = references.filter(({ what }) => what === 'mean');
  const atPoint = (label: string) => means.find(({ pointLabel }) => pointLabel === label)?.value ?? null;
  const last = working.all.findLastIndex(({ n }) => n > 0) + 1;
  const points = inputs.points.slice(0, last);
  const national = points.map(({ label }): Reading => {
    const value = atPoint(label) ?? inputs.measure.expected;
    return value === null ? null : { value };
  });
  const name = means.length > 0 ? (means[0]?.population ?? 'National') : 'Expected for age';
  // The change beside a line is that of the heading and of the first page: from the start of the work to its end.
  const from = inputs.after < 0 ? undefined : inputs.baseline;
  const since = from === undefined ? undefined : points[from]?.label;
  return (
    <Card
      title={finding}
      subtitle={`${inputs.measure.scale}. ${inputs.measure.higherIsBetter ? 'Higher' : 'Lower'} is better.${since === undefined ? '' : ` Change since ${since}.`} Means of all pupils with a result at each point; upright lines show the likely range.${working.gain === null ? '' : ' The heading follows the same pupils from before to after.'}`}
    >
      <BeforeAfterChart
        id={`everyone-${id}`}
        finding={finding}
        about={`${inputs.measure.scale}: means of all pupils and of target pupils at each point, beside the national or expected level.`}
        points={points.map(({ label }) => label)}
        days={points.map(({ on }) => on)}
        series={[
          {
            name: 'All pupils',
            kind: 'compare',
            from,
            count: outside ? undefined : number(working.pupils),
            readings: working.all.slice(0, last).map((level) => readingOf(level, outside)),
          },
          {
            name: 'Target pupils',
            kind: 'target',
            from,
            count: outside ? undefined : number(working.targets),
            readings: working.target.slice(0, last).map((level) => readingOf(level, outside)),
          },
          ...(national.every((each) => each === null)
            ? []
            : [{ name, kind: 'third' as const, from, readings: national }]),
        ]}
      />
    </Card>
  );
};

/** Shares of all pupils at the expected level. */
export const Shares = ({ chosen, outside }: Readonly<{ chosen: Chosen; outside: boolean }>) => {
  const { inputs, working, references } = chosen;
  if (inputs.measure.expected === null) return null;
  const rows = inputs.points.slice(0, working.all.findLastIndex(({ n }) => n > 0) + 1).map((point, at) => ({
    point,
    share: working.expected[at] ?? null,
    n: working.all[at]?.n ?? 0,
  }));
  return (
    <Card
      title="How many reach what is expected"
      subtitle={`${number(inputs.measure.expected, Number.isInteger(inputs.measure.expected) ? 0 : 1)} ${inputs.measure.unit} ${inputs.measure.higherIsBetter ? 'or more' : 'or fewer'}. Share of all pupils with a result, with its likely range.`}
      flush
    >
      <DataTable
        caption="Share at the expected level at each point"
        empty="There is no result yet."
        rows={rows}
        columns={[
          { head: 'Point', isRowHead: true, cell: ({ point }) => point.label },
          { head: 'Pupils', numeric: true, cell: ({ n }) => number(n) },
          {
            head: 'At expected',
            numeric: true,
            cell: ({ share }) =>
              share === null ? (
                'none'
              ) : outside ? (
                <SeenFigure of={showPercent(share.yes, share.n)} unit="%" />
              ) : (
                percent(100 * share.share)
              ),
          },
          {
            head: 'Likely range',
            numeric: true,
            cell: ({ share }) =>
              share === null || (outside && showPercent(share.yes, share.n).kind === 'hidden')
                ? ''
                : `${range(100 * share.low, 100 * share.high, 0)}%`,
          },
          {
            head: 'National',
            numeric: true,
            cell: ({ point }) => {
              const found = references.find(({ what, pointLabel }) => what === 'share' && pointLabel === point.label);
              return found === undefined ? 'not entered' : percent(found.value, Number.isInteger(found.value) ? 0 : 1);
            },
          },
        ]}
      />
    </Card>
  );
};

/** Whether what target pupils gained was taken from the others. */
export const Paid = ({ chosen, outside }: Readonly<{ chosen: Chosen; outside: boolean }>) => {
  const { inputs, working } = chosen;
  const { kind, title, words } = paidWords(inputs.measure.unit, working);
  return (
    <Card title="Did other pupils lose by it?">
      <Alert kind={kind} title={title}>
        <p>{words}</p>
      </Alert>
      {working.othersGain === null || working.gain === null || (outside && wouldTell(working)) ? null : (
        <DataTable
          plain
          kept
          caption="Change from before to after of pupils with both results"
          empty=""
          rows={[
            { name: 'All pupils', n: working.followed.all, gain: working.gain },
            { name: 'Pupils who are not target pupils', n: working.followed.others, gain: working.othersGain },
          ]}
          columns={[
            { head: 'Who', isRowHead: true, cell: ({ name }) => name },
            { head: 'Pupils', numeric: true, cell: ({ n }) => number(n) },
            {
              head: inputs.measure.higherIsBetter ? 'Change' : 'Improvement',
              numeric: true,
              cell: ({ gain }) => signed(gain.estimate),
            },
            { head: 'Likely range', numeric: true, cell: ({ gain }) => range(gain.low, gain.high) },
          ]}
        />
      )}
    </Card>
  );
};
