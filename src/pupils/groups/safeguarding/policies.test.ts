import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { membersOf, recordMemberships } from '#pupils';
import { asPerson, personOf } from '../../../../testing/acting.ts';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';

let world: World;
const pupil = uuidv7();
const [flag, plain] = [uuidv7(), uuidv7()];
beforeAll(async () => {
  world = await testWorld();
  await world.database.asActor(system('safeguarding'), async (db) => {
    await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at) values (${pupil}, ${world.school}, 'P-001', 'Quill', 'Quin', ${world.now})`;
    const row = (id: string, key: string) => db`
      insert into restricted.group_membership (id, school_id, pupil_id, group_key, from_on, definition_version, source, recorded_at)
        values (${id}, ${world.school}, ${pupil}, ${key}, '2026-09-01', '1989', 'test', ${world.now})`;
    await row(flag, 'child-protection');
    await row(plain, 'service');
  });
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => asPerson(world, who, work);
const everybody = ['head', 'lead', 'secondLead', 'member', 'governor', 'carer', 'partner', 'rival', 'rivalHead', 'officer',
  'director', 'adviser', 'verifier', 'moderator', 'panel', 'stranger', 'former', 'otherAdviser'] as const satisfies Who[]; // prettier-ignore
const held = (db: Db) => db`
  select 1 from restricted.group_membership where group_key in ('child-in-need', 'child-protection', 'social-worker')`;
const whoSees = async (): Promise<readonly Who[]> => {
  const seen: Who[] = [];
  for (const who of everybody) if ((await as(who, held)).count > 0) seen.push(who);
  return seen;
};
const lead =
  (person: Who, kind = 'lead', by: Who = 'head') =>
  async (db: Db) => {
    const id = uuidv7();
    await db`insert into safeguarding_lead (id, school_id, person_id, kind, from_on, named_by, named_at)
    values (${id}, ${world.school}, ${world.people[person].personId}, ${kind}, '2026-11-23', ${world.people[by].personId}, ${world.now})`;
    return id;
  };
const named = (person: Who, by: Who) => async (db: Db) => {
  const id = uuidv7();
  await db`insert into safeguarding_named (id, school_id, person_id, from_on, reason, named_by, named_at)
    values (${id}, ${world.school}, ${world.people[person].personId}, '2026-11-23', 'Pastoral care', ${world.people[by].personId}, ${world.now})`;
  return id;
};
const end = (table: 'lead' | 'named', id: string, by: Who) => (db: Db) =>
  db.unsafe(`update safeguarding_${table} set to_on = '2026-11-23', ended_at = now(), ended_by = $1 where id = $2`, [
    world.people[by].personId,
    id,
  ]);
const refused = { code: '42501' };

describe('child-protection flags', () => {
  test('are seen by nobody until a DSL is named, and then by the DSL and the staff whom the DSL names alone', async () => {
    expect(await whoSees()).toEqual([]);
    // A senior leader names; nobody else, nobody from elsewhere, and nobody who does not work there.
    for (const who of ['lead', 'member', 'governor', 'rivalHead', 'officer'] as const)
      await expect(as(who, lead('lead', 'lead', who)), who).rejects.toMatchObject(refused);
    for (const who of ['governor', 'rival', 'carer'] as const)
      await expect(as('head', lead(who)), who).rejects.toMatchObject(refused);
    await expect(as('head', lead('lead', 'lead', 'lead'))).rejects.toMatchObject(refused);
    const first = await as('head', lead('lead'));
    expect(await whoSees()).toEqual(['lead']);
    await expect(as('head', lead('head'))).rejects.toMatchObject({ code: '23505' });
    const deputy = await as('head', lead('secondLead', 'deputy'));
    // The head who named them names no further staff; the DSL does.
    await expect(as('head', named('member', 'head'))).rejects.toMatchObject(refused);
    const member = await as('lead', named('member', 'lead'));
    expect(await whoSees()).toEqual(['lead', 'secondLead', 'member']);
    // Who is named sees, and names nobody.
    await expect(as('member', named('head', 'member'))).rejects.toMatchObject(refused);
    expect((await as('member', end('named', member, 'member'))).count).toBe(0);
    expect((await as('secondLead', end('named', member, 'secondLead'))).count).toBe(1);
    expect((await as('head', end('lead', deputy, 'head'))).count).toBe(1);
    expect(await whoSees()).toEqual(['lead']);
    // An ended naming does not come back.
    expect((await as('head', end('lead', deputy, 'head'))).count).toBe(0);
    expect((await as('lead', end('lead', first, 'lead'))).count).toBe(0);
  });

  test('are written, ended and taken back by them alone; other groups by the whole team', async () => {
    const write = (who: Who, key: string) => (db: Db) =>
      db`insert into restricted.group_membership (id, school_id, pupil_id, group_key, from_on, definition_version, source, recorded_by, recorded_at)
        values (${uuidv7()}, ${world.school}, ${pupil}, ${key}, '2026-10-01', '1', 'test', ${world.people[who].personId}, ${world.now})`;
    for (const key of ['child-in-need', 'child-protection', 'social-worker'])
      for (const who of ['head', 'member', 'governor', 'rival'] as const)
        await expect(as(who, write(who, key)), `${who} ${key}`).rejects.toMatchObject(refused);
    const taken = (who: Who, id: string) =>
      as(
        who,
        (db) => db`update restricted.group_membership set removed_at = now(), removed_because = 'x' where id = ${id}`,
      );
    for (const who of everybody.filter((each) => each !== 'lead'))
      expect([who, (await taken(who, flag)).count]).toEqual([who, 0]);
    expect((await taken('member', plain)).count).toBe(1);
    await as('lead', write('lead', 'child-in-need'));
  });

  test('are in no count of anybody else, nor of a task at night; the door refuses them', async () => {
    const seen = async (who: Who) => (await as(who, held)).count;
    expect([await seen('lead'), await seen('head')]).toEqual([2, 0]);
    // A count may be frozen or printed for others: not even the DSL's own counts hold these groups.
    const keys = [...(await as('lead', (db) => membersOf(db, world.school, '2026-11-23'))).keys()];
    expect(keys).not.toContain('child-in-need');
    expect(await world.asSystem(held)).toHaveLength(0);
    const given = { pupilId: pupil, group: 'social-worker', fromOn: '2026-11-01', toOn: null, basis: null, detail: {} };
    const by = { source: 'page', importId: null, now: world.now };
    const recorded = await as('head', (db) =>
      recordMemberships(db, personOf(world, 'head'), world.school, [given], by),
    );
    expect(recorded.problems.map((each) => each.fault)).toEqual(['held-back']);
  });
});
