import { roleTitle, type Role } from '#platform/actor';
import { actWords } from './acts/rules.ts';

/** The rooms by which a reader may narrow the trail, with what they are called. */
export const trailRooms = {
  pupils: 'Pupils',
  people: 'People and sign-in',
  application: 'Application',
  enrolment: 'The work as a whole',
  team: 'Team',
  training: 'Training',
  audit: 'Initial audit',
  plan: 'Action plan',
  partnerships: 'Partnerships',
  tracking: 'Results',
  learners: 'Vulnerable learners',
  questionnaires: 'Questionnaires',
  premium: 'Pupil Premium',
  evidence: 'Evidence',
  portfolio: 'Portfolio',
  visits: 'Visit',
  awards: 'Award',
  workload: 'Time',
} as const satisfies Record<string, string>;
export type TrailRoom = keyof typeof trailRooms;

/** An act in words; one that has none yet is shown by its name, so that nothing is left out. */
export const wordsFor = (act: string): string =>
  Object.hasOwn(actWords, act) ? actWords[act as keyof typeof actWords] : `did “${act.replaceAll(/[.-]/g, ' ')}”`;

export type Doer = Readonly<{ name: string | null; role: Role | null; task: string | null }>;

/** Who did it: a name where the reader may know it, else the role, else Waymark itself. */
export const doerWords = ({ name, role, task }: Doer): string => {
  if (task !== null) return 'Waymark itself';
  return name ?? (role === null ? 'Somebody who has left' : roleTitle[role]);
};

const counts = new Set([
  'pupils',
  'found',
  'files',
  'added',
  'changed',
  'results',
  'present',
  'staff',
  'trained',
  'round',
  'agreements',
]);
const named = new Set(['criterion', 'criteria', 'standard', 'day', 'verdict', 'level', 'to', 'kind', 'where']);

/** What the entry says besides, in one line: codes and counts. Ids stay in the record and are not shown. */
export const aboutWords = (about: Readonly<Record<string, unknown>>): string =>
  Object.entries(about)
    .filter(
      ([key, value]) => (counts.has(key) && typeof value === 'number') || (named.has(key) && typeof value === 'string'),
    )
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');
