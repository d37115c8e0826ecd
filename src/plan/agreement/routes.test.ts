import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { measure, reading, versionIn, writeAction } from '../../../testing/plan.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const markIn = (body: string) => /name="mark" value="([^"]*)"/.exec(body)?.[1] ?? '';

describe('the gate of step 3', () => {
  const agree = (who: Who, enrolment: string, mark: string) =>
    world.as(who).post(href(paths.plan.agreement, { enrolment }), { act: 'agree', mark });
  test('refuses, names what is missing and links to it, and then opens', async () => {
    const fresh = await testWorld();
    const go = (who: Who) => fresh.as(who);
    const here = { enrolment: fresh.ladder.id };
    const agreement = href(paths.plan.agreement, here);
    const body = { ...reading(world), owner: fresh.people.member.membershipId };
    const made = await writeAction(fresh, body);
    const address = String(made.headers.location);
    const unmeasured = await go('head').post(agreement, { act: 'agree', mark: '' });
    expect(unmeasured.statusCode).toBe(409);
    expect(unmeasured.body).toContain('Action 1 does not say how the school will know');
    expect(unmeasured.body).toContain(`href="${address}"`);
    await go('lead').post(`${address}/measure`, measure);
    const stale = await go('head').post(agreement, { act: 'agree', mark: 'old' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('The plan changed while you were reading it');
    const read = await go('head').get(agreement);
    expect((await go('head').post(agreement, { act: 'agree', mark: markIn(read.body) })).statusCode).toBe(303);
    const half = await go('lead').post(agreement, { act: 'finish' });
    expect(half.statusCode).toBe(409);
    expect(half.body).toContain('The adviser has not agreed the plan');
    expect(half.body).toContain(`href="${href(paths.partnerships.home, here)}"`);
    await go('adviser').post(agreement, { act: 'agree', mark: markIn((await go('adviser').get(agreement)).body) });
    const waiting = await go('lead').get(agreement);
    expect(waiting.body).toContain('The scheme asks for 1 live partnership; none is live');
    const [partner, person] = [crypto.randomUUID(), fresh.people.lead.personId];
    await fresh.asSystem(async (db) => {
      await db`insert into partner (id, school_id, name, kind, contact_name, contact, offers, saved_by, saved_at)
        values (${partner}, ${fresh.school}, 'Library', 'culture-and-sport', '', '', 'Books', ${person}, ${fresh.now})`;
      await db`insert into partnership (id, enrolment_id, school_id, partner_id, purpose, pupils_get, reached_by, agreed_with, live_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${fresh.ladder.id}, ${fresh.school}, ${partner}, 'Books', 'Books', '', 'Ann', '2026-11-02', ${person}, ${fresh.now})`;
    });
    expect((await go('lead').post(agreement, { act: 'finish' })).statusCode).toBe(303);
    expect((await go('governor').get(agreement)).body).toContain('step 3 is done');
    const version = versionIn((await go('lead').get(`${address}/change`)).body);
    const changed = await go('lead').post(`${address}/change`, { ...body, objective: 'Something else', version });
    expect(changed.statusCode).toBe(303);
    const open = await go('head').get(agreement);
    expect(open.body).toContain('Nobody has agreed the plan yet');
    expect(open.body).toContain('Action 1: the objective changed');
    expect(open.body).toContain('Opened again on');
    const steps = await fresh.asSystem(
      (db) =>
        db<
          { doneOn: string | null }[]
        >`select done_on from enrolment_step where enrolment_id = ${fresh.ladder.id} and step = 3`,
    );
    expect(steps).toEqual([{ doneOn: null }]);
    await fresh.close();
  });
  test('nobody agrees what they wrote', async () => {
    const enrolment = world.grid.id;
    const typed = { ...reading(world), answers: 'criterion:1.1.1' };
    const made = await writeAction(world, typed, { who: 'head', enrolment });
    await world.as('head').post(`${String(made.headers.location)}/measure`, measure);
    const mark = markIn((await world.as('adviser').get(href(paths.plan.agreement, { enrolment }))).body);
    const refused = await agree('head', enrolment, mark);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('You cannot agree your own work');
    expect((await agree('adviser', enrolment, mark)).statusCode).toBe(303);
  });
  test('a coordinator, a verifier and a governor cannot agree', async () => {
    expect((await agree('lead', world.ladder.id, '')).statusCode).toBe(409);
    expect((await agree('verifier', world.ladder.id, '')).statusCode).toBe(404);
    expect((await agree('governor', world.ladder.id, '')).statusCode).toBe(404);
  });
});
