import { Card, DataTable, Empty, Facts, list, money, Page, plural, SideNote, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { gateSentence, gatesOf, requirementSentence } from './rules.ts';
import type { Decision, Scheme } from './rules.ts';
import { LevelList, StandardInFull } from './standards/pages.tsx';

export type Listed = Readonly<{ scheme: string; version: string; title: string; summary: string; steps: number; standards: number; criteria: number; words: Scheme['words']; isNewest: boolean }>;

const size = (each: Listed): string =>
  list([
    plural(each.steps, 'step'),
    plural(each.standards, each.words.standard.one.toLowerCase(), each.words.standard.many.toLowerCase()),
    plural(each.criteria, each.words.criterion.one.toLowerCase(), each.words.criterion.many.toLowerCase()),
  ]);

const address = (each: Readonly<{ scheme: string; version: string }>): string => href(paths.schemes.version, { scheme: each.scheme, version: each.version });

/** The awards that schools can work towards here, newest version first, older ones under it. */
export const SchemesPage = ({ frame, schemes }: Readonly<{ frame: Frame; schemes: readonly Listed[] }>) => (
  <Page frame={frame} title="Schemes" lead="Each award’s whole set of rules: what is judged, by whom, and what it takes. A school keeps the version that it began with." roomy>
    {schemes.length === 0 ? <Empty title="No scheme is loaded yet">The awarding body’s operator adds one as a file.</Empty> : null}
    {schemes
      .filter(({ isNewest }) => isNewest)
      .map((each) => {
        const older = schemes.filter(({ scheme, isNewest }) => scheme === each.scheme && !isNewest);
        return (
          <Card title={each.title} subtitle={`Version ${each.version}: ${size(each)}`} link={{ text: `Read the ${each.title}`, href: address(each) }}>
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

const Steps = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title={`The ${plural(scheme.steps.length, 'step')}`} subtitle="Steps overlap. A gate stops only the act that ends its step, never the preparation.">
    <ol class="govuk-list govuk-list--number">
      {scheme.steps.map((step) => {
        const gates = gatesOf(scheme, step.code);
        return (
          <li value={step.number}>
            <strong>{step.name}.</strong> {step.does}
            {gates.length === 0 ? null : (
              <ul class="govuk-list govuk-list--bullet">
                {gates.map((gate) => (
                  <li>{gateSentence(scheme, gate)}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  </Card>
);

const gapWords = (decision: Decision): string => {
  const { gaps } = decision;
  if (gaps === null) return '';
  const when = gaps.closedBefore === 'certificate' ? 'before the certificate is made, and' : 'after the certificate is made,';
  const fee = gaps.feePercent === 0 ? 'at no fee' : `for ${gaps.feePercent}% of the fee`;
  return `Gaps are closed ${when} within ${plural(gaps.withinDays, 'day')}, checked ${gaps.checkedBy === 'visit' ? 'by a short visit' : 'from papers'} ${fee}.`;
};

const Decisions = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title="What the panel may decide" subtitle={`${plural(scheme.panel.members, 'member')}. A school may appeal within ${plural(scheme.panel.appealDays, 'day')}.`}>
    <DataTable
      caption="Decisions and what each requires"
      plain
      rows={scheme.decisions}
      empty=""
      columns={[
        { head: 'Decision', cell: ({ name }) => name, isRowHead: true },
        { head: 'What it means', cell: ({ means }) => means },
        {
          head: 'What it requires',
          cell: (decision) =>
            [
              ...decision.requires.map((asked) => requirementSentence(scheme, asked)),
              gapWords(decision),
              decision.withinDays === null ? '' : `The school has ${plural(decision.withinDays, 'day')}.`,
              decision.reapplyAfterDays === null ? '' : `It may ask again after ${plural(decision.reapplyAfterDays, 'day')}.`,
            ]
              .filter((sentence) => sentence !== '')
              .join(' '),
        },
      ]}
    />
  </Card>
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
          cell: (role) => `${role.atMost === null ? `${role.atLeast} or more` : role.atMost === role.atLeast ? role.atLeast : `${role.atLeast} to ${role.atMost}`}${role.perStandard ? ` for each ${scheme.words.standard.one.toLowerCase()}` : ''}`,
        },
      ]}
    />
  </Card>
);

const Visit = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title={`Evidence and the ${scheme.words.visit.one.toLowerCase()}`}>
    <p>
      Each {scheme.words.criterion.one.toLowerCase()} has {scheme.evidence.atLeastPerCriterion} to {plural(scheme.evidence.atMostPerCriterion, 'item')} of evidence, none older than{' '}
      {plural(scheme.evidence.freshForMonths, 'month')}. {scheme.evidence.impactRequired ? 'Each says what it changed for pupils. ' : ''}
      Between them they carry the voices of {list(scheme.evidence.voices.map((voice) => voice.toLowerCase()))}.
    </p>
    <p>
      The visit takes {plural(scheme.visit.hours, 'hour')}. The school has its agenda {plural(scheme.visit.agendaDaysBefore, 'day')} before. The verifier samples at least{' '}
      {scheme.visit.sampleAtLeast} claims and {scheme.visit.samplePercent}% of all, and meets {list(scheme.visit.meets.map((who) => who.toLowerCase()))}.{' '}
      {scheme.visit.secondVerifier ? 'A second verifier reads every judgement. ' : ''}
      The school may correct facts for {plural(scheme.visit.factCheckDays, 'day')}, and the report is there within {plural(scheme.visit.reportDays, 'working day')}.
    </p>
  </Card>
);

const Contents = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title={scheme.words.standard.many}>
    <ul class="govuk-list">
      {scheme.standards.map((standard) => (
        <li>
          <a class="govuk-link" href={`#standard-${standard.code}`}>
            {standard.code}. {standard.name}
          </a>
        </li>
      ))}
    </ul>
  </Card>
);

const bandWords = (scheme: Scheme, index: number): string => {
  const upTo = scheme.fees.bands[index]?.upToPupils;
  const from = scheme.fees.bands[index - 1]?.upToPupils;
  if (upTo !== null && upTo !== undefined) return `Up to ${upTo} pupils`;
  return from === null || from === undefined ? 'Every school' : `More than ${from} pupils`;
};

const Aside = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <>
    <Card title="At a glance">
      <Facts
        items={[
          { term: 'For', fact: list(scheme.settings.map((each) => each.toLowerCase())) },
          { term: 'Routes', fact: scheme.routes.map((route) => `${route.name}, about ${plural(route.months, 'month')}`).join('; ') },
          { term: 'Reviews', fact: `${scheme.words.review.many}, at least ${scheme.reviews.atLeast}` },
          { term: 'Valid for', fact: plural(scheme.validity.months, 'month') },
          { term: 'Mid-term check', fact: `After ${plural(scheme.validity.midTermMonths, 'month')}` },
        ]}
      />
    </Card>
    <Card title="Fees">
      <Facts items={scheme.fees.bands.map((band, index) => ({ term: bandWords(scheme, index), fact: money(band.pounds) }))} />
      <p class="wm-sub">{scheme.fees.note}</p>
    </Card>
    <SideNote title="No averages">
      <p>
        Each {scheme.words.criterion.one.toLowerCase()} is judged by itself. Where several stand together the page shows how they spread and the lowest, for one weak place matters more
        than a good mean.
      </p>
    </SideNote>
    <Contents scheme={scheme} />
  </>
);

/** One version of one scheme, whole: for a head teacher who decides, for the working party, and to print. */
export const SchemePage = ({ frame, scheme }: Readonly<{ frame: Frame; scheme: Scheme }>) => (
  <Page frame={frame} title={scheme.title} eyebrow={`Version ${scheme.version}`} lead={scheme.summary} crumbs={[{ text: 'Schemes', href: paths.schemes.list }]} aside={<Aside scheme={scheme} />}>
    <Card title="What it is">
      {scheme.about.trim().split(/\n\s*\n/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </Card>
    <Steps scheme={scheme} />
    <Card title="The scale">
      <LevelList scheme={scheme} said={Object.fromEntries(scheme.levels.map(({ code, means }) => [code, means]))} />
    </Card>
    {scheme.targetGroups.length === 0 ? null : (
      <Card title="Whose achievement is followed">
        <Facts wide items={scheme.targetGroups.map(({ name, means }) => ({ term: name, fact: means }))} />
      </Card>
    )}
    <Team scheme={scheme} />
    <Visit scheme={scheme} />
    <Decisions scheme={scheme} />
    <Card title="After the award">
      <Facts
        wide
        items={[
          { term: 'At the mid-term check', fact: scheme.validity.midTermAsks },
          { term: 'To renew', fact: scheme.validity.renewal },
        ]}
      />
    </Card>
    {scheme.standards.map((standard) => (
      <StandardInFull scheme={scheme} standard={standard} />
    ))}
  </Page>
);
