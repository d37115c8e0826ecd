import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { learnersIn } from '../../../../testing/learners.ts';
import { wordsOf } from '../../../../testing/provision.ts';
import { workshopsIn } from '../../../../testing/workshop.ts';
import { testWorld, type World } from '../../../../testing/world.ts';
import { dailies } from '../../jobs.ts';
import { newSecret } from './secret.ts';

const p = paths.provision;
let world: World;
let school: Awaited<ReturnType<typeof workshopsIn>>;
beforeAll(async () => {
  world = await testWorld();
  school = await workshopsIn(world);
}, 60_000);
afterAll(() => world.close());

describe('after the session', () => {
  it('the same link asks how it was, without a name or a time, from no more than came', async () => {
    const at = await school.planned({ capacity: '12' });
    const door = await school.opened(at);
    for (const name of ['Lou', 'Mari', 'Ned']) await school.come(door, name);
    await school.heldOn(at, '2026-11-20');
    expect((await school.come(door, 'Late')).statusCode).toBe(409);
    expect(wordsOf((await world.visitor.get(door)).body)).toContain('How was “Maths now”?');
    const say = (over: Record<string, string> = {}) =>
      world.visitor.post(`${door}/feedback`, {
        own: newSecret(),
        useful: '5',
        surer: '',
        again: 'yes',
        says: '',
        ...over,
      });
    expect((await say({ useful: '' })).body).toContain('href="#useful"');
    const secret = newSecret();
    const said = await Promise.all([1, 2, 3].map(() => say({ own: secret, says: 'Thank you <i>all</i>' })));
    expect(said.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const raced = await Promise.all(Array.from({ length: 5 }, () => say()));
    expect(raced.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 409, 409, 409]);
    const rows = await world.asSystem(
      (db) => db`select recorded_by, recorded_at::text as at from workshop_feedback where session_id = ${at.workshop}`,
    );
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => `${row['recordedBy']} ${String(row['at']).slice(0, 19)}`))).toEqual(
      new Set(['null 2026-11-20 00:00:00']),
    );
    expect(await school.page(at)).toContain('hidden: fewer than 10');
    await school.heldOn(at, '2026-11-01');
    expect((await world.visitor.get(door)).body).toContain('This workshop is over');
    expect((await say()).statusCode).toBe(409);
  });

  it('two colleagues at two doors keep each other’s ticks; the list goes into a spreadsheet that runs nothing', async () => {
    const at = await school.planned({ capacity: '9' });
    const door = await school.opened(at);
    for (const name of ['Ola', 'Pat', '=1+1']) await school.come(door, name);
    await school.heldOn(at, '2026-11-20');
    const ids = [...(await school.page(at)).matchAll(/name="listed" value="([^"]+)"/g)].map((found) => found[1] ?? '');
    const tick = (who: 'lead' | 'member', came: string[], ticked: string[] = []) =>
      world.as(who).post(href(p.came, at), { listed: ids, came, ticked });
    await tick('lead', [ids[0] ?? '']);
    await tick('member', [ids[1] ?? '']);
    expect((await school.listOf(at)).map(({ came }) => came)).toEqual([true, true, false]);
    await tick('lead', [ids[1] ?? ''], [ids[0] ?? '', ids[1] ?? '']);
    expect((await school.listOf(at)).map(({ came }) => came)).toEqual([false, true, false]);
    const sheet = await world.as('member').get(href(p.workshopList, at));
    expect(sheet.body.split('\r\n')[3]).toBe("has a place,'=1+1,1,,,,link,no");
    for (const who of ['governor', 'adviser', 'rival', 'carer'] as const)
      for (const path of [p.workshopList, p.workshopPoster, p.workshop])
        expect((await world.as(who).get(href(path, at))).statusCode, who).toBe(404);
    const poster = wordsOf((await world.as('lead').get(href(p.workshopPoster, at))).body);
    const nothing = await world.as('lead').post(href(p.workshopLink, at), { act: 'constructor', link: '1' });
    expect(nothing.statusCode).toBe(404);
    expect(poster).toContain(`waymark.test/workshops and type ${door.split('/').at(-1)}`);
  });

  it('names are erased after sixty days by the work of the day; who came stays; the trail names nobody', async () => {
    const at = await school.planned({ capacity: '9' });
    await school.come(await school.opened(at), 'Quentin Quiet', { contact: 'q@test.example' });
    await school.heldOn(at, '2026-09-23');
    await world.asSystem(
      (db) => db`update restricted.workshop_place set came = true where session_id = ${at.workshop}`,
    );
    const tools = { database: world.database, now: () => world.now } as Parameters<(typeof dailies)[0]['run']>[1]; // all that it asks for
    await dailies[0]?.run('2026-11-22', tools);
    expect((await school.listOf(at))[0]?.parentName).toBe('Quentin Quiet');
    await dailies[0]?.run('2026-11-23', tools);
    expect(await school.listOf(at)).toEqual([
      { parentName: '', contact: '', needs: [], language: '', isOff: false, came: true },
    ]);
    expect(wordsOf(await school.page(at))).toContain('Name erased after 60 days');
    const trail = await world.asSystem(
      (db) => db<{ all: string }[]>`select e::text as all from trail_entry e where act like 'provision.famil%'`,
    );
    expect(trail.length).toBeGreaterThan(5);
    expect(trail.map(({ all }) => all).join()).not.toMatch(/Quentin|Ada|127\.0\.0\.1|example/);
  });

  it('a pupil is erased though the family signed up by the link: its own link goes with the place', async () => {
    const [pupil = ''] = (await learnersIn(world)).ids;
    const at = await school.planned({ capacity: '9' });
    const own = await school.own(await school.come(await school.opened(at), 'Zoe Zed'));
    await world.asSystem(
      (db) => db`update restricted.workshop_place set pupil_id = ${pupil} where session_id = ${at.workshop}`,
    );
    await world.database.asActor(
      { kind: 'system', task: 'safeguarding' },
      (db) => db`select app.erase_pupil(${world.school}, ${pupil}, ${world.now})`,
    );
    expect(await school.listOf(at)).toEqual([]);
    expect((await world.visitor.get(own.address)).statusCode).toBe(404);
  });
});
