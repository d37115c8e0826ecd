import type { Action } from '../rules.ts';

/** What an action says: the texts that both sides agree, and when they may be written. */

/** The texts whose change is a change of the plan: an agreed plan opens again. A status, a note or a milestone is not one. */
export const planTexts = [
  'areaId',
  'criterion',
  'objective',
  'coreChange',
  'targetGroups',
  'pupils',
  'pupilIds',
  'ownerId',
  'partnershipId',
  'resources',
  'costPence',
  'premiumPence',
  'beginsOn',
  'dueOn',
  'staysFixed',
  'mayAdapt',
  'deliveredBy',
  'staffNeed',
  'doneAsMeant',
] as const satisfies readonly (keyof Action | 'pupilIds')[];

export type PlanText = (typeof planTexts)[number];

/** The texts of an action as they are saved. `pupilIds` are the target pupils for whom it is, in order. */
export type ActionTexts = Pick<Action, Exclude<PlanText, 'pupilIds'>> & Readonly<{ pupilIds: readonly string[] }>;

/** How each of those is called in a sentence. */
export const planTextWords = {
  areaId: 'the area for improvement',
  criterion: 'the criterion',
  objective: 'the objective',
  coreChange: 'what changes in the core offer',
  targetGroups: 'the target groups',
  pupils: 'the pupils',
  pupilIds: 'the target pupils by code',
  ownerId: 'the owner',
  partnershipId: 'the partner',
  resources: 'the resources',
  costPence: 'the cost',
  premiumPence: 'the Pupil Premium share',
  beginsOn: 'the day it begins',
  dueOn: 'the due date',
  staysFixed: 'what stays fixed',
  mayAdapt: 'what may adapt',
  deliveredBy: 'who delivers it',
  staffNeed: 'what staff need',
  doneAsMeant: 'how you know it is done as meant',
} as const satisfies Record<PlanText, string>;

/** One text as it compares: an empty list, an empty text and one that an older plan never had say the same. */
const comparable = (value: unknown): string =>
  value === undefined || value === null || value === ''
    ? ''
    : Array.isArray(value)
      ? value.toSorted().join(' ')
      : String(value);

/** Which of an action's texts differ between two of its versions. */
export const changedTexts = (before: Partial<ActionTexts>, after: ActionTexts): readonly PlanText[] =>
  planTexts.filter((text) => comparable(before[text]) !== comparable(after[text]));

/** Whether the plan's texts of an action may be written: an action that has ended stands as it was, until it is taken up again. */
export const mayWriteAction = (
  action: Pick<Action, 'status'>,
): Readonly<{ kind: 'allowed' }> | Readonly<{ kind: 'refused'; because: 'ended' }> =>
  action.status === 'done' || action.status === 'stopped' ? { kind: 'refused', because: 'ended' } : { kind: 'allowed' };
