import {
  Card,
  DataTable,
  Empty,
  inSentence,
  number,
  Page,
  plural,
  RangeChart,
  range,
  SideNote,
  signed,
  Strength,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { MeasureChips, NoMeasure } from '../measure-chips.tsx';
import { heldBy } from '../finding/strength.ts';
import { extraHead, extraWords } from '../impact/words.ts';
import { sentenceOf } from '../finding/sentence.ts';
import type { InputMeasure } from '../figures/inputs.ts';
import { methodName } from '../methods/versions.ts';
import type { Together } from './rules.ts';

export type CohortsProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  measures: readonly Readonly<{ id: string; title: string }>[];
  chosen: Readonly<{
    id: string;
    measure: InputMeasure;
    found: Together | null;
    /** Earlier figures of the same test that were looked at, each with the page of what was kept where the reader may open it. */
    earlier: readonly Readonly<{ name: string; href: string | null }>[];
    /** How many more there are whose pupils are too few for this reader. */
    hidden: number;
  }> | null;
}>;

const agreeWords = ({ reml, cohorts, repeated }: Together): string => {
  const few = cohorts.length < 4 ? ' Of so few cohorts it can hardly be told how far they differ.' : '';
  const spread = `Between cohorts τ² is ${number(reml.tau2, 2)} and I² ${number(reml.i2)}%.`;
  return `${repeated ? 'A second cohort is clear by itself, in the same direction.' : 'No two cohorts are each clear by themselves in the same direction.'} ${spread}${few}`;
};

const Found = ({ found, measure, id }: Readonly<{ found: Together; measure: InputMeasure; id: string }>) => {
  const { reml, dl, fe, cohorts, design, strength } = found;
  const said = sentenceOf({
    measure: inSentence(measure.title),
    unit: measure.unit,
    design,
    figure: { estimate: reml.estimate, low: reml.ci[0], high: reml.ci[1] },
    higherIsBetter: measure.higherIsBetter,
    cohorts: cohorts.length,
    strength,
    digits: 1,
  });
  return (
    <>
      <Card
        title={said.finding}
        subtitle={`Each cohort’s own figure in ${measure.unit}, and all together by REML. Dot: best estimate. Bar: likely range.`}
      >
        <p>{said.meaning}</p>
        <p>{strength === null ? null : <Strength level={strength.level} />}</p>
        <RangeChart
          id={`cohorts-${id}`}
          finding={said.finding}
          about={`${extraWords(measure)} of each cohort, and of all together, each with its likely range.`}
          measure={extraHead(measure)}
          groupHead="Cohort"
          effects={[
            ...cohorts.map(({ name, pupils, figure, level, heldBy: held }) => ({
              kind: 'shown' as const,
              label: name,
              sub: plural(pupils, 'pupil'),
              ...{ estimate: figure.estimate, low: figure.low, high: figure.high, isHeld: level < 4, heldBy: held },
            })),
            {
              kind: 'shown' as const,
              label: 'Together',
              sub: plural(
                cohorts.reduce((total, { pupils }) => total + pupils, 0),
                'pupil',
              ),
              ...{
                estimate: reml.estimate,
                low: reml.ci[0],
                high: reml.ci[1],
                isHeld: (strength?.level ?? 0) < 4,
                heldBy: heldBy(strength),
              },
            },
          ]}
        />
        <p>{agreeWords(found)}</p>
        <p class="wm-sub">{said.caution}</p>
      </Card>
      <Card title="The same by three ways of pooling" flush>
        <DataTable
          caption="Pooled figure by method"
          empty=""
          rows={[
            { name: 'One true figure for all (FE)', of: fe },
            { name: 'DerSimonian and Laird (DL)', of: dl },
            { name: 'Restricted maximum likelihood (REML)', of: reml },
          ]}
          columns={[
            { head: 'Method', isRowHead: true, cell: ({ name }) => name },
            { head: 'Together', numeric: true, cell: ({ of }) => signed(of.estimate, 2) },
            { head: 'Likely range', numeric: true, cell: ({ of }) => range(of.ci[0], of.ci[1], 2) },
            { head: 'τ²', numeric: true, cell: ({ of }) => number(of.tau2, 3) },
            { head: 'I²', numeric: true, cell: ({ of }) => `${number(of.i2, 1)}%` },
          ]}
        />
      </Card>
      <p class="wm-sub">
        {methodName('pooled')}.{' '}
        <a class="govuk-link" href={`${paths.tracking.methods}#pooled`}>
          Formula and source
        </a>
      </p>
    </>
  );
};

/** The present cohort beside earlier ones of the same test: do they agree, and what do they say together? */
export const CohortsPage = ({ frame, enrolment, measures, chosen }: CohortsProps) => (
  <Page
    frame={frame}
    title="Cohorts together"
    lead="This cohort beside those of your earlier applications, in the same test. A finding that comes twice is worth more than a larger one that came once."
    crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) }]}
    aside={
      <SideNote title="Which cohorts count">
        <p>
          Figures that your school kept when it submitted before: the same test, the same unit, and no pupil who is
          followed now. They stand as they were kept. Of figures that share pupils the latest counts, and no other.
        </p>
        {(chosen?.earlier ?? []).map((each) => (
          <p>{each.href === null ? each.name : <a href={each.href}>{each.name}</a>}</p>
        ))}
        {(chosen?.hidden ?? 0) === 0 ? null : (
          <p>{plural(chosen?.hidden ?? 0, 'cohort')} of fewer than 10 pupils hidden.</p>
        )}
      </SideNote>
    }
  >
    {chosen === null ? (
      <NoMeasure />
    ) : (
      <>
        <MeasureChips path={paths.tracking.cohorts} enrolment={enrolment} measures={measures} current={chosen.id} />
        {chosen.found === null ? (
          <Empty title="There are no two cohorts to set side by side yet.">
            {chosen.earlier.length === 0
              ? 'When you apply again with other pupils and the same test, the figures that you keep now become the earlier cohort.'
              : 'An earlier figure was kept, and one of the two cohorts has nothing yet that can be compared.'}
          </Empty>
        ) : (
          <Found found={chosen.found} measure={chosen.measure} id={chosen.id} />
        )}
      </>
    )}
  </Page>
);
