/**
 * People: accounts and how they are proved, the parts that a person plays, invitations to them, and the devices on which
 * somebody is signed in. A later room invites by `invite` and learns of an acceptance by the job `acceptedJob`.
 */
export { acceptedJob, invite, type Invited } from './invitations/actions.ts';
export { nameFault } from './invitations/list/rules.ts';
export { hashPassword } from './password/hash.ts';
export { savePassword } from './password/store.ts';
export { addressWords, asksTwoStep, readAddress, type Address } from './rules.ts';
export { demonstrationPeople } from './sign-in/rules.ts';
export { commands } from './commands.ts';
export { tasks } from './jobs.ts';
export { routes } from './routes.ts';
