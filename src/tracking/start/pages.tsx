import {
  Alert,
  Card,
  DataTable,
  Empty,
  inSentence,
  longDate,
  number,
  Page,
  SideNote,
  Strength,
  type Frame,
} from '#platform/kit';
import { fewestUnderMean } from '#platform/disclosure';
import { href, paths } from '#paths';
import { MeasureChips } from '../measure-chips.tsx';
import type { MeasureWorking } from '../figures/working.ts';
import { turnedSize } from '../finding/sentence.ts';
import { heldBackBy } from '../finding/strength.ts';
import { extraHead, figureWords, isWithheld } from '../impact/words.ts';
import { isClearOfZero } from '../methods/interval.ts';

/** One measure at the start, frozen or worked out now, and at the end. */
export type Beside = Readonly<{
  id: string;
  title: string;
  unit: string;
  higherIsBetter: boolean;
  /** Points between which each figure lies, in words. */
  before: string | null;
  during: string | null;
  start: MeasureWorking;
  end: MeasureWorking;
  figureId: string | null;
}>;

export type StartProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  measures: readonly Readonly<{ id: string; title: string }>[];
  chosen: Beside | null;
  /** When the start was frozen, and by whom; null when it was not kept and stands as worked out now. */
  frozen: Readonly<{ at: Date; by: string | null }> | null;
  isAuditDone: boolean;
  outside: boolean;
  mayCheck: boolean;
}>;

type Row = Readonly<{ what: string; start: string; end: string }>;

const figure = (of: MeasureWorking, measure: Pick<Beside, 'unit' | 'higherIsBetter'>): string => {
  const shown = of.beyond ?? of.gain;
  if (shown === null) return 'not known';
  return `${figureWords(shown, measure)}${of.beyond === null ? ' (nothing compared)' : ''}`;
};

const gapWords = (a: number | null, b: number | null, unit: string, higherIsBetter: boolean): string => {
  if (a === null || b === null) return 'not known';
  const gap = a - b;
  const size = `${number(Math.abs(gap), 1)} ${unit}`;
  if (!/[1-9]/.test(number(Math.abs(gap), 1))) return 'level';
  // Where lower is better, nobody is "2 lessons ahead": they have 2 lessons fewer.
  return higherIsBetter ? `${size} ${gap > 0 ? 'ahead' : 'behind'}` : turnedSize(-gap, unit);
};

const level = (value: number | null): string => (value === null ? 'none' : number(value, 1));

const rowsOf = (chosen: Beside): readonly Row[] => {
  const { start, end, unit, higherIsBetter } = chosen;
  // The baseline is where practice until then had led; it is the start of the work.
  const [own, others] = [
    end.target.before.mean ?? start.target.after.mean ?? start.target.before.mean,
    end.comparison.before.mean ?? start.comparison.after.mean ?? start.comparison.before.mean,
  ];
  return [
    {
      what: `${extraHead(chosen)} of target pupils in that time`,
      start: figure(start, chosen),
      end: figure(end, chosen),
    },
    { what: 'Target pupils stand at', start: level(own), end: level(end.target.after.mean) },
    { what: 'Comparison pupils stand at', start: level(others), end: level(end.comparison.after.mean) },
    {
      what: 'Target beside comparison pupils',
      start: gapWords(own, others, unit, higherIsBetter),
      end: gapWords(end.target.after.mean, end.comparison.after.mean, unit, higherIsBetter),
    },
    {
      what: 'Pupils with both results, target and comparison',
      start: `${number(start.target.followed)} and ${number(start.comparison.followed)}`,
      end: `${number(end.target.followed)} and ${number(end.comparison.followed)}`,
    },
  ];
};

export const findingOf = ({
  title,
  start,
  end,
  unit,
  higherIsBetter,
}: Omit<Beside, 'id' | 'figureId' | 'before' | 'during'>): string => {
  const name = inSentence(title);
  if (end.beyond === null) return `Where practice until the audit had led in ${name}; the end is not measured yet`;
  const gained = higherIsBetter ? 'gained' : 'improved by';
  const words = ({ beyond, strength }: MeasureWorking): string => {
    if (beyond === null || !isClearOfZero(beyond))
      return `${higherIsBetter ? 'gained' : 'improved'} neither clearly more nor clearly less than comparison pupils`;
    const held = strength === null ? null : heldBackBy(strength);
    return `${gained} ${number(Math.abs(beyond.estimate), 1)} ${unit} ${beyond.estimate >= 0 ? 'more' : 'less'} than comparison pupils${held === null ? '' : `, but ${held}`}`;
  };
  if (start.beyond === null)
    return `Before the work nothing was compared in ${name}; since then target pupils ${words(end)}`;
  return `In ${name} target pupils ${words(start)} before the work; since then they ${words(end)}`;
};

const Table = ({ chosen }: Readonly<{ chosen: Beside }>) => (
  <DataTable
    plain
    caption={`${chosen.title}: at the start and now`}
    empty=""
    rows={rowsOf(chosen)}
    columns={[
      { head: 'What', isRowHead: true, cell: ({ what }) => what },
      {
        head: `Practice until the audit${chosen.before === null ? '' : `: ${chosen.before}`}`,
        cell: ({ start }) => start,
      },
      {
        head: `The work${chosen.during === null ? '' : `: ${chosen.during}`}`,
        cell: ({ end }) => <strong>{end}</strong>,
      },
    ]}
  />
);

/** The effect of practice as the audit found it, beside the end. */
export const StartPage = ({
  frame,
  enrolment,
  measures,
  chosen,
  frozen,
  isAuditDone,
  outside,
  mayCheck,
}: StartProps) => (
  <Page
    frame={frame}
    title="Where we started"
    lead={
      frozen === null
        ? isAuditDone
          ? 'The audit was finished before figures were kept, so the start stands as worked out now.'
          : 'The audit is not finished yet. When it is, the start is kept; until then it stands as worked out now.'
        : `Kept as it stood on ${longDate(frozen.at)}, when the audit was finished.`
    }
    crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) }]}
    aside={
      <SideNote title="Read with care">
        <p>
          The two figures lie in different times and may be of a different length. They are set beside each other, not
          subtracted.
        </p>
        <p>
          Pupils chosen because they stood badly improve a little by themselves: that part would show in the second
          figure.
        </p>
      </SideNote>
    }
  >
    {chosen === null ? (
      <Empty title="No measure is declared yet.">
        When the audit is finished, the effect of practice until then is kept here.
      </Empty>
    ) : (
      <>
        <MeasureChips path={paths.tracking.start} enrolment={enrolment} measures={measures} current={chosen.id} />
        {outside && (isWithheld(chosen.start) || isWithheld(chosen.end)) ? (
          <Card title={`${chosen.title}: hidden`}>
            <Alert kind="info" title={`Hidden: fewer than ${fewestUnderMean} pupils stand behind it.`}>
              <p>The school’s own team sees the figure.</p>
            </Alert>
          </Card>
        ) : (
          <Card
            title={findingOf(chosen)}
            link={
              mayCheck && chosen.figureId !== null
                ? {
                    text: 'What it was made of',
                    href: href(paths.tracking.figure, { enrolment: enrolment.id, figure: chosen.figureId }),
                  }
                : undefined
            }
          >
            <Table chosen={chosen} />
            {chosen.end.strength === null ? null : <Strength level={chosen.end.strength.level} />}
          </Card>
        )}
      </>
    )}
  </Page>
);
