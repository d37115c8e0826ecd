import {
  Button,
  Card,
  Chips,
  DataTable,
  Empty,
  Form,
  mediumDate,
  number,
  Page,
  Pagination,
  plural,
  SideNote,
  Sub,
  TextInput,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { yearGroups } from '../../rules.ts';
import type { OnRollRow, RollAsked } from './store.ts';

type Props = Readonly<{
  frame: Frame;
  enrolment: string;
  asked: RollAsked;
  pupils: readonly OnRollRow[];
  rows: number;
  sizes: Readonly<{ on: number; left: number; years: ReadonlyMap<string, number> }>;
  page: number;
  pages: number;
  mayChange: boolean;
}>;

const yearWords = (year: string): string =>
  year === 'R' ? 'Reception' : year.startsWith('N') ? `Nursery ${year.slice(1)}` : `Year ${year}`;

const Filters = ({ enrolment, asked, sizes }: Props) => {
  const to = (more: Partial<RollAsked>) => {
    const next = { ...asked, ...more };
    return href(
      paths.roll.home,
      { enrolment },
      {
        q: next.q || undefined,
        year: next.year || undefined,
        show: next.show === 'on' ? undefined : next.show,
      },
    );
  };
  const years = yearGroups.filter((year) => sizes.years.has(year));
  return (
    <Chips
      label="Which pupils"
      chips={[
        {
          text: 'All on roll',
          count: sizes.on,
          href: to({ year: '', show: 'on' }),
          current: asked.show === 'on' && asked.year === '',
        },
        ...years.map((year) => ({
          text: yearWords(year),
          count: sizes.years.get(year) ?? 0,
          href: to({ year, show: 'on' }),
          current: asked.show === 'on' && asked.year === year,
        })),
        ...(sizes.left === 0
          ? []
          : [
              { text: 'Left', count: sizes.left, href: to({ year: '', show: 'left' }), current: asked.show === 'left' },
            ]),
      ]}
    />
  );
};

const Search = ({ frame, enrolment, asked }: Props) => (
  <Form frame={frame} action={href(paths.roll.home, { enrolment })} method="get" inline>
    <TextInput name="q" label="Find by name, UPN or code" value={asked.q} width={20} autocomplete="off" />
    {asked.year === '' ? null : <input type="hidden" name="year" value={asked.year} />}
    {asked.show === 'on' ? null : <input type="hidden" name="show" value={asked.show} />}
    <Button kind="quiet" small>
      Find
    </Button>
  </Form>
);

const titleOf = ({ sizes }: Props): string =>
  sizes.on + sizes.left === 0 ? 'Nobody is on the roll yet' : `${plural(sizes.on, 'pupil')} on roll`;

const EmptyRoll = ({ asked, sizes }: Props) =>
  sizes.on + sizes.left === 0 ? (
    <Empty title="Nobody is on the roll yet.">
      A senior leader or the coordinator brings in a file from your school’s system, or adds pupils by hand.
    </Empty>
  ) : (
    <Empty title={asked.q === '' ? 'Nobody is here.' : `Nobody was found for “${asked.q}”.`}>
      Look for a part of the name, the UPN or a code such as P-012, or choose another year.
    </Empty>
  );

export const RollPage = (props: Props) => {
  const { frame, enrolment, asked, pupils, rows, page, pages, mayChange, sizes } = props;
  const isNew = sizes.on + sizes.left === 0;
  return (
    <Page
      frame={frame}
      title={titleOf(props)}
      lead={
        isNew
          ? 'The roll is where groups, results and the choice of target pupils begin.'
          : `${sizes.left === 0 ? 'Nobody has' : `${number(sizes.left)} ${sizes.left === 1 ? 'has' : 'have'}`} left since the roll has been kept here.`
      }
      actions={
        mayChange ? (
          <>
            <Button kind={isNew ? 'primary' : 'quiet'} href={href(paths.roll.files, { enrolment })}>
              Bring a file in
            </Button>
            <Button kind="quiet" href={href(paths.roll.add, { enrolment })}>
              Add one pupil
            </Button>
          </>
        ) : undefined
      }
      aside={
        <SideNote title="Who sees names">
          <p>
            Senior leaders, the coordinator and the working party. Each time somebody opens this list, it is written in
            the trail that your school can read.
          </p>
        </SideNote>
      }
    >
      {isNew ? null : (
        <>
          <Filters {...props} />
          <Search {...props} />
        </>
      )}
      <Card
        title={asked.show === 'left' ? 'Pupils who left' : asked.year === '' ? 'Everybody' : yearWords(asked.year)}
        note={isNew ? undefined : plural(rows, 'pupil')}
        flush
      >
        <DataTable
          caption="Pupils on the roll"
          rows={pupils}
          empty={<EmptyRoll {...props} />}
          columns={[
            {
              head: 'Pupil',
              isRowHead: true,
              cell: (each) => (
                <>
                  <a class="govuk-link" href={href(paths.roll.pupil, { enrolment, pupil: each.id })}>
                    {each.surname}, {each.forename}
                  </a>
                  {each.upn === null ? null : <Sub>{each.upn}</Sub>}
                </>
              ),
            },
            { head: 'Code', tight: true, cell: (each) => each.code },
            { head: 'Year', tight: true, cell: (each) => each.yearGroup ?? 'not recorded' },
            { head: 'Born', cell: (each) => (each.bornOn === null ? 'not recorded' : mediumDate(each.bornOn)) },
            ...(asked.show === 'left'
              ? [
                  {
                    head: 'Left',
                    cell: (each: OnRollRow) => (each.leftOn === null ? 'not recorded' : mediumDate(each.leftOn)),
                  },
                ]
              : [{ head: 'Sex', tight: true, cell: (each: OnRollRow) => each.sex ?? 'not recorded' }]),
          ]}
        />
        <Pagination
          page={page}
          pages={pages}
          label="Pages of the roll"
          href={(at) =>
            href(
              paths.roll.home,
              { enrolment },
              {
                q: asked.q || undefined,
                year: asked.year || undefined,
                show: asked.show === 'on' ? undefined : asked.show,
                page: at === 1 ? undefined : at,
              },
            )
          }
        />
      </Card>
    </Page>
  );
};
