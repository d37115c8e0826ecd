import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { scoreIn } from '../../../testing/scores.ts';
import { visitWorld, type VisitWorld } from '../../../testing/visit.ts';

let world: VisitWorld;
beforeAll(async () => {
  world = await visitWorld();
});
afterAll(() => world.close());

const at = (enrolment = world.ladder.id) => ({ enrolment });

describe('an action', () => {
  test('stands beside what was declared for the target pupils', async () => {
    const address = href(paths.visits.action, { ...at(), action: world.action });
    const page = await world.as('verifier').get(address);
    for (const text of ['Catch up in reading', 'Declared 10 Sep 2026, before it began', '118.0 to 128.0 months'])
      expect(page.body).toContain(text);
    expect((await world.as('verifier').post(address, { seen: '', says: '', version: '0' })).body).toContain(
      'href="#seen"',
    );
    expect(
      (await world.as('verifier').post(address, { seen: 'yes', says: 'Seven of eight read on', version: '0' }))
        .statusCode,
    ).toBe(303);
    const lost = await world.as('verifier').post(address, { seen: 'no', says: 'Another', version: '0' });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('Seven of eight read on');
    expect((await world.as('moderator').get(address)).body).toContain('Seven of eight read on');
  });
});

describe('what the target pupils achieved', () => {
  test('stands by code, as it was at the cut-off, with leavers counted and nobody’s name', async () => {
    const pupils = ['P-001', 'P-002', 'P-003'].map((code) => ({ code, id: crypto.randomUUID() }));
    const early = new Date(world.now.getTime() - 86_400_000);
    const late = new Date(world.now.getTime() + 60_000);
    await world.asSystem(async (db) => {
      for (const { id, code } of pupils) {
        await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at) values (${id}, ${world.school}, ${code}, 'Hiddenname', 'Never', ${early})`;
        await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at) values (${world.ladder.id}, ${world.school}, ${id}, ${code}, 'target', ${early})`;
        const record = (point: 'baseline' | 'after', value: number | null, at: Date) =>
          scoreIn(db, { measure: world.tracked, pupil: id, point, value, at });
        await record('baseline', 110, early);
        if (code === 'P-003')
          await db`update target_pupil set left_on = '2026-11-01', left_because = 'Moved away' where pupil_id = ${id}`;
        else await record('after', 120, early);
        if (code === 'P-001') await record('after', 122, new Date(early.getTime() + 1000));
        await record('after', 999, late);
      }
      // Listed after the school submitted: no judge has heard of them.
      const joined = crypto.randomUUID();
      await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at) values (${joined}, ${world.school}, 'P-004', 'Hiddenname', 'Late', ${late})`;
      await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at) values (${world.ladder.id}, ${world.school}, ${joined}, 'P-004', 'target', ${late})`;
    });
    const { body } = await world.as('verifier').get(href(paths.visits.action, { ...at(), action: world.action }));
    expect(body).toContain('Reading age');
    expect(body).not.toContain('P-001');
    const listed = await world.as('verifier').get(href(paths.visits.pupils, { ...at(), action: world.action }));
    for (const text of ['P-001', 'P-003, left', '110.0', '122.0']) expect(listed.body).toContain(text);
    for (const text of ['Hiddenname', '999.0', 'P-004']) expect(body + listed.body).not.toContain(text);
    const entries = await world.asSystem(
      (db) => db<{ act: string }[]>`select act from trail_entry where act = 'visits.pupils-seen'`,
    );
    expect(entries).toHaveLength(1);
    for (const who of ['lead', 'officer', 'adviser', 'rival'] as const)
      expect((await world.as(who).get(href(paths.visits.pupils, { ...at(), action: world.action }))).statusCode).toBe(
        404,
      );
  });
});
