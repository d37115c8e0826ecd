import { mayDo } from '#enrolment/rules';
import { noted, whoActs, type Doing } from '../doing.ts';
import type { Item } from '../store.ts';
import type { Said } from './rules.ts';
import { insertConsent } from './store.ts';

/** Says what is known of consent now; what was said before stays. Withdrawn consent hides the item from everybody outside at once. */
export const sayConsent = async (doing: Doing, item: Item, said: Said): Promise<'said' | 'not-active'> => {
  // A withdrawal is heard whatever state the work is in.
  const mustHear = said.state === 'withdrawn' || said.state === 'refused';
  if (!mustHear && !mayDo('work', doing.enrolment.state)) return 'not-active';
  await insertConsent(doing.db, { id: item.id, schoolId: doing.enrolment.schoolId }, said, whoActs(doing));
  await noted(doing, 'evidence.consent', { item: item.id, consent: said.state });
  return 'said';
};
