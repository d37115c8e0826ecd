import { LevelMark, longDate, Refusal, Tag, type Frame } from '#platform/kit';
import type { Role } from '#platform/actor';
import { href, paths } from '#paths';
import { levelOf, type Scheme } from '#schemes/rules';
import { visitStates, type ReportGap, type Standing, type VisitRefusal, type VisitState } from './rules.ts';

/** What every page of the visit knows: the school, how the visit stands for its reader, and the scheme that it judges by. */
export type Place = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string; schoolName: string; visitOn: string | null; submittedAt: Date | null }>;
  standing: Standing;
  role: Role | null;
  today: string;
  scheme: Scheme;
}>;

export const VisitTag = ({ state }: { state: VisitState }) => (
  <Tag kind={visitStates[state].tag}>{visitStates[state].word}</Tag>
);

/** A level of the scheme's scale as chevrons and word; "Not judged" while there is none. */
export const Level = ({ scheme, code }: { scheme: Scheme; code: string | null }) => {
  const level = code === null ? null : levelOf(scheme, code);
  return <LevelMark rank={level?.rank ?? null} of={scheme.levels.length} word={level?.name ?? 'Not judged'} />;
};

/** What an item shows and what changed for pupils, as one line under its title. */
export const claimLine = ({ says, impact }: Readonly<{ says: string; impact: string }>): string =>
  [says, impact === '' ? '' : `Impact: ${impact}`]
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');

/** The way back to the visit's own page. */
export const toVisit = (enrolment: string) => ({ text: 'Visit', href: href(paths.visits.home, { enrolment }) });

const wordsOf = (because: VisitRefusal['because'], standing: Standing): Readonly<{ why: string; next: string }> => {
  switch (because) {
    case 'not-theirs':
      return { why: 'It is not your part of the visit.', next: 'The visit’s own page says whose turn it is.' };
    case 'too-early':
      return {
        why: `The report is not there yet: ${visitStates[standing.state].word.toLowerCase()}.`,
        next: 'You are told when it is your turn.',
      };
    case 'too-late':
      return {
        why: `The report has gone on: ${visitStates[standing.state].word.toLowerCase()}.`,
        next: 'What was judged stays as it is. Ask the awarding body if something in it is wrong.',
      };
    case 'not-submitted':
      return {
        why: 'The school has not submitted its portfolio.',
        next: 'You may arrange the day now, and judge once it has.',
      };
    case 'is-adviser':
      return {
        why: 'You have advised this school, and whoever advised a school never judges it.',
        next: 'Ask the awarding body to choose somebody else.',
      };
    case 'before-the-day':
      return {
        why: `The visit is on ${standing.onDate === null ? 'a day that is not agreed' : longDate(standing.onDate)}.`,
        next: 'Send the report on that day or after it; what you wrote is kept.',
      };
    case 'no-day':
      return { why: 'No day is agreed for the visit.', next: 'Adviser and school agree it in the portfolio’s review.' };
  }
};

/** Why an act of the visit was refused, and what to do next. */
export const VisitRefused = (props: {
  because: VisitRefusal['because'];
  standing: Standing;
  isReading?: boolean | undefined;
  /** What was written and not saved: it is not lost. */
  wrote?: string | undefined;
}) => (
  <Refusal
    what={props.isReading ? 'It is not your turn yet' : 'Nothing was saved'}
    {...wordsOf(props.because, props.standing)}
  >
    {props.wrote === undefined || props.wrote === '' ? null : <p>You wrote: {props.wrote}</p>}
  </Refusal>
);

type Named = Readonly<{ id: string; number: number; objective: string }>;
export type GapRow = Readonly<{ words: string; href: string; link: string }>;

const few = 8;

const rowsOf = (gap: ReportGap, enrolment: string, actions: readonly Named[]): readonly GapRow[] => {
  switch (gap.kind) {
    case 'not-judged':
    case 'no-reasons': {
      const what = gap.kind === 'not-judged' ? 'is not judged' : 'has a level without reasons';
      const rows = gap.criteria.slice(0, few).map((criterion) => ({
        words: `Criterion ${criterion} ${what}.`,
        href: href(paths.visits.criterion, { enrolment, criterion }),
        link: gap.kind === 'not-judged' ? `Judge ${criterion}` : `Give reasons for ${criterion}`,
      }));
      const more = gap.criteria.length - few;
      const home = href(paths.visits.home, { enrolment });
      return more > 0 ? [...rows, { words: `And ${more} more criteria.`, href: home, link: 'See them all' }] : rows;
    }
    case 'actions':
      return gap.actions.map((id) => {
        const action = actions.find((each) => each.id === id);
        return {
          words: `Action ${action?.number ?? ''} is not followed yet: ${action?.objective ?? ''}.`,
          href: href(paths.visits.action, { enrolment, action: id }),
          link: `Follow action ${action?.number ?? ''}`,
        };
      });
    case 'no-strength':
    case 'no-area':
      return [
        {
          words: gap.kind === 'no-strength' ? 'No strength is named.' : 'No area to work on is named.',
          href: href(paths.visits.points, { enrolment }),
          link: gap.kind === 'no-strength' ? 'Name a strength' : 'Name an area',
        },
      ];
  }
};

/** What a report still lacks, one row for each thing to do, each with its place. */
export const gapRows = (gaps: readonly ReportGap[], enrolment: string, actions: readonly Named[]): readonly GapRow[] =>
  gaps.flatMap((gap) => rowsOf(gap, enrolment, actions));
