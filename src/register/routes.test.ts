import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awardStatus, awardStatuses, type AwardStatus } from '#awards/rules';
import { awarded } from '../../testing/awards.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { readQuery } from './rules.ts';

const many = 26_000;
let world: World;
const get = async (path: string) => (await world.visitor.get(path)).body;
const rowsIn = (body: string) => body.match(/<th scope="row"/g)?.length ?? 0;

/** Copies the one award of the world many times, with every status among them. */
const fill = () =>
  world.asSystem(async (db) => {
    await db`insert into decision (id, enrolment_id, school_id, body_id, visit_id, outcome, outcome_name, awards, reasons, decided_by, decided_person,
        decided_name, decided_at, signed_by, signed_person, signed_name, signed_at)
      select gen_random_uuid(), enrolment_id, school_id, body_id, visit_id, outcome, 'Copy', false, reasons, decided_by, decided_person, decided_name, decided_at,
        signed_by, signed_person, signed_name, signed_at from decision, generate_series(1, ${many})`;
    await db`with d as (select id, row_number() over () as n from decision where outcome_name = 'Copy')
      insert into award (id, number, enrolment_id, school_id, body_id, decision_id, scheme, scheme_version, scheme_title, statement, criteria, steps, school_name,
        school_urn, town, body_name, body_slug, origin, status_index, visited_on, awarded_on, renewal_from, valid_until, signatory_name, signatory_part, created_at,
        issued_at, key_name, state, state_since, state_reason)
      select gen_random_uuid(), 'wm-' || substr(md5(d.n::text), 1, 4) || '-' || lpad(to_hex(d.n), 4, '0'), a.enrolment_id, a.school_id, a.body_id, d.id,
        case d.n % 2 when 0 then 'other' else a.scheme end, '1.0', case d.n % 2 when 0 then 'Other Mark' else a.scheme_title end, a.statement, a.criteria, a.steps,
        'School ' || d.n, 100000 + d.n, 'Town ' || d.n % 500, a.body_name, a.body_slug, a.origin, (a.status_index + d.n) % 131072, a.visited_on, date '2024-01-01',
        date '2026-11-23' + ((d.n % 400)::int - 200) - 30, date '2026-11-23' + (d.n % 400)::int - 200, a.signatory_name, a.signatory_part, a.created_at, a.issued_at, a.key_name,
        case d.n % 50 when 7 then 'suspended' when 8 then 'withdrawn' else 'held' end, case when d.n % 50 in (7, 8) then date '2026-05-12' end,
        case when d.n % 50 in (7, 8) then 'For a reason that everybody reads.' end
        from d, (select * from award limit 1) a`;
  });

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('The register', () => {
  test('says who starts it while it is empty, and as data is an empty list', async () => {
    const body = await get('/register');
    expect(body).toContain('<title>Register of awards');
    expect(body).toContain('Awards will be listed here as soon as a panel has given the first.');
    expect(JSON.parse(await get('/register.json'))).toEqual({ awards: [] });
  });

  test('finds an award by a part of the name, the town, the number or the URN, and keeps script as text', async () => {
    const number = await awarded(world);
    for (const text of ['testbury', 'BURY SCH', number, '900001'])
      expect(await get(`/register?q=${encodeURIComponent(text)}`), text).toContain(`/awards/${number}`);
    for (const text of ['100%', '_', '\\', 'nowhere'])
      expect(await get(`/register?q=${encodeURIComponent(text)}`), text).toContain('No award was found.');
    expect(await get('/register?q=%3Cscript%3Ealert(1)%3C/script%3E')).not.toContain('<script>alert');
  });

  test('pages 26,000 awards in at most four statements, quickly, with every status as the rules tell it', async () => {
    await fill();
    const before = world.database.statements();
    const body = await get('/register');
    expect(world.database.statements() - before).toBeLessThanOrEqual(4);
    expect(rowsIn(body)).toBe(50);
    expect(body).toContain('26,001 awards');
    expect(rowsIn(await get('/register?page=521'))).toBe(1);
    expect(rowsIn(await get('/register?page=9999'))).toBe(0);
    for (const query of ['', '?q=school+259', '?status=lapsed', '?scheme=other&status=current&page=20', '?q=town+77']) {
      const sent = world.database.statements();
      await get(`/register${query}`);
      expect(world.database.statements() - sent, query).toBeLessThanOrEqual(4);
    }
  }, 120_000);

  test('as data holds them all, and each status filter finds exactly what the rules say', async () => {
    const { awards } = JSON.parse(await get('/register.json')) as { awards: { status: AwardStatus }[] };
    expect(awards).toHaveLength(many + 1);
    const kept = await world.asSystem(
      (db) =>
        db<
          { state: 'held'; renewalFrom: string; validUntil: string }[]
        >`select state, renewal_from, valid_until from award`,
    );
    // The keys of the table are its statuses; Object.keys only forgets it.
    for (const status of Object.keys(awardStatuses) as AwardStatus[]) {
      const ruled = kept.filter((award) => awardStatus(award, '2026-11-23') === status).length;
      const found = JSON.parse(await get(`/register.json?status=${status}`)).awards.length;
      expect([status, found, awards.filter((award) => award.status === status).length]).toEqual([status, ruled, ruled]);
      expect(ruled).toBeGreaterThan(0);
    }
  });
});

test('What makes no sense in the address asks for nothing', () => {
  expect(readQuery({ status: 'toString', page: '-3', q: 'x'.repeat(500) })).toEqual({
    text: 'x'.repeat(100),
    scheme: '',
    status: '',
    page: 1,
  });
});
