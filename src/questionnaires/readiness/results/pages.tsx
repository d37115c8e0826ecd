import {
  Alert,
  Card,
  DataTable,
  Details,
  HiddenFigure,
  list,
  Page,
  percent,
  plural,
  range,
  ShareLine,
  SideNote,
  Tag,
  TwoColumns,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import {
  answers,
  answerWords,
  changeOf,
  fewestToShow,
  hiddenWords,
  kinds,
  kindWords,
  type Kind,
  type Moved,
  type Paired,
  type Said,
} from '../rules.ts';
import { Confidence } from '../round/pages.tsx';
import type { Round } from '../store.ts';
import { Together } from './together.tsx';

export type Spoken = Readonly<{ round: Round; said: Readonly<Record<Kind, readonly Said[]>> }>;

type ResultsProps = Readonly<{
  frame: Frame;
  enrolment: string;
  now: Spoken;
  /** The round that this one is set beside; null for the first. */
  before: Spoken | null;
  paired: Paired | null;
}>;

const movedWords: Record<Moved, string> = { higher: 'Higher', lower: 'Lower', 'not-clear': 'No clear change' };
const share = (value: number) => percent(value * 100);

const changeCell = (said: Said, before: Said | undefined) => {
  const found = before === undefined ? null : changeOf(before, said);
  if (found === null) return '–';
  switch (found.moved) {
    case 'higher':
      return <Tag kind="done">{movedWords.higher}</Tag>;
    case 'lower':
      return <Tag kind="late">{movedWords.lower}</Tag>;
    case 'not-clear':
      return <Tag kind="not-started">{movedWords['not-clear']}</Tag>;
  }
};

const thenOf = (before: readonly Said[] | null, row: Said) =>
  before?.find((each) => each.statement.key === row.statement.key)?.yes ?? null;

const lineWords = (row: Said, then: number | null): string =>
  `${row.statement.says}: ${share(row.yes?.share ?? 0)} said yes${then === null ? '' : `, ${share(then)} before`}`;

const columns = (kind: Kind, before: readonly Said[] | null) => [
  { head: 'Question', isRowHead: true, cell: (row: Said) => row.statement.says },
  {
    head: '0 to 100%',
    cell: (row: Said) => {
      const then = thenOf(before, row)?.share ?? null;
      return row.yes === null ? null : (
        <ShareLine
          id={`share-${kind}-${row.statement.key}`}
          finding={lineWords(row, then)}
          now={row.yes}
          before={then}
        />
      );
    },
  },
  {
    head: 'Yes',
    numeric: true,
    cell: (row: Said) =>
      row.yes === null ? <HiddenFigure because={`fewer than ${fewestToShow}`} /> : share(row.yes.share),
  },
  {
    head: 'Likely range',
    numeric: true,
    cell: (row: Said) => (row.yes === null ? '' : range(row.yes.low * 100, row.yes.high * 100, 0)),
  },
  ...(before === null
    ? []
    : [
        {
          head: 'Before',
          numeric: true,
          cell: (row: Said) => {
            const then = thenOf(before, row);
            return then === null ? hiddenWords : share(then.share);
          },
        },
        {
          head: 'Change',
          cell: (row: Said) =>
            changeCell(
              row,
              before.find((each) => each.statement.key === row.statement.key),
            ),
        },
      ]),
];

/** What stands as the card's heading: how many statements are clearly higher, or what most said. */
const findingOf = (kind: Kind, said: readonly Said[], before: readonly Said[] | null): string => {
  const who = kindWords[kind];
  const shown = said.filter((each) => each.yes !== null);
  if (shown.length === 0) return `${who}: too few answered to say anything`;
  const moves = shown.flatMap((each) => {
    const then = before?.find((one) => one.statement.key === each.statement.key);
    const found = then === undefined ? null : changeOf(then, each);
    return found === null ? [] : [found.moved];
  });
  if (moves.length > 0) {
    const [higher, lower] = (['higher', 'lower'] as const).map((way) => moves.filter((each) => each === way).length);
    if (higher === 0 && lower === 0) return `${who}: nothing has clearly changed yet`;
    const some = [
      ...((higher ?? 0) > 0 ? [`${higher} clearly higher`] : []),
      ...((lower ?? 0) > 0 ? [`${lower} clearly lower`] : []),
    ];
    return `${who}: of ${plural(moves.length, 'answer')}, ${list(some)}`;
  }
  const least = shown.reduce((low, each) => ((each.yes?.share ?? 1) < (low.yes?.share ?? 1) ? each : low));
  return `${who}: fewest say yes to “${least.statement.says}”`;
};

const Group = ({ kind, now, before }: Readonly<{ kind: Kind; now: Spoken; before: Spoken | null }>) => (
  <Card
    title={findingOf(kind, now.said[kind], before?.said[kind] ?? null)}
    subtitle={`${now.round.answered[kind]} of ${now.round.listed[kind]} answered. Share who said yes, of those who said yes, sometimes or no. Dot: now. Bar: likely range.${before === null ? '' : ` Hollow square: ${before.round.label}.`}`}
  >
    {now.said[kind].every((each) => each.yes === null) ? (
      <p>
        <HiddenFigure because={`fewer than ${fewestToShow}`} /> Nothing comes out of a group in which fewer than{' '}
        {fewestToShow} said yes, sometimes or no.
      </p>
    ) : (
      <Answers kind={kind} now={now} before={before} />
    )}
  </Card>
);

const Answers = ({ kind, now, before }: Readonly<{ kind: Kind; now: Spoken; before: Spoken | null }>) => (
  <>
    <DataTable
      plain
      caption={`${kindWords[kind]}: who said yes`}
      empty=""
      rows={now.said[kind]}
      columns={columns(kind, before?.said[kind] ?? null)}
    />
    <Details summary="Every answer, counted">
      <DataTable
        plain
        caption={`${kindWords[kind]}: every answer`}
        empty=""
        rows={now.said[kind]}
        columns={[
          { head: 'Question', isRowHead: true, cell: (row) => row.statement.says },
          ...answers.map((answer) => ({
            head: answerWords[answer],
            numeric: true,
            cell: (row: Said) => (row.yes === null ? 'hidden' : row.counts[answer]),
          })),
        ]}
      />
    </Details>
  </>
);

export const ResultsPage = ({ frame, enrolment, now, before, paired }: ResultsProps) => {
  const { round } = now;
  const [answered, listed] = [round.answered, round.listed].map((of) => of.target + of.comparison);
  const rate = listed === 0 || listed === undefined ? 0 : ((answered ?? 0) / listed) * 100;
  return (
    <Page
      frame={frame}
      title="What pupils told us"
      eyebrow={`Ready to learn: ${round.label}`}
      lead={
        before === null
          ? `${answered ?? 0} of ${plural(listed ?? 0, 'pupil')} answered (${percent(rate)}).`
          : `${answered ?? 0} of ${plural(listed ?? 0, 'pupil')} answered (${percent(rate)}), beside “${before.round.label}”.`
      }
      back={{ text: 'Ready to learn', href: href(paths.questionnaires.home, { enrolment }) }}
    >
      <TwoColumns
        aside={
          <>
            <Confidence />
            <SideNote title="How to read this">
              <p>
                Not everyone answered, so the true share is likely to be inside the range. Higher and Lower are said
                only when the change is larger than that doubt. It speaks of chance, not of who chose not to answer.
              </p>
              <p>
                <a class="govuk-link" href={`${paths.tracking.methods}#wilson`}>
                  How figures are worked out
                </a>
              </p>
            </SideNote>
          </>
        }
      >
        {rate < 60 ? (
          <Alert kind="warning" title="Too few answered to speak for all.">
            <p>Less than three in five did. Those who did not answer may feel otherwise.</p>
          </Alert>
        ) : null}
        {paired === null ? null : <Together paired={paired} />}
        {kinds
          .filter((kind) => round.listed[kind] > 0)
          .map((kind) => (
            <Group kind={kind} now={now} before={before} />
          ))}
      </TwoColumns>
    </Page>
  );
};
