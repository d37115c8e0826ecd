import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { roles } from '#platform/actor';
import { uuidv7 } from '#platform/db';
import { siteWith, walker, type Walker } from '../../../testing/walk.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { hashPassword } from '../password/hash.ts';
import { savePassword } from '../password/store.ts';
import { asksTwoStep } from '../rules.ts';
import { insertSession } from './store.ts';
import { tokenHash } from './token.ts';

const password = 'tin kettle on the moor';
let world: World;
let app: FastifyInstance;
let now: Date;

beforeAll(async () => {
  world = await testWorld();
  app = await siteWith(world, { clock: () => now });
  const hash = await hashPassword(password);
  await world.asSystem((db) => savePassword(db, world.people.governor.personId, hash, world.now));
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(() => {
  now = new Date(world.now);
});

const as = (who: Who): Walker => {
  const one = walker(app);
  one.hold(world.people[who].token);
  return one;
};
const minutes = (n: number): void => {
  now = new Date(now.getTime() + n * 60_000);
};
const governor = async (): Promise<Walker> => {
  const one = walker(app);
  await one.post('/sign-in', { email: world.people.governor.email, password });
  return one;
};

describe('a session', () => {
  test('ends after thirty minutes without a request, and not before', async () => {
    const one = await governor();
    minutes(29);
    expect((await one.get('/account')).statusCode).toBe(200);
    minutes(29);
    expect((await one.get('/account')).statusCode).toBe(200);
    minutes(31);
    expect((await one.get('/account')).headers.location).toContain('/sign-in');
  });

  test('is kept alive by the page that warns, and tells how long is left', async () => {
    const one = await governor();
    minutes(28);
    expect((await one.post('/session/extend')).json()).toEqual({ secondsLeft: 1800 });
    minutes(28);
    expect((await one.get('/account')).statusCode).toBe(200);
  });

  test('ends after twelve hours, however busy', async () => {
    const one = await governor();
    for (let i = 0; i < 12 * 3 - 1; i++) {
      minutes(20);
      expect((await one.post('/session/extend')).statusCode).toBe(200);
    }
    minutes(15);
    expect((await one.post('/session/extend')).json()).toEqual({ secondsLeft: 300 });
    minutes(5);
    expect((await one.get('/account')).statusCode).toBe(303);
  });

  test('ends by a POST that clears what the site left in the browser; a GET does not sign out', async () => {
    const one = await governor();
    const token = one.token();
    expect((await one.get('/sign-out')).statusCode).toBe(404);
    expect((await one.get('/account')).statusCode).toBe(200);
    const answer = await one.post('/sign-out');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in']);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    one.hold(token);
    expect((await one.get('/account')).statusCode).toBe(303);
  });
});

describe('devices', () => {
  test('a person sees them all and signs one out, which is out at its next request', async () => {
    const [desk, phone] = [await governor(), await governor()];
    const seen = await desk.get('/account', { 'user-agent': 'x' });
    const ids = [...seen.body.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids).toContain('others');
    const rows = await world.asSystem(
      (db) => db<{ id: string }[]>`
      select id from session where token_hash = ${tokenHash(phone.token() ?? '')}`,
    );
    expect((await desk.post('/account/devices', { session: rows[0]?.id ?? '' })).statusCode).toBe(303);
    expect((await phone.get('/account')).statusCode).toBe(303);
    expect((await desk.get('/account')).statusCode).toBe(200);
  });

  test('nobody signs out somebody else’s, and what is no id is not found', async () => {
    const one = await governor();
    const rows = await world.asSystem(
      (db) => db<{ id: string }[]>`
      select id from session where person_id = ${world.people.lead.personId}`,
    );
    expect((await one.post('/account/devices', { session: rows[0]?.id ?? '' })).statusCode).toBe(404);
    expect((await one.post('/account/devices', { session: "x' or true" })).statusCode).toBe(404);
    expect((await as('lead').get('/people')).statusCode).toBe(200);
  });

  test('a changed password ends every other one within one request, and gives this one a new token', async () => {
    const [desk, phone] = [await governor(), await governor()];
    const before = desk.token();
    const wrong = await desk.post('/account/password', { current: 'not it', password: 'another good lantern' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#current"');
    const weak = await desk.post('/account/password', { current: password, password: 'Testbury2026!' });
    expect(weak.statusCode).toBe(422);
    expect(weak.body).toContain('more than your name');
    const done = await desk.post('/account/password', { current: password, password: 'another good lantern ' });
    expect(done.headers.location).toBe('/account');
    expect(desk.token()).not.toBe(before);
    expect((await desk.get('/account')).body).toContain('Your password is changed');
    expect((await phone.get('/account')).statusCode).toBe(303);
    const thief = walker(app);
    thief.hold(before);
    expect((await thief.get('/account')).statusCode).toBe(303);
    expect((await walker(app).post('/sign-in', { email: world.people.governor.email, password })).statusCode).toBe(422);
    await world.asSystem(async (db) => {
      await savePassword(db, world.people.governor.personId, await hashPassword(password), now);
      await db`delete from sign_in_failure`;
    });
  });
});

describe('one person, several parts', () => {
  test('chooses, acts under a new token, and never in a part of somebody else', async () => {
    const second = uuidv7();
    await world.asSystem(
      (db) => db`
      insert into membership (id, person_id, role, school_id, started_on)
      values (${second}, ${world.people.governor.personId}, 'carer', ${world.rivalSchool}, '2026-01-05')`,
    );
    const one = walker(app);
    const answer = await one.post('/sign-in', { email: world.people.governor.email, password, then: '/account' });
    expect(answer.headers.location).toBe('/choose-role?then=%2Faccount');
    const page = await one.get('/choose-role?then=/account');
    expect(page.body).toContain('Governor, Testbury School');
    expect(page.body).toContain('Parent or carer, Rivalton School');
    const before = one.token();
    expect((await one.post('/choose-role', {})).statusCode).toBe(422);
    expect((await one.post('/choose-role', { membership: world.people.lead.membershipId })).statusCode).toBe(422);
    expect((await one.post('/choose-role', { membership: second, then: '/account' })).headers.location).toBe(
      '/account',
    );
    expect(one.token()).not.toBe(before);
    expect((await one.get('/account')).body).toContain('Parent or carer, Rivalton School (now)');
    await world.asSystem((db) => db`update membership set ended_on = '2026-02-01' where id = ${second}`);
    expect((await one.get('/account')).body).not.toContain('Rivalton School');
  });

  test('a part that ends is gone at the next request', async () => {
    const lead = as('secondLead');
    expect((await lead.get('/people')).statusCode).toBe(200);
    expect((await as('head').post(`/people/${world.people.secondLead.membershipId}/end`)).statusCode).toBe(303);
    expect((await lead.get('/people')).statusCode).toBe(404);
  });

  test('a leader signs a colleague out everywhere, of their own place only', async () => {
    expect((await as('rivalHead').post(`/people/${world.people.member.membershipId}/sign-out`)).statusCode).toBe(404);
    expect((await as('member').get('/account')).statusCode).toBe(200);
    expect((await as('lead').post(`/people/${world.people.member.membershipId}/sign-out`)).statusCode).toBe(303);
    expect((await as('member').get('/account')).statusCode).toBe(303);
  });
});

describe('colours', () => {
  test('are kept for a person, and for a visitor in their browser', async () => {
    const visitor = walker(app);
    expect((await visitor.post('/theme', { theme: 'dark', return: '/sign-in' })).headers.location).toBe('/sign-in');
    expect((await visitor.get('/sign-in')).body).toContain('data-theme="dark"');
    const one = await governor();
    await one.post('/theme', { theme: 'light', return: '//elsewhere.example' });
    expect((await (await governor()).get('/account')).body).toContain('data-theme="light"');
  });
});

describe('a form that is sent after the session ended', () => {
  test('saves nothing and loses nothing: what was typed stands on the page, never a password', async () => {
    const one = await governor();
    minutes(31);
    const typed = 'Amy reads to her brother now.\nShe <b>asked</b> for more.';
    const answer = await one.post('/conflicts', { reason: typed, school: 'One', password: 'tin kettle on the moor' });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('You have been signed out');
    expect(answer.body).toContain('She &lt;b>asked&lt;/b> for more.');
    expect(answer.body).not.toContain('tin kettle');
    const nothing = await one.post('/conflicts', { school: 'One' });
    expect([nothing.statusCode, nothing.headers.location]).toEqual([303, '/sign-in']);
  });
});

test('files from somebody who may not send them are refused before they are read', async () => {
  const big = new Uint8Array(3_000_000);
  const upload = (who: 'carer' | 'rivalHead') =>
    world
      .as(who)
      .upload('/people/invite-list', { act: 'check' }, [
        { field: 'file', name: 'a.csv', type: 'text/csv', bytes: big },
      ]);
  expect((await upload('carer')).statusCode).toBe(404);
  expect((await upload('rivalHead')).body).toContain('smaller than 1 MB');
});

describe('the second step and the database', () => {
  test('on a password alone, the database lets nobody into a part that asks for two steps, and into the others', async () => {
    const entered = async (who: Who, isStrong: boolean) => {
      const [hash, person] = [tokenHash(`${who}-${isStrong}`), world.people[who]];
      await world.asSystem((db) =>
        insertSession(
          db,
          { personId: person.personId, membershipId: person.membershipId, hash, device: '', isStrong },
          world.now,
        ),
      );
      return world.database.asSession(hash, world.now, async (_db, actor) =>
        actor.kind === 'person' ? actor.role : null,
      );
    };
    for (const role of roles) {
      expect(await entered(role, true)).toBe(role);
      expect(await entered(role, false)).toBe(asksTwoStep(role) ? null : role);
    }
  });
});
