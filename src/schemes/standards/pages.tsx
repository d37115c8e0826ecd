import { Card, DataTable, LevelMark, list, Sub, SummaryList } from '#platform/kit';
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

const levelWords = (scheme: Scheme, levels: Readonly<Record<string, string>>): string =>
  scheme.levels.map(({ code, name }) => `${name}: ${levels[code] ?? ''}`).join(' ');

/** What a part of a standard says once for all its lines: guidance, and level statements where they differ from the standard's. */
type Usual = Readonly<{ crosswalk: string; guidance: string; levels: string }>;

const Line = ({ scheme, criterion, usual }: Readonly<{ scheme: Scheme; criterion: Criterion; usual: Usual }>) => {
  const crosswalk = crosswalkWords(scheme, criterion);
  const levels = levelWords(scheme, criterion.levels);
  return (
    <>
      {criterion.text}
      {criterion.guidance === usual.guidance ? null : <Sub>{criterion.guidance}</Sub>}
      {levels === usual.levels ? null : <Sub>{levels}</Sub>}
      {crosswalk === usual.crosswalk ? null : <Sub>Also serves {crosswalk}</Sub>}
    </>
  );
};

const CriteriaTable = ({
  scheme,
  criteria,
  caption,
  usual,
}: Readonly<{ scheme: Scheme; criteria: readonly Criterion[]; caption: string; usual: Usual }>) => (
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
        cell: (criterion) => <Line scheme={scheme} criterion={criterion} usual={usual} />,
      },
      { head: 'Typical evidence', cell: (criterion) => criterion.evidence.join('; ') },
    ]}
  />
);

/** The scale, with what each level means at this place. */
export const LevelList = ({ scheme, said }: Readonly<{ scheme: Scheme; said: Readonly<Record<string, string>> }>) => (
  <SummaryList
    plain
    items={scheme.levels.map((level) => ({
      key: <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />,
      value: said[level.code] ?? '',
    }))}
  />
);

const mostOften = (words: readonly string[]): string =>
  words.toSorted(
    (one, other) => words.filter((each) => each === other).length - words.filter((each) => each === one).length,
  )[0] ?? '';

type PartProps = Readonly<{
  scheme: Scheme;
  standard: Standard;
  name: string;
  lines: readonly Criterion[];
  crosswalk: string;
}>;

/** The lines of one cell, or of a whole strand, with what is said once for all of them. */
const Part = ({ scheme, standard, name, lines, crosswalk }: PartProps) => {
  const ofStandard = levelWords(scheme, standard.levels);
  const guidance = mostOften(lines.map((line) => line.guidance));
  const levels = mostOften(lines.map((line) => levelWords(scheme, line.levels)));
  const isShared = lines.length > 1 && lines.every((line) => line.guidance === guidance);
  return (
    <>
      <CriteriaTable
        scheme={scheme}
        criteria={lines}
        caption={name}
        usual={{ crosswalk, levels, guidance: isShared ? guidance : '' }}
      />
      {isShared && guidance !== '' ? <p class="wm-sub">How to look: {guidance}</p> : null}
      {levels === ofStandard ? null : <p class="wm-sub">Levels here. {levels}</p>}
    </>
  );
};

/** A standard in full: what it asks, what each level means here, each line with its typical evidence, the portfolio. */
export const StandardInFull = ({ scheme, standard }: Readonly<{ scheme: Scheme; standard: Standard }>) => {
  const criteria = criteriaOf(scheme, standard.code);
  const usual = mostOften(criteria.map((criterion) => crosswalkWords(scheme, criterion)));
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
          <Part scheme={scheme} standard={standard} name={name} lines={lines} crosswalk={usual} />
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
