import { Card, DataTable, LevelMark, list, Sub } from '#platform/kit';
import { criteriaOf, standardLabel } from '../rules.ts';
import type { Criterion, Scheme, Standard } from '../rules.ts';

const crosswalkWords = (scheme: Scheme, criterion: Criterion): string =>
  scheme.frameworks
    .flatMap((framework) => {
      const codes = criterion.crosswalk[framework.id] ?? [];
      const names = codes.map((code) => framework.parts.find((part) => part.code === code)?.name ?? code);
      return names.length === 0 ? [] : [`${framework.name}: ${list(names)}`];
    })
    .join('. ');

const Line = ({
  scheme,
  criterion,
  inherits,
}: Readonly<{ scheme: Scheme; criterion: Criterion; inherits: boolean }>) => (
  <>
    {criterion.text}
    {inherits ? null : <Sub>Also serves {crosswalkWords(scheme, criterion)}</Sub>}
  </>
);

const CriteriaTable = ({
  scheme,
  criteria,
  caption,
  usual,
}: Readonly<{ scheme: Scheme; criteria: readonly Criterion[]; caption: string; usual: string }>) => (
  <DataTable
    caption={caption}
    showCaption
    plain
    rows={criteria}
    empty={`No ${scheme.words.criterion.one.toLowerCase()} here.`}
    columns={[
      { head: 'Code', cell: (criterion) => criterion.code, tight: true, isRowHead: true },
      {
        head: scheme.words.criterion.one,
        cell: (criterion) => (
          <Line scheme={scheme} criterion={criterion} inherits={crosswalkWords(scheme, criterion) === usual} />
        ),
      },
      { head: 'Typical evidence', cell: (criterion) => criterion.evidence.join('; ') },
    ]}
  />
);

export const LevelList = ({ scheme, said }: Readonly<{ scheme: Scheme; said: Readonly<Record<string, string>> }>) => (
  <dl class="wm-facts wm-facts--wide">
    {scheme.levels.map((level) => (
      <div class="wm-facts__row">
        <dt>
          <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />
        </dt>
        <dd>{said[level.code]}</dd>
      </div>
    ))}
  </dl>
);

/** What most criteria of a standard point to; said once for the standard, and at a criterion only where it differs. */
const usualCrosswalk = (scheme: Scheme, criteria: readonly Criterion[]): string => {
  const words = criteria.map((criterion) => crosswalkWords(scheme, criterion));
  return (
    words.toSorted(
      (one, other) => words.filter((each) => each === other).length - words.filter((each) => each === one).length,
    )[0] ?? ''
  );
};

/** A standard in full: what it asks, what each level means here, each line with its typical evidence, the portfolio. */
export const StandardInFull = ({ scheme, standard }: Readonly<{ scheme: Scheme; standard: Standard }>) => {
  const criteria = criteriaOf(scheme, standard.code);
  const usual = usualCrosswalk(scheme, criteria);
  const parts =
    scheme.outcomes.length === 0
      ? [{ name: scheme.words.criterion.many, lines: criteria }]
      : scheme.outcomes.map((outcome) => ({
          name: outcome.name,
          lines: criteriaOf(scheme, standard.code, outcome.code),
        }));
  return (
    <Card title={standardLabel(scheme, standard)} subtitle={standard.asks} id={`standard-${standard.code}`}>
      <LevelList scheme={scheme} said={standard.levels} />
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ name, lines }) => (
          <CriteriaTable scheme={scheme} criteria={lines} caption={name} usual={usual} />
        ))}
      {usual === '' ? null : <p class="wm-sub">Also serves {usual}.</p>}
      {standard.portfolio.length === 0 ? null : (
        <>
          <h3 class="govuk-heading-s">In the portfolio</h3>
          <ul class="govuk-list govuk-list--bullet">
            {standard.portfolio.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};
