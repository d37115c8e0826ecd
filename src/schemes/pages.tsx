import { Card, DataTable, Empty, list, Page, plural, SummaryList, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { Decisions } from './decisions/pages.tsx';
import { Steps } from './gates/pages.tsx';
import { Aside } from './glance/pages.tsx';
import type { Scheme } from './rules.ts';
import { LevelList, StandardInFull } from './standards/pages.tsx';

export type Listed = Readonly<{
  scheme: string;
  version: string;
  title: string;
  summary: string;
  steps: number;
  standards: number;
  criteria: number;
  words: Scheme['words'];
  isNewest: boolean;
}>;

const size = (each: Listed): string =>
  list([
    plural(each.steps, 'step'),
    plural(each.standards, each.words.standard.one.toLowerCase(), each.words.standard.many.toLowerCase()),
    plural(each.criteria, each.words.criterion.one.toLowerCase(), each.words.criterion.many.toLowerCase()),
  ]);

const address = (each: Readonly<{ scheme: string; version: string }>): string =>
  href(paths.schemes.version, { scheme: each.scheme, version: each.version });

/** The awards that schools can work towards here, newest version first, older ones under it. */
export const SchemesPage = ({ frame, schemes }: Readonly<{ frame: Frame; schemes: readonly Listed[] }>) => (
  <Page
    frame={frame}
    title="Schemes"
    lead="Each award’s whole set of rules: what is judged, by whom, and what it takes. A school keeps the version that it began with."
    roomy
  >
    {schemes.length === 0 ? (
      <Empty title="No scheme is loaded yet">The awarding body’s operator adds one as a file.</Empty>
    ) : null}
    {schemes
      .filter(({ isNewest }) => isNewest)
      .map((each) => {
        const older = schemes.filter(({ scheme, isNewest }) => scheme === each.scheme && !isNewest);
        return (
          <Card
            title={each.title}
            subtitle={`Version ${each.version}: ${size(each)}`}
            link={{ text: `Read the ${each.title}`, href: address(each) }}
          >
            <p>{each.summary}</p>
            {older.length === 0 ? null : (
              <p class="wm-sub">
                Earlier:{' '}
                {older.map((old) => (
                  <>
                    <a class="govuk-link" href={address(old)}>
                      version {old.version}
                    </a>{' '}
                  </>
                ))}
              </p>
            )}
          </Card>
        );
      })}
  </Page>
);

const Team = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title="Who takes part in the school">
    <DataTable
      caption="Roles in the school’s team"
      plain
      rows={scheme.team.roles}
      empty=""
      columns={[
        { head: 'Role', cell: ({ name }) => name, isRowHead: true },
        { head: 'What they do', cell: ({ does }) => does },
        {
          head: 'How many',
          cell: (role) =>
            `${role.atMost === null ? `${role.atLeast} or more` : role.atMost === role.atLeast ? role.atLeast : `${role.atLeast} to ${role.atMost}`}${role.perStandard ? ` for each ${scheme.words.standard.one.toLowerCase()}` : ''}`,
        },
      ]}
    />
  </Card>
);

const Visit = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title={`Evidence and the ${scheme.words.visit.one.toLowerCase()}`}>
    <p>
      Each {scheme.words.criterion.one.toLowerCase()} has {scheme.evidence.atLeastPerCriterion} to{' '}
      {plural(scheme.evidence.atMostPerCriterion, 'item')} of evidence, none older than{' '}
      {plural(scheme.evidence.freshForMonths, 'month')}.{' '}
      {scheme.evidence.impactRequired ? 'Each says what it changed for pupils. ' : ''}
      Between them they carry the voices of {list(scheme.evidence.voices.map((voice) => voice.toLowerCase()))}.
    </p>
    <p>
      The visit takes {plural(scheme.visit.hours, 'hour')}. The school has its agenda{' '}
      {plural(scheme.visit.agendaDaysBefore, 'day')} before. The verifier samples at least {scheme.visit.sampleAtLeast}{' '}
      claims and {scheme.visit.samplePercent}% of all, and meets{' '}
      {list(scheme.visit.meets.map((who) => who.toLowerCase()))}.{' '}
      {scheme.visit.secondVerifier ? 'A second verifier reads every judgement. ' : ''}
      The school may correct facts for {plural(scheme.visit.factCheckDays, 'day')}, and the report is there within{' '}
      {plural(scheme.visit.reportDays, 'working day')}.
    </p>
  </Card>
);

/** One version of one scheme, whole: for a head teacher who decides, for the working party, and to print. */
export const SchemePage = ({ frame, scheme }: Readonly<{ frame: Frame; scheme: Scheme }>) => (
  <Page
    frame={frame}
    title={scheme.title}
    eyebrow={`Version ${scheme.version}`}
    lead={scheme.summary}
    crumbs={[{ text: 'Schemes', href: paths.schemes.list }]}
    aside={<Aside scheme={scheme} />}
  >
    <Card title="What it is">
      {scheme.about
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p>{paragraph}</p>
        ))}
    </Card>
    <Steps scheme={scheme} />
    <Card title="The scale">
      <LevelList scheme={scheme} said={Object.fromEntries(scheme.levels.map(({ code, means }) => [code, means]))} />
    </Card>
    {scheme.targetGroups.length === 0 ? null : (
      <Card title="Whose achievement is followed">
        <SummaryList plain items={scheme.targetGroups.map(({ name, means }) => ({ key: name, value: means }))} />
      </Card>
    )}
    <Team scheme={scheme} />
    <Visit scheme={scheme} />
    <Decisions scheme={scheme} />
    <Card title="After the award">
      <SummaryList
        plain
        items={[
          { key: 'At the mid-term check', value: scheme.validity.midTermAsks },
          { key: 'To renew', value: scheme.validity.renewal },
        ]}
      />
    </Card>
    {scheme.standards.map((standard) => (
      <StandardInFull scheme={scheme} standard={standard} />
    ))}
  </Page>
);
