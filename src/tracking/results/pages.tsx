import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  SaveBar,
  Select,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { reasonField, valueField } from '../forms.ts';
import { missingReasons, type Point, type PupilResult } from '../rules.ts';
import type { Measure } from '../store.ts';

export type GridRow = PupilResult & Readonly<{ name: string }>;

type GridProps = Readonly<{
  frame: Frame;
  enrolment: string;
  measure: Measure;
  rows: readonly GridRow[];
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  savedFirst?: boolean;
}>;

const points = { baseline: 'Before', after: 'After' } as const satisfies Record<Point, string>;

const heldWords = ({ value, missingBecause }: PupilResult[Point]): string =>
  value === null ? (missingBecause ?? 'nothing') : String(value);

/** What is held now, where it differs from what the reader typed before a colleague saved. */
const Held = ({
  row,
  point,
  typed,
}: Readonly<{ row: GridRow; point: Point; typed: Readonly<Record<string, string>> }>) => {
  const mine = typed[valueField(point, row.code)] || typed[reasonField(point, row.code)] || 'nothing';
  const theirs = heldWords(row[point]);
  return mine === theirs ? null : <Sub>now held: {theirs}</Sub>;
};

const cells = (point: Point, { problems = [], typed, savedFirst }: GridProps) => [
  {
    head: points[point],
    cell: (row: GridRow) => {
      const name = valueField(point, row.code);
      return (
        <>
          <TextInput
            name={name}
            label={`${points[point]}, ${row.code}`}
            hideLabel
            width={4}
            inputmode="decimal"
            autocomplete="off"
            value={typed?.[name] ?? row[point].value}
            problems={problems}
          />
          {savedFirst ? <Held row={row} point={point} typed={typed ?? {}} /> : null}
        </>
      );
    },
  },
  {
    head: `Why missing ${points[point].toLowerCase()}`,
    cell: (row: GridRow) => {
      const name = reasonField(point, row.code);
      return (
        <Select
          name={name}
          label={`Why the result ${points[point].toLowerCase()} is missing, ${row.code}`}
          hideLabel
          empty="Not missing"
          value={typed?.[name] ?? row[point].missingBecause}
          options={missingReasons.map((reason) => ({ value: reason, text: reason }))}
        />
      );
    },
  },
];

export const GridPage = (props: GridProps) => {
  const { frame, enrolment, measure, rows, problems = [], typed, savedFirst } = props;
  const on = (name: 'baselineOn' | 'afterOn') =>
    typed?.[name] ?? (measure[name] === null ? '' : longDate(measure[name]));
  const at = href(paths.tracking.measure, { enrolment, measure: measure.id });
  return (
    <Page
      frame={frame}
      title={`Results: ${measure.title}`}
      lead={`${measure.scale}. ${measure.higherIsBetter ? 'Higher' : 'Lower'} is better. Leave a box empty while a result is not known: empty is never 0.`}
      crumbs={[{ text: 'What changed', href: href(paths.tracking.home, { enrolment }) }]}
      problems={problems}
      wide
    >
      {savedFirst ? (
        <Alert kind="warning" title="A colleague saved results while you were typing." urgent>
          <p>
            Nothing of yours is lost: it stands in the boxes, and beside each one that differs you see what is held now.
            Save again to keep yours.
          </p>
        </Alert>
      ) : null}
      {rows.length === 0 ? (
        <Empty
          title="No pupil is listed yet."
          action={<Button href={href(paths.pupils.home, { enrolment })}>List the pupils</Button>}
        >
          Once target pupils are listed, their results are entered here, all on one page.
        </Empty>
      ) : (
        <Form frame={frame} action={at}>
          <Hidden name="version" value={measure.version} />
          <Card title="Days of the tests">
            <TextInput
              name="baselineOn"
              label="Day of the baseline"
              value={on('baselineOn')}
              problems={problems}
              width={20}
            />
            <TextInput
              name="afterOn"
              label="Day of the second test"
              value={on('afterOn')}
              problems={problems}
              width={20}
            />
          </Card>
          <Card title="One row for each pupil" flush>
            <DataTable
              caption={`Results in ${measure.title}`}
              rows={rows}
              empty=""
              columns={[
                {
                  head: 'Pupil',
                  isRowHead: true,
                  cell: (row) => (
                    <>
                      {row.name}
                      <Sub>
                        {row.code}, {row.kind === 'target' ? 'target' : 'comparison'}
                        {row.leftOn === null ? '' : ', left'}
                      </Sub>
                    </>
                  ),
                },
                ...cells('baseline', props),
                ...cells('after', props),
              ]}
            />
          </Card>
          <SaveBar state="A correction keeps what stood before it.">
            <Button>Save the results</Button>
          </SaveBar>
        </Form>
      )}
    </Page>
  );
};
