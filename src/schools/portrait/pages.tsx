import { Card, DataTable, Empty, Facts, monthAndYear, number, ordinal, percent, Sub } from '#platform/kit';
import type { Portrait, QuotedFigure } from './store.ts';
import type { Unit } from './forms.ts';

const written = (value: number, unit: Unit): string => {
  const digits = Number.isInteger(value) ? 0 : (String(value).split('.')[1]?.length ?? 0);
  if (unit === 'percent') return percent(value, digits);
  return unit === 'none' ? number(value, digits) : `${number(value, digits)} ${unit}`;
};

/** "35.8%, 16th percentile as quoted". */
export const quotedWords = (figure: QuotedFigure): string =>
  [
    figure.value === null ? null : written(figure.value, figure.unit),
    figure.percentile === null ? null : `${ordinal(Math.round(figure.percentile))} percentile as quoted`,
  ]
    .filter((part) => part !== null)
    .join(', ');

export const isEmptyPortrait = (portrait: Portrait): boolean =>
  portrait.settingType === null &&
  portrait.attainmentOnEntry === null &&
  portrait.figures.length + portrait.quotations.length + portrait.trends.length === 0;

const QuotedFigures = ({ figures }: Readonly<{ figures: readonly QuotedFigure[] }>) => (
  <DataTable
    plain
    caption="Figures as the school quotes them"
    rows={figures}
    empty="No figure has been quoted."
    columns={[
      { head: 'Quoted figure', isRowHead: true, cell: (each) => each.title },
      { head: 'As quoted', cell: quotedWords },
      { head: 'Source', cell: (each) => each.source },
    ]}
  />
);

/** What the school says about itself, apart from what we compute. */
export const PortraitPanel = ({ portrait, editHref }: Readonly<{ portrait: Portrait; editHref: string | null }>) => (
  <Card
    title="What the school says about itself"
    subtitle="Quoted with its source. The population and year behind a quoted percentile are not known, so it is never mixed with the figures computed here."
    link={editHref === null ? undefined : { text: 'Change', href: editHref }}
  >
    {isEmptyPortrait(portrait) ? (
      <Empty title="Nothing has been written yet.">
        The head or the coordinator can quote figures, inspection reports and trends here, each with its source.
      </Empty>
    ) : (
      <>
        <Facts
          wide
          items={[
            ...(portrait.settingType === null ? [] : [{ term: 'Kind of setting', fact: portrait.settingType }]),
            ...(portrait.attainmentOnEntry === null
              ? []
              : [{ term: 'Attainment on entry', fact: portrait.attainmentOnEntry }]),
          ]}
        />
        {portrait.figures.length === 0 ? null : <QuotedFigures figures={portrait.figures} />}
        {portrait.trends.map((trend) => (
          <p>
            <strong>{trend.what}</strong> <Sub>The school’s reason: {trend.reason}</Sub>
          </p>
        ))}
        {portrait.quotations.map((quotation) => (
          <figure class="wm-figure">
            <blockquote class="govuk-inset-text">“{quotation.words}”</blockquote>
            <figcaption class="wm-sub">
              {quotation.inspectorate}, {monthAndYear(`${quotation.inspectedIn}-01`)}
            </figcaption>
          </figure>
        ))}
      </>
    )}
  </Card>
);
