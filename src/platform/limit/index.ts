/**
 * Limits of doors that stand open to everybody. A door that takes a short code counts the codes that open nothing, by network address:
 * right ones never count, so that a whole school behind one address is welcome. Secrets of 256 bits in a link need no limit.
 */
export { dailies } from './jobs.ts';
export { countKnock, isReached, openWithCode, type Knocking, type Limit, type Opened } from './knocks.ts';
export { wrongCodes } from './rules.ts';
