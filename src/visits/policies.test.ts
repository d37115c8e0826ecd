import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db';
import { asPerson } from '../../testing/acting.ts';
import { visitDay, visitWorld, type VisitWorld } from '../../testing/visit.ts';
import type { Who } from '../../testing/world.ts';

let world: VisitWorld;
const visit = crypto.randomUUID();
beforeAll(async () => {
  world = await visitWorld();
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => asPerson(world, who, work);
const refused = { code: '42501' };
const place = () => ({ enrolment: world.ladder.id, school: world.school });
const finding = (who: Who, criterion: string) => (db: Db) =>
  db`insert into finding (id, visit_id, enrolment_id, school_id, criterion, level, reasons, judged_by, judged_at)
    values (${crypto.randomUUID()}, ${visit}, ${place().enrolment}, ${place().school}, ${criterion}, 'top', 'Seen', ${world.people[who].personId}, ${world.now})`;
const count = async (who: Who, table: string) =>
  (await as(who, (db) => db.unsafe(`select 1 from ${table} where enrolment_id = '${world.ladder.id}'`))).count;

describe('the tables of the visit', () => {
  test('only the verifier of this school opens a visit', async () => {
    const open = (who: Who) => (db: Db) =>
      db`insert into visit (id, enrolment_id, school_id, on_date, opened_by, opened_at)
        values (${visit}, ${place().enrolment}, ${place().school}, ${visitDay}, ${world.people[who].personId}, ${world.now})`;
    for (const who of ['lead', 'head', 'adviser', 'moderator', 'panel', 'officer', 'rival', 'carer'] as const)
      await expect(as(who, open(who)), who).rejects.toMatchObject(refused);
    await as('verifier', open('verifier'));
  });
  test('only the verifier writes findings, in their own name', async () => {
    for (const who of ['lead', 'head', 'adviser', 'moderator', 'panel', 'officer', 'rival'] as const)
      await expect(as(who, finding(who, 'A1')), who).rejects.toMatchObject(refused);
    await expect(as('verifier', finding('moderator', 'A1'))).rejects.toMatchObject(refused);
    await as('verifier', finding('verifier', 'A1'));
  });
  test('before the report is sent nobody of the school or the desk reads them; who is sent does', async () => {
    for (const who of ['lead', 'head', 'governor', 'officer', 'rival', 'carer'] as const)
      expect([who, await count(who, 'finding')]).toEqual([who, 0]);
    for (const who of ['verifier', 'moderator', 'panel'] as const)
      expect([who, await count(who, 'finding')]).toEqual([who, 1]);
  });
  test('a state is not written by hand, and a finding is not removed', async () => {
    await expect(as('verifier', (db) => db`update visit set state = 'ready' where id = ${visit}`)).rejects.toThrow();
    await expect(as('verifier', (db) => db`delete from finding where visit_id = ${visit}`)).rejects.toMatchObject(
      refused,
    );
  });
  test('a school whose verifier’s task is closed is closed to the verifier', async () => {
    const { personId } = world.people.verifier;
    const set = (at: Date | null) =>
      world.asSystem((db) => db`update assignment set closed_at = ${at} where person_id = ${personId}`);
    await set(world.now);
    expect(await count('verifier', 'finding')).toBe(0);
    await expect(as('verifier', finding('verifier', 'A2'))).rejects.toMatchObject(refused);
    await set(null);
  });
  test('once sent the school reads them, and the verifier writes no more', async () => {
    await as(
      'verifier',
      (db) => db`update visit set reported_at = ${world.now}, comment_by = '2026-12-01' where id = ${visit}`,
    );
    expect(await count('governor', 'finding')).toBe(1);
    expect(await count('rival', 'finding')).toBe(0);
    await expect(as('verifier', finding('verifier', 'A2'))).rejects.toMatchObject(refused);
  });
  test('the second verifier writes only at their turn, and the school reads it only when it is finished', async () => {
    const view = (db: Db) =>
      db`insert into moderation (visit_id, criterion, enrolment_id, school_id, agrees, level, reasons, moderated_by, moderated_at)
        values (${visit}, 'A1', ${place().enrolment}, ${place().school}, false, 'rung', 'Only two', ${world.people.moderator.personId}, ${world.now})`;
    await expect(as('moderator', view)).rejects.toMatchObject(refused);
    await world.asSystem(
      (db) => db`update visit set commented_at = ${world.now}, answered_at = ${world.now} where id = ${visit}`,
    );
    await as('moderator', view);
    expect(await count('head', 'moderation')).toBe(0);
    await world.asSystem((db) => db`update visit set moderated_at = ${world.now} where id = ${visit}`);
    expect(await count('head', 'moderation')).toBe(1);
  });
});
