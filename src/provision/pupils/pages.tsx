import {
  Alert,
  BackLink,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Hidden,
  Page,
  pageOf,
  Pagination,
  SaveBar,
  Select,
  shortDate,
  Sub,
  TextInput,
  type Column,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { fullName, type Named } from '../names.ts';
import { outcomeOrder, outcomes } from '../rules.ts';
import type { Provision, PupilOn } from '../store.ts';
import { fieldOf } from './forms.ts';
import { Off } from './off.tsx';

export type ReviewRow = PupilOn & Readonly<{ name: string; yearGroup: string | null }>;

export type ReviewProps = Place &
  Readonly<{
    provision: Provision;
    rows: readonly ReviewRow[];
    asked?: string | undefined;
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
    /** True when what was wrong is in the form that takes somebody off. */
    isTakingOff?: boolean;
    /** Codes of pupils whom a colleague saved while this page was open. */
    overtaken?: readonly string[];
  }>;

export const perPage = 50;

const at = ({ enrolment, provision }: Pick<ReviewProps, 'enrolment' | 'provision'>) => ({
  enrolment: enrolment.id,
  provision: provision.id,
});

const crumbs = (props: Pick<ReviewProps, 'enrolment' | 'provision'>) => [
  { text: 'Provision map', href: href(paths.provision.map, { enrolment: props.enrolment.id }) },
  { text: props.provision.title, href: href(paths.provision.one, at(props)) },
];

export const nameOf = (named: Named | undefined, code: string): string =>
  named === undefined ? code : fullName(named);

const Held = ({ row, overtaken }: Readonly<{ row: ReviewRow; overtaken: readonly string[] }>) =>
  overtaken.includes(row.code) ? (
    <Sub>
      now held: {row.entry?.value ?? 'no start'}, {row.exit?.value ?? 'no end'},{' '}
      {row.leftOutBecause ??
        (row.outcome === null ? 'not reviewed' : outcomes[String(row.outcome) as keyof typeof outcomes])}
    </Sub>
  ) : null;

const columns = (props: ReviewProps): readonly Column<ReviewRow>[] => {
  const { provision, typed, problems = [], overtaken = [] } = props;
  const value = (name: string, held: string | number | null) => typed?.[name] ?? held;
  const input = (row: ReviewRow, what: 'entry' | 'exit', label: string) => (
    <TextInput
      name={fieldOf(what, row.code)}
      label={`${label}, ${row.code}`}
      hideLabel
      width={5}
      inputmode="decimal"
      autocomplete="off"
      value={value(fieldOf(what, row.code), row[what]?.value ?? '')}
      problems={problems}
    />
  );
  return [
    {
      head: 'Pupil',
      isRowHead: true,
      cell: (row) => (
        <>
          {row.name}
          <Sub>
            {[
              row.code,
              row.yearGroup === null ? null : `year ${row.yearGroup}`,
              row.toOn === null ? null : `until ${shortDate(row.toOn)}`,
            ]
              .filter((each) => each !== null)
              .join(', ')}
          </Sub>
          <Held row={row} overtaken={overtaken} />
          <Hidden name={fieldOf('seen', row.code)} value={row.version} />
        </>
      ),
    },
    ...(provision.groupCount > 1
      ? [
          {
            head: 'Group',
            cell: (row: ReviewRow) => (
              <Select
                name={fieldOf('group', row.code)}
                label={`Group, ${row.code}`}
                hideLabel
                value={value(fieldOf('group', row.code), row.groupNo)}
                options={Array.from({ length: provision.groupCount }, (_, n) => ({
                  value: n + 1,
                  text: String(n + 1),
                }))}
                problems={problems}
              />
            ),
          },
        ]
      : []),
    { head: 'At the start', cell: (row) => input(row, 'entry', 'At the start') },
    { head: 'At the end', cell: (row) => input(row, 'exit', 'At the end') },
    {
      head: 'Outcome',
      cell: (row) => (
        <Select
          name={fieldOf('outcome', row.code)}
          label={`Outcome, ${row.code}`}
          hideLabel
          empty="Not yet reviewed"
          value={value(fieldOf('outcome', row.code), row.outcome)}
          options={outcomeOrder.map((each) => ({ value: each, text: outcomes[each] }))}
          problems={problems}
        />
      ),
    },
    {
      head: 'Left out of the review because',
      cell: (row) => (
        <TextInput
          name={fieldOf('without', row.code)}
          label={`Left out of the review because, ${row.code}`}
          hideLabel
          width={10}
          value={value(fieldOf('without', row.code), row.leftOutBecause)}
          problems={problems}
        />
      ),
    },
  ];
};

/** Every pupil on a provision: start, end, and what came of it against what was expected. */
export const ReviewPage = (props: ReviewProps) => {
  const { frame, provision, rows, asked, problems = [], overtaken = [] } = props;
  const shown = pageOf(rows, asked, perPage);
  const measure =
    provision.measuredBy === ''
      ? 'Nothing is named by which start and end are measured.'
      : `Start and end: ${provision.measuredBy}.`;
  return (
    <Page
      frame={frame}
      wide
      title={`Pupils on ${provision.title}`}
      lead={`${measure} An empty box is not known, never 0. Outcomes can be changed later.`}
      crumbs={crumbs(props)}
      problems={problems}
      actions={
        <Button kind={rows.length === 0 ? 'primary' : 'quiet'} href={href(paths.provision.addPupils, at(props))}>
          Add pupils
        </Button>
      }
    >
      {overtaken.length === 0 ? null : (
        <Alert kind="warning" urgent title={`A colleague reviewed ${overtaken.join(', ')} while you were typing.`}>
          <p>
            Nothing of yours is lost: it stands in the boxes, and beside it what is held now. Save again to keep yours.
          </p>
        </Alert>
      )}
      {rows.length === 0 ? (
        <Empty title="Nobody is on it yet.">Add pupils one by one, by a group, by a year, or many at once.</Empty>
      ) : (
        <>
          <Form frame={frame} action={href(paths.provision.pupils, at(props))}>
            <Hidden name="page" value={shown.page} />
            <Card title="Review" flush>
              <DataTable caption={`Pupils on ${provision.title}`} rows={shown.rows} columns={columns(props)} empty="" />
            </Card>
            <SaveBar state="Everything on this page is saved together.">
              <Button>Save the review</Button>
            </SaveBar>
          </Form>
          <Pagination
            page={shown.page}
            pages={shown.pages}
            label="Pages of pupils"
            href={(page) => href(paths.provision.pupils, at(props), { page: page === 1 ? undefined : page })}
          />
          <Off {...props} />
        </>
      )}
      <BackLink href={href(paths.provision.one, at(props))} text={`Back to ${provision.title}`} />
    </Page>
  );
};
