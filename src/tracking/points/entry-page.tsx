import {
  Alert,
  Button,
  Card,
  Checkbox,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  pageOf,
  Pagination,
  plural,
  Select,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { perPage, type EntryColumn, type EntryRow } from '../entry/rules.ts';
import { SaveResults } from '../entry/save.tsx';
import { EntryClash, EntryTable } from '../entry/table.tsx';
import { scales } from '../scales/rules.ts';
import type { Assessment, Point } from '../assessments/store.ts';

/** Whom the page shows, as it stands in the address. */
export type WhoAsked = Readonly<{
  q: string;
  year: string;
  kind: string;
  isMissing: boolean;
  page: string | undefined;
}>;

type EntryProps = Readonly<{
  frame: Frame;
  enrolment: string;
  assessment: Assessment;
  point: Point;
  column: EntryColumn;
  /** Those whom the choices leave, in order. */
  rows: readonly EntryRow[];
  /** How many pupils are on roll. */
  onRoll: number;
  years: readonly string[];
  asked: WhoAsked;
  problems?: readonly Problem[] | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
  clashed?: ReadonlySet<string> | undefined;
}>;

export const askedQuery = ({ q, year, kind, isMissing }: WhoAsked, page: number) => ({
  q: q || undefined,
  year: year || undefined,
  kind: kind || undefined,
  missing: isMissing ? '1' : undefined,
  page: page > 1 ? page : undefined,
});

const Choose = ({ action, asked, years }: Pick<EntryProps, 'asked' | 'years'> & Readonly<{ action: string }>) => (
  <Form frame={{ csrf: '' }} method="get" action={action} inline>
    <TextInput name="q" label="Name or code" value={asked.q} width={10} autocomplete="off" />
    {years.length < 2 ? null : (
      <Select
        name="year"
        label="Year"
        value={asked.year}
        empty="All years"
        options={years.map((value) => ({ value, text: `Year ${value}` }))}
      />
    )}
    <Select
      name="kind"
      label="Which pupils"
      value={asked.kind}
      empty="The whole roll"
      options={[
        { value: 'target', text: 'Target pupils' },
        { value: 'comparison', text: 'Comparison pupils' },
      ]}
    />
    <Checkbox name="missing" value="1" label="Only those without a result" checked={asked.isMissing} />
    <Button kind="quiet">Show</Button>
  </Form>
);

const Boxes = (props: EntryProps) => {
  const { frame, enrolment, assessment, point, column, asked, problems, typed, clashed } = props;
  const at = href(paths.tracking.point, { enrolment, assessment: assessment.id, point: point.id });
  const shown = pageOf(props.rows, asked.page, perPage);
  return (
    <>
      <Form frame={frame} action={at}>
        <Hidden name="q" value={asked.q} />
        <Hidden name="year" value={asked.year} />
        <Hidden name="kind" value={asked.kind} />
        <Hidden name="missing" value={asked.isMissing ? '1' : ''} />
        <Hidden name="page" value={shown.page} />
        <Card
          title={plural(props.rows.length, 'pupil')}
          subtitle={
            shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}: what you save stays when you go on.` : undefined
          }
          flush
        >
          <EntryTable
            caption={`Results in ${assessment.title}, ${point.label}`}
            columns={[column]}
            rows={shown.rows}
            problems={problems}
            typed={typed}
            clashed={clashed}
          />
        </Card>
        <Card title="Where do these results come from?">
          <TextInput
            name="source"
            label="Source, if it helps to find them again"
            hint="For example, class register, or the test’s own report"
            value={typed?.['source']}
            problems={problems}
            width={30}
          />
        </Card>
        <SaveResults hasMore={shown.page < shown.pages} />
      </Form>
      <Pagination
        page={shown.page}
        pages={shown.pages}
        label="Pages of pupils"
        href={(page) =>
          href(paths.tracking.point, { enrolment, assessment: assessment.id, point: point.id }, askedQuery(asked, page))
        }
      />
    </>
  );
};

export const EntryPage = (props: EntryProps) => {
  const { frame, enrolment, assessment, point, column, problems = [], clashed, onRoll } = props;
  const inAddress = { enrolment, assessment: assessment.id, point: point.id };
  return (
    <Page
      frame={frame}
      title={`${assessment.title}: ${point.label}`}
      lead={`${point.takenOn === null ? 'The day is not known yet' : `Taken on ${longDate(point.takenOn)}`}. ${scales[column.scale.key].hint} Leave a box empty while a result is not known: empty is never 0.`}
      crumbs={[
        { text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) },
        { text: assessment.title, href: href(paths.tracking.assessment, { enrolment, assessment: assessment.id }) },
      ]}
      problems={problems}
      actions={
        <Button kind="quiet" href={href(paths.tracking.changePoint, inAddress)}>
          Change name or day
        </Button>
      }
      wide
    >
      <EntryClash clashed={clashed} />
      {onRoll === 0 ? (
        <Empty
          title="No pupil is on roll yet."
          action={<Button href={href(paths.pupils.home, { enrolment })}>Bring the pupils in</Button>}
        >
          Once pupils are there, their results are entered here, {perPage} to a page.
        </Empty>
      ) : (
        <>
          <Choose action={href(paths.tracking.point, inAddress)} asked={props.asked} years={props.years} />
          {props.rows.length === 0 ? (
            <Alert
              kind="info"
              title={
                props.asked.isMissing ? 'Everybody here has a result or a reason.' : 'No pupil fits these choices.'
              }
            />
          ) : (
            <Boxes {...props} />
          )}
        </>
      )}
    </Page>
  );
};
