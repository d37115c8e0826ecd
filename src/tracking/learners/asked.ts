import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { typedDay, type Problem } from '#platform/form';
import { yearGroups } from '#pupils/rules';
import type { LearnersAsked } from './reading.ts';

type Asked = Readonly<{ query: Readonly<Record<string, string>>; now: Date }>;

/** What the address asks for; a day that is none, or lies ahead, asks for today and is told. */
export const askedOf = ({ query, now }: Asked) => {
  const today = londonDay(now);
  const typedOn = (query['on'] ?? '').trim().slice(0, 40);
  const day = typedOn === '' ? today : typedDay(typedOn);
  const problems: readonly Problem[] =
    day === null
      ? [{ field: 'on', message: 'Enter a day, like 1 September 2026' }]
      : day > today
        ? [{ field: 'on', message: 'Enter a day that is not ahead: nobody knows yet who will be in a group' }]
        : [];
  const year = query['year'] ?? '';
  const asked: LearnersAsked = {
    on: problems.length > 0 || day === null ? today : day,
    year: (yearGroups as readonly string[]).includes(year) ? year : null,
    assessment: isUuid(query['assessment'] ?? '') ? (query['assessment'] ?? null) : null,
    point: null,
  };
  return { asked, typedOn, problems };
};
