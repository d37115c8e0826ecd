import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db';
import { href, paths } from '#paths';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { tasks } from '../../web/tasks.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const enrolment = () => ({ enrolment: world.ladder.id });
const at = (criterion: string) => ({ ...enrolment(), criterion });
const criterion = (code: string) => href(paths.audit.criterion, at(code));
const seconds = () => href(paths.audit.seconds, enrolment());
const good = { level: 'climbing', comment: 'The list is dated.', evidence: 'The list', impact: 'Two were found.' };
const rate = (who: Who, code: string, level: string, comment: string, version = 0) =>
  world.as(who).post(href(paths.audit.rating, at(code)), { level, comment, version });
const bodyOf = async (who: Who, path: string) => (await world.as(who).get(path)).body;

/** As the database sees somebody: straight at the tables, past every page. */
const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => {
  const { personId, membershipId } = world.people[who];
  const rest = { sessionId: '', schoolId: null, bodyId: null, partnerId: null, name: '', place: '', theme: 'system' };
  // The handle takes person and membership from it and nothing else.
  return world.database.asActor(
    { kind: 'person', personId, membershipId, role: who, ...rest, membershipCount: 1 } as never,
    work,
  );
};
const readable = (who: Who) =>
  as(who, async (db) => ({
    ratings: (await db<{ comment: string }[]>`select comment from audit_rating order by comment`).map(
      (row) => row.comment,
    ),
    answers: (await db<{ comment: string }[]>`select comment from audit_answer`).map((row) => row.comment),
    saved: (await db<{ comment: string }[]>`select comment from audit_saved`).map((row) => row.comment),
  }));

describe('asking for a second rating', () => {
  test('is for the coordinator and senior leaders, of two people, one leader left out to agree', async () => {
    const { lead, head, member } = world.people;
    const ask = (who: Who, one: string, other: string, standard = 'A') =>
      world.as(who).post(seconds(), { standard, one, other });
    expect((await ask('member', lead.personId, member.personId)).statusCode).toBe(404);
    const problems = [
      [member.personId, member.personId, 'Choose somebody else as the second rater'],
      [lead.personId, head.personId, 'Leave out one coordinator or senior leader'],
      [lead.personId, world.people.rival.personId, 'Choose two people of the working party'],
    ] as const;
    for (const [one, other, words] of problems) {
      const page = await ask('lead', one, other);
      expect([page.statusCode, page.body.includes(words)]).toEqual([422, true]);
    }
    expect((await ask('lead', lead.personId, member.personId, 'Z')).statusCode).toBe(422);
    // A judgement that stood before is hidden from who is to rate it blind.
    await world.as('head').post(criterion('A1'), { ...good, comment: 'What the head thinks.', version: 0 });
    expect((await ask('head', lead.personId, member.personId)).statusCode).toBe(303);
    expect((await ask('head', lead.personId, member.personId)).statusCode).toBe(422);
    await workOff(world, { only: tasks.filter(({ name }) => name !== 'mail.send') });
    expect(await bodyOf('member', paths.notices.list)).toContain('You are asked to rate Strand A, Knowing');
  });
});

describe('until both are in', () => {
  test('each rates on their own page; nobody judges in the old way meanwhile', async () => {
    const page = await bodyOf('member', criterion('A1'));
    expect(page).toContain('Neither of you sees the other’s level');
    expect(page).not.toMatch(/<input[^>]*name="level"[^>]* checked/);
    expect((await world.as('head').post(criterion('A2'), { ...good, version: 0 })).statusCode).toBe(409);
    expect((await rate('member', 'A1', '', '')).statusCode).toBe(422);
    const half = { comment: 'Half of what the member thinks', version: 0, then: 'draft' };
    expect((await world.as('member').post(href(paths.audit.rating, at('A1')), half)).statusCode).toBe(303);
    expect(await bodyOf('member', criterion('A1'))).toContain('Half of what the member thinks</textarea>');
    expect(await bodyOf('lead', criterion('A1'))).not.toContain('Half of what');
    expect((await rate('member', 'A1', 'rung', 'Member says rung.')).statusCode).toBe(303);
    expect((await rate('lead', 'A1', 'top', 'Lead says top.')).statusCode).toBe(303);
    expect((await rate('lead', 'A1', 'climbing', 'Lead again, from an old page.')).statusCode).toBe(409);
    expect((await rate('lead', 'A1', 'climbing', 'Lead says climbing.', 1)).statusCode).toBe(303);
    expect((await rate('head', 'A1', 'top', 'Not asked.')).headers.location).toContain('/criteria/A1');
    await rate('member', 'A2', 'rung', 'Member on A2.');
    await rate('lead', 'A2', 'rung', 'Lead on A2.');
  });
  test('the database shows each only their own, and nobody else any; the judgement that stood is hidden from both', async () => {
    expect((await readable('member')).ratings).toEqual(['Member on A2.', 'Member says rung.']);
    expect((await readable('lead')).ratings).toEqual(['Lead on A2.', 'Lead says climbing.']);
    for (const who of ['head', 'governor', 'adviser'] as const) expect((await readable(who)).ratings).toEqual([]);
    for (const who of ['member', 'lead'] as const)
      expect(await readable(who)).toMatchObject({ answers: [], saved: [] });
    expect((await readable('head')).answers).toEqual(['What the head thinks.']);
  });
  test('no page, count, history, file or trail tells a rater what the other gave', async () => {
    const pages = [
      criterion('A1'),
      href(paths.audit.history, at('A1')),
      href(paths.audit.settle, at('A1')),
      href(paths.audit.home, enrolment()),
      href(paths.audit.home, enrolment(), { show: 'differ' }),
      href(paths.audit.home, enrolment(), { level: 'climbing' }),
      href(paths.audit.home, enrolment(), { at: '2026-11-22' }),
      href(paths.audit.standard, { ...enrolment(), standard: 'A' }),
      href(paths.audit.csv, enrolment()),
      href(paths.audit.finish, enrolment()),
      seconds(),
      paths.trail,
      paths.home,
    ];
    for (const path of pages) {
      const body = await bodyOf('member', path);
      for (const secret of ['Lead says', 'Lead on A2', 'What the head thinks', 'level climbing'])
        expect([path, body.includes(secret)]).toEqual([path, false]);
    }
    const filtered = await bodyOf('member', href(paths.audit.home, enrolment(), { level: 'climbing' }));
    expect(filtered).toContain('Nothing in this view');
    expect(await bodyOf('member', href(paths.audit.home, enrolment()))).toContain('Nothing is judged yet.');
  });
  test('the coordinator sees whose are in and not what they say', async () => {
    const second = /second\/([0-9a-f-]{36})\/hand-in/.exec(
      await bodyOf('member', href(paths.audit.standard, { ...enrolment(), standard: 'A' })),
    )?.[1];
    const handIn = (who: Who) => world.as(who).post(href(paths.audit.handIn, { ...enrolment(), second: second ?? '' }));
    expect((await handIn('head')).headers.location).toContain('/second');
    await handIn('member');
    const list = await bodyOf('head', seconds());
    expect(list).toMatch(/Mina Member(<!-- -->| )*<span class="wm-tag wm-tag--done"/);
    expect(list).toMatch(/Leo Lead(<!-- -->| )*<span class="wm-tag wm-tag--waiting"/);
    expect(list).not.toContain('Member says');
    expect((await readable('lead')).ratings).toEqual(['Lead on A2.', 'Lead says climbing.']);
    await expect(
      as('member', (db) => db`update audit_rating set level = 'top' where person_id = app.person()`),
    ).rejects.toThrow(/handed in/);
    await handIn('lead');
    expect(await bodyOf('lead', seconds())).not.toContain('second rating is under way');
  });
});

describe('when both are in', () => {
  test('what both see alike is the judgement, in both their words; what differs waits to be settled', async () => {
    const alike = await bodyOf('member', criterion('A2'));
    expect(alike).toContain('Lead on A2.');
    expect(alike).toContain('Both rated before seeing each other’s level.');
    expect((await readable('governor')).ratings).toHaveLength(4);
    const list = await bodyOf('governor', seconds());
    expect(list).toContain('Raters differ about 1 criterion');
    expect(list).toContain('The two raters gave the same level to 1 of 2 criteria');
    expect(list).toContain('It rests on 2; under 30');
    expect(await bodyOf('lead', href(paths.audit.home, enrolment(), { show: 'needs-me' }))).toContain(
      'Yours to settle',
    );
    expect((await world.as('head').post(criterion('A1'), { ...good, version: 1 })).statusCode).toBe(409);
    const missing = await bodyOf('head', href(paths.audit.finish, enrolment()));
    expect(missing).toContain('Raters differ about 1 criterion');
    expect(missing).toContain('Settle A1');
    expect(await bodyOf('governor', href(paths.audit.finish, enrolment()))).not.toContain('/settle"');
  });
  test('nobody who rated agrees what they share; a third leader does', async () => {
    expect((await world.as('lead').post(href(paths.audit.agree, at('A2')), { version: 1 })).statusCode).toBe(409);
    await world
      .as('lead')
      .post(href(paths.audit.agreeStandard, { ...enrolment(), standard: 'A' }), { answers: ['A2:1', 'A1:1'] });
    expect(await bodyOf('head', criterion('A2'))).toContain('Agree this judgement');
    await world.as('head').post(href(paths.audit.agree, at('A2')), { version: 1 });
    expect(await bodyOf('head', criterion('A2'))).toContain('Agreed by Hannah Head');
  });
  test('a named person settles it with a reason; both ratings stay, and a second press keeps the words as a draft', async () => {
    const settle = href(paths.audit.settle, at('A1'));
    const page = await bodyOf('member', settle);
    expect(await bodyOf('member', seconds())).toContain(settle);
    expect(await bodyOf('governor', seconds())).not.toContain(settle);
    expect(await bodyOf('governor', seconds())).toContain(`"${criterion('A1')}"`);
    for (const words of ['Member says rung.', 'Lead says climbing.']) expect(page).toContain(words);
    expect(page).not.toMatch(/<input[^>]*name="level"[^>]* checked/);
    expect((await world.as('member').post(settle, { version: 1 })).statusCode).toBe(422);
    expect((await world.as('governor').post(settle, { ...good, version: 1 })).statusCode).toBe(404);
    const done = await world
      .as('member')
      .post(settle, { ...good, level: 'rung', comment: 'We counted again.', version: 1 });
    expect(done.headers.location).toBe(seconds());
    const late = await world
      .as('lead')
      .post(settle, { ...good, comment: 'Lead would settle it otherwise.', version: 1 });
    expect(late.statusCode).toBe(303);
    const after = await bodyOf('lead', criterion('A1'));
    expect(after).toContain('Lead would settle it otherwise.');
    expect(after).toContain('Settled by Mina Member');
    for (const words of ['Member says rung.', 'Lead says climbing.', 'What the head thinks.'])
      expect(await bodyOf('governor', href(paths.audit.history, at('A1')))).toContain(words);
    expect(await bodyOf('governor', criterion('A1'))).toContain('We counted again.');
  });
});

describe('seeing it differently', () => {
  const second = (code: string) => href(paths.audit.second, at(code));
  test('is said beside the judgement, which stays; it counts for no figure of agreement', async () => {
    await world.as('member').post(criterion('B1'), { ...good, version: 0 });
    expect(
      (await world.as('member').post(second('B1'), { otherLevel: 'rung', why: 'On reflection.' })).statusCode,
    ).toBe(409);
    for (const wrong of [{}, { otherLevel: 'tree', why: 'No.' }, { otherLevel: 'climbing', why: 'The same.' }])
      expect((await world.as('lead').post(second('B1'), wrong)).statusCode).toBe(422);
    expect((await world.as('governor').post(second('B1'), { otherLevel: 'rung', why: 'I wonder.' })).statusCode).toBe(
      404,
    );
    const said = await world.as('lead').post(second('B1'), { otherLevel: 'rung', why: 'Two newcomers were missed.' });
    expect(said.statusCode).toBe(303);
    const page = await bodyOf('head', criterion('B1'));
    for (const words of ['The list is dated.', '“Two newcomers were missed.”', 'Raters differ'])
      expect(page).toContain(words);
    expect(await bodyOf('head', seconds())).toContain('gave the same level to 1 of 2 criteria');
  });
  test('keeps the judgement from being agreed until it is settled', async () => {
    const refused = await world.as('head').post(href(paths.audit.agree, at('B1')), { version: 1 });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Two of you judge it differently.');
    await world
      .as('head')
      .post(href(paths.audit.agreeStandard, { ...enrolment(), standard: 'B' }), { answers: ['B1:1'] });
    expect(await bodyOf('head', criterion('B1'))).not.toContain('Agreed by Hannah Head');
    await world.as('head').post(href(paths.audit.settle, at('B1')), { ...good, level: 'rung', version: 1 });
    expect(await bodyOf('head', criterion('B1'))).not.toContain('Raters differ');
    await world.as('lead').post(href(paths.audit.agree, at('B1')), { version: 2 });
    expect(await bodyOf('head', criterion('B1'))).toContain('Agreed by Leo Lead');
  });
});
