/** One pupil over time: what lasted when, what is next, how they stand against what is expected. Pure. */
import { addDays, addMonths, schoolYearOf } from '#platform/clock';

export type Spell = Readonly<{ joinedOn: string; joinedKnown: boolean; leftOn: string | null }>;
export type Belonged = Readonly<{ title: string; fromOn: string; toOn: string | null; basis: string | null }>;
export type Helped = Readonly<{
  provisionId: string;
  title: string;
  fromOn: string;
  toOn: string | null;
  endsOn: string;
  outcome: number | null;
  present: number;
  sessions: number;
}>;
export type Aimed = Readonly<{
  id: string;
  number: number;
  objective: string;
  beginsOn: string | null;
  dueOn: string;
  endedOn: string | null;
}>;

export type SpanOf = Readonly<{
  kind: 'first' | 'second' | 'third' | 'fourth' | 'days';
  label: string;
  sub: string;
  from: string;
  to: string | null;
  /** Of the kind `days`: each of them, in order. */
  days: readonly string[];
}>;

/** Days of which a line of the picture tells: with a result, with the pupil's own words. */
export type Days = Readonly<{ tested: readonly string[]; said: readonly string[] }>;

/** What a provision came to for the pupil, on the scale from −2 to +2. */
export const outcomeWords: Readonly<Record<string, string>> = {
  '-2': 'much less than expected',
  '-1': 'less than expected',
  '0': 'as expected',
  '1': 'more than expected',
  '2': 'much more than expected',
};

/** "22 of 30 sessions", or nothing while no register is written. */
export const attendedWords = ({ present, sessions }: Pick<Helped, 'present' | 'sessions'>): string =>
  sessions === 0 ? 'no register yet' : `${present} of ${sessions} sessions`;

/** The end of a provision for the pupil: when they left it, else when it ends, if that has come. */
const endOf = ({ toOn, endsOn }: Helped, today: string): string | null => toOn ?? (endsOn < today ? endsOn : null);

type Lasted = Readonly<{
  spells: readonly Spell[];
  groups: readonly Belonged[];
  provision: readonly Helped[];
  actions: readonly Aimed[];
}>;

const byFirst = (a: SpanOf, b: SpanOf) => a.from.localeCompare(b.from) || a.label.localeCompare(b.label);

const daysAs = (label: string, days: readonly string[]): readonly SpanOf[] => {
  const each = [...new Set(days)].toSorted();
  const [first, last] = [each[0], each.at(-1)];
  return first === undefined || last === undefined
    ? []
    : [
        {
          kind: 'days',
          label,
          sub: each.length === 1 ? 'one day' : `${each.length} days`,
          from: first,
          to: last,
          days: each,
        },
      ];
};

/** Everything that lasted, the roll first, then groups, provision and actions by the day on which they began, then single days. */
export const spansOf = (
  { spells, groups, provision, actions }: Lasted,
  today: string,
  days: Days,
): readonly SpanOf[] => {
  const lasting = (kind: SpanOf['kind'], spans: readonly Omit<SpanOf, 'kind' | 'days'>[]): readonly SpanOf[] =>
    spans.map((span): SpanOf => ({ ...span, kind, days: [] })).toSorted(byFirst);
  return [
    ...lasting(
      'first',
      spells.map(({ joinedOn, joinedKnown, leftOn }) => ({
        label: 'On roll',
        sub: joinedKnown ? '' : 'since before the roll was kept',
        from: joinedOn,
        to: leftOn,
      })),
    ),
    ...lasting(
      'second',
      groups.map(({ title, fromOn, toOn, basis }) => ({ label: title, sub: basis ?? '', from: fromOn, to: toOn })),
    ),
    ...lasting(
      'third',
      provision
        .filter(({ fromOn }) => fromOn <= today)
        .map((each) => ({ label: each.title, sub: attendedWords(each), from: each.fromOn, to: endOf(each, today) })),
    ),
    ...lasting(
      'fourth',
      actions.flatMap(({ number, objective, beginsOn, endedOn }) =>
        beginsOn === null || beginsOn > today
          ? []
          : [{ label: `Action ${number}`, sub: objective, from: beginsOn, to: endedOn }],
      ),
    ),
    ...daysAs('Results', days.tested),
    ...daysAs('In the pupil’s own words', days.said),
  ];
};

/** The days at both ends of the picture: from the first that is shown, seven years back at most, to two months ahead. */
export const windowOf = (spans: readonly SpanOf[], today: string): Readonly<{ from: string; to: string }> => {
  const earliest = addMonths(today, -84);
  const first = spans.map(({ from }) => from).toSorted()[0] ?? addMonths(today, -12);
  const from = first < earliest ? earliest : first;
  return { from: addDays(from, -20), to: addMonths(today, 2) };
};

/** The beginnings of school years between two days. */
export const yearTicks = ({ from, to }: Readonly<{ from: string; to: string }>) => {
  const ticks: { on: string; label: string }[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const on = `${year}-09-01`;
    if (on >= from && on <= to) ticks.push({ on, label: schoolYearOf(on) });
  }
  return ticks;
};

export type Next = Readonly<{ on: string; what: string; kind: 'provision' | 'review' | 'pep' | 'action' }>;

type Ahead = Readonly<{ provision: readonly Helped[]; actions: readonly Aimed[]; nextPepOn: string | null }>;

/**
 * What is next for a pupil, soonest first: provision that ends within two months, an outcome that waits after one has ended, the
 * next PEP, actions that name the pupil. A day that has passed comes first.
 */
export const nextOf = ({ provision, actions, nextPepOn }: Ahead, today: string): readonly Next[] => {
  const soon = addMonths(today, 2);
  const ending = provision.flatMap((each): Next[] => {
    const ended = each.toOn ?? each.endsOn;
    if (ended < today)
      return each.outcome === null && ended >= addMonths(today, -6)
        ? [{ on: ended, what: `${each.title} has ended: say what came of it`, kind: 'review' }]
        : [];
    return ended <= soon ? [{ on: ended, what: `${each.title} ends`, kind: 'provision' }] : [];
  });
  const aims = actions
    .filter(({ endedOn }) => endedOn === null)
    .map(({ number, objective, dueOn }): Next => ({
      on: dueOn,
      what: `Action ${number} is due: ${objective}`,
      kind: 'action',
    }));
  const pep: readonly Next[] =
    nextPepOn === null ? [] : [{ on: nextPepOn, what: 'Next personal education plan (PEP)', kind: 'pep' }];
  return [...ending, ...aims, ...pep].toSorted((a, b) => a.on.localeCompare(b.on));
};

export type Sessions = Readonly<{ fromOn: string; toOn: string; possible: number; absent: number }>;
export type Term = Readonly<{ name: string; possible: number; absent: number }>;

const termOf = (day: string): string => {
  const month = Number(day.slice(5, 7));
  const term = month >= 8 ? 'Autumn' : month <= 3 ? 'Spring' : 'Summer';
  return `${term} ${day.slice(0, 4)}`;
};

/** Sessions by the term in which each span begins, in order of time. */
export const termsOf = (spans: readonly Sessions[]): readonly Term[] => {
  const terms = new Map<string, { name: string; possible: number; absent: number }>();
  for (const { fromOn, possible, absent } of spans.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))) {
    const name = termOf(fromOn);
    const term = terms.get(name) ?? { name, possible: 0, absent: 0 };
    terms.set(name, { name, possible: term.possible + possible, absent: term.absent + absent });
  }
  return [...terms.values()];
};
