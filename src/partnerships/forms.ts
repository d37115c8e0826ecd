import { z } from 'zod';
import { anyWords, aVersion, oneOf, perhapsADay, aDay, someWords } from '#platform/form';
import { partnerKinds, type PartnerKind } from './rules.ts';

// Object.keys forgets that these are the table's own keys; the table always has at least one.
const kinds = Object.keys(partnerKinds) as [PartnerKind, ...PartnerKind[]];

const partnerFields = {
  name: someWords('Enter the partner\u2019s name', 200),
  kind: oneOf('Choose what kind of partner this is', kinds),
  contactName: anyWords(200),
  contact: anyWords(300),
  offers: someWords('Say what the partner can do for pupils or families', 4000),
};

export const addPartnerForm = z.object(partnerFields);
export const changePartnerForm = z.object({ ...partnerFields, version: aVersion });

const partnershipFields = {
  purpose: someWords('Say what the partnership is for', 4000),
  pupilsGet: anyWords(4000),
  reachedBy: anyWords(1000),
  agreedWith: anyWords(200),
  agreedOn: perhapsADay('Enter the day on which it was agreed'),
};

export const proposeForm = z.object({ partner: someWords('Choose a partner', 60), ...partnershipFields });
export const changePartnershipForm = z.object({ ...partnershipFields, version: aVersion });
export const beginForm = z.object({
  liveOn: aDay('Enter the first day on which pupils can use it'),
  version: aVersion,
});
export const endForm = z.object({
  endedOn: aDay('Enter the day on which it ends'),
  endedBecause: someWords('Say why it ends', 2000),
  version: aVersion,
});

export type PartnerTyped = z.output<typeof addPartnerForm>;
export type PartnershipTyped = Omit<z.output<typeof proposeForm>, 'partner'>;
