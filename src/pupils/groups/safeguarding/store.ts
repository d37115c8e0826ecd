import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';

/** True when the asker is the school's current DSL or a deputy. The database answers: nothing here could be got round. */
export const isDsl = async (db: Db, actor: Actor): Promise<boolean> => {
  const schoolId = actor.kind === 'person' ? actor.schoolId : null;
  const [row] = await db<{ is: boolean }[]>`select app.is_dsl(${schoolId}) as is`;
  return row?.is ?? false;
};

/** True for the DSL, the deputies and the staff whom they named. */
export const seesSafeguarding = async (db: Db, schoolId: string): Promise<boolean> => {
  const [row] = await db<{ sees: boolean }[]>`select app.sees_safeguarding(${schoolId}) as sees`;
  return row?.sees ?? false;
};
