import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { EnteredSetting } from './forms.ts';
import * as store from './store.ts';

export type Entered = Readonly<{ kind: 'entered'; id: string } | { kind: 'already'; id: string }>;

/** Enters a setting that has no URN. The same name in the same town is not entered twice. */
export const enterSetting = async (db: Db, actor: Person, setting: EnteredSetting, now: Date): Promise<Entered> => {
  const same = await store.findEntered(db, setting.name, setting.town);
  if (same !== null) return { kind: 'already', id: same };
  const id = await store.enterSetting(db, setting, actor.bodyId);
  await note(db, actor, { act: 'schools.entered', about: { school: id } }, now);
  return { kind: 'entered', id };
};
