import {
  Card,
  Chips,
  DataTable,
  Details,
  DistributionChart,
  Empty,
  Facts,
  number,
  percent,
  plural,
} from '#platform/kit';
import { href, paths } from '#paths';
import { measures, missingWords, spreadWidth, type Measure, type MeasureId, type PlacedMeasure } from '../rules.ts';
import type { Context } from './store.ts';

export type Spread = Readonly<Record<MeasureId, readonly number[]>>;

/** A figure as it was printed: one decimal, whatever was computed behind it. */
const figure = (value: number) => percent(value, 1);

const inHundred = (percentile: number) => percent(percentile, percentile > 0 && percentile < 1 ? 1 : 0);

const measureOf = (id: MeasureId): Measure | undefined => measures.find((each) => each.id === id);

const finding = (measure: Measure, placed: PlacedMeasure): string => {
  if (placed.value === null || placed.percentile === null)
    return `${measure.title}: ${missingWords[placed.missing ?? 'not-available']}`;
  return `${figure(placed.value)} ${measure.phrase}: ${inHundred(placed.percentile)} of schools have a lower figure`;
};

const schools = (count: number) => plural(count, 'school');

/** The census names a population in the singular or without its noun: "State-funded secondary", "Pupil referral unit". */
const populationWords = (population: string): string => {
  const words = population.charAt(0).toLowerCase() + population.slice(1);
  if (/ry$/.test(words) && !/primary$|secondary$/.test(words)) return words.replace(/y$/, 'ies');
  return /(school|unit|college)$/.test(words) ? `${words}s` : `${words} schools`;
};

/** The figures side by side: value, percentile, and among how many. */
const Table = ({ context }: Readonly<{ context: Context }>) => (
  <DataTable
    caption={`Figures of ${context.year} among ${context.population}`}
    rows={context.measures}
    empty="There are no figures."
    columns={[
      {
        head: 'Figure',
        isRowHead: true,
        cell: (each) => (
          <a class="govuk-link" href={`#${each.measure}`}>
            {measureOf(each.measure)?.title}
          </a>
        ),
      },
      {
        head: 'This school',
        numeric: true,
        cell: (each) => (each.value === null ? missingWords[each.missing ?? 'not-available'] : figure(each.value)),
      },
      {
        head: 'Schools with a lower figure',
        numeric: true,
        cell: (each) => (each.percentile === null ? 'not placed' : inHundred(each.percentile)),
      },
      { head: 'Lower', numeric: true, cell: (each) => (each.below === null ? 'not placed' : number(each.below)) },
      { head: 'Equal', numeric: true, cell: (each) => (each.equal === null ? 'not placed' : number(each.equal)) },
      { head: 'Of', numeric: true, cell: (each) => number(each.n) },
    ]}
  />
);

const bins = (counts: readonly number[]) => {
  const last = counts.reduce((end, count, at) => (count > 0 ? at : end), -1);
  return counts.slice(0, last + 1).map((count, at) => ({ from: at * spreadWidth, to: (at + 1) * spreadWidth, count }));
};

type OneProps = Readonly<{ context: Context; placed: PlacedMeasure; counts: readonly number[]; name: string }>;

const One = ({ context, placed, counts, name }: OneProps) => {
  const measure = measureOf(placed.measure);
  if (measure === undefined) return null;
  const population = `${number(placed.n)} ${populationWords(context.population)}, ${context.year}`;
  return (
    <Card
      id={measure.id}
      title={finding(measure, placed)}
      subtitle={`${measure.title}, per cent of pupils. Each bar counts schools.`}
    >
      {placed.value === null || placed.percentile === null ? (
        <Empty title={`There is no figure to place: it is ${missingWords[placed.missing ?? 'not-available']}.`}>
          That is neither 0 nor “none”. {schools(placed.n)} of this kind have a figure.
        </Empty>
      ) : (
        <DistributionChart
          id={`spread-${measure.id}`}
          finding={finding(measure, placed)}
          about={`How ${schools(placed.n)} are spread, with ${name} marked.`}
          bins={bins(counts)}
          value={placed.value}
          percentile={placed.percentile}
          name={name}
          population={population}
          format={figure}
        />
      )}
      <Details summary="What this figure is">
        <p>{placed.definition}</p>
        <Facts
          items={[
            { term: 'Population', fact: placed.population },
            { term: 'Year', fact: context.year },
            { term: 'Schools with a figure', fact: number(placed.n) },
            { term: 'Lower', fact: placed.below === null ? 'not placed' : number(placed.below) },
            { term: 'Equal, this school counted', fact: placed.equal === null ? 'not placed' : number(placed.equal) },
            {
              term: 'Percentile, unrounded',
              fact: placed.percentile === null ? 'not placed' : String(placed.percentile),
            },
            { term: 'Source', fact: context.source },
          ]}
        />
      </Details>
    </Card>
  );
};

type ContextProps = Readonly<{
  schoolId: string;
  name: string;
  context: Context | null;
  spread: Spread | null;
  years: readonly string[];
}>;

/** Where a school's figures stand among all schools of its kind, in a year that the reader may choose. */
export const ContextPanel = ({ schoolId, name, context, spread, years }: ContextProps) => {
  if (context === null || spread === null)
    return (
      <Card title="Figures among other schools">
        <Empty title="No census figures are held for this school.">
          They appear here when the awarding body has brought in a school census that counts it.
        </Empty>
      </Card>
    );
  return (
    <>
      <Card
        title={`Among ${populationWords(context.population)} in ${context.year}`}
        subtitle={`${context.pupils === null ? 'Number on roll not available' : `${number(context.pupils)} pupils on roll`}. Source: ${context.source}.`}
        flush
      >
        {years.length < 2 ? null : (
          <Chips
            label="Years"
            chips={years.map((year) => ({
              text: year,
              href: href(paths.schools.page, { school: schoolId }, { year }),
              current: year === context.year,
            }))}
          />
        )}
        <Table context={context} />
      </Card>
      {context.measures.map((placed) => (
        <One context={context} placed={placed} counts={spread[placed.measure]} name={name} />
      ))}
    </>
  );
};
