import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPress } from '#platform/documents';
import type { Supervised } from '#platform/jobs';
import { reasons, reportedVisit } from '../../testing/awards.ts';
import { killInTheMiddle, placeIn, startWorker, until } from '../../testing/jobs.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { inLondon, issue } from './issue/actions.ts';

let world: World;
let worker: Supervised;

beforeAll(async () => {
  world = await testWorld();
  worker = await startWorker(world.database, placeIn(world.dataDir));
});
afterAll(async () => {
  await worker.stop();
  await world.close();
});

test('Killing the worker in the middle of a certificate leaves one certificate, one credential, one line of history and one mail each', async () => {
  await reportedVisit(world);
  const path = `/enrolments/${world.ladder.id}/decision`;
  await world.as('panel').post(path, { outcome: 'awarded', reasons });
  await killInTheMiddle(worker, world.dataDir, () => world.as('director').post(`${path}/sign`));
  const counted = () =>
    world.asSystem(
      (db) => db<{ papers: number; events: number; issued: number; noted: number; keys: number }[]>`
        select (select count(*)::int from award_paper) as papers,
               (select count(*)::int from award_event where kind = 'issued') as events,
               (select count(*)::int from award where issued_at is not null) as issued,
               (select count(*)::int from trail_entry where act = 'awards.issued') as noted,
               (select count(*)::int from signing_key) as keys`,
    );
  expect((await counted())[0]).toEqual({ papers: 0, events: 0, issued: 0, noted: 0, keys: 0 });
  await until(async () => (await counted())[0]?.issued === 1);
  expect((await counted())[0]).toEqual({ papers: 1, events: 1, issued: 1, noted: 1, keys: 1 });
  const outbox = join(world.dataDir, 'outbox');
  const mails = () => (existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')) : []);
  await until(() => mails().length === 2);
  const text = mails()
    .map((name) => readFileSync(join(outbox, name), 'utf8'))
    .join('\n');
  expect(text).toContain('leo.lead@test.example');
  expect(text).toContain('hannah.head@test.example');
  expect(text.match(/Subject: The Ladder Mark: your award is published/g)).toHaveLength(2);
});

test('Papers that are made are not made again', async () => {
  const press = openPress();
  const again = await world.asSystem(async (db) => {
    const [award] = await db<{ id: string }[]>`select id from award`;
    return issue(db, award?.id ?? '', press, world.dataDir, world.now);
  });
  press.close();
  expect(again).toBeNull();
});

test('The last day of an award ends at midnight in London, in summer and in winter', () => {
  expect(inLondon('2029-07-27', '23:59:59')).toBe('2029-07-27T23:59:59+01:00');
  expect(inLondon('2029-12-01', '23:59:59')).toBe('2029-12-01T23:59:59Z');
  expect(inLondon('2027-10-31', '23:59:59')).toBe('2027-10-31T23:59:59Z');
  expect(inLondon('2027-03-28', '23:59:59')).toBe('2027-03-28T23:59:59+01:00');
});
