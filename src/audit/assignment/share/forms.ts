import { field, typedDay, type FormFields, type Problem } from '#platform/form';
import { namedAtMost } from '../rules.ts';

/** What a form says about one standard: who, by when, and what stood there when the form was opened. */
export type Wanted = Readonly<{
  standard: string;
  who: readonly string[];
  dueOn: string | null;
  seen: Seen;
  /** Protected time of each; null where the form did not ask. */
  times: readonly Readonly<{ membershipId: string; minutes: number; freeWhen: string }>[] | null;
}>;
/** The version and the people that the reader saw; 0 and nobody for a standard that was not set up. */
export type Seen = Readonly<{ version: number; who: readonly string[] }>;

export const seenText = ({ version, who }: Seen): string => `${version}:${who.toSorted().join(',')}`;
const seenFrom = (text: string): Seen | null => {
  const [version = '', who = ''] = text.split(':');
  if (!/^\d{1,9}$/.test(version)) return null;
  return { version: Number(version), who: who.split(',').filter((id) => id !== '') };
};

/** The names of a standard's fields: one form holds them all. */
export const names = {
  who: (standard: string, at: number) => `who-${standard}-${at + 1}`,
  hours: (standard: string, at: number) => `hours-${standard}-${at + 1}`,
  free: (standard: string, at: number) => `free-${standard}-${at + 1}`,
  due: (standard: string) => `due-${standard}`,
  seen: (standard: string) => `seen-${standard}`,
};
export const places = Array.from({ length: namedAtMost }, (_, at) => at);

const mostHours = 500;
/** Hours as people write them: 3, 1.5, 0.75; null for anything else. In minutes. */
export const minutesFrom = (text: string): number | null => {
  if (text === '') return 0;
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text)) return null;
  const hours = Number(text.replace(',', '.'));
  return hours > mostHours ? null : Math.round(hours * 60);
};

type Found = Readonly<{ wanted: Wanted | null; problems: readonly Problem[] }>;

const dueOf = (form: FormFields, standard: string, all: string | null): { day: string | null; problems: Problem[] } => {
  const typed = field(form, names.due(standard));
  const day = typed === '' ? all : typedDay(typed);
  const message = 'Enter the day it is due, like 29 January 2027, or leave it empty';
  return { day, problems: typed !== '' && day === null ? [{ field: names.due(standard), message }] : [] };
};

const whoOf = (form: FormFields, standard: string, team: readonly string[]) => {
  const chosen = places.map((at) => ({ at, id: field(form, names.who(standard, at)) })).filter(({ id }) => id !== '');
  const problems = chosen
    .filter(({ id }) => !team.includes(id))
    .map(({ at }): Problem => ({ field: names.who(standard, at), message: 'Choose somebody who is in the team' }));
  const twice = chosen.find(({ id }, index) => chosen.findIndex((each) => each.id === id) < index);
  if (twice !== undefined)
    problems.push({ field: names.who(standard, twice.at), message: 'Choose two different people' });
  return { chosen, problems };
};

const timesOf = (form: FormFields, standard: string, chosen: readonly Readonly<{ at: number; id: string }>[]) => {
  const read = chosen.map(({ at, id }) => ({
    at,
    membershipId: id,
    minutes: minutesFrom(field(form, names.hours(standard, at))),
    freeWhen: field(form, names.free(standard, at)),
  }));
  const problems = read.flatMap(({ at, minutes, freeWhen }): readonly Problem[] => [
    ...(minutes === null
      ? [
          {
            field: names.hours(standard, at),
            message: `Enter the hours as a number, like 3 or 1.5, ${mostHours} at most`,
          },
        ]
      : []),
    ...(freeWhen.length > 200
      ? [{ field: names.free(standard, at), message: 'Say in 200 characters or fewer when they are free' }]
      : []),
  ]);
  return { times: read.map(({ at: _, ...time }) => ({ ...time, minutes: time.minutes ?? 0 })), problems };
};

/** One standard of the form; `team` are those who may be chosen, `all` the day for every standard without one. */
export const readWanted = (
  form: FormFields,
  standard: string,
  team: readonly string[],
  { all, withTimes }: Readonly<{ all: string | null; withTimes: boolean }>,
): Found => {
  const seen = seenFrom(field(form, names.seen(standard)));
  const lost = { field: names.who(standard, 0), message: 'Open the page again: this form lost its place' };
  if (seen === null) return { wanted: null, problems: [lost] };
  const due = dueOf(form, standard, all);
  const { chosen, problems } = whoOf(form, standard, team);
  const time = timesOf(form, standard, chosen);
  const found = [...problems, ...due.problems, ...(withTimes ? time.problems : [])];
  const who = chosen.map(({ id }) => id);
  return {
    problems: found,
    wanted: found.length > 0 ? null : { standard, who, dueOn: due.day, seen, times: withTimes ? time.times : null },
  };
};
