import type { Doing } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import type { Slot } from '../rules.ts';
import type { Provision } from '../store.ts';
import type { Lesson } from './rules.ts';
import * as store from './store.ts';

export const addDay = async (doing: Doing, provision: Provision, slot: Slot): Promise<boolean> => {
  const isNew = await store.insertSlot(doing.db, provision, slot);
  if (isNew) await noted(doing, 'provision.day-added', { provision: provision.id });
  return isNew;
};

export const removeDay = async (doing: Doing, provision: Provision, id: string): Promise<boolean> => {
  const isGone = await store.deleteSlot(doing.db, provision.id, id);
  if (isGone) await noted(doing, 'provision.day-removed', { provision: provision.id });
  return isGone;
};

export const markLessons = async (doing: Doing, lessons: readonly Omit<Lesson, 'id'>[]): Promise<number> => {
  const by = { personId: doing.actor.personId, now: doing.now };
  const added = await store.insertLessons(doing.db, doing.enrolment.schoolId, lessons, by);
  if (added > 0) await noted(doing, 'provision.lessons-marked', { lessons: added });
  return added;
};

export const unmarkLesson = async (doing: Doing, id: string): Promise<boolean> => {
  const isGone = await store.deleteLesson(doing.db, doing.enrolment.schoolId, id);
  if (isGone) await noted(doing, 'provision.lessons-marked', { lessons: -1 });
  return isGone;
};
