import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { followedSchool } from '../../testing/followed.ts';
import { addedProvision, putOn, wordsOf } from '../../testing/provision.ts';
import { workshopsIn } from '../../testing/workshop.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { schoolYears } from './school-years.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await followedSchool(world);
}, 60_000);
afterAll(() => world.close());

/** A group of the school's own with this many pupils; their ids. */
const ownGroup = async (title: string, pupils: number): Promise<readonly string[]> =>
  world.asSystem(async (db) => {
    const id = uuidv7();
    const made = { madeBy: world.people.lead.personId, madeAt: world.now };
    await db`insert into restricted.own_group ${db([{ id, schoolId: world.school, title, meaning: 'As tutors say.', ...made }])}`;
    const some = await db<{ id: string }[]>`select id from restricted.pupil order by code limit ${pupils}`;
    await db`
      insert into restricted.group_membership (id, school_id, pupil_id, group_key, from_on, definition_version, source, recorded_at)
      select gen_random_uuid(), school_id, id, ${`own:${id}`}, '2026-09-07', '1', 'Tutors', ${world.now}
        from restricted.pupil where id = any (${some.map((each) => each.id)}::uuid[])`;
    return some.map((each) => each.id);
  });

describe('the school’s own groups', () => {
  it('are sought among and looked at for gaps like all others', async () => {
    const members = await ownGroup('No quiet place for homework', 7);
    const where = await addedProvision(world, { title: 'Homework club' });
    const adding = await world.as('member').get(href(paths.provision.addPupils, where));
    expect(adding.body).toContain('No quiet place for homework (7)');
    const key = /value="(own:[0-9a-f-]{36})"/.exec(adding.body)?.[1] ?? '';
    const found = await world.as('member').get(href(paths.provision.addPupils, where, { group: key, find: 'yes' }));
    expect(found.body.match(/name="chosen"/g)).toHaveLength(7);
    await putOn(world, where, members.slice(0, 3));
    const gaps = wordsOf(
      (await world.as('member').get(href(paths.provision.findings, { enrolment: where.enrolment }))).body,
    );
    expect(gaps).toMatch(/No quiet place for homework.*4 of 7/);
  });
});

describe('a family that signed up by link', () => {
  it('is noted for a child once, who is then among those reached', async () => {
    const school = await workshopsIn(world);
    const at = await school.planned();
    await school.come(await school.opened(at), 'Ada');
    const place = /<option value="([0-9a-f-]{36})"[^>]*>Ada/.exec(await school.page(at))?.[1] ?? '';
    // The second name comes from a page that a colleague overtook.
    for (const childOf of ['P-001', 'P-002'])
      await world.as('member').post(href(paths.provision.workshopChild, at), { place, childOf });
    const on = await world.asSystem((db) => db`select code from provision_pupil where provision_id = ${at.provision}`);
    expect(on).toEqual([{ code: 'P-001' }]);
    expect(await school.page(at)).not.toContain('For which child do they come?');
  });
});

describe('year groups', () => {
  it('are those of the school’s ages, with what stands in its rows already', () => {
    expect(schoolYears({ low: 11, high: 18 }, [])).toEqual(['7', '8', '9', '10', '11', '12', '13']);
    expect(schoolYears({ low: 11, high: 16 }, ['6'])).toEqual(['6', '7', '8', '9', '10', '11']);
    expect(schoolYears({ low: 3, high: 11 }, [])).toEqual(['N2', 'R', '1', '2', '3', '4', '5', '6']);
    expect(schoolYears({ low: 5, high: 7 }, [])).toEqual(['R', '1', '2']);
    expect(schoolYears({ low: 2, high: 19 }, [])).toHaveLength(17);
    expect(schoolYears({ low: null, high: 18 }, [])).toHaveLength(17);
  });

  it('stand so in the filter, the search and the forms', async () => {
    await world.asSystem((db) => db`update school set low_age = 11, high_age = 16 where id = ${world.school}`);
    const where = await addedProvision(world, { title: 'Tutors' });
    for (const path of [paths.provision.map, paths.provision.add, paths.provision.addPupils, paths.provision.lessons]) {
      const { body } = await world.as('lead').get(href(path, where));
      expect(body, path).toContain('value="11"');
      expect(body, path).not.toMatch(/value="(N1|14|12)"/);
    }
  });
});
