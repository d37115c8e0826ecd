import { DataTable, Empty, initials, LevelMark, Matrix, plural, Rows, Tag, type Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { outcomeOf, standardOf, type Scheme } from '#schemes/rules';
import type { Cell } from '../../rules.ts';
import type { Finish, Minder } from '../../store.ts';
import type { MyStandards } from '../../assignment/mine/pages.tsx';
import { isIn, isOpen, type View } from '../rules.ts';

/** What the overview is made of. */
export type Overview = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  cells: readonly Cell[];
  minders: readonly Minder[];
  mine: readonly string[];
  /** The reader's own standards as a card; null when they have none. */
  own: ReturnType<typeof MyStandards>;
  /** The school's own people, who see who does what by when. */
  isOurs: boolean;
  view: View;
  finish: Finish | null;
  mayFinish: boolean;
  /** Whether this reader is one of those who write the audit. */
  mayWrite: boolean;
  /** The criterion that this reader would judge next, their own standards first; null when they have none to judge. */
  next: string | null;
}>;

const items = (cell: Cell): string => (cell.items === 0 ? 'No evidence' : plural(cell.items, 'item'));

const spreadWords = (cell: Cell): string => {
  const counts = cell.counts.map(({ level, count }) => `${count} ${level.name}`).join(', ');
  const left = cell.criteria - cell.judged;
  if (cell.judged === 0) return `${left} to judge`;
  return left === 0 ? counts : `${counts}, ${left} to judge`;
};

/** "2 Developing": how many stand at the lowest level; a cell has no level of its own. */
const lowestWords = (cell: Cell): string => {
  if (cell.criteria === 0) return 'None here';
  return cell.lowest === null ? 'Not judged' : `${cell.counts[0]?.count ?? 0} ${cell.lowest.name}`;
};

/** Those above the lowest, those to judge, and the evidence. */
const noteOf = (cell: Cell) => {
  const above = cell.counts.slice(1).map(({ level, count }) => `${count} ${level.name}`);
  const left = cell.criteria - cell.judged;
  const rest = [...above, ...(left === 0 ? [] : [`${left} to judge`])].join(', ');
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

const standardHref = (enrolment: Enrolment, cell: Readonly<{ standard: string; outcome?: string | null }>): string =>
  `${href(paths.audit.standard, { enrolment: enrolment.id, standard: cell.standard })}${cell.outcome ? `#${cell.outcome}` : ''}`;

const minderInitials = (minders: readonly Minder[], standard: string): string =>
  minders
    .filter(({ standards }) => standards.includes(standard))
    .map(({ name }) => initials(name))
    .join(', ');

/** Standards by outcomes. */
export const Grid = ({ enrolment, scheme, cells, minders }: Overview) => (
  <Matrix
    caption={`${scheme.words.standard.many} by outcomes: the lowest level in each cell, how its ${scheme.words.criterion.many.toLowerCase()} spread, and the evidence`}
    rowHead={`${scheme.words.standard.one} and who looks after it`}
    columns={scheme.outcomes.map(({ name }) => name)}
    of={scheme.levels.length}
    rows={scheme.standards.map((standard) => {
      const row = cells.filter((cell) => cell.standard === standard.code);
      return {
        id: `row-${standard.code}`,
        number: standard.code,
        title: standard.name,
        href: standardHref(enrolment, { standard: standard.code }),
        by: minderInitials(minders, standard.code),
        isSettled: row.every((cell) => !isOpen(cell)),
        cells: row.map((cell) => ({
          rank: cell.lowest?.rank ?? null,
          word: lowestWords(cell),
          note: cell.criteria === 0 ? '' : noteOf(cell),
          differs: cell.differing.length === 0 ? undefined : cell.differing.map(({ name }) => name).join(', '),
          href: cell.criteria === 0 ? undefined : standardHref(enrolment, cell),
        })),
      };
    })}
  />
);

const Mark = ({ scheme, cell }: Readonly<{ scheme: Scheme; cell: Cell }>) =>
  cell.differing.length > 0 ? (
    <Tag kind="differ">Raters differ</Tag>
  ) : cell.lowest === null ? (
    <Tag kind="not-started">Not judged</Tag>
  ) : (
    <LevelMark rank={cell.lowest.rank} of={scheme.levels.length} word={cell.lowest.name} />
  );

/** A scheme without outcomes: its strands, one under the other. */
export const Strands = ({ enrolment, scheme, cells, minders }: Overview) => (
  <DataTable
    caption={`${scheme.words.standard.many}: the lowest level in each, how its ${scheme.words.criterion.many.toLowerCase()} spread, and the evidence`}
    rows={cells}
    empty=""
    columns={[
      {
        head: scheme.words.standard.one,
        isRowHead: true,
        cell: (cell) => (
          <a class="govuk-link" href={standardHref(enrolment, cell)}>
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

const cellTitle = (scheme: Scheme, cell: Cell): string => {
  const standard = `${cell.standard} ${standardOf(scheme, cell.standard)?.name ?? ''}`;
  return cell.outcome === null ? standard : `${standard}: ${outcomeOf(scheme, cell.outcome)?.name ?? ''}`;
};

/** The cells of one view, as a list. */
export const Filtered = ({ enrolment, scheme, cells, view, mine }: Overview) => {
  const found = cells.filter((cell) => isIn(view, cell, mine));
  if (found.length === 0) return <Empty title="Nothing in this view">Choose another view above.</Empty>;
  return (
    <Rows
      label="What this view holds"
      rows={found.map((cell) => ({
        title: cellTitle(scheme, cell),
        href: standardHref(enrolment, cell),
        meta: `${spreadWords(cell)}. ${cell.agreed} of ${cell.criteria} agreed. ${items(cell)}.`,
        right: <Mark scheme={scheme} cell={cell} />,
      }))}
    />
  );
};
