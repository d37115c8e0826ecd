/**
 * The trail: who did or saw what, when, in words that a school can read. Every POST and every look at restricted data
 * writes one entry in its own transaction. Entries are chained in the database and anchored outside it.
 */
export { note, type About, type Act } from './note.ts';
export { keepAnchoring, writeAnchor, type Anchoring } from './anchor.ts';
export { commands } from './commands.ts';
export { verifyTrail, type Verified } from './verify.ts';
export type { Break } from './rules.ts';
