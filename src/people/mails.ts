import type { Db } from '#platform/db';
import { post } from '#platform/mail';

/** Changes of what proves a person, of which they are always told: if it was not they, they learn of it. */
const changes = {
  'password-changed': {
    subject: 'Your Waymark password was changed',
    text: 'The password of your Waymark account was changed, and every other device was signed out.',
  },
  'second-step-on': {
    subject: 'Two-step sign-in is on',
    text: 'Your Waymark account now asks for a code from your app at sign-in. Every other device was signed out.',
  },
  'second-step-off': {
    subject: 'Two-step sign-in was taken off your account',
    text: 'The operator of Waymark took the second step off your account. You set it up again at your next sign-in.',
  },
  'recovery-codes': {
    subject: 'Your recovery codes were replaced',
    text: 'New recovery codes were made for your Waymark account. The old ones no longer work.',
  },
  'recovery-code-used': {
    subject: 'A recovery code was used to sign in',
    text: 'Somebody signed in to your Waymark account with one of your recovery codes instead of a code from your app.',
  },
} as const satisfies Record<string, { subject: string; text: string }>;

const why = 'Waymark always tells you when what proves who you are was changed.';
const notYou =
  'If this was not you, choose "I have forgotten my password" on the sign-in page now, and tell your awarding body.';

/** Tells a person that what proves who they are was changed. The mail holds no link: none is needed. */
export const tellOfChange = async (db: Db, personId: string, change: keyof typeof changes): Promise<void> => {
  const [person] = await db<
    { name: string; email: string }[]
  >`select name, email_key as email from person where id = ${personId}`;
  if (person === undefined) return;
  const { subject, text } = changes[change];
  await post(db, {
    to: { name: person.name, address: person.email },
    subject,
    text: `${text}\n\n${notYou}\n`,
    why,
  });
};
