import { Icon, plural, type IconName } from '#platform/kit';
import { href, paths } from '#paths';
import { criteriaOf, type Criterion, type Scheme } from '#schemes/rules';
import type { Place } from '../pages.tsx';
import { freshness, type Coverage } from '../rules.ts';
import { cellOf, type Cell } from './rules.ts';

type MatrixProps = Pick<Place, 'enrolment' | 'today'> &
  Readonly<{ scheme: Scheme; coverage: ReadonlyMap<string, Coverage> }>;

const look = {
  none: { tone: 'none', icon: 'refused', words: 'Gap' },
  thin: { tone: 'low', icon: 'clock', words: 'Thin' },
  enough: { tone: 'high', icon: 'tick', words: 'Covered' },
  full: { tone: 'high', icon: 'tick', words: 'Full' },
} as const satisfies Record<Cell['state'], Readonly<{ tone: string; icon: IconName; words: string }>>;

/** What stands under the state: gaps first, then impact, then age, then who is heard. */
const notes = (cell: Cell, { today, scheme }: MatrixProps): readonly string[] => {
  if (cell.items === 0) return ['No evidence'];
  const fresh = cell.newest === null ? null : freshness(cell.newest, today, scheme.evidence.freshForMonths);
  return [
    plural(cell.items, 'item'),
    ...(cell.none > 0 ? [`${cell.none} of ${cell.criteria} without`] : []),
    ...(cell.withoutImpact > 0 ? [`${cell.withoutImpact} without impact`] : []),
    ...(fresh === null || fresh.state === 'fresh' ? [] : [fresh.words]),
    cell.voices.length === 0
      ? 'nobody heard'
      : cell.voices.length === 1
        ? `only ${cell.voices[0]?.toLowerCase()} heard`
        : `${cell.voices.length} voices heard`,
  ];
};

const CellBox = ({
  criteria,
  column,
  ...props
}: MatrixProps & Readonly<{ criteria: readonly Criterion[]; column: string }>) => {
  const first = criteria[0];
  if (first === undefined)
    return (
      <td role="cell" class="wm-matrix__cell wm-matrix__cell--empty">
        <span class="wm-matrix__in">
          <span class="govuk-visually-hidden">{column}: nothing is asked here</span>
        </span>
      </td>
    );
  const cell = cellOf(criteria.flatMap(({ code }) => props.coverage.get(code) ?? []));
  const { tone, icon, words } = look[cell.state];
  return (
    <td role="cell" class={`wm-matrix__cell wm-matrix__cell--${tone}`}>
      <a
        class="wm-matrix__in"
        href={`${href(paths.evidence.coverage, { enrolment: props.enrolment.id }, { standard: first.standard })}#${first.code}`}
      >
        <span class="wm-matrix__column" aria-hidden="true">
          {column}
        </span>
        <span class="wm-level">
          <Icon name={icon} />
          <span class="wm-level__word">
            {props.scheme.outcomes.length === 0 ? <span class="wm-matrix__code">{first.code}</span> : null}
            {words}
          </span>
        </span>
        <span class={cell.state === 'none' ? 'wm-matrix__note wm-matrix__note--lacks' : 'wm-matrix__note'}>
          {notes(cell, props).join(', ')}
        </span>
      </a>
    </td>
  );
};

/** Columns: the outcomes of a grid; of a scheme without them, the places of the criteria in their standard. */
const columnsOf = (
  scheme: Scheme,
): readonly Readonly<{ head: string; of: (standard: string) => readonly Criterion[] }>[] => {
  if (scheme.outcomes.length > 0)
    return scheme.outcomes.map(({ code, name }) => ({
      head: name,
      of: (standard) => criteriaOf(scheme, standard, code),
    }));
  const most = Math.max(0, ...scheme.standards.map(({ code }) => criteriaOf(scheme, code).length));
  return Array.from({ length: most }, (_, index) => ({
    head: String(index + 1),
    of: (standard) => criteriaOf(scheme, standard).slice(index, index + 1),
  }));
};

/** Gaps at a glance: standards by outcomes, or by their criteria. A cell leads to its lines. */
export const CoverageMatrix = (props: MatrixProps) => {
  const { scheme } = props;
  const columns = columnsOf(scheme);
  const isGrid = scheme.outcomes.length > 0;
  return (
    <table class="wm-matrix wm-matrix--coverage" role="table">
      <caption class="govuk-visually-hidden">Evidence for each {scheme.words.standard.one.toLowerCase()}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {scheme.words.standard.one}
          </th>
          {columns.map(({ head }) => (
            <th scope="col" role="columnheader">
              {isGrid ? head : <span class="govuk-visually-hidden">{`${scheme.words.criterion.one} ${head}`}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {scheme.standards.map((standard) => {
          const all = criteriaOf(scheme, standard.code).flatMap(({ code }) => props.coverage.get(code) ?? []);
          const cell = cellOf(all);
          return (
            <tr
              role="row"
              id={`row-${standard.code}`}
              class={cell.none + cell.thin === 0 ? 'wm-matrix__row wm-matrix__row--settled' : 'wm-matrix__row'}
            >
              <th scope="row" role="rowheader" class="wm-matrix__head">
                <span class="wm-matrix__title">
                  <span class="wm-matrix__number">{standard.code}</span>
                  <a
                    href={`${href(paths.evidence.coverage, { enrolment: props.enrolment.id }, { standard: standard.code })}#shown`}
                  >
                    {standard.name}
                  </a>
                </span>
                {cell.none + cell.thin > 0 ? null : (
                  <span class="wm-matrix__fold">
                    All covered, {plural(cell.items, 'use', 'uses')} of items
                    <a class="govuk-link" href={`#row-${standard.code}`}>
                      Show them<span class="govuk-visually-hidden"> of {standard.name}</span>
                    </a>
                  </span>
                )}
              </th>
              {columns.map((column) => {
                const criteria = column.of(standard.code);
                return (
                  <CellBox
                    {...props}
                    criteria={criteria}
                    column={isGrid ? column.head : (criteria[0]?.code ?? column.head)}
                  />
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
