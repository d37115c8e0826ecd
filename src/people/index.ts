/**
 * People: accounts and how they are proved, the parts that a person plays, invitations to them, the devices on which
 * somebody is signed in, and the one way in which Waymark tells people things: `notify`.
 */
export { hashPassword } from './password/hash.ts';
export { savePassword } from './password/store.ts';
export { commands } from './commands.ts';
export { dailies, tasks } from './jobs.ts';
export {
  calendarAddressOf,
  calendarOwner,
  endCalendarAddress,
  makeCalendarAddress,
  type CalendarOwner,
} from './calendar/actions.ts';
export { notify, type Telling } from './notices/actions.ts';
export type { NoticeKind } from './notices/rules.ts';
export { routes } from './routes.ts';
