import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { criterionPage, visitWorld, type VisitWorld } from '../../../testing/visit.ts';

let world: VisitWorld;
beforeAll(async () => {
  world = await visitWorld();
});
afterAll(() => world.close());

const at = (enrolment = world.ladder.id) => ({ enrolment });

describe('claims', () => {
  const sample = () => href(paths.visits.sample, at());
  test('none yet says so', async () =>
    expect((await world.as('verifier').get(sample())).body).toContain('The portfolio claims nothing yet'));
  test('are drawn with their reason, checked one after the other, and kept from the school', async () => {
    const { lead } = world.people;
    const claimed = (criterion: string, when: Date) => {
      const item = crypto.randomUUID();
      return world.asSystem(async (db) => {
        await db`insert into evidence_item (id, school_id, kind, title, added_by, added_at) values (${item}, ${world.school}, 'note', ${`Item of ${criterion}`}, ${lead.membershipId}, ${when})`;
        await db`insert into evidence_revision (item_id, school_id, version, title, shows, to_on, note, changed_by, changed_at)
          values (${item}, ${world.school}, 1, ${`Item of ${criterion}`}, '', '2026-11-01', 'Text', ${lead.membershipId}, ${when})`;
        await db`insert into claim (id, item_id, enrolment_id, school_id, criterion, says, impact, claimed_by, claimed_at)
          values (${crypto.randomUUID()}, ${item}, ${world.ladder.id}, ${world.school}, ${criterion}, ${`Shows ${criterion}`}, '', ${lead.membershipId}, ${when})`;
      });
    };
    for (const code of ['A1', 'A1', 'A2', 'B1']) await claimed(code, world.now);
    await claimed('A2', new Date(world.now.getTime() + 60_000));
    expect((await world.as('verifier').get(sample())).body).toContain('4 claims in the portfolio; none is drawn yet');
    const exempt = (codes: readonly string[]) =>
      world.asSystem((db) => db`update enrolment set exempt = ${[...codes]} where id = ${world.ladder.id}`);
    await exempt(['A1']);
    expect((await world.as('verifier').get(sample())).body).toContain('2 claims in the portfolio; none is drawn yet');
    await exempt([]);
    await world.as('verifier').post(sample());
    await world.as('verifier').post(sample());
    const drawn = await world.as('verifier').get(sample());
    expect(drawn.body).toContain('0 of 2 checked');
    const first = /href="([^"]+\/visit\/claims\/[^"]+)"/.exec(drawn.body)?.[1] ?? '';
    expect((await world.as('verifier').post(first, { version: '1', supported: '', seen: '' })).body).toContain(
      'href="#supported"',
    );
    expect((await world.as('verifier').post(first, { version: '1', supported: 'no', seen: '' })).body).toContain(
      'href="#seen"',
    );
    expect(
      (await world.as('verifier').post(first, { version: '1', supported: 'in-part', seen: 'P07 knew, P12 did not' }))
        .statusCode,
    ).toBe(303);
    const lost = await world.as('verifier').post(first, { version: '1', supported: 'no', seen: 'My other device' });
    expect(lost.statusCode).toBe(409);
    for (const text of ['P07 knew, P12 did not', 'My other device']) expect(lost.body).toContain(text);
    expect((await world.as('lead').get(sample())).statusCode).toBe(404);
    expect((await world.as('verifier').get(criterionPage(world.ladder.id, 'A1'))).body).toContain('Shows A1');
  });
});
