import { yearGroups } from '../../rules.ts';
import type { OnRoll } from './store.ts';

/** What a list of pupils is narrowed by, as it stands in the address. */
export type Narrowed = Readonly<{ q: string; year: string }>;

export const readNarrowed = (query: Readonly<Record<string, string>>): Narrowed => {
  const year = query['year'] ?? '';
  return {
    q: (query['q'] ?? '').trim().slice(0, 60),
    year: (yearGroups as readonly string[]).includes(year) ? year : '',
  };
};

const plainLetters = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The pupils whose name or code holds every word searched for, accents or not, in the year chosen. */
export const narrow = <Row extends Pick<OnRoll, 'surname' | 'forename' | 'code' | 'yearGroup'>>(
  rows: readonly Row[],
  { q, year }: Narrowed,
): readonly Row[] => {
  const words = plainLetters(q).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = plainLetters(`${row.forename} ${row.surname} ${row.code}`);
    return (year === '' || row.yearGroup === year) && words.every((word) => text.includes(word));
  });
};
