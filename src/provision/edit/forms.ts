import { z } from 'zod';
import { addDays } from '#platform/clock';
import { aDay, anyWords, aVersion, oneOf, pounds, someWords, type Problem } from '#platform/form';
import { mediumDate } from '#platform/kit';
import { yearGroups } from '#pupils/rules';
import { kinds, menus, tiers, type Kind, type Menu, type Tier } from '../rules.ts';
import type { Provision } from '../store.ts';

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  // Object.keys forgets that these are the table's own keys; each table has at least one.
  Object.keys(table) as [Key, ...Key[]];

/** A whole number between two ends. */
const aWhole = (ask: string, from: number, to: number) =>
  z.string().transform((text, context) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : null;
    if (value !== null && value >= from && value <= to) return value;
    context.addIssue({ code: 'custom', message: text === '' ? ask : `${ask}, from ${from} to ${to}` });
    return z.NEVER;
  });

const aShare = (of: string) => aWhole(`Enter how many percent ${of} pays`, 0, 100);

const fields = {
  title: someWords('Enter what you call it', 120),
  about: anyWords(2000),
  kind: oneOf('Choose what kind of provision it is', keysOf<Kind>(kinds)),
  tier: oneOf('Choose whom it is for', keysOf<Tier>(tiers)),
  menu: oneOf('Choose its place on the tiered menu', keysOf<Menu>(menus)),
  yearGroups: z.array(z.enum(yearGroups)),
  runBy: anyWords(200),
  partner: z.string(),
  staff: z.array(z.string()).check(z.maxLength(50)),
  place: anyWords(120),
  groupSize: aWhole('Enter how many pupils are in one group', 1, 2000),
  groupCount: aWhole('Enter how many groups there are', 1, 60),
  sessionsPerWeek: aWhole('Enter how many sessions one group has a week', 1, 25),
  minutes: aWhole('Enter how many minutes a session lasts', 5, 480),
  weeks: aWhole('Enter for how many weeks it runs', 1, 52),
  startsOn: aDay('Enter the first day'),
  endsOn: aDay('Enter the last day'),
  staffCount: aWhole('Enter how many adults are at a session', 0, 50),
  staffRole: anyWords(120),
  staffCostHour: pounds('Enter what an hour of one adult costs'),
  resources: pounds('Enter what resources cost, or 0'),
  resourcesFor: anyWords(500),
  ppShare: aShare('the Pupil Premium'),
  senShare: aShare('the SEN budget'),
  otherShare: aShare('other money'),
  otherFrom: anyWords(120),
  measuredBy: anyWords(120),
  better: oneOf('Say which way is better', ['higher', 'lower']),
  entryCriteria: anyWords(1000),
  exitCriteria: anyWords(1000),
};

export const addForm = z.object(fields);
export const changeForm = z.object({ ...fields, version: aVersion });
export type Typed = z.output<typeof addForm>;

/** Three years: every day of a run is looked at to say what is due. */
const longestRun = 3 * 366;

/** What the fields say together that each alone cannot. */
export const togetherProblems = (typed: Typed): readonly Problem[] => {
  const sum = typed.ppShare + typed.senShare + typed.otherShare;
  return [
    ...(sum === 100
      ? []
      : [{ field: 'ppShare', message: `Make the three shares add up to 100 percent: now they are ${sum}` }]),
    ...(typed.otherShare > 0 && typed.otherFrom === ''
      ? [{ field: 'otherFrom', message: 'Say where the other money comes from' }]
      : []),
    ...(typed.endsOn < typed.startsOn ? [{ field: 'endsOn', message: 'Enter a last day after the first day' }] : []),
    ...(typed.endsOn > addDays(typed.startsOn, longestRun)
      ? [{ field: 'endsOn', message: 'Enter a last day within three years of the first, and copy it for later years' }]
      : []),
    ...(typed.staffCostHour > 100_000
      ? [{ field: 'staffCostHour', message: 'Enter the cost of one hour, up to £1,000' }]
      : []),
    ...(typed.resources > 100_000_000 ? [{ field: 'resources', message: 'Enter a cost up to £1,000,000' }] : []),
  ];
};

const inPounds = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));

/** A provision as the fields of its form hold it. */
export const typedFrom = (of: Provision): Record<string, string> => ({
  title: of.title,
  about: of.about,
  kind: of.kind,
  tier: of.tier,
  menu: of.menu,
  yearGroups: of.yearGroups.join('\n'),
  runBy: of.runBy,
  partner: of.partnerId ?? '',
  staff: of.staff.map(({ id }) => id).join('\n'),
  place: of.place,
  groupSize: String(of.groupSize),
  groupCount: String(of.groupCount),
  sessionsPerWeek: String(of.sessionsPerWeek),
  minutes: String(of.minutes),
  weeks: String(of.weeks),
  startsOn: mediumDate(of.startsOn),
  endsOn: mediumDate(of.endsOn),
  staffCount: String(of.staffCount),
  staffRole: of.staffRole,
  staffCostHour: inPounds(of.staffCostHourPence),
  resources: inPounds(of.resourcesPence),
  resourcesFor: of.resourcesFor,
  ppShare: String(of.ppShare),
  senShare: String(of.senShare),
  otherShare: String(of.otherShare),
  otherFrom: of.otherFrom,
  measuredBy: of.measuredBy,
  better: of.higherIsBetter ? 'higher' : 'lower',
  entryCriteria: of.entryCriteria,
  exitCriteria: of.exitCriteria,
});

/** What an empty form begins with. */
export const fresh: Readonly<Record<string, string>> = {
  groupCount: '1',
  staffCount: '1',
  resources: '0',
  ppShare: '100',
  senShare: '0',
  otherShare: '0',
  better: 'higher',
};
