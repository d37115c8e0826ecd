/**
 * People: accounts and how they are proved, the parts that a person plays, invitations to them, and the devices on which
 * somebody is signed in.
 */
export { hashPassword } from './password/hash.ts';
export { savePassword } from './password/store.ts';
export { commands } from './commands.ts';
export { tasks } from './jobs.ts';
export { routes } from './routes.ts';
