import { DataTable, initials, LevelMark, Matrix, plural, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { standardOf, type Scheme } from '#schemes/rules';
import type { Cell } from '../../lines/rules.ts';
import type { Minder } from '../../store.ts';
import { queryOf } from '../filter/rules.ts';
import { isOpen } from '../rules.ts';
import type { Overview } from '../view.ts';

const items = (cell: Cell): string => (cell.items === 0 ? 'No evidence' : plural(cell.items, 'item'));

const leftOut = (cell: Cell): readonly string[] =>
  cell.notApplicable === 0 ? [] : [`${cell.notApplicable} ${cell.notApplicable === 1 ? 'does' : 'do'} not apply`];

const toJudge = (cell: Cell): readonly string[] =>
  cell.judged === cell.criteria ? [] : [`${cell.criteria - cell.judged} to judge`];

/** "1 Emergent, 2 Developing, 1 to judge", never a level of its own. */
export const spreadWords = (cell: Cell): string =>
  [...cell.counts.map(({ level, count }) => `${count} ${level.name}`), ...toJudge(cell), ...leftOut(cell)].join(', ');

/** "2 Developing": how many stand at the lowest level; a cell has no level of its own. */
const lowestWords = (cell: Cell): string => {
  if (cell.criteria === 0) return cell.notApplicable > 0 ? 'Does not apply' : 'None here';
  return cell.lowest === null ? 'Not judged' : `${cell.counts[0]?.count ?? 0} ${cell.lowest.name}`;
};

/** Those above the lowest, those to judge, and the evidence. */
const noteOf = (cell: Cell) => {
  if (cell.criteria === 0) return '';
  const above = cell.counts.slice(1).map(({ level, count }) => `${count} ${level.name}`);
  const rest = [...above, ...toJudge(cell), ...leftOut(cell)].join(', ');
  if (cell.items > 0) return rest === '' ? items(cell) : `${rest}; ${items(cell)}`;
  const lacking = cell.judged === 0 ? 'No evidence' : <b class="wm-matrix__note--lacks">{'No\u00a0evidence'}</b>;
  return rest === '' ? (
    lacking
  ) : (
    <>
      {rest}; {lacking}
    </>
  );
};

const standardHref = (
  { enrolment, filter }: Overview,
  cell: Readonly<{ standard: string; outcome?: string | null }>,
): string =>
  `${href(paths.audit.standard, { enrolment: enrolment.id, standard: cell.standard }, queryOf(filter))}${cell.outcome ? `#${cell.outcome}` : ''}`;

const minderInitials = (minders: readonly Minder[], standard: string): string =>
  minders
    .filter(({ standards }) => standards.includes(standard))
    .map(({ name }) => initials(name))
    .join(', ');

/** Who looks after a standard, and how far it is: "HW, BT · 3 of 8 judged". */
const byWords = (minders: readonly Minder[], standard: string, row: readonly Cell[]): string => {
  const of = row.reduce((sum, { criteria }) => sum + criteria, 0);
  const judged = row.reduce((sum, cell) => sum + cell.judged, 0);
  const people = minderInitials(minders, standard);
  return [people, judged === of ? '' : `${judged} of ${of} judged`].filter((words) => words !== '').join(' · ');
};

/** Standards by outcomes. */
export const Grid = (props: Overview) => {
  const { scheme, cells, minders, filter } = props;
  const outcomes = scheme.outcomes.filter(({ code }) => filter.outcome === '' || code === filter.outcome);
  const standards = scheme.standards.filter(({ code }) =>
    cells.some((cell) => cell.standard === code && cell.criteria + cell.notApplicable > 0),
  );
  return (
    <Matrix
      caption={`${scheme.words.standard.many} by outcomes: the lowest level in each cell, how its ${scheme.words.criterion.many.toLowerCase()} spread, and the evidence`}
      rowHead={`${scheme.words.standard.one} and who looks after it`}
      columns={outcomes.map(({ name }) => name)}
      of={scheme.levels.length}
      rows={standards.map((standard) => {
        const row = cells.filter(
          (cell) => cell.standard === standard.code && outcomes.some(({ code }) => code === cell.outcome),
        );
        return {
          id: `row-${standard.code}`,
          number: standard.code,
          title: standard.name,
          href: standardHref(props, { standard: standard.code }),
          by: byWords(minders, standard.code, row),
          isSettled: row.every((cell) => !isOpen(cell)),
          cells: row.map((cell) => ({
            rank: cell.lowest?.rank ?? null,
            word: lowestWords(cell),
            note: noteOf(cell),
            differs: cell.differing.length === 0 ? undefined : cell.differing.map(({ name }) => name).join(', '),
            href: cell.criteria + cell.notApplicable === 0 ? undefined : standardHref(props, cell),
          })),
        };
      })}
    />
  );
};

const Mark = ({ scheme, cell }: Readonly<{ scheme: Scheme; cell: Cell }>) => (
  <>
    {cell.lowest === null ? null : (
      <LevelMark rank={cell.lowest.rank} of={scheme.levels.length} word={cell.lowest.name} />
    )}{' '}
    {cell.differing.length > 0 ? (
      <Tag kind="differ">Raters differ</Tag>
    ) : cell.lowest === null ? (
      <Tag kind="not-started">{cell.criteria === 0 ? 'Does not apply' : 'Not judged'}</Tag>
    ) : null}
  </>
);

/** A scheme without outcomes: its strands, one under the other. */
export const Strands = (props: Overview) => {
  const { scheme, cells, minders } = props;
  return (
    <DataTable
      caption={`${scheme.words.standard.many}: the lowest level in each, how its ${scheme.words.criterion.many.toLowerCase()} spread, and the evidence`}
      rows={cells.filter((cell) => cell.criteria + cell.notApplicable > 0)}
      rowId={(cell) => `row-${cell.standard}`}
      empty="Nothing is left by this filter."
      columns={[
        {
          head: scheme.words.standard.one,
          isRowHead: true,
          cell: (cell) => (
            <a class="govuk-link" href={standardHref(props, cell)}>
              {cell.standard} {standardOf(scheme, cell.standard)?.name}
            </a>
          ),
        },
        { head: 'Lowest', cell: (cell) => <Mark scheme={scheme} cell={cell} /> },
        { head: 'Spread', cell: spreadWords },
        { head: 'Agreed', cell: (cell) => `${cell.agreed} of ${cell.criteria}`, numeric: true },
        { head: 'Evidence', cell: items },
        { head: 'Looked after by', cell: (cell) => minderInitials(minders, cell.standard) || 'Nobody yet' },
      ]}
    />
  );
};
