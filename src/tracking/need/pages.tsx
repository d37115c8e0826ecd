import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  list,
  mediumDate,
  Page,
  Pagination,
  plural,
  Select,
  SideNote,
  Sub,
  TextInput,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote, type OnRoll } from '#pupils';
import { riskFactors, yearGroups, type Narrowed, type RiskFactor } from '#pupils/rules';
import { thresholds } from './rules.ts';

export type Needy = OnRoll & Readonly<{ risks: readonly RiskFactor[] }>;

type NeedProps = Readonly<{
  frame: Frame;
  enrolment: string;
  on: string;
  atLeast: number;
  /** On roll, with so many risk factors, and of these without provision. */
  roll: number;
  withRisks: number;
  all: readonly Needy[];
  found: number;
  shown: Readonly<{ page: number; pages: number; rows: readonly Needy[] }>;
  narrowed: Narrowed;
}>;

const Search = ({ enrolment, atLeast, narrowed, all }: NeedProps) => (
  <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.need, { enrolment })} inline>
    <TextInput name="q" label="Name or code" value={narrowed.q} width={20} autocomplete="off" />
    <Select
      name="year"
      label="Year"
      value={narrowed.year}
      empty="All years"
      options={yearGroups
        .filter((year) => all.some((each) => each.yearGroup === year))
        .map((value) => ({ value, text: `Year ${value}` }))}
    />
    <Select
      name="least"
      label="Risk factors"
      value={String(atLeast)}
      options={thresholds.map((value) => ({
        value: String(value),
        text: value === 1 ? '1 or more' : `${value} or more`,
      }))}
    />
    <Button kind="quiet">Search</Button>
  </Form>
);

/** Need identified earliest: several risk factors and no provision. */
export const NeedPage = (props: NeedProps) => {
  const { frame, enrolment, on, atLeast, roll, withRisks, all, found, shown, narrowed } = props;
  const many = atLeast === 1 ? 'a risk factor' : `${atLeast} risk factors or more`;
  const query = { q: narrowed.q || undefined, year: narrowed.year || undefined, least: String(atLeast) };
  return (
    <Page
      frame={frame}
      title={
        all.length === 0
          ? `Nobody with ${many} is without provision`
          : `${plural(all.length, 'pupil')} with ${many} and no provision`
      }
      lead={`${withRisks} of ${plural(roll, 'pupil')} on roll have ${many}; ${withRisks - all.length} of them are on provision on ${mediumDate(on)}.`}
      aside={
        <>
          <SideNote title="What counts as a risk factor">
            <p>
              Each of these once: {riskFactors.map((each) => each.title).join('; ')}. Free meals and Pupil Premium are
              one. What is not recorded counts as nothing, so the list can only be too short.
            </p>
          </SideNote>
          <SideNote title="What counts as provision">
            <p>Targeted or specialist support on the provision map that runs on this day and has the pupil on it.</p>
          </SideNote>
          <SafeguardingNote />
        </>
      }
    >
      <Card
        title={found === all.length ? 'Most risk factors first' : `${plural(found, 'pupil')} found`}
        link={{ text: 'Provision map', href: href(paths.provision.map, { enrolment }) }}
        flush
      >
        <Search {...props} />
        <DataTable
          caption={`Pupils with ${many} and no provision`}
          rows={shown.rows}
          empty={
            <Empty
              title={all.length === 0 ? 'Nobody is left out on this day.' : 'No pupil of the list fits this search.'}
            >
              {all.length === 0
                ? 'Ask for fewer risk factors to look further ahead.'
                : 'Search for a part of the name, or choose another year.'}
            </Empty>
          }
          columns={[
            {
              head: 'Pupil',
              isRowHead: true,
              tight: true,
              cell: (each) => (
                <>
                  <a class="govuk-link" href={href(paths.groups.record, { enrolment, pupil: each.pupilId })}>
                    {each.surname}, {each.forename}
                  </a>
                  <Sub>
                    {[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', ')}
                  </Sub>
                </>
              ),
            },
            { head: 'Risk factors', numeric: true, tight: true, cell: (each) => each.risks.length },
            { head: 'Which', cell: (each) => list(each.risks.map((risk) => risk.title)) },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          label="Pages of pupils"
          href={(page) => href(paths.groups.need, { enrolment }, { ...query, page: page === 1 ? undefined : page })}
        />
      </Card>
    </Page>
  );
};
