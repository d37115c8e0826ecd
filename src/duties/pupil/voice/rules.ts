/** What a pupil said, in the pupil's own words: how it came to be written down, who may read it, how long it is kept. Pure. */
import { schoolYearOf } from '#platform/clock';

/** Not every pupil speaks: how the words came. */
export const ways = {
  spoken: 'Spoke',
  written: 'Wrote or drew it',
  signs: 'Signed, or used symbols or a device',
  helped: 'Through somebody who knows the pupil well',
} as const;
export type Way = keyof typeof ways;

/** Who may read the words, as the pupil was told. The coordinator and senior leaders always may. */
export const sights = {
  team: 'The working party',
  leaders: 'Senior leaders, the coordinator and whoever wrote it down',
} as const;
export type Sight = keyof typeof sights;

export const quotings = {
  yes: 'Yes, without the name',
  no: 'No',
  'not-asked': 'We did not ask',
} as const;
export type Quoting = keyof typeof quotings;

export const keeps = {
  'this-year': 'Until the end of this school year',
  'next-year': 'Until the end of the next school year',
} as const;
export type Keep = keyof typeof keeps;

/** The last day on which words said in a school year are kept: 31 August of that year or of the next. */
export const keptUntil = (saidOn: string, keep: Keep): string =>
  `${Number(schoolYearOf(saidOn).slice(0, 4)) + (keep === 'this-year' ? 1 : 2)}-08-31`;

/** The choice that a day of keeping stands for. */
export const keepOf = (saidOn: string, until: string): Keep =>
  keptUntil(saidOn, 'this-year') >= until ? 'this-year' : 'next-year';

export type Said = Readonly<{
  id: string;
  saidOn: string;
  askedBy: string;
  how: Way;
  words: string;
  sees: Sight;
  quoting: Quoting;
  keepUntil: string;
  version: number;
  recordedBy: string;
  recordedName: string;
  recordedAt: Date;
  changedName: string | null;
  changedAt: Date | null;
}>;

export type Past = Readonly<{ version: number; words: string; savedName: string; savedAt: Date }>;

/** The coordinator changes and erases anybody's note, others their own; senior leaders read. */
export const mayChangeSaid = (
  said: Pick<Said, 'recordedBy'>,
  who: Readonly<{ role: string | null; personId: string }>,
): boolean => who.role === 'lead' || (who.role === 'member' && said.recordedBy === who.personId);

type DayFault = Readonly<{ field: 'saidOn' | 'keep'; message: string }>;

/** What is wrong with the day or the time of keeping: words are written down after they were said, and before they would go. */
export const dayFault = (saidOn: string, keep: Keep, today: string): DayFault | null => {
  if (saidOn > today)
    return {
      field: 'saidOn',
      message: 'Enter a day that has come: the words were said before they are written down',
    };
  if (keptUntil(saidOn, 'next-year') < today)
    return {
      field: 'saidOn',
      message: 'Enter a later day: words are kept until the end of the next school year at the longest',
    };
  return keptUntil(saidOn, keep) < today
    ? { field: 'keep', message: 'Choose the next school year: the one in which this was said is over' }
    : null;
};
