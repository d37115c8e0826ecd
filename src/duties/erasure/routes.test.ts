import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { followedSchool } from '../../../testing/followed.ts';
import { learnersIn } from '../../../testing/learners.ts';
import { addedProvision, putOn, wordsOf } from '../../../testing/provision.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { freezeFigures } from '#tracking';
import { keepToPeriods } from './actions.ts';
import { leaversOf } from './store.ts';

let world: World;
let ids: readonly string[];
const canary = 'Zyxwvut';
const erasing = { kind: 'system', task: 'safeguarding' } as const;
const at = <More extends object>(more: More = {} as More) => ({ enrolment: world.ladder.id, ...more });
const get = async (who: Who, path: string) => world.as(who).get(path);
const keepingPage = async (who: Who) => (await get(who, href(paths.held.keeping, at()))).body;
const all = <T>(work: Parameters<typeof world.database.asActor<T>>[1]) => world.database.asActor<T>(erasing, work);

beforeAll(async () => {
  world = await testWorld();
  await followedSchool(world);
  ids = (await learnersIn(world)).ids;
  const mentors = await addedProvision(world);
  await putOn(world, mentors, ids.slice(0, 12));
  await world.asSystem(async (db) => {
    await db`update restricted.pupil set surname = ${canary}, forename = 'Anna' where id = ${ids[1] ?? ''}`;
    await db`insert into safeguarding_lead (id, school_id, person_id, kind, from_on, named_at)
      values (${uuidv7()}, ${world.school}, ${world.people.member.personId}, 'lead', '2026-09-01', ${world.now})`;
  });
});
afterAll(() => world.close());

/** In how many rows of how many tables a text stands, looked for in every column that the database has. */
const foundIn = (text: string): Promise<readonly string[]> =>
  all(async (db) => {
    const tables = await db<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'restricted') and has_table_privilege('waymark_app', c.oid, 'select')`;
    const found: string[] = [];
    for (const { name } of tables)
      if ((await db.unsafe(`select 1 from ${name} t where t::text like '%${text}%' limit 1`)).count > 0)
        found.push(name);
    return found.toSorted();
  });

describe('what is held of a pupil', () => {
  test('is for senior leaders and the safeguarding lead; a flag only for who may see it', async () => {
    const path = href(paths.held.page, at({ pupil: ids[1] ?? '' }));
    const [head, dsl] = [await get('head', path), await get('member', path)];
    expect([head.statusCode, dsl.statusCode]).toEqual([200, 200]);
    for (const words of [`What is held of Anna ${canary}`, 'notes and reasons that staff wrote may name others'])
      expect(wordsOf(head.body)).toContain(words);
    expect(wordsOf(head.body)).toContain('Groups: 2 rows');
    expect(wordsOf(dsl.body)).toContain('Groups: 3 rows');
    expect(wordsOf(head.body)).toContain('Wishes to talk: nothing that you may read');
    expect(dsl.body).toContain('Child protection');
    expect(head.body).not.toContain('Child protection');
    const offered = async (who: Who) =>
      (await get(who, href(paths.onePupil.page, at({ pupil: ids[1] ?? '' })))).body.includes('A family asks');
    expect([await offered('head'), await offered('lead')]).toEqual([true, false]);
    for (const who of ['lead', 'governor', 'adviser', 'verifier', 'officer', 'rivalHead', 'rival'] as const)
      expect([who, (await get(who, path)).statusCode]).toEqual([who, 404]);
  });

  test('is taken away as a zip, noted by code', async () => {
    const file = await world.as('head').post(href(paths.held.file, at({ pupil: ids[0] ?? '' })), {});
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(file.headers['content-disposition']).toContain('P-501-2026-11-23.zip');
    const trail = await all((db) => db`select about from trail_entry where act = 'pupils.held-taken'`);
    expect(trail.map(({ about }) => about)).toEqual([{ pupil: ids[0], code: 'P-501' }]);
    expect((await world.as('lead').post(href(paths.held.file, at({ pupil: ids[0] ?? '' })), {})).statusCode).toBe(404);
  });
});

describe('erasing', () => {
  const ask = (who: Who, pupil: string, because = 'The parents asked') =>
    world.as(who).post(href(paths.held.ask, at({ pupil })), { because });
  const openId = async (who: Who = 'head') =>
    /keeping\/([0-9a-f-]{36})\/stop/.exec(await keepingPage(who))?.[1] ?? 'none';

  test('needs a reason and a second person, who is not the first', async () => {
    expect((await ask('head', ids[1] ?? '', '')).statusCode).toBe(422);
    expect((await ask('lead', ids[1] ?? '')).statusCode).toBe(404);
    expect((await ask('head', ids[1] ?? '')).statusCode).toBe(303);
    const erasure = await openId();
    const agree = (who: Who) => world.as(who).post(href(paths.held.agree, at({ erasure })), {});
    expect(await keepingPage('head')).toContain('somebody else agrees');
    // Where nobody else may agree, it says who has to be named.
    const leads = (to: string | null) =>
      all((db) => db`update safeguarding_lead set to_on = ${to}, ended_at = ${to}::date::timestamptz`);
    await leads('2026-11-01');
    expect(wordsOf(await keepingPage('head'))).toContain('Nobody else here may agree yet: name a safeguarding lead');
    await leads(null);
    await agree('head');
    expect((await agree('rivalHead')).statusCode).toBe(404);
    expect((await agree('lead')).statusCode).toBe(404);
    expect(await foundIn(canary)).toContain('restricted.pupil');
    expect((await agree('member')).statusCode).toBe(303);
    // Nobody followed this pupil: not even the row stays.
    expect(await foundIn(canary)).toEqual([]);
    expect(await foundIn(ids[1] ?? '')).toEqual(['public.trail_entry', 'restricted.erasure']);
    expect(wordsOf(await keepingPage('head'))).toMatch(/P-502 Erased on 23 November 2026: \d+ groups?/);
    expect(wordsOf(await keepingPage('head'))).not.toContain('3 groups');
  });

  test('a code is never used twice', async () => {
    const last = await all(
      (db) => db<{ id: string; code: string }[]>`
      select id, code from restricted.pupil where school_id = ${world.school} order by substring(code from 3)::int desc limit 1`,
    );
    const { id, code } = last[0] ?? { id: '', code: '' };
    await all((db) => db`select app.erase_pupil(${world.school}, ${id}, ${world.now})`);
    const [next] = await all((db) => db<{ n: number }[]>`select app.last_pupil_code(${world.school}) as n`);
    expect(`P-${next?.n}`).toBe(code);
  });

  test('of a followed pupil leaves the code; a kept figure says so and keeps its working', async () => {
    const own = uuidv7();
    const frozen = await world.asSystem(async (db) => {
      const [pupil] = await db<{ pupilId: string }[]>`select pupil_id from target_pupil where code = 'P-001'`;
      await db`insert into restricted.own_group (id, school_id, title, meaning, made_at) values (${own}, ${world.school}, 'Boat club', 'Rows', ${world.now})`;
      await db`insert into restricted.group_membership (id, school_id, pupil_id, group_key, from_on, definition_version, source, recorded_at)
        values (${uuidv7()}, ${world.school}, ${pupil?.pupilId ?? ''}, ${`own:${own}`}, '2024-09-01', '1', 'List', ${world.now})`;
      await freezeFigures(
        db,
        { kind: 'system', task: 'test' },
        { id: world.ladder.id, schoolId: world.school },
        'kept',
        world.now,
      );
      return db<{ name: string }[]>`select about -> 'of' ->> 'name' as name from figure where kind = 'group'`;
    });
    expect(frozen.map(({ name }) => name)).toContain('Boat club');
    const kept = () =>
      all((db) => db<{ inputs: unknown; output: unknown }[]>`select inputs, output from figure where kind = 'measure'`);
    const before = await kept();
    expect(before.length).toBeGreaterThan(0);
    const [pupil] = await all(
      (db) => db<{ pupilId: string }[]>`select pupil_id from target_pupil where code = 'P-001'`,
    );
    await ask('member', pupil?.pupilId ?? '');
    await world.as('head').post(href(paths.held.agree, at({ erasure: await openId() })), {});
    const [row] = await all(
      (db) =>
        db`select code, surname, forename, upn, born_on, year_group from restricted.pupil where id = ${pupil?.pupilId ?? ''}`,
    );
    expect(row).toEqual({
      code: 'P-001',
      surname: 'Erased',
      forename: 'P-001',
      upn: null,
      bornOn: null,
      yearGroup: null,
    });
    expect((await kept()).map(({ inputs, output }) => [inputs, output])).toEqual(
      before.map(({ output }) => [null, output]),
    );
    expect(await foundIn('SurnameP-001')).toEqual([]);
    // Who is erased is neither on roll nor found by name.
    expect((await get('lead', href(paths.tracking.home, at()))).statusCode).toBe(200);
    expect((await get('lead', href(paths.pupils.home, at()))).statusCode).toBe(200);
  });

  test('is stopped with a reason, and nobody else may do any of it in SQL', async () => {
    await ask('head', ids[5] ?? '');
    const erasure = await openId();
    const field = `because-${erasure}`;
    const silent = await world.as('member').post(href(paths.held.stop, at({ erasure })), { [field]: '' });
    expect(silent.statusCode).toBe(422);
    const stopped = await world.as('member').post(href(paths.held.stop, at({ erasure })), { [field]: 'An appeal' });
    expect(stopped.statusCode).toBe(303);
    expect(wordsOf(await keepingPage('lead'))).toContain('Stopped: An appeal');
    const rest = {
      schoolId: null,
      bodyId: null,
      partnerId: null,
      place: '',
      theme: 'system',
      membershipCount: 1,
    } as const;
    for (const who of ['lead', 'head', 'member'] as const) {
      const actor = { kind: 'person', sessionId: '', ...rest, ...world.people[who] } as const;
      await expect(
        world.database.asActor(actor, (db) => db`select app.erase_pupil(${world.school}, ${ids[5] ?? ''}, now())`),
      ).rejects.toMatchObject({ code: '42501' });
      const gone = await world.database.asActor(actor, async (db) => (await db`delete from restricted.score`).count);
      expect([who, gone]).toEqual([who, 0]);
    }
  });

  test('of leavers comes with a month’s notice, after the school’s period, and not while an award follows them', async () => {
    const left = '2023-07-20';
    const followed = await all(async (db) => {
      await db`update restricted.spell set joined_on = '2020-09-01', left_on = ${left} where pupil_id = any (${db.array(ids.slice(10, 13))}::uuid[])`;
      const [one] = await db<{ pupilId: string }[]>`select pupil_id from target_pupil where code = 'P-007'`;
      await db`update restricted.spell set joined_on = '2020-09-01', left_on = ${left} where pupil_id = ${one?.pupilId ?? ''}`;
      return one?.pupilId ?? '';
    });
    const run = (day: string, inOne: Parameters<typeof keepToPeriods>[0] = all) =>
      keepToPeriods(inOne, day, new Date(`${day}T07:00:00Z`));
    const due = await all((db) => leaversOf(db, { schoolId: null, upto: '2026-11-23', now: world.now }, 1));
    expect(due.map(({ isFollowed }) => isFollowed)).toEqual([false]);
    expect(await run('2026-07-19')).toMatchObject({ planned: 0, erased: 0 });
    expect(await run('2026-11-23')).toMatchObject({ planned: 3, erased: 0 });
    expect(await run('2026-11-24')).toMatchObject({ planned: 0, erased: 0 });
    const page = wordsOf(await keepingPage('head'));
    expect(page).toContain('3 leavers: notice is given');
    expect(page).toContain('kept while an award under way follows this pupil');
    // One came back, the others go; what breaks off is done the next day, and the rest does not wait for it.
    await all((db) => db`update restricted.spell set left_on = null where pupil_id = ${ids[10] ?? ''}`);
    let pieces = 0;
    const breaking: typeof all = (work) =>
      all(async (db) => {
        const done = await work(db);
        if ((pieces += 1) === 3) throw new Error('The connection broke off.');
        return done;
      });
    const first = await run(addDays('2026-11-23', 30), breaking);
    const second = await run(addDays('2026-11-23', 31));
    expect([first.faults.length, first.erased > 0, second.faults.length]).toEqual([1, true, 0]);
    expect(first.erased + second.erased).toBe(2);
    for (const id of ids.slice(11, 13)) expect(await foundIn(id)).toEqual(['public.trail_entry', 'restricted.erasure']);
    expect(await foundIn(followed)).toContain('restricted.pupil');
    const keepFor = async (who: Who, months: string) =>
      (await world.as(who).post(href(paths.held.period, at()), { months, version: '0' })).statusCode;
    expect([await keepFor('lead', '12'), await keepFor('head', '60'), await keepFor('head', '12')]).toEqual([
      404, 303, 409,
    ]);
    expect(await keepingPage('member')).toContain('Pupils are kept for 5 years');
  });

  test('knows every table that knows a pupil', async () => {
    const [erase] = await all(
      (db) => db<{ body: string }[]>`
      select string_agg(prosrc, ' ') as body from pg_proc where oid in ('app.erase_pupil'::regproc, 'app.readiness_erase'::regproc)`,
    );
    const tables = await all(
      (db) => db<{ name: string }[]>`
      select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and k.confrelid in ('restricted.pupil'::regclass)`,
    );
    expect(tables.length).toBeGreaterThan(14);
    expect(tables.map(({ name }) => name).filter((name) => !(erase?.body ?? '').includes(name))).toEqual([]);
  });
});
