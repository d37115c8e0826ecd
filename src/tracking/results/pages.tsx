import {
  Alert,
  Button,
  Card,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  pageOf,
  Pagination,
  plural,
  Select,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { perPage, type EntryColumn, type EntryRow } from '../entry/rules.ts';
import { SaveResults } from '../entry/save.tsx';
import { EntryClash, EntryTable } from '../entry/table.tsx';
import type { Declared } from '../measures/store.ts';
import type { Measure } from '../store.ts';
import { DeclaredCard } from './declared-card.tsx';

export type GridRow = EntryRow & Readonly<{ kind: 'target' | 'comparison'; hadTests: boolean }>;

/** What a page of results was narrowed to, as it stands in the address. */
export type GridAsked = Readonly<{ q: string; kind: string; page: string | undefined }>;

export type GridProps = Readonly<{
  frame: Frame;
  enrolment: string;
  measure: Measure;
  declared: Declared;
  mayLead: boolean;
  /** Points of the assessment after the baseline, while the one after the work is not chosen. */
  laterPoints: readonly Readonly<{ id: string; label: string }>[];
  columns: readonly EntryColumn[];
  rows: readonly GridRow[];
  asked: GridAsked;
  /** Followed pupils whose year 6 had no key stage 2 tests, where the scale is theirs. */
  withoutTests: number;
  problems?: readonly Problem[] | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
  clashed?: ReadonlySet<string> | undefined;
}>;

const narrowed = ({ rows, asked }: GridProps): readonly GridRow[] => {
  const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (asked.kind === '' || row.kind === asked.kind) &&
      words.every((word) => `${row.name} ${row.code}`.toLowerCase().includes(word)),
  );
};

const Search = ({ action, asked }: Readonly<{ action: string; asked: GridAsked }>) => (
  <Form frame={{ csrf: '' }} method="get" action={action} inline>
    <TextInput name="q" label="Name or code" value={asked.q} width={20} autocomplete="off" />
    <Select
      name="kind"
      label="Which pupils"
      value={asked.kind}
      empty="All who are followed"
      options={[
        { value: 'target', text: 'Target pupils' },
        { value: 'comparison', text: 'Comparison pupils' },
      ]}
    />
    <Button kind="quiet">Show</Button>
  </Form>
);

type DayProps = Readonly<{ name: 'baselineOn' | 'afterOn'; label: string }> &
  Pick<GridProps, 'measure' | 'typed' | 'problems' | 'clashed'>;

const Day = ({ name, label, measure, typed, problems, clashed }: DayProps) => (
  <>
    <TextInput
      name={name}
      label={label}
      value={typed?.[name] ?? (measure[name] === null ? '' : longDate(measure[name]))}
      problems={problems}
      width={20}
    />
    {clashed?.has(name) ? <Sub>now held: {measure[name] === null ? 'no day' : longDate(measure[name])}</Sub> : null}
  </>
);

const Grid = (props: GridProps) => {
  const { frame, enrolment, measure, columns, asked, problems = [], typed, clashed } = props;
  const shown = pageOf(narrowed(props), asked.page, perPage);
  const at = href(paths.tracking.measure, { enrolment, measure: measure.id });
  const query = (page: number) => ({
    q: asked.q || undefined,
    kind: asked.kind || undefined,
    page: page === 1 ? undefined : page,
  });
  const common = { measure, typed, problems, clashed };
  return (
    <>
      {props.rows.length > perPage ? <Search action={at} asked={asked} /> : null}
      <Form frame={frame} action={at}>
        <Hidden name="version" value={measure.daysVersion} />
        <Hidden name="page" value={shown.page} />
        <Hidden name="q" value={asked.q} />
        <Hidden name="kind" value={asked.kind} />
        <Card title="Days of the tests">
          <Day {...common} name="baselineOn" label="Day of the baseline" />
          {measure.afterPointId === null ? null : <Day {...common} name="afterOn" label="Day of the second test" />}
        </Card>
        <Card
          title="One row for each pupil"
          subtitle={
            shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}: what you save stays when you go on.` : undefined
          }
          flush
        >
          <EntryTable
            caption={`Results in ${measure.title}`}
            columns={columns}
            rows={shown.rows}
            problems={problems}
            typed={typed}
            clashed={clashed}
          />
        </Card>
        <SaveResults hasMore={shown.page < shown.pages} />
      </Form>
      <Pagination
        page={shown.page}
        pages={shown.pages}
        label="Pages of pupils"
        href={(page) => href(paths.tracking.measure, { enrolment, measure: measure.id }, query(page))}
      />
    </>
  );
};

export const GridPage = (props: GridProps) => {
  const { frame, enrolment, measure, rows, problems = [], clashed } = props;
  return (
    <Page
      frame={frame}
      title={`Results: ${measure.title}`}
      lead={`${measure.scale}. ${measure.higherIsBetter ? 'Higher' : 'Lower'} is better. Leave a box empty while a result is not known: empty is never 0.`}
      crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment }) }]}
      problems={problems}
      actions={
        <Button kind="quiet" href={href(paths.tracking.assessment, { enrolment, assessment: measure.assessmentId })}>
          All points of this assessment
        </Button>
      }
      wide
    >
      <EntryClash clashed={clashed} />
      {measure.notObtainedBecause === null ? null : (
        <Alert kind="warning" title="There is no result of this measure.">
          <p>{measure.notObtainedBecause}</p>
        </Alert>
      )}
      {props.withoutTests === 0 ? null : (
        <Alert
          kind="warning"
          title={`${plural(props.withoutTests, 'pupil')} of these ${props.withoutTests === 1 ? 'was' : 'were'} in year 6 in 2020 or 2021.`}
        >
          <p>
            No key stage 2 tests were held in those years:{' '}
            {props.withoutTests === 1 ? 'this pupil has' : 'these pupils have'} no result of them. Declare a measure
            whose baseline is another test with its own day, such as one on entry.
          </p>
        </Alert>
      )}
      {rows.length === 0 ? (
        <Empty
          title="No pupil is listed yet."
          action={<Button href={href(paths.pupils.home, { enrolment })}>List the pupils</Button>}
        >
          Once target pupils are listed, their results are entered here, {perPage} to a page.
        </Empty>
      ) : (
        <Grid {...props} />
      )}
      <DeclaredCard {...props} />
    </Page>
  );
};
