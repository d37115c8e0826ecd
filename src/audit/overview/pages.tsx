import {
  Alert,
  Button,
  Card,
  Chips,
  DataTable,
  Empty,
  Figures,
  initials,
  LevelMark,
  Matrix,
  Page,
  plural,
  Rows,
  Tag,
  type Frame,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { standardOf, outcomeOf, type Scheme } from '#schemes/rules';
import type { Cell } from '../rules.ts';
import type { Finish, Minder } from '../store.ts';
import { isIn, isSettled, totalsOf, views, widestGap, type View } from './rules.ts';

export type Overview = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  cells: readonly Cell[];
  minders: readonly Minder[];
  mine: readonly string[];
  view: View;
  finish: Finish | null;
  mayFinish: boolean;
}>;

const items = (cell: Cell): string => (cell.items === 0 ? 'No evidence' : plural(cell.items, 'item'));

const spreadWords = (cell: Cell): string => {
  const counts = cell.counts.map(({ level, count }) => `${count} ${level.name}`).join(', ');
  const left = cell.criteria - cell.judged;
  if (cell.judged === 0) return `${left} to judge`;
  return left === 0 ? counts : `${counts}, ${left} to judge`;
};

const noteOf = (cell: Cell) => (
  <>
    {spreadWords(cell)}
    <br />
    {items(cell)}
  </>
);

const standardHref = (enrolment: Enrolment, cell: Readonly<{ standard: string; outcome?: string | null }>): string =>
  `${href(paths.audit.standard, { enrolment: enrolment.id, standard: cell.standard })}${cell.outcome ? `#${cell.outcome}` : ''}`;

const minderInitials = (minders: readonly Minder[], standard: string): string =>
  minders
    .filter(({ standards }) => standards.includes(standard))
    .map(({ name }) => initials(name))
    .join(', ');

const Grid = ({ enrolment, scheme, cells, minders }: Overview) => (
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
        isSettled: row.every(isSettled),
        cells: row.map((cell) => ({
          rank: cell.lowest?.rank ?? null,
          word: cell.criteria === 0 ? 'None here' : (cell.lowest?.name ?? 'Not judged'),
          note: cell.criteria === 0 ? '' : noteOf(cell),
          lacksEvidence: cell.items === 0 && cell.judged > 0,
          href: cell.criteria === 0 ? undefined : standardHref(enrolment, cell),
        })),
      };
    })}
  />
);

const Mark = ({ scheme, cell }: Readonly<{ scheme: Scheme; cell: Cell }>) =>
  cell.lowest === null ? (
    <Tag kind="not-started">Not judged</Tag>
  ) : (
    <LevelMark rank={cell.lowest.rank} of={scheme.levels.length} word={cell.lowest.name} />
  );

/** A scheme without outcomes: its strands, one under the other. */
const Strands = ({ enrolment, scheme, cells, minders }: Overview) => (
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

const Filtered = ({ enrolment, scheme, cells, view, mine }: Overview) => {
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

const Views = ({ enrolment, scheme, cells, mine, view }: Overview) => {
  const text: Readonly<Record<View, string>> = {
    all: 'All',
    lowest: scheme.levels[0]?.name ?? 'Lowest',
    unjudged: 'To judge',
    unagreed: 'To agree',
    'no-evidence': 'No evidence',
    mine: 'Mine',
  };
  return (
    <Chips
      label="Show"
      chips={views
        .filter((each) => each !== 'mine' || mine.length > 0)
        .map((each) => ({
          text: text[each],
          count: cells.filter((cell) => isIn(each, cell, mine)).length,
          href: href(paths.audit.home, { enrolment: enrolment.id }, { show: each === 'all' ? undefined : each }),
          current: each === view,
          mark: each === 'lowest' ? <LevelMark rank={1} of={scheme.levels.length} word="" markOnly /> : undefined,
        }))}
    />
  );
};

const lead = ({ scheme, cells, finish }: Overview): string => {
  const { criteria, judged, agreed } = totalsOf(scheme, cells);
  const { one, many } = scheme.words.criterion;
  if (finish !== null)
    return `Finished by ${finish.finishedName}. It stands as the start that your evidence of impact answers.`;
  if (judged === 0)
    return `Nothing is judged yet. ${plural(criteria, one.toLowerCase(), many.toLowerCase())} wait; begin with any ${scheme.words.standard.one.toLowerCase()}.`;
  const gap = widestGap(scheme, cells);
  const said = `${judged} of ${plural(criteria, one.toLowerCase(), many.toLowerCase())} are judged, ${agreed} agreed.`;
  return gap === null ? said : `${said} ${gap} has the most at the lowest level.`;
};

const Counted = ({ scheme, cells }: Overview) => {
  const totals = totalsOf(scheme, cells);
  const levels = totals.levels.toReversed().map(({ code, count }) => {
    const level = scheme.levels.find((each) => each.code === code);
    return {
      value: count,
      words: <LevelMark rank={level?.rank ?? 0} of={scheme.levels.length} word={level?.name ?? ''} />,
    };
  });
  return (
    <Card>
      <Figures
        items={[
          ...levels,
          { value: totals.criteria - totals.judged, words: <Tag kind="not-started">To judge</Tag> },
          { value: totals.judged - totals.agreed, words: <Tag kind="waiting">To agree</Tag> },
        ]}
      >
        No average is shown. One weak place matters more than a good mean, so look for single chevrons first.
      </Figures>
    </Card>
  );
};

const Key = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <p class="wm-sub">
    Each cell shows its lowest level. Key:{' '}
    {scheme.levels.map((level) => (
      <>
        <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />{' '}
      </>
    ))}{' '}
    <a class="govuk-link" href={href(paths.schemes.version, { scheme: scheme.id, version: scheme.version })}>
      What each level means
    </a>
  </p>
);

const Actions = ({ enrolment, finish, mayFinish }: Overview) => {
  const at = { enrolment: enrolment.id };
  return (
    <>
      <Button kind="quiet" href={href(paths.audit.areas, at)}>
        Strengths and areas for improvement
      </Button>
      {finish === null && mayFinish ? <Button href={href(paths.audit.finish, at)}>Finish the audit</Button> : null}
    </>
  );
};

/** The whole audit on one page: cells, not criteria. */
export const OverviewPage = (props: Overview) => {
  const { frame, scheme, cells, view, finish } = props;
  const isGrid = scheme.outcomes.length > 0;
  const size = isGrid
    ? `${plural(scheme.standards.length, scheme.words.standard.one.toLowerCase(), scheme.words.standard.many.toLowerCase())} by ${plural(scheme.outcomes.length, 'outcome')}`
    : plural(cells.length, scheme.words.standard.one.toLowerCase(), scheme.words.standard.many.toLowerCase());
  return (
    <Page
      frame={frame}
      title={scheme.steps.find(({ code }) => code === 'audit')?.name ?? 'Initial audit'}
      lead={lead(props)}
      actions={<Actions {...props} />}
    >
      {finish === null ? null : (
        <Alert kind="success" title="This audit is finished">
          Nothing in it changes any more.
        </Alert>
      )}
      <Counted {...props} />
      <Card title={size} note={<Views {...props} />}>
        {view === 'all' ? isGrid ? <Grid {...props} /> : <Strands {...props} /> : <Filtered {...props} />}
        <Key scheme={scheme} />
      </Card>
    </Page>
  );
};
