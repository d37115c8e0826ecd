import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Place } from '#platform/jobs';
import { htmlOf, mailMark, senderAt, textOf, type Posted } from './rules.ts';

/** The mail as the library takes it. Recipients go as objects: a string would be parsed, and a comma makes two of it. */
const messageOf = (posted: Posted, place: Place): SendMailOptions => {
  const sender = senderAt(place.origin);
  return {
    from: { name: 'Waymark', address: sender },
    to: { name: posted.to.name, address: posted.to.address },
    subject: posted.subject,
    text: textOf(posted),
    html: htmlOf(posted),
    ...(posted.invitation === undefined
      ? {}
      : {
          icalEvent: { method: posted.invitation.method, filename: 'invitation.ics', content: posted.invitation.text },
        }),
    messageId: `<${mailMark(posted)}@${sender.split('@')[1]}>`,
    date: new Date(posted.postedAt),
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    encoding: 'utf-8',
  };
};

/** Hands the mail to the mail server. Refused recipients and a closed door both throw, so that it is tried again. */
const sendBySmtp = async (url: string, message: SendMailOptions): Promise<void> => {
  const transport = createTransport(url, {});
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
  }
};

/** Writes the mail into the outbox under the name that its key gives it: tried twice, it is still one file. */
const keepInOutbox = async (folder: string, name: string, message: SendMailOptions): Promise<void> => {
  const { message: bytes } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(message);
  if (!Buffer.isBuffer(bytes)) throw new Error('The mail library gave no bytes. Check its version.');
  await mkdir(folder, { recursive: true });
  const [part, whole] = [join(folder, `.${name}.part`), join(folder, `${name}.eml`)];
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, whole);
};

/** Sends one mail to where this installation's mail goes. */
export const sendMail = (posted: Posted, place: Place): Promise<void> => {
  const message = messageOf(posted, place);
  return place.mail.kind === 'smtp'
    ? sendBySmtp(place.mail.url, message)
    : keepInOutbox(place.mail.path, mailMark(posted), message);
};
