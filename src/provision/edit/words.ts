import { kinds, menus, tiers, yearsWords } from '../rules.ts';
import type { Offers } from './store.ts';

/** How each field of the form is called where its answer is shown: in a clash, in a file. */
export const fieldWords: Readonly<Record<string, string>> = {
  title: 'What you call it',
  about: 'What it is',
  kind: 'Kind',
  tier: 'Tier',
  menu: 'Tiered menu',
  yearGroups: 'Year groups',
  runBy: 'Run by',
  partner: 'Partner',
  staff: 'Staff',
  place: 'Place',
  groupSize: 'Pupils in a group',
  groupCount: 'Groups',
  sessionsPerWeek: 'Sessions a week of one group',
  minutes: 'Minutes of a session',
  weeks: 'Weeks',
  startsOn: 'First day',
  endsOn: 'Last day',
  staffCount: 'Adults at a session',
  staffRole: 'Their role',
  staffCostHour: 'An hour of one adult, £',
  resources: 'Resources, £',
  resourcesFor: 'Resources are',
  ppShare: 'Pupil Premium pays, %',
  senShare: 'SEN budget pays, %',
  otherShare: 'Other money pays, %',
  otherFrom: 'Other money is',
  measuredBy: 'Entry and exit are measured by',
  better: 'Better is',
  entryCriteria: 'Who gets on it',
  exitCriteria: 'When somebody comes off it',
};

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** What somebody typed or chose in a field, in words: names for ids, titles for keys. */
export const saidOf = (field: string, text: string, offers: Offers): string => {
  const named = (all: readonly Readonly<{ id: string; name: string }>[], id: string) =>
    all.find((each) => each.id === id)?.name ?? '';
  const from = (table: Readonly<Record<string, Readonly<{ word: string }>>>) => table[text]?.word ?? text;
  if (field === 'partner') return named(offers.partners, text);
  if (field === 'staff')
    return linesOf(text)
      .map((id) => named(offers.staff, id))
      .join(', ');
  if (field === 'yearGroups') return yearsWords(linesOf(text));
  if (field === 'kind') return from(kinds);
  if (field === 'tier') return from(tiers);
  return field === 'menu' ? from(menus) : text;
};
