import type { Db } from '#platform/db';

/** How many items of evidence are linked to each criterion. */
export const readClaims = async (_db: Db, _enrolmentId: string): Promise<ReadonlyMap<string, number>> => new Map();
