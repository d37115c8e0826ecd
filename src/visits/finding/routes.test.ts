import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { versionIn } from '../../../testing/plan.ts';
import { criterionPage, judgeAs, visitDay, visitWorld, type VisitWorld } from '../../../testing/visit.ts';
import { testWorld } from '../../../testing/world.ts';

let world: VisitWorld;
beforeAll(async () => {
  world = await visitWorld();
});
afterAll(() => world.close());

const at = (enrolment = world.ladder.id) => ({ enrolment });

describe('a judgement', () => {
  test('is kept as far as it goes, and shown again', async () => {
    expect((await judgeAs(world, 'A1', { level: '', reasons: '' })).body).toContain('href="#level"');
    expect((await judgeAs(world, 'A1', { level: 'nonsense', reasons: '' })).statusCode).toBe(422);
    expect((await judgeAs(world, 'A1', { level: '', reasons: 'P07 and P12 named the same adult' })).statusCode).toBe(
      303,
    );
    expect((await judgeAs(world, 'A1', { level: 'climbing', reasons: '<b>Seen</b> in every room' })).statusCode).toBe(
      303,
    );
    const page = await world.as('verifier').get(criterionPage(world.ladder.id, 'A1'));
    expect(page.body).toContain('&lt;b>Seen&lt;/b>');
    expect(page.body).toMatch(/value="climbing"[^>]*checked/);
  });
  test('of a criterion that the scheme has not is not found', async () =>
    expect((await world.as('verifier').get(criterionPage(world.ladder.id, 'Z9'))).statusCode).toBe(404));
  test('that lost the race on another device shows both texts', async () => {
    const version = versionIn((await world.as('verifier').get(criterionPage(world.ladder.id, 'A2'))).body);
    await world
      .as('verifier')
      .post(criterionPage(world.ladder.id, 'A2'), { version, level: 'rung', reasons: 'On the tablet' });
    const lost = await world
      .as('verifier')
      .post(criterionPage(world.ladder.id, 'A2'), { version, level: 'top', reasons: 'On the laptop' });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('On the tablet');
    expect(lost.body).toContain('On the laptop');
    expect(
      (
        await world.as('verifier').post(criterionPage(world.ladder.id, 'A2'), {
          version: versionIn(lost.body),
          level: 'top',
          reasons: 'On the laptop',
        })
      ).statusCode,
    ).toBe(303);
  });
  test('is not made by whoever ever advised the school, on whichever enrolment', async () => {
    const fresh = await testWorld();
    const { verifier } = fresh.people;
    const earlier = crypto.randomUUID();
    await fresh.asSystem(async (db) => {
      await db`update enrolment set visit_on = ${visitDay}, submitted_at = ${fresh.now}, cut_off_at = ${fresh.now} where id = ${fresh.ladder.id}`;
      await db`insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, state, started_on, due_on)
        values (${earlier}, ${fresh.school}, ${fresh.body}, ${fresh.ladder.schemeVersionId}, 'full', '2022', 'completed', '2022-09-05', '2023-07-21')`;
      await db`insert into assignment (id, enrolment_id, school_id, body_id, membership_id, person_id, kind, opens_on, assigned_at, closed_at)
        values (${crypto.randomUUID()}, ${earlier}, ${fresh.school}, ${fresh.body}, ${verifier.membershipId}, ${verifier.personId}, 'adviser', '2022-09-05', ${fresh.now}, ${fresh.now})`;
    });
    const refused = await fresh
      .as('verifier')
      .post(criterionPage(fresh.ladder.id, 'A1'), { version: '0', level: 'top', reasons: 'Seen' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('You have advised this school');
    const home = await fresh.as('verifier').get(href(paths.visits.home, { enrolment: fresh.ladder.id }));
    expect(home.body).toContain('You cannot verify this school');
    await fresh.close();
  });
  test('is read by nobody of the school before the report is sent', async () => {
    for (const who of ['lead', 'head', 'governor', 'rival', 'carer', 'officer', 'adviser'] as const)
      expect([who, (await world.as(who).get(criterionPage(world.ladder.id, 'A1'))).statusCode]).toEqual([who, 404]);
    const report = await world.as('head').get(href(paths.visits.report, at()));
    expect(report.body).toContain('The report will stand here once the verifier has sent it');
    expect(report.body).not.toContain('in every room');
    expect((await world.as('rival').get(href(paths.visits.report, at()))).statusCode).toBe(404);
  });
});
