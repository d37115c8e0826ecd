import { createHash } from 'node:crypto';

/** Whom a mail goes to: one person. A list in one string is how a mail reaches people whom nobody meant. */
export type Recipient = Readonly<{ name: string; address: string }>;

/** An invitation that a calendar program takes in, beside the words (RFC 6047): a whole calendar as text. */
export type Invitation = Readonly<{ method: 'REQUEST' | 'CANCEL'; text: string }>;

/** One mail, in plain words. `why` is the last line: every mail says why it came. */
export type Mail = Readonly<{ to: Recipient; subject: string; text: string; why: string; invitation?: Invitation }>;

/** A mail as it waits to be sent: its key makes it one mail however often it is tried. */
export type Posted = Mail & Readonly<{ key: string; postedAt: string }>;

const addressShape =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;
const control = /[\p{Cc}\u2028\u2029]/u;

/** True for one plain address that mail may be sent to: no list, no comment, no control character. */
export const isMailAddress = (address: string): boolean =>
  addressShape.test(address) && !address.includes('..') && !address.startsWith('.') && !address.includes('.@');

/** What is wrong with a mail before it is left to be sent, or null. A name or subject with a line break would become a header. */
export const mailFault = (mail: Mail): string | null => {
  if (!isMailAddress(mail.to.address))
    return `"${mail.to.address.slice(0, 80)}" is not one address that mail can be sent to.`;
  if (control.test(mail.to.name) || mail.to.name.length > 200)
    return 'The recipient’s name holds a line break, or is over 200 letters.';
  if (control.test(mail.subject) || mail.subject === '' || mail.subject.length > 200)
    return 'The subject is empty, holds a line break, or is over 200 letters.';
  if (mail.text.trim() === '') return 'A mail needs words.';
  if (!mail.why.trim().includes(' ')) return 'A mail needs a sentence that says why it came.';
  return mail.invitation === undefined ? null : invitationFault(mail.invitation);
};

const largestInvitation = 60_000;

/** A calendar program trusts the method of the mail's head; the calendar inside must say the same. */
const invitationFault = ({ method, text }: Invitation): string | null => {
  if (!text.startsWith('BEGIN:VCALENDAR\r\n') || !text.endsWith('END:VCALENDAR\r\n'))
    return 'The invitation is no calendar.';
  if ((text.match(/^METHOD:\w+/gm) ?? []).join() !== `METHOD:${method}`)
    return `The calendar inside does not say ${method}.`;
  return text.length > largestInvitation ? 'The invitation is over 60 kB.' : null;
};

/** The address that mail comes from: nobody reads it, and an invitation must name it as who asks, or programs warn of a forgery. */
export const senderAt = (origin: string): string => {
  const host = new URL(origin).hostname;
  return `no-reply@${host.includes('.') ? host : 'waymark.invalid'}`;
};

/** What stays the same about a mail whenever it is tried: its name in the outbox and its Message-ID. */
export const mailMark = (posted: Pick<Posted, 'key' | 'postedAt'>): string => {
  const time = posted.postedAt.replaceAll(/[-:]/g, '').slice(0, 15);
  return `${time}-${createHash('sha256').update(posted.key).digest('hex').slice(0, 20)}`;
};

/** The text that is sent: the words, then why it came. */
export const textOf = (mail: Mail): string => `${mail.text.trim()}\n\n--\n${mail.why.trim()}\n`;

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;');

const linked = (text: string): string =>
  escaped(text).replaceAll(/https?:\/\/[^\s<]+?(?=[.,;]?(?:\s|$))/g, (link) => `<a href="${link}">${link}</a>`);

const paragraph = (text: string): string => `<p>${linked(text).replaceAll('\n', '<br>')}</p>`;

/** The same words with links that can be pressed; no picture, no style from elsewhere, nothing that tells who read it. */
export const htmlOf = (mail: Mail): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escaped(mail.subject)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; max-width: 40em; margin: 1.5em">',
    ...mail.text
      .trim()
      .split(/\n{2,}/)
      .map(paragraph),
    `<hr><p><small>${linked(mail.why.trim())}</small></p></body></html>`,
  ].join('\n');
