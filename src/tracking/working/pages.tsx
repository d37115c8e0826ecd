import {
  Button,
  Card,
  DataTable,
  Facts,
  mediumDate,
  number,
  Page,
  pageOf,
  Pagination,
  SideNote,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Worked } from '../impact/asking.ts';
import { pointWords, sentence } from '../impact/words.ts';
import { measureMethods } from '../figures/methods.ts';
import { agreementWords, stagesOf, type Stage } from './steps.ts';

type WorkingProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  worked: Worked;
  /** Up to when results counted for this reader. */
  cutOffAt: Date;
  page: string | undefined;
}>;

const Steps = ({ stage, at }: Readonly<{ stage: Stage; at: number }>) => (
  <Card
    title={`${at + 1}. ${stage.title}`}
    subtitle={`Version ${stage.version}. ${stage.formula}. Source: ${stage.source}.`}
  >
    <DataTable
      plain
      caption={stage.title}
      empty=""
      rows={stage.steps}
      columns={[
        { head: 'Step', isRowHead: true, cell: ({ what }) => what },
        { head: 'How', cell: ({ how }) => how },
        { head: 'Comes out', cell: ({ result }) => <strong>{result}</strong> },
      ]}
    />
  </Card>
);

const Inputs = ({ worked, enrolment, page }: WorkingProps) => {
  const { inputs, series } = worked;
  const shown = pageOf(inputs.pupils, page);
  return (
    <Card title={`Every input: ${number(inputs.pupils.length)} pupils by code`} flush>
      <DataTable
        caption="Readings of each pupil at each point"
        empty="No pupil is listed."
        rows={shown.rows}
        columns={[
          { head: 'Pupil', isRowHead: true, tight: true, cell: ({ code }) => code },
          { head: 'Group', cell: ({ kind }) => (kind === 'target' ? 'Target' : 'Comparison') },
          ...inputs.points.map((point, at) => ({
            head: `${point.label}${at === inputs.baseline ? ', before' : at === inputs.after ? ', after' : ''}`,
            numeric: true,
            cell: ({ readings }: (typeof inputs.pupils)[number]) => {
              const reading = readings[at];
              return reading?.value == null
                ? (reading?.because ?? 'not entered')
                : number(reading.value, Number.isInteger(reading.value) ? 0 : 1);
            },
          })),
          { head: 'Left', cell: ({ leftOn }) => (leftOn === null ? '' : mediumDate(leftOn)) },
        ]}
      />
      <Pagination
        page={shown.page}
        pages={shown.pages}
        label="Pages of pupils"
        href={(to) =>
          href(paths.tracking.working, { enrolment: enrolment.id, measure: series.measure.id }, { page: to })
        }
      />
    </Card>
  );
};

/** Every input and step of one measure's figure. */
export const WorkingPage = (props: WorkingProps) => {
  const { frame, enrolment, worked, cutOffAt } = props;
  const { inputs, working, series } = worked;
  const at = { enrolment: enrolment.id, measure: series.measure.id };
  const said = sentence(inputs, working);
  const agreement = agreementWords(inputs, working);
  return (
    <Page
      frame={frame}
      title={`How we worked this out: ${inputs.measure.title}`}
      lead={said?.finding ?? 'There is no figure yet; these are the inputs so far.'}
      crumbs={[
        {
          text: 'Impact on target pupils',
          href: href(paths.tracking.home, { enrolment: enrolment.id }, { measure: at.measure }),
        },
      ]}
      actions={
        <Button kind="quiet" href={href(paths.tracking.workingCsv, at)}>
          Download inputs and steps
        </Button>
      }
      aside={
        <>
          <Card title="What it rests on">
            <Facts
              items={[
                { term: 'Test', fact: inputs.measure.scale },
                { term: 'Unit', fact: inputs.measure.unit },
                { term: 'Better is', fact: inputs.measure.higherIsBetter ? 'higher' : 'lower' },
                { term: 'Declared', fact: mediumDate(series.measure.declaredAt) },
                {
                  term: 'Before',
                  fact:
                    inputs.points[inputs.baseline] === undefined
                      ? 'not chosen yet'
                      : pointWords(inputs.points[inputs.baseline] ?? { label: '', on: null }),
                },
                {
                  term: 'After',
                  fact:
                    inputs.points[inputs.after] === undefined
                      ? 'not chosen yet'
                      : pointWords(inputs.points[inputs.after] ?? { label: '', on: null }),
                },
                { term: 'Results up to', fact: mediumDate(cutOffAt) },
                { term: 'Pupils', fact: 'target and comparison pupils as listed by the school, leavers included' },
                { term: 'Methods', fact: measureMethods() },
                { term: 'Source', fact: 'results that the school entered or imported' },
              ]}
            />
          </Card>
          <SideNote title="What this supposes">
            <p>
              Without the work, both groups would have gained alike. An earlier point can speak against that; nothing
              can prove it.
            </p>
            {agreement === null ? null : <p>{agreement}</p>}
            <p>The likely range speaks of chance only, not of who was chosen, nor of a test that was missed.</p>
          </SideNote>
        </>
      }
    >
      {stagesOf(inputs, working).map((stage, place) => (
        <Steps stage={stage} at={place} />
      ))}
      <Inputs {...props} />
    </Page>
  );
};
