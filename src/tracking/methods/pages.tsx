import { Card, DataTable, Details, Facts, Page, SideNote, Strength, TwoColumns, type Frame } from '#platform/kit';
import { designs } from '../finding/designs.ts';
import { checkedAgainst } from './checked.ts';
import { methodVersions, type MethodKey } from './versions.ts';

/** Every method once, by what a reader comes with. A test holds it against the table of methods. */
export const sections: readonly Readonly<{ title: string; about: string; keys: readonly MethodKey[] }>[] = [
  {
    title: 'Compared with like pupils',
    about: 'What target pupils did beyond pupils who were like them.',
    keys: [
      'difference-in-differences',
      'parallel-trends',
      'ancova',
      'progress-from-prior',
      'two-groups',
      'value-added',
      'cluster-effect',
      'design-effect',
      'pooled',
    ],
  },
  {
    title: 'One group by itself',
    about: 'Before and after, with what would have come by itself taken off where that is known.',
    keys: ['gain', 'ratio-gain', 'expected-growth', 'own-baseline', 'regression-to-mean'],
  },
  {
    title: 'Where pupils stand',
    about: 'Levels and gaps, and a school’s figure among others.',
    keys: ['gap', 'group-progress', 'absence', 'percentile-rank', 'three-years'],
  },
  {
    title: 'What a difference amounts to',
    about: 'Standard deviations, months and money.',
    keys: ['standardised-gain', 'hedges-g', 'eef-months', 'cost-per-month'],
  },
  {
    title: 'What people say',
    about: 'Shares of those who answered.',
    keys: ['wilson', 'newcombe', 'newcombe-paired', 'finite-margin'],
  },
];

const Method = ({ of }: Readonly<{ of: MethodKey }>) => {
  const { title, version, formula, source, units } = methodVersions[of];
  return (
    <div id={of}>
      <Details summary={title}>
        <Facts
          wide
          items={[
            { term: 'Formula', fact: formula },
            { term: 'Answers in', fact: units },
            { term: 'Source', fact: source },
            {
              term: 'Tried against',
              fact: checkedAgainst[of] ?? 'No published figures yet: only figures worked out by hand',
            },
            { term: 'Version', fact: version },
          ]}
        />
      </Details>
    </div>
  );
};

/** Every input and step of every figure: the methods by name, what each design may claim, and the five degrees of strength. */
export const MethodsPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={frame}
    title="How figures are worked out"
    lead="Each figure names its method and version. Here is what each method does, on whose authority, and what may be said with it."
  >
    <TwoColumns
      aside={
        <>
          <SideNote title="What every figure says">
            <p>
              How many pupils stand behind it and how many are missing, the dates, the test and its scale, and its
              likely range: 19 times in 20, a range made this way holds the true figure.
            </p>
          </SideNote>
          <SideNote title="What no figure says">
            <p>
              That the work caused a difference. Pupils were not chosen by chance, so other things may differ. We say
              “consistent with”.
            </p>
          </SideNote>
          <SideNote title="How strong a claim is">
            {([1, 2, 3, 4, 5] as const).map((level) => (
              <p>
                <Strength level={level} />
              </p>
            ))}
            <p>
              Compared is clear when its range leaves out no difference, at least ten pupils stand in each group, four
              in five of those listed were followed to the end, and the groups began within a quarter of a standard
              deviation of each other. Clear may also be clear to the bad.
            </p>
          </SideNote>
        </>
      }
    >
      <Card
        title="What each design needs, and what it may claim"
        subtitle="The strongest first. Small and special settings use those that need no like pupils."
      >
        <DataTable
          plain
          caption="Designs"
          rows={designs}
          empty="There is no design."
          columns={[
            { head: 'Design', isRowHead: true, cell: (row) => row.title },
            { head: 'Needs', cell: (row) => row.needs },
            { head: 'May claim', cell: (row) => row.mayClaim },
            { head: 'At most', tight: true, cell: (row) => `${row.atMost} of 5` },
          ]}
        />
      </Card>
      {sections.map(({ title, about, keys }) => (
        <Card title={title} subtitle={about}>
          {keys.map((key) => (
            <Method of={key} />
          ))}
        </Card>
      ))}
    </TwoColumns>
  </Page>
);
