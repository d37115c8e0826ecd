/**
 * Mail: plain words to one person, which say why they came. It is left to the worker in the transaction that caused it
 * and goes to the mail server, or as a file into the outbox when there is none. It may carry an invitation for calendars.
 */
export { post, tasks } from './post.ts';
export { isMailAddress, senderAt, type Invitation, type Mail, type Recipient } from './rules.ts';
