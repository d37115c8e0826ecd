import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let enrolment: string;
const pupils = Array.from({ length: 64 }, (_, n) => ({ id: uuidv7(), code: `P-${String(n + 1).padStart(3, '0')}`, n }));
const [first, second] = [pupils[0]!, pupils[1]!]; // there are sixty-four
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
        forename: n === 0 ? 'Zoë' : 'Ann',
        addedAt: world.now,
      },
      ...{
        yearGroup: n < 32 ? '7' : '8',
        bornOn: n < 32 ? '2015-05-01' : '2013-12-01',
        firstLanguage: n < 5 ? 'POL' : null,
      },
    }));
    await db`insert into restricted.pupil ${db(rows)}`;
  });
});
afterAll(() => world.close());

type Path = (typeof paths.groups)[keyof typeof paths.groups];
const at = (path: Path, more: Record<string, string> = {}, query: Record<string, string> = {}) =>
  href(path as typeof paths.groups.one, { enrolment, group: '', ...more }, query);
const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const get = (who: Who, path: string) => world.as(who).get(path);
const acts = (act: string) =>
  world.asSystem(
    (db) => db<{ about: Record<string, unknown> }[]>`select about from trail_entry where act = ${act} order by id`,
  );

describe('groups', () => {
  test('show counts by the definition of the day; what nobody recorded is not "no"', async () => {
    const body = text((await get('member', at(paths.groups.home))).body);
    expect(body).toContain('5 of 64 pupils are in at least one group of need');
    expect(body).toMatch(/English as an additional language worked out, or recorded 5 8% 59/);
    expect(body).not.toContain('Child protection plan');
    const before = text(
      (await get('lead', at(paths.groups.one, { group: 'persistent-absence' }, { on: '1 June 2014' }))).body,
    );
    expect(before).toContain('Absent for 15% or more');
    expect(before).toContain('1 September 2015 to now');
    for (const who of ['governor', 'adviser', 'officer', 'rival', 'carer'] as const)
      expect([who, (await get(who, at(paths.groups.home))).statusCode]).toEqual([who, 404]);
    expect((await acts('groups.seen')).map((each) => each.about['where'])).toEqual(['counts', 'group']);
  });

  test('take many pupils at once, with basis and dates; faults are said beside the field', async () => {
    const add = at(paths.groups.add, { group: 'free-meals' });
    const page = await get('member', `${add}?q=zoe`);
    expect(text(page.body)).toContain('Sur0, Zoë');
    expect(text(page.body)).not.toContain('Sur12,');
    const empty = await world.as('member').post(add, { fromOn: '', toOn: '' });
    expect(empty.statusCode).toBe(422);
    for (const field of ['pupil', 'fromOn', 'basis']) expect(empty.body).toContain(`href="#${field}"`);
    const fields = { fromOn: '1 September 2026', toOn: '' };
    await world.as('member').post(add, { ...fields, pupil: [first.id, second.id], basis: 'income' });
    await world.as('member').post(add, { ...fields, pupil: [pupils[2]!.id, uuidv7()], basis: 'universal-credit' });
    // Pupil Premium follows from income, and not from the wider entitlement.
    const premium = text((await get('lead', at(paths.groups.one, { group: 'pupil-premium' }))).body);
    expect(premium).toContain('Pupil Premium: 2 pupils');
    expect(premium).toContain('Ever 6 free school meals: money to the school');
    const early = { pupil: first.id, basis: 'universal-credit', fromOn: '1 May 2017', toOn: '' };
    expect(text((await world.as('member').post(add, early)).body)).toContain('did not exist on that day');
    expect((await world.as('member').post(at(paths.groups.add, { group: 'pupil-premium' }), fields)).statusCode).toBe(
      404,
    );
  });

  test('end, and are taken back with a reason; both stay in the history', async () => {
    const list = await get('lead', at(paths.groups.one, { group: 'free-meals' }));
    const records = [...list.body.matchAll(/groups\/records\/([0-9a-f-]{36})/g)].map((found) => found[1] ?? '');
    expect(records).toHaveLength(3);
    const [record = '', other = '', wider = ''] = records;
    // The third had the wider entitlement; the family earns under the limit after all, from October on.
    const said = { fromOn: '1 October 2026', toOn: '', basis: 'income' };
    expect(
      (await world.as('lead').post(at(paths.groups.correct, { record: wider }), { ...said, basis: '' })).statusCode,
    ).toBe(422);
    expect((await world.as('lead').post(at(paths.groups.correct, { record: wider }), said)).statusCode).toBe(303);
    const both = await world.asSystem(
      (db) => db<{ toOn: string | null; basis: string }[]>`
      select to_on, basis from restricted.group_membership where pupil_id = ${pupils[2]!.id} order by from_on`,
    );
    expect(both.map((row) => [row.basis, row.toOn])).toEqual([
      ['universal-credit', '2026-09-30'],
      ['income', null],
    ]);
    const wrong = await world.as('lead').post(at(paths.groups.end, { record }), { endsOn: '31 August 2026' });
    expect(text(wrong.body)).toContain('not before the first');
    await world.as('lead').post(at(paths.groups.end, { record }), { endsOn: '20 November 2026' });
    const again = await world.as('lead').post(at(paths.groups.end, { record }), { endsOn: '21 November 2026' });
    expect(again.statusCode).toBe(303);
    expect((await world.as('lead').post(at(paths.groups.takeBack, { record: other }), { reason: '' })).statusCode).toBe(
      422,
    );
    await world.as('lead').post(at(paths.groups.takeBack, { record: other }), { reason: 'Another <b>child</b>' });
    expect(text((await get('lead', at(paths.groups.one, { group: 'free-meals' }))).body)).toContain(
      'Free school meals: 1 pupil',
    );
    const kept = await get('lead', at(paths.groups.membership, { record: other }));
    expect(kept.body).toContain('Another &lt;b>child');
    expect((await get('rival', at(paths.groups.membership, { record }))).statusCode).toBe(404);
  });

  test('of the school’s own are made, described anew and ended; who saves second sees both texts', async () => {
    const lead = world.as('lead');
    expect((await lead.post(at(paths.groups.makeOwn), { title: '', meaning: '' })).statusCode).toBe(422);
    const made = await lead.post(at(paths.groups.makeOwn), { title: 'Nurture class', meaning: 'In the nurture class' });
    const own = decodeURIComponent(String(made.headers.location)).split('own:')[1]?.split(/[?#]/)[0] ?? '';
    const twice = await lead.post(at(paths.groups.makeOwn), { title: 'nurture class', meaning: 'x' });
    expect(text(twice.body)).toContain('has a group of that name');
    await lead.post(at(paths.groups.add, { group: `own:${own}` }), {
      pupil: [first.id],
      fromOn: '1 October 2026',
      toOn: '',
    });
    expect(text((await get('lead', at(paths.groups.home))).body)).toMatch(/Nurture class In the nurture class 1/);
    const change = { title: 'Nurture class', meaning: 'Mine', version: '1' };
    expect(
      (await world.as('member').post(at(paths.groups.own, { own }), { ...change, meaning: 'Theirs' })).statusCode,
    ).toBe(303);
    const clash = await lead.post(at(paths.groups.own, { own }), change);
    expect([clash.statusCode, text(clash.body).includes('Theirs'), text(clash.body).includes('Mine')]).toEqual([
      409,
      true,
      true,
    ]);
    await lead.post(at(paths.groups.endOwn, { own }));
    expect(text((await get('lead', at(paths.groups.home))).body)).not.toContain('Nurture class');
    expect(text((await get('lead', at(paths.groups.one, { group: `own:${own}` }))).body)).toContain('Nurture class');
  });

  test('of one pupil stand together with attendance and suspensions', async () => {
    const record = at(paths.groups.record, { pupil: second.id });
    const term = { fromOn: '1 September 2026', toOn: '23 October 2026', possible: '76', absent: '9', unauthorised: '' };
    const send = (fields: Record<string, string>) =>
      world.as('member').post(at(paths.groups.attendance, { pupil: second.id }), fields);
    expect(text((await send({ ...term, absent: '77' })).body)).toContain('no more sessions missed than were possible');
    expect((await send(term)).statusCode).toBe(303);
    expect(text((await send({ ...term, fromOn: '1 October 2026' })).body)).toContain('overlap a span');
    expect((await send(term)).statusCode).toBe(303);
    const page = text((await get('member', record)).body);
    expect(page).toContain('9 of 76 sessions missed');
    expect(page).toContain('11.8%');
    const suspend = (fields: Record<string, string>) =>
      world.as('member').post(at(paths.groups.suspension, { pupil: second.id }), {
        kind: '',
        beganOn: '',
        sessions: '',
        why: '',
        ...fields,
      });
    expect((await suspend({})).statusCode).toBe(422);
    expect(text((await suspend({ kind: 'suspension', beganOn: '3 November 2026' })).body)).toContain('from 1 to 90');
    for (let press = 0; press < 2; press += 1)
      await suspend({ kind: 'suspension', beganOn: '3 November 2026', sessions: '4' });
    const rows = await world.asSystem((db) => db`select 1 from restricted.suspension`);
    expect(rows).toHaveLength(1);
    expect(text((await get('lead', at(paths.groups.one, { group: 'suspended' }))).body)).toContain(
      'Suspended: 1 pupil',
    );
  });

  test('are laid over one another, and pages turn when there are many', async () => {
    const body = (await get('lead', at(paths.groups.overlaps))).body;
    expect(text(body)).toContain('groups are in two of them or more');
    expect(body).toContain('role="img"');
    const chosen = await get('lead', `${at(paths.groups.overlaps)}?in-eal=1&in-summer-born=1`);
    expect(text(chosen.body)).toContain(
      'Most often together: English as an additional language and Summer-born, 5 pupils',
    );
    expect(text((await get('lead', at(paths.groups.add, { group: 'refugee' }, { page: '2' }))).body)).toContain(
      'Sur9,',
    );
  });
});

describe('safeguarding', () => {
  test('has a person whom a senior leader names, who names staff; others do not see that flags exist', async () => {
    const { head, lead, member, governor } = world.people;
    const lookOf = async (who: Who) => (await get(who, at(paths.groups.flags))).statusCode;
    expect(text((await get('lead', at(paths.groups.safeguarding))).body)).toContain('Nobody leads on safeguarding yet');
    expect(
      (await world.as('lead').post(at(paths.groups.nameLead), { person: lead.personId, kind: 'lead' })).statusCode,
    ).toBe(404);
    const stranger = await world
      .as('head')
      .post(at(paths.groups.nameLead), { person: governor.personId, kind: 'lead' });
    expect(stranger.statusCode).toBe(422);
    await world.as('head').post(at(paths.groups.nameLead), { person: lead.personId, kind: 'lead' });
    const two = await world.as('head').post(at(paths.groups.nameLead), { person: head.personId, kind: 'lead' });
    expect(text(two.body)).toContain('End that first');
    expect(
      (await world.as('head').post(at(paths.groups.nameStaff), { staff: member.personId, reason: 'x' })).statusCode,
    ).toBe(404);
    expect([await lookOf('lead'), await lookOf('head'), await lookOf('member')]).toEqual([200, 404, 404]);
    const add = at(paths.groups.add, { group: 'child-protection' });
    for (const who of ['head', 'member'] as const) expect((await get(who, add)).statusCode).toBe(404);
    const said = { pupil: [first.id], fromOn: '1 November 2026', toOn: '' };
    expect((await world.as('head').post(add, said)).statusCode).toBe(404);
    expect((await world.as('lead').post(add, said)).statusCode).toBe(303);
    expect(text((await get('lead', at(paths.groups.flags))).body)).toContain('1 pupil with a safeguarding flag');
    await world.as('lead').post(at(paths.groups.nameStaff), { staff: member.personId, reason: 'Head of year' });
    expect(await lookOf('member')).toBe(200);
    const naming =
      /staff\/([0-9a-f-]{36})\/end/.exec((await get('lead', at(paths.groups.safeguarding))).body)?.[1] ?? '';
    await world.as('lead').post(at(paths.groups.endStaff, { naming }));
    expect(await lookOf('member')).toBe(404);
  });

  test('leaves no mark in counts, in the pupil’s record or in the trail that more people read', async () => {
    for (const who of ['lead', 'head'] as const)
      for (const path of [
        at(paths.groups.home),
        at(paths.groups.overlaps),
        at(paths.groups.record, { pupil: first.id }),
      ])
        expect([who, path, (await get(who, path)).body.includes('Child protection plan')]).toEqual([who, path, false]);
    const recorded = await acts('safeguarding.recorded');
    expect(recorded.map((each) => each.about)).toEqual([{ added: 1, ended: 0 }]);
    expect(JSON.stringify(await acts('safeguarding.seen'))).not.toContain(first.id);
    const everything = await world.asSystem(
      (db) => db`select 1 from trail_entry where about::text like '%child-protection%'`,
    );
    expect(everything).toHaveLength(0);
  });
});
