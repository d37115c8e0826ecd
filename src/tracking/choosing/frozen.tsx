import {
  Button,
  Card,
  DataTable,
  Facts,
  Form,
  Hidden,
  mediumDate,
  plural,
  Radios,
  Textarea,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ChoiceChange, ChoiceDesign, Freeze } from '#pupils/rules';
import type { ChoosingSeen, More } from './asked.ts';
import { BalanceCard } from './balance.tsx';

export const designWords = {
  comparison: 'Comparison pupils',
  'expected-growth': 'Expected growth by a test’s norms',
  'own-baseline': 'Each pupil’s own earlier pace',
  pooled: 'Several small cohorts together',
} as const satisfies Record<ChoiceDesign, string>;

const designHints = {
  comparison: 'The strongest that a school can do alone: ten or more on each side',
  'expected-growth': 'Needs a test with published norms',
  'own-baseline': 'Needs two points before the work and one after',
  pooled: 'Needs the same work with two cohorts or more',
} as const satisfies Record<ChoiceDesign, string>;

const names = { target: 'target', comparison: 'comparison' } as const;
const side = (of: ChoiceChange['was']): string => (of === null ? 'not chosen' : names[of]);

/** How the choice stood when it was frozen last: when, why, whom it is set against, and what changed since. */
export const FrozenCards = ({
  freezes,
  changes,
  leaves = false,
}: Readonly<{ freezes: readonly Freeze[]; changes: readonly ChoiceChange[]; leaves?: boolean }>) => {
  const [last, ...before] = freezes;
  if (last === undefined) return null;
  return (
    <>
      <Card title={`Frozen on ${mediumDate(last.frozenOn)}`}>
        <Facts
          wide
          items={[
            { term: 'Why these pupils', fact: last.reason },
            { term: 'Set against', fact: designWords[last.design] },
            { term: 'Pupils', fact: `${plural(last.targets, 'target pupil')}, ${last.comparisons} for comparison` },
            ...(last.found.from === undefined ? [] : [{ term: 'Start taken from', fact: last.found.from }]),
            { term: 'Frozen by', fact: last.frozenBy ?? 'not recorded' },
            ...before.map((each) => ({ term: `Frozen before on ${mediumDate(each.frozenOn)}`, fact: each.reason })),
          ]}
        />
      </Card>
      {last.balance.length === 0 ? null : (
        <BalanceCard
          leaves={leaves}
          rows={last.balance}
          subtitle={`As it stood when it was frozen on ${mediumDate(last.frozenOn)}`}
        />
      )}
      {changes.length === 0 ? null : (
        <Card title={`${plural(changes.length, 'change')} since it was frozen`} flush>
          <DataTable
            caption="Changes since the choice was frozen"
            rows={changes.slice(0, 100)}
            empty=""
            columns={[
              { head: 'Pupil', isRowHead: true, cell: (each) => each.code },
              { head: 'From and to', cell: (each) => `${side(each.was)} to ${side(each.became)}` },
              { head: 'Why', cell: (each) => each.reason ?? 'not said' },
              { head: 'When', cell: (each) => mediumDate(each.changedAt) },
            ]}
          />
        </Card>
      )}
    </>
  );
};

const fewest = 10;

/** The form that freezes; where like pupils are too few it says which other designs the scheme allows. */
export const FreezeCard = ({
  frame,
  enrolment,
  chosen,
  from,
  freezes,
  allowed,
  typed = {},
  problems = [],
}: ChoosingSeen & More & Readonly<{ allowed: readonly ChoiceDesign[]; problems?: readonly Problem[] }>) => {
  const comparisons = chosen.filter((each) => each.kind === 'comparison' && each.leftOn === null).length;
  const few = comparisons < fewest;
  return (
    <Card title={freezes.length === 0 ? 'Freeze the choice' : 'Freeze it again after the changes'} id="freeze">
      <p>
        Freeze before the work begins. From then on every change needs a reason, and assessors see both.
        {few
          ? ` With ${plural(comparisons, 'comparison pupil')} the likely range will be wide: where like pupils are too few, your scheme also allows the designs below, with a weaker label.`
          : ''}
      </p>
      <Form frame={frame} action={href(paths.groups.freeze, { enrolment })}>
        {from === null ? null : <Hidden name="from" value={from.id} />}
        <Radios
          name="design"
          legend="What are the target pupils set against?"
          value={typed['design'] ?? (few ? undefined : 'comparison')}
          problems={problems}
          choices={allowed.map((value) => ({ value, label: designWords[value], hint: designHints[value] }))}
        />
        <Textarea
          name="why"
          label="Why these pupils?"
          hint="For example: all of year 7 who began below 90 in reading and get the new programme. Name no child"
          rows={3}
          maxLength={500}
          value={typed['why']}
          problems={problems}
        />
        <Button>Freeze the choice</Button>
      </Form>
    </Card>
  );
};
