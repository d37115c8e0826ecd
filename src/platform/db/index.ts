/**
 * The database door. `asActor(actor, work)` of a Database is the only way to a handle: it opens the transaction, takes the
 * unprivileged role and sets who is asking, so that row-level security answers for every statement.
 */
export { createDatabase, type Database, type Db } from './database.ts';
export { openDriver, type Connection } from './driver.ts';
export { asMemberWithin, asSystemWithin } from './elevate.ts';
export { migrate, type Migrated } from './migrate.ts';
export { takeStatistics } from './statistics.ts';
export { isUuid, uuidv7 } from './uuid.ts';
