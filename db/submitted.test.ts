import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { href, paths } from '#paths';
import { learnersIn } from '../testing/learners.ts';
import { addedProvision, putOn, wordsOf } from '../testing/provision.ts';
import { testWorld, type Who, type World } from '../testing/world.ts';

let world: World;
let ids: readonly string[];
let reading: string;
let mentors: Readonly<{ enrolment: string; provision: string }>;
const measure = uuidv7();

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => {
  const rest = {
    schoolId: null,
    bodyId: null,
    partnerId: null,
    place: '',
    theme: 'system',
    membershipCount: 1,
  } as const;
  return world.database.asActor({ kind: 'person', sessionId: '', ...rest, ...world.people[who] }, work);
};
const first = (who: Who, statement: string): Promise<unknown> =>
  as(who, async (db) => Object.values((await db.unsafe(statement))[0] ?? {})[0] ?? null);
/** One statement of the school's coordinator after the submission. */
const later = (statement: string) => as('lead', async (db) => (await db.unsafe(statement)).count);
const submitAt = (at: Date) =>
  world.asSystem(
    (db) => db`update enrolment set submitted_at = ${at}, cut_off_at = ${at} where id = ${world.ladder.id}`,
  );

beforeAll(async () => {
  world = await testWorld();
  ({ ids, reading } = await learnersIn(world));
  mentors = await addedProvision(world, { title: 'Paired reading' });
  await putOn(world, mentors, ids.slice(0, 8));
  await world.asSystem(async (db) => {
    const points = await db<
      { id: string }[]
    >`select id from assessment_point where assessment_id = ${reading} order by taken_on`;
    await db`insert into measure (id, enrolment_id, school_id, title, assessment_id, baseline_point_id, after_point_id, declared_at)
      values (${measure}, ${world.ladder.id}, ${world.school}, 'Reading', ${reading}, ${points[0]?.id ?? ''}, ${points[1]?.id ?? ''}, ${world.now})`;
    // The school's other enrolment follows others on another measure: what the two name is not to be mixed.
    const [other, point] = [uuidv7(), uuidv7()];
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at) values (${other}, ${world.school}, 'Number', 'own', true, ${world.now})`;
    await db`insert into assessment_point (id, school_id, assessment_id, label) values (${point}, ${world.school}, ${other}, 'Now')`;
    await db`insert into measure (id, enrolment_id, school_id, title, assessment_id, declared_at)
      values (${uuidv7()}, ${world.grid.id}, ${world.school}, 'Number', ${other}, ${world.now})`;
    await db`insert into restricted.score ${db(ids.map((pupilId, at) => ({ schoolId: world.school, pointId: point, pupilId, seq: 1, value: at, recordedAt: world.now })))}`;
    for (const [enrolmentId, from, to] of [
      [world.ladder.id, 0, 24],
      [world.grid.id, 16, 40],
    ] as const)
      await db`insert into target_pupil ${db(ids.slice(from, to).map((pupilId, at) => ({ enrolmentId, schoolId: world.school, pupilId, code: `P-${501 + from + at}`, kind: at % 2 === 0 ? 'target' : 'comparison', listedAt: world.now })))}`;
  });
});
afterAll(() => world.close());

const judges = ['verifier', 'moderator', 'panel'] as const;

describe('what is changed after the cut-off', () => {
  test.each<[string, () => string, () => string, unknown, unknown]>([
    [
      'an outcome',
      () =>
        `update provision_pupil set outcome = 2 where pupil_id = '${ids[0]}' and provision_id = '${mentors.provision}'`,
      () =>
        `select outcome from provision_pupil where pupil_id = '${ids[0]}' and provision_id = '${mentors.provision}'`,
      null,
      2,
    ],
    [
      'a title',
      () => `update provision set title = 'Renamed' , saved_by = app.person() where id = '${mentors.provision}'`,
      () => `select title from provision where id = '${mentors.provision}'`,
      'Paired reading',
      'Renamed',
    ],
    [
      'who is on it',
      () => `delete from provision_pupil where pupil_id = '${ids[1]}' and provision_id = '${mentors.provision}'`,
      () => `select count(*)::int from provision_pupil where provision_id = '${mentors.provision}'`,
      8,
      7,
    ],
    [
      'a day of the week',
      () => `insert into provision_slot (id, provision_id, school_id, group_no, weekday, starts_at, minutes)
        values (gen_random_uuid(), '${mentors.provision}', '${world.school}', 1, 1, '09:00', 30)`,
      () => `select count(*)::int from provision_slot where provision_id = '${mentors.provision}'`,
      0,
      1,
    ],
    [
      'a leaver',
      () => `update target_pupil set left_on = '2026-11-30', left_because = 'Moved' where pupil_id = '${ids[2]}'`,
      () =>
        `select left_on::text from target_pupil where pupil_id = '${ids[2]}' and enrolment_id = '${world.ladder.id}'`,
      null,
      '2026-11-30',
    ],
    [
      'a measure',
      () =>
        `update measure set not_obtained_because = 'Lost', not_obtained_at = now(), not_obtained_by = app.person() where id = '${measure}'`,
      () => `select not_obtained_because from measure where id = '${measure}'`,
      null,
      'Lost',
    ],
    [
      'an assessment',
      () => `update assessment set expected = 7 where id = '${reading}'`,
      () => `select expected from assessment where id = '${reading}'`,
      null,
      7,
    ],
    [
      'the day of a point',
      () =>
        `update assessment_point set taken_on = '2026-12-24' where assessment_id = '${reading}' and label = 'Autumn 2026'`,
      () => `select taken_on::text from assessment_point where assessment_id = '${reading}' and label = 'Autumn 2026'`,
      '2026-10-01',
      '2026-12-24',
    ],
  ])('%s: judges read it as it was submitted, the adviser as it is', async (_, change, look, was, is) => {
    await submitAt(world.now);
    expect(await later(change())).toBeGreaterThan(0);
    for (const who of judges) expect([who, await first(who, look())]).toEqual([who, was]);
    expect(await first('adviser', look())).toEqual(is);
    expect(await first('lead', look())).toEqual(is);
  });

  test('pages show it so, and the awarding body reads measures as they were submitted', async () => {
    const words = async (who: Who) => wordsOf((await world.as(who).get(href(paths.provision.one, mentors))).body);
    for (const who of judges) expect([who, (await words(who)).includes('Paired reading')]).toEqual([who, true]);
    expect(await words('adviser')).toContain('Renamed');
    expect(await first('officer', `select not_obtained_because from measure where id = '${measure}'`)).toBeNull();
    expect(await first('officer', `select count(*)::int from result where measure_id = '${measure}'`)).toBe(48);
  });

  test('the tables themselves show judges nothing of what was changed since', async () => {
    for (const [table, id] of [
      ['provision', mentors.provision],
      ['measure', measure],
      ['assessment', reading],
    ] as const)
      expect([table, await first('verifier', `select count(*)::int from public.${table} where id = '${id}'`)]).toEqual([
        table,
        0,
      ]);
  });

  test('nobody of another school, no governor and no visitor reads what was kept', async () => {
    for (const who of ['rival', 'governor', 'carer', 'partner', 'otherAdviser', 'adviser', 'stranger'] as const)
      expect([who, await first(who, 'select count(*)::int from submitted_row')]).toEqual([who, 0]);
    expect(await first('verifier', 'select count(*)::int from submitted_row')).toBeGreaterThan(7);
  });

  test('a school that submits anew is judged by its new cut-off', async () => {
    await submitAt(new Date(world.now.getTime() + 60_000));
    expect(await first('verifier', `select title from provision where id = '${mentors.provision}'`)).toBe('Renamed');
    await submitAt(world.now);
  });

  test('each view has the columns of its table', async () => {
    const [found] = await world.asSystem(
      (db) => db<{ views: number; apart: number }[]>`
      select count(distinct v.table_name)::int as views, count(*) filter (where t.column_name is null or v.column_name is null)::int as apart
        from (select * from information_schema.columns where table_schema = 'submitted' and table_name <> 'result') v
        full join (select * from information_schema.columns where table_schema = 'public'
                    and table_name in (select table_name from information_schema.views where table_schema = 'submitted' and table_name <> 'result')) t
          on t.table_name = v.table_name and t.column_name = v.column_name and t.data_type = v.data_type`,
    );
    expect(found).toEqual({ views: 14, apart: 0 });
  });
});

/** Which scores somebody may read, said row by row as the rule says it: of pupils whom an enrolment follows, on what its measures name. */
const allowed = (who: Who, enrolments: readonly string[]) =>
  world.asSystem(
    (db) => db<{ key: string }[]>`
  select s.point_id || ' ' || s.pupil_id || ' ' || s.seq as key from restricted.score s where exists (
    select from measure m join assessment_point p on p.assessment_id = m.assessment_id join target_pupil t on t.enrolment_id = m.enrolment_id
      join enrolment e on e.id = m.enrolment_id
     where m.enrolment_id = any (${db.array([...enrolments])}::uuid[]) and p.id = s.point_id and t.pupil_id = s.pupil_id
       and (${who === 'adviser'} or s.recorded_at <= e.cut_off_at)) order by 1`,
  );

test('scores are read by whom they were before: each role beside the rule said row by row', async () => {
  const minute = (n: number) => new Date(world.now.getTime() + n * 60_000);
  let seed = 7;
  const any = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  await world.asSystem(async (db) => {
    const points = await db<{ id: string }[]>`select id from assessment_point`;
    const rows = Array.from({ length: 300 }, (_, at) => ({
      schoolId: world.school,
      pointId: points[any(points.length)]?.id ?? '',
      pupilId: ids[any(ids.length)] ?? '',
      seq: 10 + at,
      value: at,
      recordedAt: minute(any(7) - 3),
    }));
    await db`insert into restricted.score ${db(rows)}`;
    await db`update enrolment set submitted_at = ${minute(1)}, cut_off_at = ${minute(1)} where id = ${world.grid.id}`;
  });
  const read = (who: Who) =>
    as(
      who,
      (db) => db<{ key: string }[]>`
    select s.point_id || ' ' || s.pupil_id || ' ' || s.seq as key from restricted.score s order by 1`,
    );
  for (const who of ['adviser', ...judges, 'officer', 'director', 'otherAdviser', 'governor', 'rival'] as const) {
    const [reads] = await as(who, (db) => db<{ ids: string[] | null }[]>`select app.reading() as ids`);
    const of = ['officer', 'director'].includes(who) ? [world.ladder.id, world.grid.id] : (reads?.ids ?? []);
    expect([who, await read(who)]).toEqual([who, await allowed(who, of)]);
  }
});
