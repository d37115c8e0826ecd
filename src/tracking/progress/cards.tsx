import {
  Alert,
  Card,
  DataTable,
  inSentence,
  number,
  percent,
  plural,
  RangeChart,
  signed,
  Strength,
  type Effect,
} from '#platform/kit';
import { hiddenBecause } from '#platform/disclosure';
import { paths } from '#paths';
import type { ProgressInputs, ProgressWorking } from '../figures/progress.ts';
import { sentenceOf, turnedSize } from '../finding/sentence.ts';
import { figureWords } from '../impact/words.ts';
import type { MethodKey } from '../methods/versions.ts';
import { methodName } from '../methods/versions.ts';
import type { ProgressRow } from './rules.ts';
import { driftWords, progressFinding } from './words.ts';

export type ProgressChosen = Readonly<{
  id: string;
  title: string;
  /** Null before there is an end. */
  found: Readonly<{ inputs: ProgressInputs; working: ProgressWorking; rows: readonly ProgressRow[] }> | null;
  /** Outside the school: too few target pupils stand behind it. */
  isWithheld: boolean;
}>;

type Found = NonNullable<ProgressChosen['found']>;

const MethodLink = ({ of }: Readonly<{ of: MethodKey }>) => (
  <p class="wm-sub">
    {methodName(of)}.{' '}
    <a class="govuk-link" href={`${paths.tracking.methods}#${of}`}>
      Formula and source
    </a>
  </p>
);

const refusedWords = {
  'few-comparison': 'Fewer than 30 comparison pupils have a result before and after: too few to draw the line from.',
  'few-target': 'Fewer than two target pupils have a result before and after.',
  'starts-alike': 'All comparison pupils start alike, so a start foretells nothing.',
} as const;

/** Target pupils beside what comparison pupils with the same start reached. */
export const Targets = ({ found, isWithheld }: Readonly<{ found: Found; isWithheld: boolean }>) => {
  const { measure } = found.inputs;
  const { target } = found.working;
  if (isWithheld)
    return (
      <Card title="Target pupils: hidden">
        <Alert kind="info" title="Hidden: fewer than 10 pupils stand behind it.">
          <p>The school’s own team sees the figure.</p>
        </Alert>
      </Card>
    );
  if (target.kind === 'refused')
    return (
      <Card title="What the start of target pupils foretells is not known">
        <p>{refusedWords[target.because]}</p>
        <MethodLink of="progress-from-prior" />
      </Card>
    );
  const { beyond, n, outside, strength } = target;
  const said = sentenceOf({
    measure: inSentence(measure.title),
    unit: measure.unit,
    design: 'progress',
    figure: beyond,
    higherIsBetter: measure.higherIsBetter,
    strength,
  });
  return (
    <Card
      title={said.finding}
      subtitle={`The line through ${number(n.comparison)} comparison pupils says where a pupil of each start ends. ${plural(n.target, 'target pupil')} are held against it.`}
    >
      <p>{said.meaning}</p>
      <p>{strength === null ? null : <Strength level={strength.level} />}</p>
      <p>
        {figureWords(beyond, measure)}. It asks the question of the first page in another way, so the two figures need
        not be alike; both are shown, whichever is larger.
        {outside === 0
          ? ''
          : ` ${plural(outside, 'target pupil')} started outside the starts of comparison pupils: for ${outside === 1 ? 'this pupil' : 'them'} the line is only carried on.`}
      </p>
      <MethodLink of="progress-from-prior" />
    </Card>
  );
};

const few = { short: 'few pupils', words: 'few pupils stand behind it' } as const;

const effectOf = (row: ProgressRow): Effect => {
  const label = row.title;
  if (row.kind === 'shown')
    return {
      kind: 'shown',
      label,
      sub: plural(row.n, 'pupil'),
      ...{ estimate: row.effect, low: row.low, high: row.high, heldBy: row.isHeld ? few : null },
    };
  if (row.kind === 'few') return { kind: 'few', label, sub: plural(row.pupils, 'pupil'), because: 'too few to say' };
  return { kind: 'hidden', label, sub: 'hidden', because: hiddenBecause({ ...row, kind: 'hidden' }) };
};

/** Before and after drawing in, so that nobody need take the drawing in on trust. */
const Behind = ({ found }: Readonly<{ found: Found }>) => {
  const turn = found.inputs.measure.higherIsBetter ? 1 : -1;
  return (
    <Card title="How far each figure was drawn towards the middle" flush>
      <DataTable
        caption="What stands behind each group"
        empty="No group has five pupils with both results."
        rows={found.rows.flatMap((row) => (row.kind === 'shown' ? [row] : []))}
        columns={[
          { head: 'Group', isRowHead: true, cell: ({ title }) => title },
          { head: 'Pupils', numeric: true, cell: ({ n }) => number(n) },
          { head: 'Began at', numeric: true, cell: ({ start }) => number(turn * start, 1) },
          {
            head: turn > 0 ? 'Own mean beyond the line' : 'Own mean beyond the line (above 0 is better)',
            numeric: true,
            cell: ({ own }) => signed(own),
          },
          { head: 'Kept', numeric: true, cell: ({ kept }) => percent(100 * kept) },
          { head: 'As shown', numeric: true, cell: ({ effect }) => <strong>{signed(effect)}</strong> },
        ]}
      />
    </Card>
  );
};

export const Groups = ({
  chosen,
  found,
  outside,
}: Readonly<{ chosen: ProgressChosen; found: Found; outside: boolean }>) => {
  const { working, inputs, rows } = found;
  if (working.groups === null)
    return (
      <Card title="Too few pupils to say which groups made more progress">
        <p>At least 30 pupils of the school need a result before and after, and not all the same start.</p>
      </Card>
    );
  const { between, n } = working.groups;
  const finding = progressFinding(rows, between);
  return (
    <>
      <Card
        title={finding}
        subtitle={`Beyond ${number(n)} pupils of the school with the same start, in ${inputs.measure.unit}; ${inputs.measure.higherIsBetter ? 'more is better' : `lower is better, so that +1 is ${turnedSize(1, inputs.measure.unit, 0)}`}. Dot: best estimate, drawn towards the middle. Bar: likely range. Groups are those of the first day.`}
      >
        {between === 0 ? (
          <p>
            Every group’s own mean lies as near the line as chance alone would put it, so nothing is said of one group
            apart from another.
          </p>
        ) : (
          <RangeChart
            id={`progress-${chosen.id}`}
            finding={finding}
            about={`Progress of each group beyond pupils with the same start, in ${inputs.measure.unit}, drawn towards the middle, with its likely range.`}
            measure="More or less progress"
            effects={rows.map(effectOf)}
          />
        )}
        <MethodLink of="group-progress" />
      </Card>
      {outside ? null : <Behind found={found} />}
    </>
  );
};

export const Drifted = ({ found }: Readonly<{ found: Found }>) => {
  const { drift } = found.working;
  if (drift === null) return null;
  const { kind, title, words } = driftWords(found.inputs.measure, drift);
  return (
    <Card title="What may have come by itself?">
      <Alert kind={kind} title={title}>
        <p>{words}</p>
      </Alert>
      <MethodLink of="regression-to-mean" />
    </Card>
  );
};
