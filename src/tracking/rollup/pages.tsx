import { Alert, Button, Card, Chips, Empty, Facts, Figures, mediumDate, number, Page, plural } from '#platform/kit';
import { hiddenBecause } from '#platform/disclosure';
import { paths } from '#paths';
import { NamedSchools, toYear, type NamedProps } from './named.tsx';
import { fewestSchools, roundedTo } from './rules.ts';
import type { HeldRollUp } from './store.ts';
import { Effects, Groups, SchoolsFigure, Spend } from './together.tsx';

type Props = Omit<NamedProps, 'year'> & Readonly<{ years: readonly string[]; held: HeldRollUp | null }>;

const About = ({ held }: Readonly<{ held: HeldRollUp }>) => (
  <Card title="About these figures">
    <Facts
      wide
      items={[
        { term: 'Made', fact: mediumDate(held.madeAt) },
        {
          term: 'Who counts',
          fact: 'schools whose submission stands, as it stood at its cut-off, and schools that share their figures, as they last stood',
        },
        { term: 'Method', fact: held.methodVersion },
        {
          term: 'Hidden',
          fact: `what fewer than ${fewestSchools} schools share in; groups of fewer than 10 pupils; ${hiddenBecause(6)} pupils of a named school`,
        },
      ]}
    />
  </Card>
);

/** The awarding body's roll-up of a year, or why there is none. */
export const RollUpPage = (props: Props) => {
  const { frame, years, held } = props;
  if (held === null)
    return (
      <Page frame={frame} title="Roll-up across schools">
        <Card>
          <Empty title="No school has shared its figures yet.">
            Schools appear here when they submit their work, or when their head shares the yearly figures with you.
            Figures are made the morning after.
          </Empty>
        </Card>
      </Page>
    );
  const { output, year } = held;
  const isEnough = output.schools.all >= fewestSchools;
  return (
    <Page
      frame={frame}
      title="Roll-up across schools"
      lead={`${year}: ${plural(output.schools.submitted, 'school')} submitted, ${plural(output.schools.sharing, 'school')} sharing, ${plural(output.schools.all, 'school')} in all.`}
      actions={
        <>
          <Button kind="quiet" href={`${paths.tracking.rollUpWorkbook}?year=${year}`}>
            Take as Excel
          </Button>
          <Button kind="quiet" href={`${paths.tracking.rollUpCsv}?year=${year}`}>
            Take as CSV
          </Button>
        </>
      }
    >
      {years.length < 2 ? null : (
        <Chips label="Years" chips={years.map((one) => ({ text: one, href: toYear(one), current: one === year }))} />
      )}
      {isEnough ? (
        <>
          <Figures
            items={[
              { value: <SchoolsFigure of={output.pupils} />, words: 'pupils on roll' },
              { value: <SchoolsFigure of={output.targets} />, words: 'target pupils' },
              { value: number(output.schools.all), words: 'schools' },
            ]}
          >
            Pupils to the nearest {roundedTo}.
          </Figures>
          <Effects output={output} />
          <Groups output={output} />
          <Spend output={output} />
        </>
      ) : (
        <Alert
          kind="info"
          title={`${plural(output.schools.all, 'school')} so far: figures are added up from ${fewestSchools} on.`}
        >
          <p>With fewer, each school could work out the others’ part.</p>
        </Alert>
      )}
      <NamedSchools {...props} year={year} />
      <About held={held} />
    </Page>
  );
};
