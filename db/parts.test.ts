import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { listCandidates } from '../src/enrolment/assignment/store.ts';
import { measureIn, scoreIn } from '../testing/scores.ts';
import { testWorld, type Who, type World } from '../testing/world.ts';

let world: World;
const measure = uuidv7();
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    const { id, schoolId } = { id: world.ladder.id, schoolId: world.school };
    const { personId } = world.people.lead;
    const pupil = uuidv7();
    await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at)
      values (${pupil}, ${schoolId}, 'P-001', 'Secret', 'Sam', ${world.now})`;
    await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at)
      values (${id}, ${schoolId}, ${pupil}, 'P-001', 'target', ${world.now})`;
    await measureIn(db, world.ladder, { id: measure, title: 'Reading', scale: '0 to 10', at: world.now });
    for (const late of [0, 1])
      await scoreIn(db, {
        ...{ measure, pupil, point: 'after', value: late },
        at: new Date(world.now.getTime() + late * 60_000),
      });
    await db`insert into audit_answer (id, enrolment_id, school_id, criterion, level, comment, answered_by, answered_name, answered_at)
      values (${uuidv7()}, ${id}, ${schoolId}, 'A1', 'top', 'Because.', ${world.people.member.personId}, 'Mina Member', ${world.now})`;
    const review = uuidv7();
    await db`insert into adviser_review (id, enrolment_id, school_id, round, invited_by, invited_name, invited_at)
      values (${review}, ${id}, ${schoolId}, 1, ${personId}, 'Leo Lead', ${world.now})`;
    await db`insert into review_comment (id, review_id, enrolment_id, school_id, standard, verdict, comment, commented_by, commented_name, commented_at)
      values (${uuidv7()}, ${review}, ${id}, ${schoolId}, 'A', 'not-yet', 'More.', ${world.people.adviser.personId}, 'Adam Adviser', ${world.now})`;
  });
});
afterAll(() => world.close());

/** One statement as that person, straight at the tables: what no page offers, the database refuses. */
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
const refused = { code: '42501' };
const rows = (who: Who, table: string) => as(who, async (db) => (await db.unsafe(`select 1 from ${table}`)).count);
/** How many rows a statement changed, when nobody refused it. Nothing is kept. */
const changed = async (who: Who, statement: string): Promise<number | string> => {
  let answered: number | string = 'nothing';
  await as(who, async (db) => {
    answered = (await db.unsafe(statement)).count;
    throw new Error('undo');
  }).catch((error: Error & { code?: string }) => {
    if (error.message !== 'undo') answered = error.code ?? error.message;
  });
  return answered;
};
const submit = (at: Date | null) =>
  world.asSystem(
    (db) => db`update enrolment set submitted_at = ${at}, cut_off_at = ${at} where id = ${world.ladder.id}`,
  );

describe('who is sent to judge reads what was submitted', () => {
  const work = ['audit_answer', 'target_pupil', 'measure', 'result', 'team_member'] as const;
  test('while the school is at work its adviser reads it; verifier, second verifier and panel do not', async () => {
    for (const who of ['verifier', 'moderator', 'panel'] as const)
      for (const table of work.slice(0, 4)) expect([who, table, await rows(who, table)]).toEqual([who, table, 0]);
    expect(await rows('adviser', 'audit_answer')).toBe(1);
    expect(await rows('adviser', 'result')).toBe(2);
  });
  test('once it has submitted they do, and no result that came after the cut-off', async () => {
    await submit(world.now);
    for (const who of ['verifier', 'moderator', 'panel', 'officer', 'director'] as const) {
      expect([who, await rows(who, 'audit_answer')]).toEqual([who, 1]);
      expect([who, await rows(who, 'result')]).toEqual([who, 1]);
    }
    await submit(null);
  });
  test('a target pupil does not become a comparison pupil behind their backs', async () => {
    expect(await changed('lead', `update target_pupil set kind = 'comparison'`)).toBe(1);
    await submit(world.now);
    expect(await changed('lead', `update target_pupil set kind = 'comparison'`)).toBe('42501');
    await submit(null);
  });
  test('a verifier reads from fourteen days before the visit, whenever its day was agreed', async () => {
    await submit(world.now);
    const visitOn = (day: string | null) =>
      world.asSystem((db) => db`update enrolment set visit_on = ${day} where id = ${world.ladder.id}`);
    const today = new Date();
    const ahead = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await visitOn(ahead(20));
    expect([await rows('verifier', 'result'), await rows('panel', 'result')]).toEqual([0, 1]);
    await visitOn(ahead(13));
    expect(await rows('verifier', 'result')).toBe(1);
    await visitOn(null);
    await submit(null);
  });
  test('when a school withdraws, whoever was sent to it reads nothing of it any more', async () => {
    const state = (to: string) =>
      world.asSystem((db) => db`update enrolment set state = ${to} where id = ${world.ladder.id}`);
    await state('withdrawn');
    expect(await rows('adviser', 'audit_answer')).toBe(0);
    await state('active');
    expect(await rows('adviser', 'audit_answer')).toBe(1);
  });
  test('nobody outside the school reads a pupil by name, submitted or not', async () => {
    await submit(world.now);
    for (const who of [
      'adviser',
      'verifier',
      'moderator',
      'panel',
      'officer',
      'director',
      'governor',
      'carer',
      'partner',
      'rival',
    ] as const)
      expect([who, await rows(who, 'restricted.pupil')]).toEqual([who, 0]);
    for (const who of ['governor', 'carer', 'partner'] as const)
      expect([who, await rows(who, 'target_pupil')]).toEqual([who, 0]);
    await submit(null);
  });
});

describe('each side writes its own part of a shared row', () => {
  const enrolment = (set: string) => `update enrolment set ${set} where id = '${world.ladder.id}'`;
  test.each<[Who, string]>([
    ['officer', 'submitted_at = now(), cut_off_at = now()'],
    ['director', 'cut_off_at = now()'],
    ['officer', "visit_on = '2027-01-01'"],
    ['adviser', 'submitted_at = now()'],
    ['adviser', "due_on = '2030-01-01'"],
  ])('%s does not set an enrolment’s %s', async (who, set) => {
    expect(await changed(who, enrolment(set))).toBe('42501');
  });
  test('who judges changes nothing of an enrolment', async () => {
    for (const who of ['verifier', 'moderator', 'panel', 'governor', 'member'] as const)
      expect([who, await changed(who, enrolment("visit_on = '2027-01-01'"))]).toEqual([who, 0]);
  });
  test('the adviser agrees a day for the visit, the desk moves the end', async () => {
    expect(await changed('adviser', enrolment("visit_on = '2027-01-01'"))).toBe(1);
    expect(await changed('officer', enrolment("due_on = '2030-01-01'"))).toBe(1);
  });
  test('a school does not rewrite its adviser’s word, nor the adviser the school’s answer', async () => {
    expect(await changed('lead', `update review_comment set verdict = 'ready'`)).toBe('42501');
    expect(await changed('adviser', `update review_comment set answer = 'Done', answered_at = now()`)).toBe('42501');
    expect(await changed('member', `update review_comment set answer = 'Done', answered_at = now()`)).toBe(1);
  });
  test('who agrees a judgement does not change it on the way', async () => {
    const agree = `agreed_by = '${world.people.lead.personId}', agreed_name = 'L', agreed_at = now()`;
    expect(await changed('lead', `update audit_answer set level = 'ground', ${agree}`)).toBe('42501');
    expect(await changed('lead', `update audit_answer set ${agree}`)).toBe(1);
  });
  test('nobody takes another address, restarts a part that ended, or reopens their own task', async () => {
    const own = (who: Who) => `where id = '${world.people[who].personId}'`;
    expect(await changed('lead', `update person set email_key = 'x@example.org' ${own('lead')}`)).toBe('42501');
    expect(await changed('lead', `update person set theme = 'dark' ${own('lead')}`)).toBe(1);
    expect(await changed('head', `update membership set ended_on = null`)).toBe('42501');
    expect(await changed('verifier', `update assignment set opens_on = '2020-01-01'`)).toBe(0);
  });
  test('a task is given to the person whose part it names', async () => {
    const { adviser, verifier } = world.people;
    const give = world.asSystem(
      (
        db,
      ) => db`insert into assignment (id, enrolment_id, school_id, body_id, membership_id, person_id, kind, opens_on, assigned_at)
        values (${uuidv7()}, ${world.rivalLadder.id}, ${world.rivalSchool}, ${world.body}, ${verifier.membershipId}, ${adviser.personId}, 'verifier', '2026-01-01', ${world.now})`,
    );
    await expect(give).rejects.toMatchObject({ code: '23503' });
  });
  test('nobody is sent to judge a school in which they play a part', async () => {
    await world.asSystem(
      (db) => db`insert into membership (id, person_id, role, school_id, started_on)
        values (${uuidv7()}, ${world.people.verifier.personId}, 'lead', ${world.rivalSchool}, '2020-09-01')`,
    );
    const { id } = world.rivalLadder;
    const listed = await as('officer', (db) => listCandidates(db, id, world.rivalSchool, world.body));
    expect(listed.filter((one) => one.worksAtSchool).map(({ name }) => name)).toEqual(['Vera Verifier']);
    const { membershipId, personId } = world.people.verifier;
    const give = as(
      'officer',
      (
        db,
      ) => db`insert into assignment (id, enrolment_id, school_id, body_id, membership_id, person_id, kind, opens_on, assigned_at)
        values (${uuidv7()}, ${id}, ${world.rivalSchool}, ${world.body}, ${membershipId}, ${personId}, 'verifier', '2026-01-01', ${world.now})`,
    );
    await expect(give).rejects.toMatchObject(refused);
  });
  test('a school does not decide its own application', async () => {
    const apply = as(
      'lead',
      (
        db,
      ) => db`insert into application (id, school_id, body_id, scheme_version_id, route, cohort, applied_by, applied_at, decision, decided_at)
        select ${uuidv7()}, school_id, body_id, scheme_version_id, route, cohort, ${world.people.lead.membershipId}, ${world.now}, 'accepted', ${world.now}
          from enrolment where id = ${world.ladder.id}`,
    );
    await expect(apply).rejects.toMatchObject(refused);
  });
});
