import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { wordsOf } from '../../../../testing/provision.ts';
import { workshopsIn } from '../../../../testing/workshop.ts';
import { testWorld, type World } from '../../../../testing/world.ts';
import { newSecret } from './secret.ts';

const p = paths.provision;
let world: World;
let school: Awaited<ReturnType<typeof workshopsIn>>;
beforeAll(async () => {
  world = await testWorld();
  school = await workshopsIn(world);
}, 60_000);
afterAll(() => world.close());

describe('a family signs up by a link', () => {
  it('sees what, when, where, for whom, by whom and what becomes of its answers, without an account', async () => {
    const at = await school.planned({ capacity: '3', asks: ['interpreter', 'step-free', 'nonsense'] });
    expect(await school.page(at)).not.toContain('/workshops/K');
    const door = await school.opened(at);
    const answer = await world.as('lead').get(door);
    const seen = wordsOf(answer.body);
    for (const words of [
      'Testbury School',
      'Maths now',
      'We try it.',
      '1 December 2026, 18:00 to 19:30',
      'Library',
      'Parents and carers, years 7 and 8',
      '3 places left',
      'do not write it here',
      'call 999',
      'erased 60 days after',
    ])
      // prettier-ignore
      expect(seen).toContain(words);
    // A tablet of the school shows nobody's name; what the school does not ask is not asked.
    expect(seen).not.toContain('Leo Lead');
    expect(seen).not.toContain('looks after children');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('<meta name="robots" content="noindex, nofollow"');
    const empty = await school.come(door, '');
    expect([empty.statusCode, empty.body]).toEqual([422, expect.stringContaining('href="#parentName"')]);
    expect((await school.come(door, 'A bot', { website: 'http://spam.test' })).statusCode).toBe(422);
    const one = await school.own(
      await school.come(door, 'Ada <b>Byron</b>', {
        party: '2',
        contact: '0123',
        needs: ['interpreter', 'childcare'],
        language: 'Polish',
      }),
    );
    expect(one.words).toContain('You have places');
    // A family's own page holds nothing that it said of itself.
    for (const told of ['Byron', '0123', 'Polish']) expect(one.words).not.toContain(told);
    expect(await school.listOf(at)).toEqual([
      {
        ...{ parentName: 'Ada <b>Byron</b>', contact: '0123', needs: ['interpreter'] },
        language: 'Polish',
        isOff: false,
        came: null,
      },
    ]);
    const place = /<option value="([0-9a-f-]{36})"[^>]*>Ada/.exec(await school.page(at))?.[1] ?? '';
    const noting = (childOf: string) => world.as('member').post(href(p.workshopChild, at), { place, childOf });
    expect((await noting('Nobody')).body).toContain('No pupil on roll is called that');
    const staff = wordsOf(await school.page(at));
    expect(staff).toContain('2 grown-ups · interpreter (Polish) · 0123');
    expect(staff).toContain('2 of 3 places taken');
  });

  it('stands on the list once however often the form or the person comes; the database keeps digests only', async () => {
    const at = await school.planned();
    const door = await school.opened(at);
    const secret = newSecret();
    const twice = await Promise.all(
      [1, 2, 3].map(() => school.come(door, 'Bo Best', { own: secret, contact: 'bo@test.example' })),
    );
    expect(new Set(twice.map(({ headers }) => headers.location))).toEqual(
      new Set([href(p.ownPlace, { token: secret })]),
    );
    const again = await school.own(await school.come(door, 'bo  best', { contact: 'BO@test.example' }));
    expect(again.words).toContain('You have a place');
    expect(await school.listOf(at)).toHaveLength(1);
    const kept = await world.asSystem(
      (db) =>
        db<
          { all: string }[]
        >`select w::text || l::text as all from workshop_session w, restricted.workshop_own_link l where w.id = ${at.workshop}`,
    );
    const code = door.split('/').at(-1) ?? '';
    for (const { all } of kept)
      for (const bare of [secret, code, code.replaceAll('-', '')]) expect(all).not.toContain(bare);
  });

  it('the last place goes to one of two who want it at the same moment; the other waits', async () => {
    const at = await school.planned({ capacity: '1' });
    const door = await school.opened(at);
    const both = await Promise.all(['Cy', 'Di', 'Ed', 'Fay'].map((name) => school.come(door, name)));
    const told = (await Promise.all(both.map(school.own))).map(
      ({ words }) => /You have a place|number \d on the waiting list/.exec(words)?.[0],
    );
    expect(told.toSorted()).toEqual(['You have a place', ...[1, 2, 3].map((n) => `number ${n} on the waiting list`)]);
    const first = both[told.indexOf('You have a place')];
    const next = both[told.indexOf('number 1 on the waiting list')];
    if (first === undefined || next === undefined) throw new Error('One of them had to be told of a place.');
    const { address } = await school.own(first);
    await world.visitor.post(`${address}/leave`);
    expect((await school.own(first)).words).toContain('Your name is off the list');
    expect((await school.own(next)).words).toContain('You have a place');
    // What they told us is gone at once.
    expect((await school.listOf(at)).filter(({ isOff }) => isOff)).toEqual([
      { parentName: '', contact: '', needs: [], language: '', isOff: true, came: null },
    ]);
    await world.visitor.post(`${address}/leave`);
    expect(wordsOf((await world.visitor.get(door)).body)).toContain('All taken, 2 waiting before you');
    // Nor does a smaller room take a place back.
    const smaller = {
      title: 'Maths now',
      about: '',
      heldOn: '1 December 2026',
      startsAt: '18:00',
      minutes: '90',
      place: '',
    };
    await world.as('lead').post(href(p.changeWorkshop, at), { ...smaller, capacity: '2', version: '1' });
    const refused = await world
      .as('lead')
      .post(href(p.changeWorkshop, at), { ...smaller, capacity: '1', version: '2' });
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('Enter 2 or more')]);
  });

  it('whoever staff put on the list meanwhile is before whoever comes later', async () => {
    const at = await school.planned({ capacity: '1' });
    const door = await school.opened(at);
    await world.as('member').post(href(p.signUp, at), { parentName: 'Gil', child: '', contact: '', party: '1' });
    expect((await school.own(await school.come(door, 'Hal'))).words).toContain('number 1 on the waiting list');
  });
});

describe('a link that does not sign up', () => {
  it('says kindly why: nothing has that code, closed, called off, replaced', async () => {
    const at = await school.planned();
    const door = await school.opened(at);
    expect((await world.visitor.get(`${door.slice(0, -1)}~`)).statusCode).toBe(404);
    expect((await world.visitor.get('/workshops/YYYY-4444-YYYY')).body).toContain('This link opens nothing');
    expect((await world.visitor.get(href(p.ownPlace, { token: newSecret() }))).statusCode).toBe(404);
    const code = door.split('/').at(-1)?.replaceAll('-', ' ').toLowerCase() ?? '';
    expect((await world.visitor.post(p.doors, { code })).headers.location).toBe(door);
    expect((await world.visitor.post(p.doors, { code: 'what' })).statusCode).toBe(422);
    await school.opened(at, 'close', '1');
    const closed = await school.come(door, 'Ivo');
    expect([closed.statusCode, closed.body]).toEqual([
      409,
      expect.stringContaining('Signing up by this link is closed'),
    ]);
    expect(await school.opened(at, 'open-again', '1')).toBe(door);
    expect((await school.come(door, 'Ivo')).statusCode).toBe(303);
    const fresh = await school.opened(at, 'new', '1');
    expect(fresh).not.toBe(door);
    // A colleague pressed the same button on the page as it was.
    expect(await school.opened(at, 'new', '1')).toBe(fresh);
    expect((await world.visitor.get(door)).statusCode).toBe(404);
    await world.as('lead').post(href(p.callOffWorkshop, at), { because: 'The hall is flooded', version: '1' });
    expect((await world.visitor.get(fresh)).body).toContain('The hall is flooded');
    expect((await school.come(fresh, 'Jan')).statusCode).toBe(409);
  });

  it('wrong codes and a flood of forms wait; a session’s page stays open to everybody else', async () => {
    const at = await school.planned({ capacity: '40' });
    const door = await school.opened(at);
    const many = (limit: string, key: string, n: number) =>
      world.asSystem(
        (db) =>
          db`insert into knock select gen_random_uuid(), ${limit}, ${key}, ${world.now} from generate_series(1, ${n}::int)`,
      );
    await many('workshop sign-up', `${at.workshop} 127.0.0.1`, 60);
    const flood = await school.come(door, 'Kit');
    expect([flood.statusCode, flood.body]).toEqual([429, expect.stringContaining('Please wait an hour')]);
    expect((await world.visitor.get(door)).statusCode).toBe(200);
    await many('workshop code', '127.0.0.1', 100);
    expect((await world.visitor.get(door)).statusCode).toBe(429);
    await world.asSystem((db) => db`delete from knock`);
  });
});
