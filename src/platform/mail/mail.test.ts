import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { calendarText } from '#platform/calendar';
import type { Database } from '#platform/db';
import { testDatabase } from '../../../testing/database.ts';
import { killInTheMiddle, placeIn, startWorker, until } from '../../../testing/jobs.ts';
import { post, type Mail } from './index.ts';

const now = new Date('2026-11-23T10:00:00Z');
const mail: Mail = {
  to: { name: 'Ana, Ó Briain "the head"', address: 'head@school.example' },
  subject: 'Please confirm – Łódź',
  text: 'Confirm here:\n\nhttps://waymark.test/a?b=1&c=2\n\n<script>alert(1)</script>',
  why: 'Northlight holds this as the head’s address.',
};
const invitation = {
  method: 'REQUEST',
  text: calendarText({
    name: 'Review',
    method: 'REQUEST',
    events: [{ uid: 'a@x', title: 'Review, Łódź', when: { kind: 'day', on: '2026-12-03' } }],
    now,
  }),
} as const;
let database: Database;
const send = (key: string) => database.asActor(system('test.mail'), (db) => post(db, mail, { key, now }));
const sendInvitation = (key: string) =>
  database.asActor(system('test.mail'), (db) => post(db, { ...mail, invitation }, { key, now }));

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const inFolder = async (use: (dataDir: string) => Promise<void>) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-mail-'));
  try {
    await use(dataDir);
  } finally {
    await rm(dataDir, { recursive: true });
  }
};

describe('a mail without a mail server', () => {
  test(
    'is one file in the outbox, though the worker was killed after it wrote it',
    () =>
      inFolder(async (dataDir) => {
        const worker = await startWorker(database, placeIn(dataDir));
        await killInTheMiddle(worker, dataDir, () => send('outbox-1'));
        const [first] = await readdir(join(dataDir, 'outbox'));
        await send('outbox-2');
        await until(
          async () => (await readdir(join(dataDir, 'outbox'))).length === 2 && (await effects('mail:outbox-1')) === 1,
        );
        await worker.stop();
        expect((await readdir(join(dataDir, 'outbox'))).sort()[0]).toMatch(/^20261123T100000-[0-9a-f]{20}\.eml$/);
        const parsed = await simpleParser(await readFile(join(dataDir, 'outbox', first ?? '')));
        expect(parsed).toMatchObject({ subject: mail.subject, date: now });
        expect(parsed.to).toMatchObject({ value: [{ name: mail.to.name, address: mail.to.address }] });
        expect(parsed.text).toContain(mail.why);
        expect(parsed.html).toContain('<a href="https://waymark.test/a?b=1&amp;c=2">');
        expect(parsed.html).not.toContain('<script>');
      }),
    90_000,
  );
});

const effects = (key: string) =>
  database.asActor(system('test.mail'), async (db) => (await db`select key from job_effect where key = ${key}`).length);

describe('a mail by SMTP', () => {
  test(
    'arrives once, though the worker was killed while it was handing it over',
    () =>
      inFolder(async (dataDir) => {
        const got: ParsedMail[] = [];
        let tried = 0;
        let raw = '';
        let kill = () => {};
        const server = new SMTPServer({
          authOptional: true,
          disabledCommands: ['STARTTLS'],
          onData: (stream, _session, done) => {
            tried += 1;
            if (tried === 1) {
              stream.resume();
              kill();
              return;
            }
            stream.on('data', (piece: Buffer) => (raw += piece.toString()));
            simpleParser(stream).then((parsed) => {
              got.push(parsed);
              done();
            }, done);
          },
        });
        // Killed in the middle of its sentence, a client resets the connection.
        server.on('error', () => {});
        await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
        const { port } = server.server.address() as AddressInfo;
        const worker = await startWorker(database, {
          ...placeIn(dataDir),
          mail: { kind: 'smtp', url: `smtp://127.0.0.1:${port}` },
        });
        kill = () => process.kill(worker.processId() ?? 0, 'SIGKILL');
        await sendInvitation('smtp-1');
        await until(async () => (await effects('mail:smtp-1')) === 1);
        await worker.stop();
        await new Promise<void>((closed) => server.close(closed));
        expect(tried).toBe(2);
        expect(got).toHaveLength(1);
        expect(got[0]?.text).toContain(mail.why);
        // The same calendar twice, as calendar programs want it: beside the words, and as a file for those that look there.
        expect(raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i);
        expect(got[0]?.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar', 'application/ics']);
        for (const { content } of got[0]?.attachments ?? []) expect(content.toString()).toBe(invitation.text);
        expect(got[0]?.messageId).toMatch(/^<20261123T100000-[0-9a-f]{20}@waymark\.test>$/);
      }),
    90_000,
  );
});

describe('whom a mail goes to', () => {
  test.each([
    { to: { name: 'A', address: 'a@x.example, b@y.example' } },
    { to: { name: 'A', address: 'a@x.example\r\nBcc: b@y.example' } },
    { to: { name: 'A\r\nBcc: b@y.example', address: 'a@x.example' } },
    { to: { name: 'A', address: 'a@localhost' } },
    { to: { name: 'A', address: '<a@x.example>' } },
    { subject: 'Hello\nBcc: b@y.example' },
    { subject: '' },
    { text: ' ' },
    { why: 'people.invitation' },
    { invitation: { ...invitation, method: 'CANCEL' as const } },
    { invitation: { ...invitation, text: `${invitation.text}METHOD:REQUEST\r\n` } },
    { invitation: { ...invitation, text: invitation.text.replace('METHOD', 'METHOD:CANCEL\r\nMETHOD') } },
  ])('refuses %j', async (change) => {
    await expect(database.asActor(system('test.mail'), (db) => post(db, { ...mail, ...change }))).rejects.toThrow(
      'This mail cannot be sent',
    );
  });
});
