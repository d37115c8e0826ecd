import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { runWorker, type Worker } from '../../../platform/jobs/worker.ts';
import { tasks as mailTasks } from '../../../platform/mail/index.ts';
import { placeIn, until } from '../../../../testing/jobs.ts';
import { versionIn } from '../../../../testing/plan.ts';
import { testWorld, type World } from '../../../../testing/world.ts';
import { tasks as planTasks } from '../../jobs.ts';

let world: World;
let worker: Worker;
let isDying = false;
const got: ParsedMail[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      got.push(mail);
      done();
    }, done);
  },
});
server.on('error', () => {});
const day = 86_400_000;
/** The worker has a clock of its own: the meeting stands ahead of it, whenever this runs. */
const ahead = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

beforeAll(async () => {
  world = await testWorld(new Date());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const [invite] = planTasks;
  if (invite === undefined) throw new Error('The plan has no task.');
  worker = await runWorker({
    connection: world.database.connection,
    place: { ...placeIn(world.dataDir), mail: { kind: 'smtp', url: `smtp://127.0.0.1:${port}` } },
    // While it is dying, the worker does all of the work and ends before anything is committed.
    tasks: [
      ...mailTasks,
      {
        name: invite.name,
        run: (payload, tools) =>
          invite.run(payload, {
            ...tools,
            database: {
              ...tools.database,
              asActor: (actor, work) =>
                tools.database.asActor(actor, async (db) => {
                  const result = await work(db);
                  if (isDying) {
                    isDying = false;
                    throw new Error('The worker died here.');
                  }
                  return result;
                }),
            },
          }),
      },
    ],
    log: () => {},
  });
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await new Promise<void>((closed) => server.close(closed));
  await world.close();
});

/** What a calendar program takes out of a mail. */
const read = (mail: ParsedMail) => {
  const calendar = new ICAL.Component(ICAL.parse(mail.attachments[0]?.content.toString() ?? ''));
  const event = calendar.getFirstSubcomponent('vevent');
  return {
    to: (Array.isArray(mail.to) ? mail.to[0] : mail.to)?.value[0]?.address,
    method: calendar.getFirstPropertyValue('method'),
    uid: event?.getFirstPropertyValue('uid'),
    sequence: event?.getFirstPropertyValue('sequence'),
    attendee: String(event?.getFirstPropertyValue('attendee')).toLowerCase().replace('mailto:', ''),
    place: event?.getFirstPropertyValue('location'),
  };
};
const mails = async (many: number) => {
  await until(() => got.length >= many);
  return got.splice(0).map(read);
};

test('planned, moved, called off: everybody asked gets one mail each time, though the worker died at it', async () => {
  const lead = world.as('lead');
  const at = { enrolment: world.ladder.id };
  const meeting = { startsAt: '15:45', place: 'Library, room 2', asksAdviser: 'yes' };
  isDying = true;
  const made = await lead.post(href(paths.plan.planReview, at), { ...meeting, plannedOn: ahead(20) });
  const address = String(made.headers.location);
  const asked = await mails(4);
  const people = ['lead', 'head', 'member', 'adviser'] as const;
  expect(asked.map(({ to }) => to).sort()).toEqual(people.map((who) => world.people[who].email).sort());
  for (const mail of asked)
    expect(mail).toMatchObject({ method: 'REQUEST', sequence: 0, attendee: mail.to, place: 'Library, room 2' });
  const uid = `${address.split('/').at(-1)}@review.waymark`;
  expect(new Set(asked.map((mail) => mail.uid))).toEqual(new Set([uid]));

  // Who leads is no change of the meeting: nobody is written to for it.
  const change = async (more: object) =>
    lead.post(`${address}/move`, { version: versionIn((await lead.get(address)).body), ...meeting, ...more });
  await change({ plannedOn: ahead(20), ledBy: world.people.lead.membershipId });
  await change({ plannedOn: ahead(27), asksAdviser: '' });
  const moved = await mails(4);
  expect(moved.map(({ method, sequence }) => `${String(method)} ${String(sequence)}`).sort()).toEqual([
    'CANCEL 1',
    'REQUEST 1',
    'REQUEST 1',
    'REQUEST 1',
  ]);
  expect(moved.find(({ method }) => method === 'CANCEL')?.to).toBe(world.people.adviser.email);

  const version = versionIn((await lead.get(address)).body);
  await lead.post(`${address}/call-off`, { version, because: 'Snow' });
  const off = await mails(3);
  for (const mail of off) expect(mail).toMatchObject({ method: 'CANCEL', sequence: 2, uid });
  expect(off.map(({ to }) => to)).not.toContain(world.people.adviser.email);
}, 120_000);
