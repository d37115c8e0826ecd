/** What a reader narrows the audit to, and how that goes along while they drill down and come back. Pure. */
import type { Scheme } from '#schemes/rules';
import { typedDay } from '#platform/form';
import { londonDay } from '#platform/clock';
import type { Line } from '../../lines/rules.ts';

/** The ways to look at the audit; `lowest` is the bottom level of the scheme's own scale. */
export const views = [
  'all',
  'needs-me',
  'lowest',
  'differ',
  'unjudged',
  'unagreed',
  'no-evidence',
  'not-applicable',
  'mine',
] as const;
export type View = (typeof views)[number];

/** Empty texts stand for "any". `at` is the day as it stood at whose end the audit is shown; null for now. */
export type Filter = Readonly<{
  show: View;
  person: string;
  standard: string;
  outcome: string;
  level: string;
  at: string | null;
}>;

const known = (asked: string | undefined, codes: readonly string[]): string =>
  asked !== undefined && codes.includes(asked) ? asked : '';

/** The filter that an address asks for; what the scheme or the team does not have is left out, a day to come as well. */
export const filterFrom = (
  query: Readonly<Record<string, string>>,
  scheme: Scheme,
  people: readonly string[],
  today: string,
): Filter => {
  const day = typedDay(query['at'] ?? '');
  return {
    show: views.find((view) => view === query['show']) ?? 'all',
    person: known(query['person'], people),
    standard: known(
      query['standard'],
      scheme.standards.map(({ code }) => code),
    ),
    outcome: known(
      query['outcome'],
      scheme.outcomes.map(({ code }) => code),
    ),
    level: known(
      query['level'],
      scheme.levels.map(({ code }) => code),
    ),
    at: day !== null && day < today ? day : null,
  };
};

/** The filter as it stands in an address; nothing for what is not narrowed. */
export const queryOf = (filter: Filter): Readonly<Record<string, string | undefined>> => ({
  show: filter.show === 'all' ? undefined : filter.show,
  person: filter.person || undefined,
  standard: filter.standard || undefined,
  outcome: filter.outcome || undefined,
  level: filter.level || undefined,
  at: filter.at ?? undefined,
});

/** True while only some of the criteria are asked for. */
export const isNarrow = (filter: Filter): boolean =>
  Object.entries(queryOf(filter)).some(([name, value]) => name !== 'at' && value !== undefined);

/** Whether a criterion belongs to a view; `mine` are the standards that the reader looks after. */
export const isIn = (view: View, line: Line, mine: readonly string[], lowest: string | undefined): boolean => {
  switch (view) {
    case 'all':
      return true;
    case 'needs-me':
      return line.waits !== null;
    case 'lowest':
      return line.level !== null && line.level === lowest;
    case 'differ':
      return line.differing.length > 0;
    case 'unjudged':
      return line.level === null && line.applies !== 'no';
    case 'unagreed':
      return (line.level !== null && !line.isAgreed) || line.applies === 'asked';
    case 'no-evidence':
      return line.items === 0 && line.applies !== 'no';
    case 'not-applicable':
      return line.applies !== 'yes';
    case 'mine':
      return mine.includes(line.criterion.standard);
  }
};

export type Minding = readonly Readonly<{ personId: string; standards: readonly string[] }>[];

/** The criteria that a filter leaves, whatever its view. */
export const withoutView = (lines: readonly Line[], filter: Filter, minders: Minding): readonly Line[] => {
  const theirs =
    filter.person === '' ? null : (minders.find(({ personId }) => personId === filter.person)?.standards ?? []);
  return lines.filter(
    ({ criterion, level, differing }) =>
      (theirs === null || theirs.includes(criterion.standard)) &&
      (filter.standard === '' || criterion.standard === filter.standard) &&
      (filter.outcome === '' || criterion.outcome === filter.outcome) &&
      (filter.level === '' || level === filter.level || differing.includes(filter.level)),
  );
};

export type Reader = Readonly<{ mine: readonly string[]; minders: Minding; scheme: Scheme }>;

/** The criteria that a filter leaves, in the scheme's order. */
export const filtered = (lines: readonly Line[], filter: Filter, reader: Reader): readonly Line[] =>
  withoutView(lines, filter, reader.minders).filter((line) =>
    isIn(filter.show, line, reader.mine, reader.scheme.levels[0]?.code),
  );

/** The end of a day in London, as a moment. */
export const endOfDay = (day: string): Date => {
  const late = new Date(`${day}T23:59:59.999Z`);
  return londonDay(late) === day ? late : new Date(late.getTime() - 3_600_000);
};

/** The criteria before and after one within a filter; null at either end. */
export const neighbours = (
  left: readonly Line[],
  code: string,
): Readonly<{ before: string | null; after: string | null; place: number }> => {
  const at = left.findIndex(({ criterion }) => criterion.code === code);
  return {
    before: at < 0 ? null : (left[at - 1]?.criterion.code ?? null),
    after: at < 0 ? (left[0]?.criterion.code ?? null) : (left[at + 1]?.criterion.code ?? null),
    place: at + 1,
  };
};
