import { mayDo } from '#enrolment/rules';
import { noted, whoActs, type Doing } from '../doing.ts';
import type { Item } from '../store.ts';
import { removals, type Removal } from './rules.ts';
import { writeErased, writeRemoved, writeRestored, writeReview } from './store.ts';

const which = ({ enrolment }: Doing, item: Pick<Item, 'id'>) => ({ id: item.id, schoolId: enrolment.schoolId });

export const chooseReview = async (doing: Doing, item: Item, on: string | null, because: string): Promise<void> => {
  await writeReview(doing.db, which(doing, item), on, on === null ? '' : because);
  await noted(doing, 'evidence.review-chosen', { item: item.id, until: on ?? 'as its kind' });
};

/** Takes an item out of the library. What a submission froze can still be read there, unless its content is erased too. */
export const removeItem = async (doing: Doing, item: Item, because: Removal, erase: boolean): Promise<void> => {
  const isDone = await writeRemoved(doing.db, which(doing, item), { because, into: null }, whoActs(doing));
  if (isDone) await noted(doing, 'evidence.removed', { item: item.id, because });
  if (erase && removals[because].erases) await eraseItem(doing, item);
};

export const restoreItem = async (doing: Doing, item: Item): Promise<boolean> => {
  if (!mayDo('work', doing.enrolment.state)) return false;
  const isDone = await writeRestored(doing.db, which(doing, item));
  if (isDone) await noted(doing, 'evidence.restored', { item: item.id });
  return isDone;
};

/** Empties what was taken out: the texts and files go, their hashes stay, and that it was there. It cannot be undone. */
export const eraseItem = async (doing: Doing, item: Pick<Item, 'id'>): Promise<void> => {
  await writeErased(doing.db, which(doing, item), doing.now);
  await noted(doing, 'evidence.erased', { item: item.id });
};
