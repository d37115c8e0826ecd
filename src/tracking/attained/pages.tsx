import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Hidden,
  number,
  Page,
  pageOf,
  Pagination,
  plural,
  Select,
  SideNote,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote, type OnRoll } from '#pupils';
import { startTitle } from '../choosing/asked.ts';
import type { StartPoint } from '../choosing/store.ts';
import type { AttainedGroup } from './rules.ts';

export type Following = OnRoll & Readonly<{ start: number; later: number | null }>;

type AttainedProps = Readonly<{
  frame: Frame;
  enrolment: string;
  group: AttainedGroup;
  title: string;
  points: readonly StartPoint[];
  asked: Readonly<{ point: string; later: string; limit: string }>;
  /** Null until a limit stands. */
  found: readonly Following[] | null;
  already: number;
  page: string | undefined;
  problems: readonly Problem[];
}>;

const Ask = ({ enrolment, group, points, asked, problems }: AttainedProps) => {
  const options = points.map((each) => ({ value: each.id, text: startTitle(each) }));
  return (
    <Card title="From which results?">
      <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.fromResults, { enrolment, group })}>
        <Select name="point" label="Where pupils started" value={asked.point} options={options} problems={problems} />
        {group === 'low-prior-attainment' ? null : (
          <Select
            name="later"
            label="The same test later"
            hint="Who gained less than the scale expects in between"
            empty="Choose one"
            value={asked.later}
            options={options}
            problems={problems}
          />
        )}
        <TextInput
          name="limit"
          label={group === 'low-prior-attainment' ? 'Low is below' : 'High is at least'}
          value={asked.limit}
          width={5}
          inputmode="decimal"
          problems={problems}
        />
        <Button kind="quiet">Show who follows</Button>
      </Form>
    </Card>
  );
};

const figure = (value: number | null) => (value === null ? 'none' : number(value, value % 1 === 0 ? 0 : 1));

/** Who would come into a group by results: looked at first, then recorded in one press. */
export const AttainedPage = (props: AttainedProps) => {
  const { frame, enrolment, group, title, points, asked, found, already, problems } = props;
  const shown = pageOf(found ?? [], props.page, 50);
  const query = { point: asked.point, later: asked.later || undefined, limit: asked.limit };
  return (
    <Page
      frame={frame}
      title={
        found === null ? `${title}: from results` : `${plural(found.length, 'pupil')} would come in by these results`
      }
      lead={
        found === null
          ? 'Say from which results, and with what limit.'
          : `${title}. ${already} who follow from them are in the group already. Nothing is saved yet.`
      }
      crumbs={[
        { text: 'Groups', href: href(paths.groups.home, { enrolment }) },
        { text: title, href: href(paths.groups.one, { enrolment, group }) },
      ]}
      problems={problems}
      aside={
        <>
          {points.length === 0 ? null : <Ask {...props} />}
          <SideNote title="A result that is missing puts nobody in">
            <p>Pupils of 2020 and 2021 have no key stage 2 results: take another dated test for them.</p>
          </SideNote>
          <SafeguardingNote />
        </>
      }
    >
      {points.length === 0 ? (
        <Alert kind="info" title="There are no results yet.">
          <p>Once results are in, this group can be worked out from them.</p>
        </Alert>
      ) : null}
      {found === null || found.length === 0 ? null : (
        <Form frame={frame} action={href(paths.groups.fromResults, { enrolment, group })}>
          {Object.entries(query).map(([name, value]) =>
            value === undefined ? null : <Hidden name={name} value={value} />,
          )}
          <Button>{`Record ${found.length === 1 ? 'this pupil' : `these ${found.length} pupils`}`}</Button>
        </Form>
      )}
      {found === null ? null : (
        <Card title="Who follows" flush>
          <DataTable
            caption="Pupils who would come into the group"
            rows={shown.rows}
            empty={<Empty title="Nobody else follows from these results.">Try another limit or other results.</Empty>}
            columns={[
              {
                head: 'Pupil',
                isRowHead: true,
                cell: (each) => (
                  <>
                    {each.surname}, {each.forename}
                    <Sub>
                      {[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code]
                        .filter(Boolean)
                        .join(', ')}
                    </Sub>
                  </>
                ),
              },
              { head: 'Start', numeric: true, tight: true, cell: (each) => figure(each.start) },
              ...(group === 'low-prior-attainment'
                ? []
                : [{ head: 'Later', numeric: true, tight: true, cell: (each: Following) => figure(each.later) }]),
            ]}
          />
          <Pagination
            page={shown.page}
            pages={shown.pages}
            label="Pages of pupils"
            href={(page) =>
              href(paths.groups.fromResults, { enrolment, group }, { ...query, page: page === 1 ? undefined : page })
            }
          />
        </Card>
      )}
    </Page>
  );
};
