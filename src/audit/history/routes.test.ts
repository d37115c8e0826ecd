import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { personOf } from '../../../testing/acting.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  const { id } = world.ladder;
  const by = world.people.member.personId;
  const agreedBy = world.people.lead.personId;
  await world.asSystem(async (db) => {
    const save = (
      criterion: string,
      version: number,
      level: string,
      comment: string,
      at: string,
      agreedAt: string | null,
    ) =>
      db`insert into audit_saved (enrolment_id, school_id, criterion, version, level, comment, answered_by, answered_name, answered_at, agreed_by, agreed_name, agreed_at)
        values (${id}, ${world.school}, ${criterion}, ${version}, ${level}, ${comment}, ${by}, 'Mina Member', ${at},
          ${agreedAt === null ? null : agreedBy}, ${agreedAt === null ? null : 'Leo Lead'}, ${agreedAt})`;
    await save('A1', 1, 'ground', 'As it was first.', '2026-06-01T12:00:00Z', '2026-06-05T12:00:00Z');
    // Half past eleven at night by London's summer clock: still the tenth.
    await save('A1', 2, 'rung', 'As it was in summer.', '2026-07-10T22:30:00Z', '2026-07-20T09:00:00Z');
    await save('A1', 3, 'top', 'As it is now.', '2026-11-20T12:00:00Z', null);
    await save('A2', 1, 'climbing', 'Written in the autumn.', '2026-09-01T12:00:00Z', null);
    await db`insert into audit_not_applicable (id, enrolment_id, school_id, criterion, why, proposed_by, proposed_name, proposed_at,
        agreed_by, agreed_name, agreed_at, ended_by, ended_name, ended_at, end_reason)
      values (gen_random_uuid(), ${id}, ${world.school}, 'B1', 'No hall.', ${by}, 'Mina Member', '2026-06-01T12:00:00Z', ${agreedBy}, 'Leo Lead',
        '2026-06-02T12:00:00Z', ${by}, 'Mina Member', '2026-09-01T12:00:00Z', 'There is one now.')`;
  });
});
afterAll(() => world.close());

const bodyOf = async (who: Who, path: string) => (await world.as(who).get(path)).body;
const overview = (at: string) => href(paths.audit.home, { enrolment: world.ladder.id }, { at });
const strand = (at: string) => href(paths.audit.standard, { enrolment: world.ladder.id, standard: 'A' }, { at });

describe('the audit as it stood on an earlier day', () => {
  test.each([
    ['2026-05-31', '0 of 3 criteria were judged, 0 agreed.', []],
    ['2026-06-03', '1 of 2 criteria were judged, 0 agreed.', ['As it was first.']],
    ['2026-06-30', '1 of 2 criteria were judged, 1 agreed.', ['As it was first.', 'agreed by Leo Lead']],
    ['2026-07-10', '1 of 2 criteria were judged, 0 agreed.', ['As it was in summer.', 'not agreed yet']],
    ['2026-10-01', '2 of 3 criteria were judged, 1 agreed.', ['As it was in summer.', 'Written in the autumn.']],
  ])('%s', async (day, lead, words) => {
    const matrix = await bodyOf('member', overview(day));
    expect(matrix).toContain(lead);
    expect(matrix).toContain('As it stood at the end of');
    const page = await bodyOf('governor', strand(day));
    for (const text of words) expect(page).toContain(text);
    expect(page).not.toContain('As it is now.');
  });
  test.each(['31 February 2026', '2030-01-01', 'soon'])('%s is no earlier day, and the page says so', async (day) => {
    const page = await bodyOf('lead', overview(day));
    expect(page).toContain('Enter a day before today, like 29 January 2026');
    expect(page).toContain(`value="${day}"`);
    expect(page).not.toContain('As it stood at the end of');
  });
  test('is read-only, and its file holds that day', async () => {
    const day = '2026-07-10';
    expect(await bodyOf('lead', overview(day))).not.toMatch(/govuk-button"[^>]*>Judge/);
    const page = await bodyOf('lead', strand(day));
    expect(page).not.toContain('Agree the judgements');
    expect(page).not.toContain(`${href(paths.audit.criterion, { enrolment: world.ladder.id, criterion: 'A1' })}?`);
    const file = await bodyOf('lead', href(paths.audit.csv, { enrolment: world.ladder.id }, { at: day }));
    expect(file).toContain('First rung');
    expect(file).not.toContain('As it is now.');
  });
  test('a day to come, or no day at all, is today', async () => {
    for (const day of ['2031-01-01', 'yesterday', "'; drop table"])
      expect(await bodyOf('member', overview(day))).not.toContain('As it stood at the end of');
  });
});

describe('what was saved, asked of the table itself', () => {
  const as = (who: Who, statement: string) =>
    world.database
      .asActor(personOf(world, who), (db) => db.unsafe(statement, [world.ladder.id, world.school]))
      .then(
        ({ count }) => count,
        (error: Error & { code?: string }) => error.code,
      );
  const forged = `insert into audit_saved (enrolment_id, school_id, criterion, version, level, comment, answered_by, answered_name, answered_at)
    values ($1, $2, 'B1', 1, 'top', 'Never saved.', app.person(), 'Mina Member', '2026-06-01')`;
  test('holds no save that was never made, and none is agreed by whoever made it', async () => {
    for (const who of ['member', 'lead'] as const) expect([who, await as(who, forged)]).toEqual([who, '42501']);
    const good = { level: 'climbing', comment: 'Mine.', evidence: 'The list', impact: 'Two were found.', version: 0 };
    const b1 = href(paths.audit.criterion, { enrolment: world.ladder.id, criterion: 'B1' });
    expect((await world.as('lead').post(b1, good)).statusCode).toBe(303);
    const agree = `update audit_saved set agreed_by = app.person(), agreed_name = 'Leo Lead', agreed_at = now()
      where enrolment_id = $1 and school_id = $2 and criterion = 'B1'`;
    expect(await as('lead', agree)).toBe('23514');
    expect(await as('member', agree)).toBe(0);
  });
});
