import { addDays } from '#platform/clock';
import type { Group } from '../groups.ts';
import type { Provision } from '../store.ts';

/** What is missing: pupils of a vulnerable group without provision, and provision that nobody can answer for. Pure. */
export type Gap =
  | Readonly<{
      kind: 'nobody' | 'no-measure' | 'no-days' | 'no-outcome' | 'not-attended' | 'no-register';
      provision: Provision;
      pupils: number;
    }>
  | Readonly<{ kind: 'group'; group: string; title: string; without: number; of: number }>;

/** Two weeks without anybody coming. */
const quietDays = 14;

const ofOne = (provision: Provision, today: string): readonly Gap[] => {
  const { startsOn, endsOn, pupils, measuredBy, slots, kind } = provision;
  const isRunning = startsOn <= today && today <= endsOn;
  const hasEnded = endsOn < today;
  const open = provision.pupils - provision.reviewed - provision.leftOut;
  const gap = (what: Exclude<Gap['kind'], 'group'>, count = pupils): Gap => ({ kind: what, provision, pupils: count });
  return [
    // Families come to a workshop whether or not the school noted for which child.
    ...(pupils === 0 && isRunning && kind !== 'parent-workshop' ? [gap('nobody')] : []),
    ...(measuredBy === '' && !hasEnded ? [gap('no-measure')] : []),
    ...(slots.length === 0 && isRunning && kind === 'ordinary' ? [gap('no-days')] : []),
    ...(hasEnded && open > 0 ? [gap('no-outcome', open)] : []),
    ...notAttended(provision, today, isRunning).map((what) => gap(what)),
  ];
};

/** No register at all is another thing than registers in which nobody came. */
const notAttended = (
  provision: Provision,
  today: string,
  isRunning: boolean,
): readonly ('not-attended' | 'no-register')[] => {
  const since = addDays(today, -quietDays);
  if (!isRunning || provision.kind !== 'ordinary' || provision.pupils === 0 || provision.startsOn > since) return [];
  if (provision.lastHeldOn === null) return ['no-register'];
  return provision.lastAttendedOn === null || provision.lastAttendedOn < since ? ['not-attended'] : [];
};

export const gapsOf = (
  provisions: readonly Provision[],
  groups: readonly Group[],
  onNow: ReadonlySet<string>,
  today: string,
): readonly Gap[] => [
  ...groups
    .map(({ key, title, pupilIds }): Gap => ({
      kind: 'group',
      group: key,
      title,
      without: [...pupilIds].filter((id) => !onNow.has(id)).length,
      of: pupilIds.size,
    }))
    .filter((gap) => gap.kind === 'group' && gap.without > 0)
    .toSorted((a, b) => (a.kind === 'group' && b.kind === 'group' ? b.without - a.without : 0)),
  ...provisions.flatMap((each) => ofOne(each, today)),
];
