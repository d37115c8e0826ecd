/**
 * Awards: what a panel decides, what the school then holds, and how a stranger checks it: certificate, signed credential,
 * badge, live status. Nothing is awarded without a decision that two people signed, nor decided without a reported visit.
 */
export { commands } from './commands.ts';
export { tasks } from './jobs.ts';
export { routes } from './routes.ts';
export { askWithdrawal, makeAward, signWithdrawal, suspend } from './award/actions.ts';
export { findOwnAward, originsOfAwards } from './award/store.ts';
export { issue } from './issue/actions.ts';
export { keysOpen } from './key/actions.ts';
