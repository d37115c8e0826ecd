/**
 * Awards: what a panel decides, what the school then holds, and how a stranger checks it: certificate, signed credential,
 * badge, live status. Nothing is awarded without a decision that two people signed, nor decided without a reported visit.
 */
export { commands } from './commands.ts';
