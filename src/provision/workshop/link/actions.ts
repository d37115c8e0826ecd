import type { Db } from '#platform/db';
import { codeOf, hashOf } from '../door/secret.ts';
import { openLink } from './store.ts';

type Where = Readonly<{ db: Db; dataDir: string }>;

/** Opens the link of this number for families; false when a colleague made a newer one meanwhile. */
export const makeLink = async (
  { db, dataDir }: Where,
  at: Readonly<{ id: string; linkNo: number }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => openLink(db, at, hashOf(await codeOf(dataDir, at.id, at.linkNo)), by);
