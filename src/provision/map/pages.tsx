import { SeenFigure, type Cell } from '#platform/disclosure';
import {
  Button,
  Card,
  DataTable,
  Empty,
  Figures,
  HiddenFigure,
  mediumDate,
  MiniBar,
  Page,
  RangeLine,
  ShareBar,
  Strength,
  Sub,
  type Column,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { decisions } from '../rules.ts';
import { Filters, SortBy } from './filters.tsx';
import { Notes } from './notes.tsx';
import { moneyOf, percents, sorted, strengthOf, type Asked, type MapRow } from './rules.ts';
import { effectWords, mapLead, poundsOf, roughPounds, strengthShort, strengthWords, underTitle } from './words.ts';

export type MapProps = Place &
  Readonly<{
    rows: readonly MapRow[];
    asked: Asked;
    /** The year groups that the school has. */
    schoolYears: readonly string[];
    years: readonly string[];
    isThisYear: boolean;
    /** Pupils with at least one provision, each counted once. */
    reach: Cell;
    /** True when the school has any provision at all, in whatever year. */
    hasAny: boolean;
  }>;

const StrengthCell = ({ effect }: Pick<MapRow, 'effect'>) => {
  const level = strengthOf(effect);
  if (effect.kind === 'hidden') return <HiddenFigure because={effect.because} />;
  if (level === 0) return <span class="wm-sub">{strengthShort[0]}</span>;
  return <Strength level={level} compact words={strengthWords(effect)} />;
};

const EffectCell = ({ row, from, to }: Readonly<{ row: MapRow; from: number; to: number }>) => {
  const { effect, provision } = row;
  if (effect.kind === 'hidden') return <HiddenFigure because={effect.because} />;
  if (effect.kind !== 'compared') return <span class="wm-muted">{effectWords(effect)}</span>;
  const words = effectWords(effect);
  return (
    <span class="wm-range-cell">
      <RangeLine id={`effect-${provision.id}`} finding={words} effect={effect} from={from} to={to} />
      <span>{words}</span>
    </span>
  );
};

const columns = (enrolment: string, rows: readonly MapRow[]): readonly Column<MapRow>[] => {
  const ends = rows.flatMap(({ effect }) => (effect.kind === 'compared' ? [effect.low, effect.high] : []));
  const [from, to] = [Math.min(0, ...ends) * 1.1, Math.max(0, ...ends) * 1.1];
  const dearest = Math.max(
    0,
    ...rows.map(({ cost, pupils }) => (pupils.kind === 'shown' ? (cost.perPupilPence ?? 0) : 0)),
  );
  return [
    {
      head: 'Provision',
      isRowHead: true,
      cell: ({ provision }) => (
        <>
          <a href={href(paths.provision.one, { enrolment, provision: provision.id })}>
            <strong>{provision.title}</strong>
          </a>
          <Sub>{underTitle(provision)}</Sub>
        </>
      ),
    },
    { head: 'Pupils', numeric: true, cell: ({ pupils }) => <SeenFigure of={pupils} /> },
    { head: 'Spent', numeric: true, cell: ({ cost }) => roughPounds(cost.toDatePence) },
    {
      head: 'Cost per pupil',
      cell: ({ cost, pupils }) =>
        pupils.kind === 'hidden' ? (
          <HiddenFigure because="as left" />
        ) : cost.perPupilPence === null ? (
          <span class="wm-muted">Nobody on it</span>
        ) : (
          <span class="wm-cost-cell">
            <span>{roughPounds(cost.perPupilPence)}</span>
            <MiniBar value={cost.perPupilPence} of={dearest} />
          </span>
        ),
    },
    { head: 'Extra gain over similar pupils', cell: (row) => <EffectCell row={row} from={from} to={to} /> },
    { head: 'Strength', cell: StrengthCell },
    {
      head: 'Your decision',
      cell: ({ provision }) =>
        provision.decision === null ? (
          <span class="wm-muted">Not yet</span>
        ) : (
          <strong class="wm-nowrap">{decisions[provision.decision].word}</strong>
        ),
    },
  ];
};

const Money = ({ rows, asked, today, reach }: MapProps) => {
  const money = moneyOf(rows);
  const { sources } = money;
  const shares = percents([sources.pp, sources.sen, sources.other]);
  const others = new Set(rows.flatMap(({ provision }) => (provision.otherShare > 0 ? [provision.otherFrom] : [])));
  const [only] = others;
  return (
    <Card>
      <div class="wm-money">
        <Figures
          items={[
            {
              value: roughPounds(money.toDatePence),
              words: `spent to ${mediumDate(today)}, of ${roughPounds(money.plannedPence)} planned`,
            },
            {
              value: roughPounds(money.yearPence),
              words: `of the plan falls into ${asked.year.replace('-', ' to 20')}, ${roughPounds(money.yearPremiumPence)} of it Pupil Premium`,
            },
            { value: <SeenFigure of={reach} />, words: 'pupils with at least one provision' },
          ]}
        />
        <ShareBar
          title="Where the money comes from"
          parts={[
            { label: 'Pupil Premium', share: shares[0] ?? 0 },
            { label: 'SEN budget', share: shares[1] ?? 0 },
            { label: others.size === 1 && only !== undefined && only !== '' ? only : 'Other', share: shares[2] ?? 0 },
          ]}
        />
      </div>
    </Card>
  );
};

const Actions = ({ enrolment, mayWrite, hasAny }: MapProps) => {
  const at = { enrolment: enrolment.id };
  return (
    <>
      {hasAny ? (
        <Button kind="quiet" icon="download" href={href(paths.provision.workbook, at)}>
          Spreadsheet
        </Button>
      ) : null}
      {mayWrite && hasAny ? <Button href={href(paths.provision.add, at)}>Add provision</Button> : null}
    </>
  );
};

/** What each provision costs and what it changed; the money on top, how to read it below. */
export const MapPage = (props: MapProps) => {
  const { frame, enrolment, rows, asked, isThisYear, hasAny, mayWrite, reach } = props;
  const ordered = sorted(rows, asked.sort);
  return (
    <Page frame={frame} title="Provision map" lead={mapLead(rows, isThisYear)} actions={<Actions {...props} />}>
      {hasAny ? null : (
        <Empty
          title="No provision stands here yet."
          action={
            mayWrite ? (
              <Button href={href(paths.provision.add, { enrolment: enrolment.id })}>Add the first provision</Button>
            ) : undefined
          }
        >
          A breakfast club, a reading group, a mentor: what you do beside ordinary lessons, with its cost and its
          pupils. The coordinator or the working party adds it.
        </Empty>
      )}
      {rows.length === 0 ? null : <Money {...props} />}
      {hasAny ? <Filters {...props} /> : null}
      {hasAny ? (
        <Card title="What each provision costs and what it changed" note={<SortBy {...props} />} flush>
          <DataTable
            caption="Provision with its cost and effect"
            rows={ordered}
            columns={columns(enrolment.id, rows)}
            empty={
              <Empty title="No provision is like that.">Choose another year, tier or part of the menu above.</Empty>
            }
            foot={[
              'All provision',
              <SeenFigure of={reach} />,
              poundsOf(Math.round(moneyOf(rows).toDatePence / 100) * 100),
              '',
              <span class="wm-sub">Pupils are counted once in the total, so rows do not add up to it.</span>,
              '',
              '',
            ]}
          />
        </Card>
      ) : null}
      {rows.length === 0 ? null : <Notes {...props} />}
    </Page>
  );
};
