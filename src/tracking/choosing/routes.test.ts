import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { asPerson } from '../../../testing/acting.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let enrolment: string;
const pupils = Array.from({ length: 72 }, (_, n) => ({ id: uuidv7(), code: `P-${String(n + 1).padStart(3, '0')}`, n }));
const [assessment, point] = [uuidv7(), uuidv7()];
const idOf = (n: number) => pupils[n]?.id ?? '';
beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
  await world.asSystem(async (db) => {
    const rows = pupils.map(({ id, code, n }) => ({
      ...{
        id,
        code,
        schoolId: world.school,
        surname: `Sur${n}`,
        forename: 'Ann',
        addedAt: world.now,
        yearGroup: n < 60 ? '7' : '8',
      },
      ...{
        sex: n % 2 === 0 ? 'F' : 'M',
        bornOn: '2015-05-01',
        sen: n < 6 ? 'K' : 'N',
        firstLanguage: n < 4 ? 'POL' : 'ENG',
        ethnicity: 'WBRI',
      },
    }));
    await db`insert into restricted.pupil ${db(rows)}`;
    await db`insert into assessment (id, school_id, title, scale, unit, higher_is_better, declared_at)
      values (${assessment}, ${world.school}, 'Reading test', 'standardised-score', 'points', true, ${world.now})`;
    await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on)
      values (${point}, ${world.school}, ${assessment}, 'Autumn 2025', '2025-09-20')`;
    // Targets, the first twelve, began at 80 to 91; those who could be like them from 80 to 126. The last target has no result.
    const scores = pupils
      .filter(({ n }) => n !== 11)
      .map(({ id, n }) => ({
        ...{
          schoolId: world.school,
          pointId: point,
          pupilId: id,
          seq: 1,
          value: n < 12 ? 80 + n : 80 + (n - 12),
          recordedAt: world.now,
        },
      }));
    await db`insert into restricted.score ${db(scores)}`;
  });
});
afterAll(() => world.close());

type Path = (typeof paths.groups)[keyof typeof paths.groups];
const at = (path: Path) => href(path as typeof paths.groups.choosing, { enrolment });
const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const get = async (who: Who, path: string) => world.as(who).get(path);
const post = (who: Who, path: Path, form: Record<string, string | readonly string[]>) =>
  world.as(who).post(at(path), form);

describe('target pupils and those whom they are compared with', () => {
  test('are chosen from the roll, found by name, year and group, and taken out again while nothing is frozen', async () => {
    const empty = text((await get('member', at(paths.groups.choosing))).body);
    expect(empty).toContain('Choose whom to follow');
    const found = text((await get('member', `${at(paths.groups.choosing)}?group=eal&year=7`)).body);
    expect(found).toContain('4 pupils on roll who are not chosen yet');
    const wrong = await post('member', paths.groups.take, { kind: '' });
    expect(wrong.statusCode).toBe(422);
    for (const field of ['pupil', 'kind']) expect(wrong.body).toContain(`href="#${field}"`);
    const targets = pupils.slice(0, 13).map(({ id }) => id);
    expect((await post('member', paths.groups.take, { pupil: targets, kind: 'target' })).statusCode).toBe(303);
    expect((await post('member', paths.groups.takeOut, { pupil: idOf(12) })).statusCode).toBe(303);
    expect(text((await get('lead', at(paths.groups.choosing))).body)).toContain(
      '12 target pupils, 0 to compare them with',
    );
    for (const who of ['governor', 'rival', 'carer', 'officer'] as const)
      expect([who, (await get(who, at(paths.groups.choosing))).statusCode]).toEqual([who, 404]);
  });

  test('are proposed by the nearest start among like pupils, with the balance before anything is saved', async () => {
    const page = await get('lead', at(paths.groups.propose));
    const words = text(page.body);
    expect(words).toContain('11 of 12 target pupils have a like pupil');
    expect(words).toContain('has no result at this point');
    expect(words).toContain('Both sides');
    expect(text((await get('lead', `${at(paths.groups.propose)}?asked=1&caliper=0.1`)).body)).toMatch(
      /of 12 target pupils have a like pupil/,
    );
    const ids = [...page.body.matchAll(/name="pupil" value="([0-9a-f-]{36})"/g)].map((each) => each[1] ?? '');
    expect(new Set(ids).size).toBe(11);
    const reason = /name="reason" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    for (let press = 0; press < 2; press += 1)
      expect((await post('lead', paths.groups.take, { pupil: ids, kind: 'comparison', reason })).statusCode).toBe(303);
    const chosen = text((await get('lead', at(paths.groups.choosing))).body);
    expect(chosen).toContain('12 target pupils, 11 to compare them with');
    expect(chosen).toContain('Recorded with special needs');
  });

  test('are weighed by where they stood before the work, though a later measure begins later', async () => {
    const later = uuidv7();
    await world.asSystem(async (db) => {
      await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on)
        values (${later}, ${world.school}, ${assessment}, 'Autumn 2026', '2026-09-20')`;
      await db`insert into restricted.score (school_id, point_id, pupil_id, seq, value, recorded_at)
        select school_id, ${later}, pupil_id, 1, value + 5, recorded_at from restricted.score where point_id = ${point}`;
      for (const [from, to] of [
        [point, later],
        [later, null],
      ] as const)
        await db`insert into measure (id, school_id, enrolment_id, title, assessment_id, baseline_point_id, after_point_id, is_primary, declared_at)
          values (${uuidv7()}, ${world.school}, ${enrolment}, 'Reading', ${assessment}, ${from}, ${to}, true, ${world.now})`;
    });
    expect(text((await get('lead', at(paths.groups.choosing))).body)).toContain('Reading test, Autumn 2025 8');
  });

  test('are frozen with day, reason and balance; afterwards a change needs its reason, and assessors see both by code', async () => {
    expect((await post('member', paths.groups.freeze, { design: 'comparison', why: 'x' })).statusCode).toBe(404);
    expect((await post('lead', paths.groups.freeze, { design: '', why: '' })).body).toContain('href="#why"');
    expect(text((await get('lead', href(paths.tracking.home, { enrolment }))).body)).not.toContain(
      'after the choice was frozen',
    );
    await post('lead', paths.groups.freeze, { design: 'comparison', why: 'All who began below 92 in reading' });
    const without = await post('member', paths.groups.take, { pupil: idOf(40), kind: 'target', reason: '' });
    expect([without.statusCode, text(without.body).includes('Say why the choice changes')]).toEqual([409, true]);
    expect((await post('member', paths.groups.takeOut, { pupil: idOf(0) })).statusCode).toBe(409);
    expect(
      (
        await post('member', paths.groups.take, {
          pupil: idOf(40),
          kind: 'target',
          reason: 'Joined the programme late',
        })
      ).statusCode,
    ).toBe(303);
    const impact = async () => text((await get('lead', href(paths.tracking.home, { enrolment }))).body);
    expect(await impact()).toContain('Who is followed was changed after the choice was frozen');
    const swapped = { pupil: idOf(1), kind: 'comparison', of: 'P-002', 'reason-P-002': 'Never took part' };
    expect((await post('member', paths.groups.take, swapped)).statusCode).toBe(303);
    const added = await world
      .as('lead')
      .post(href(paths.pupils.add, { enrolment }), { kind: 'target', surname: 'A', forename: 'B' });
    expect([added.statusCode, text(added.body).includes('frozen')]).toEqual([409, true]);
    const followed = (await world.as('lead').get(href(paths.pupils.home, { enrolment }))).body;
    expect([followed.includes('/pupils/new"'), followed.includes('Change who is followed')]).toEqual([false, true]);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${enrolment}`,
    );
    const seen = text((await get('verifier', at(paths.groups.choosing))).body);
    for (const words of [
      'Frozen on 23 November 2026',
      'All who began below 92',
      'P-041',
      'Joined the programme late',
      'target to comparison',
    ])
      expect([words, seen.includes(words)]).toEqual([words, true]);
    expect(seen).not.toContain('Sur1');
    // Five of eleven are girls: outside the school neither side nor their difference says so.
    expect(seen).toMatch(/Girls hidden: fewer than 6 hidden: fewer than 6 hidden/);
    // In SQL the true numbers are the team's alone.
    const balances = (who: Who) =>
      asPerson(world, who, async (db) => (await db`select 1 from restricted.target_balance`).count);
    for (const who of ['verifier', 'adviser', 'officer', 'governor', 'rival'] as const)
      expect([who, await balances(who)]).toEqual([who, 0]);
    expect(await balances('member')).toBeGreaterThan(0);
    const late = await post('lead', paths.groups.take, { pupil: idOf(50), kind: 'comparison', reason: 'x' });
    expect(late.statusCode).toBe(409);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = null, cut_off_at = null where id = ${enrolment}`,
    );
  });

  test('stay frozen whatever way they are changed: the database asks for the reason', async () => {
    const refused = { code: '42501' };
    const lead = <T>(work: Parameters<typeof asPerson<T>>[2]) => asPerson(world, 'lead', work);
    await expect(
      lead((db) => db`update target_pupil set kind = 'target' where pupil_id = ${idOf(1)}`),
    ).rejects.toMatchObject(refused);
    await expect(lead((db) => db`delete from target_pupil where pupil_id = ${idOf(1)}`)).rejects.toMatchObject(refused);
    await expect(lead((db) => db`update target_freeze set reason = 'x'`)).rejects.toMatchObject(refused);
    await expect(lead((db) => db`delete from target_change`)).rejects.toMatchObject(refused);
  });
});

describe('groups that follow from results', () => {
  test('are looked at first, and recorded in one press with the results as their source', async () => {
    const low = href(paths.groups.fromResults, { enrolment, group: 'low-prior-attainment' });
    const page = await get('member', `${low}?limit=85`);
    // Five targets began at 80 to 84 and five others did.
    expect(text(page.body)).toContain('10 pupils would come in by these results');
    const point = /name="point" value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    expect((await world.as('member').get(`${low}?point=${point}&limit=many`)).statusCode).toBe(422);
    for (let press = 0; press < 2; press += 1)
      expect((await world.as('member').post(low, { point, later: '', limit: '85' })).statusCode).toBe(303);
    const group = text((await get('lead', href(paths.groups.one, { enrolment, group: 'low-prior-attainment' }))).body);
    expect(group).toContain('Low prior attainment: 10 pupils');
    const able = href(paths.groups.fromResults, { enrolment, group: 'more-able-underachieving' });
    expect(text((await get('lead', `${able}?point=${point}&later=${point}&limit=110`)).body)).toContain(
      'a later point of the same test',
    );
    expect((await get('lead', href(paths.groups.fromResults, { enrolment, group: 'eal' }))).statusCode).toBe(404);
  });
});

describe('need that nobody answers yet', () => {
  test('is listed with its risk factors; targeted provision of the day takes a pupil off, what everybody gets does not', async () => {
    const page = text((await get('member', `${at(paths.groups.need)}?least=2`)).body);
    expect(page).toContain('5 pupils with 2 risk factors or more and no provision');
    expect(page).toContain('Special educational needs, English as an additional language and Low prior attainment');
    const provide = (tier: string, n: number) =>
      world.asSystem(async (db) => {
        const id = uuidv7();
        await db`insert into provision ${db({ ...{ id, schoolId: world.school, title: `Help ${n}`, tier, menu: 'targeted', otherShare: 100, groupSize: 5, sessionsPerWeek: 1, minutes: 30, weeks: 30 }, ...{ startsOn: '2026-09-01', endsOn: '2027-07-20', addedAt: world.now, savedAt: world.now } })}`;
        await db`insert into provision_pupil ${db({ provisionId: id, schoolId: world.school, pupilId: idOf(n), code: 'P-001', fromOn: '2026-09-01', addedAt: world.now })}`;
      });
    await provide('universal', 0);
    await provide('targeted', 1);
    const after = text((await get('lead', at(paths.groups.need))).body);
    expect(after).toContain('4 pupils with 2 risk factors or more and no provision');
    expect(after).toContain('1 of them are on provision');
    expect((await get('governor', at(paths.groups.need))).statusCode).toBe(404);
  });
});
