import readSheets from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { followedSchool } from '../../testing/followed.ts';
import { addedProvision, putOn, wordsOf } from '../../testing/provision.ts';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
let at: { enrolment: string };
let measure: string;
beforeAll(async () => {
  world = await testWorld();
  at = { enrolment: world.ladder.id };
  measure = (await followedSchool(world)).measure;
});
afterAll(() => world.close());

const text = wordsOf;
const added = (title: string, kind: string) =>
  addedProvision(world, {
    ...{ title, kind, menu: 'wider', yearGroups: [], groupSize: '24', sessionsPerWeek: '1', endsOn: '16 July 2027' },
    ...{
      staffCostHour: '20',
      resources: '0',
      ppShare: '100',
      senShare: '0',
      otherShare: '0',
      otherFrom: '',
      measuredBy: '',
    },
  });
const pupils = () =>
  world.asSystem((db) => db<{ id: string; code: string }[]>`select id, code from restricted.pupil order by code`);
describe('peer mentoring', () => {
  it('matches pairs with a reason, writes meetings and training down, and ends a pair', async () => {
    const where = await added('Peer mentoring', 'peer-mentoring');
    const [mentor, mentee, other] = await pupils();
    await putOn(world, where, [mentee?.id ?? '']);
    const pairs = href(paths.provision.pairs, where);
    expect(text((await world.as('lead').get(pairs)).body)).toContain('No pair is matched yet.');
    expect(text((await world.as('lead').get(`${pairs}?mentor=P-001`)).body)).toContain('SurnameP-001, Ann');
    const match = {
      sought: 'P-001',
      mentor: mentor?.id ?? '',
      mentee: mentee?.id ?? '',
      because: 'Both play chess',
      fromOn: '14 September 2026',
    };
    const wrong = await world.as('lead').post(pairs, { ...match, because: '', mentee: other?.id ?? '' });
    expect(wrong.statusCode).toBe(422);
    expect(text(wrong.body)).toContain('Say why these two');
    expect(text((await world.as('lead').post(pairs, { ...match, mentor: mentee?.id ?? '' })).body)).toContain(
      'nobody mentors themselves',
    );
    expect((await world.as('member').post(pairs, match)).statusCode).toBe(303);
    expect(text((await world.as('member').post(pairs, match)).body)).toContain('These two are a pair already');
    const id = /\/pairs\/([0-9a-f-]{36})/.exec((await world.as('lead').get(pairs)).body)?.[1] ?? '';
    const pair = href(paths.provision.pair, { ...where, pair: id });
    expect(
      text((await world.as('lead').post(pair, { metOn: '1 June 2027', minutes: '30', went: 'well', note: '' })).body),
    ).toContain('Enter a day that has come');
    // The same day again corrects it.
    for (const minutes of ['20', '25'])
      await world.as('lead').post(pair, { metOn: '16 November 2026', minutes, went: 'well', note: 'Read together' });
    expect(text((await world.as('lead').get(pair)).body)).toContain('1 meeting, 25 minutes in all.');
    const training = {
      title: 'Listening',
      heldOn: '10 September 2026',
      minutes: '60',
      ledBy: 'The DSL',
      mentors: [mentor?.id ?? '', other?.id ?? ''],
    };
    await world.as('lead').post(href(paths.provision.mentorTraining, where), training);
    const page = text((await world.as('lead').get(pairs)).body);
    expect(page).toContain('One pair, 1 of them met in the last two weeks.');
    expect(page).toMatch(/SurnameP-001, Ann P-001, trained/);
    // Only mentors of this provision can have been at their training.
    expect(page).toMatch(/Listening Thursday 10 September 2026 60 The DSL 1/);
    const end = href(paths.provision.endPair, { ...where, pair: id });
    expect(
      (await world.as('lead').post(end, { endedOn: '20 November 2026', because: '', version: '1' })).statusCode,
    ).toBe(422);
    expect(
      (await world.as('lead').post(end, { endedOn: '20 November 2026', because: 'Moved class', version: '7' }))
        .statusCode,
    ).toBe(409);
    expect(
      (await world.as('lead').post(end, { endedOn: '20 November 2026', because: 'Moved class', version: '1' }))
        .statusCode,
    ).toBe(303);
    expect((await world.as('governor').get(pairs)).statusCode).toBe(404);
    expect((await world.as('lead').get(href(paths.provision.workshops, where))).statusCode).toBe(404);
  });
});

describe('parent workshops', () => {
  it('sign parents up in order, let them wait and move up, and hide what fewer than ten said', async () => {
    const where = await added('Family learning', 'parent-workshop');
    const plan = {
      title: 'Maths now',
      about: '',
      heldOn: '16 November 2026',
      startsAt: '18:00',
      minutes: '60',
      place: 'Hall',
      capacity: '2',
    };
    const list = href(paths.provision.workshops, where);
    expect(text((await world.as('lead').post(list, { ...plan, capacity: '0' })).body)).toContain(
      'Enter how many places there are, from 1 to 1000',
    );
    const one = (await world.as('lead').post(list, plan)).headers.location ?? '';
    const id = one.split('/').at(-1) ?? '';
    const sign = (parentName: string, child = '') =>
      world
        .as('member')
        .post(href(paths.provision.signUp, { ...where, workshop: id }), { parentName, child, contact: '' });
    expect(text((await sign('Ada', 'Nobody here')).body)).toContain('No pupil on roll is called that');
    expect(text((await sign('Ada', 'Surname')).body)).toContain('Several pupils are called that: enter the code');
    for (const [parent, child] of [
      ['Ada', 'P-001'],
      ['Ada', 'P-001'],
      ['Bo', ''],
      ['Cy', 'P-002'],
    ] as const)
      await sign(parent, child);
    expect(text((await world.as('lead').get(one)).body)).toMatch(/full: 2 places, 1 waiting.*Waiting, number 1/);
    const places = await world.asSystem(
      (db) =>
        db<
          { id: string; parentName: string }[]
        >`select id, parent_name from restricted.workshop_place order by signed_at`,
    );
    expect(places.map(({ parentName }) => parentName)).toEqual(['Ada', 'Bo', 'Cy']);
    const [ada, bo] = places;
    await world.as('lead').post(href(paths.provision.withdraw, { ...where, workshop: id, place: bo?.id ?? '' }), {});
    expect(text((await world.as('lead').get(one)).body)).toContain('2 of 2 places taken');
    await world.as('lead').post(href(paths.provision.came, { ...where, workshop: id }), { came: [ada?.id ?? ''] });
    const heard = href(paths.provision.feedback, { ...where, workshop: id });
    expect((await world.as('lead').post(heard, { useful: '9', says: '' })).statusCode).toBe(422);
    for (let n = 0; n < 9; n += 1)
      await world.as('lead').post(heard, { useful: '4', says: n === 0 ? 'Now I can help' : '' });
    const few = await world.as('lead').get(one);
    expect(text(few.body)).toContain('hidden: fewer than 10');
    expect(few.body).not.toContain('Now I can help');
    await world.as('lead').post(heard, { useful: '5', says: '' });
    expect(text((await world.as('lead').get(one)).body)).toMatch(
      /10 parents said how useful it was.*9 of 10.*Now I can help/,
    );
    const change = href(paths.provision.changeWorkshop, { ...where, workshop: id });
    expect((await world.as('lead').post(change, { ...plan, capacity: '20', version: '1' })).statusCode).toBe(303);
    const clash = await world.as('member').post(change, { ...plan, place: 'Library', version: '1' });
    expect(clash.statusCode).toBe(409);
    // The child whose family signed up is on the provision.
    const page = text((await world.as('lead').get(href(paths.provision.one, where))).body);
    expect(page).toContain('2 pupils.');
    expect(page).toMatch(/1 session held for parents and carers.*each session counted: 1\. 10 answers/);
    const outside = text((await world.as('governor').get(href(paths.provision.one, where))).body);
    expect(outside).toMatch(/each session counted: hidden: fewer than 6/);
  });
});

describe('what a provision changed', () => {
  it('is asked of a declared measure: those on it beside like pupils who were not; files hide what is small', async () => {
    const where = await added('Reading mentors', 'ordinary');
    await putOn(
      world,
      where,
      (await pupils()).slice(0, 20).map(({ id }) => id),
    );
    const choose = href(paths.provision.measure, where);
    expect((await world.as('lead').post(choose, { measure: 'nothing' })).statusCode).toBe(422);
    expect((await world.as('lead').post(choose, { measure })).statusCode).toBe(303);
    const map = text((await world.as('lead').get(href(paths.provision.map, at))).body);
    expect(map).toMatch(/Reading mentors.*Reading \+3\.1 \(1\.7 to 4\.5\).*Clear/);
    expect(map).toContain('The clear ones are not on a scale of attainment');
    expect(text((await world.as('governor').get(href(paths.provision.map, at))).body)).toMatch(/Reading \+3\.1/);
    for (const sort of ['cost', 'name', 'nonsense'])
      expect(
        (await world.as('lead').get(href(paths.provision.map, at, { sort, tier: 'targeted', for: '8' }))).statusCode,
      ).toBe(200);
    expect(text((await world.as('lead').get(href(paths.provision.map, at, { tier: 'specialist' }))).body)).toContain(
      'No provision is like that.',
    );
    const book = await world.as('lead').get(href(paths.provision.workbook, at));
    const sheets = await readSheets(book.rawPayload);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Provision', 'Tiers and menu', 'About this file']);
    const pupilsOf = new Map(sheets[0]?.data.slice(1).map((row) => [row[0], row[9]]));
    expect([pupilsOf.get('Reading mentors'), pupilsOf.get('Peer mentoring'), pupilsOf.get('Family learning')]).toEqual([
      20,
      'c',
      'c',
    ]);
    const pdf = await world.as('governor').get(href(paths.provision.pdf, at));
    const onPaper = (
      await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), { mergePages: true })
    ).text.replaceAll(/\s+/g, ' ');
    expect(onPaper).toContain('Provision map');
    expect(onPaper).toContain('hidden: fewer than 6');
    await world
      .as('lead')
      .post(href(paths.provision.days, where), { weekday: '2', startsAt: '12:30', minutes: '30', groupNo: '1' });
    const week = await readSheets((await world.as('lead').get(href(paths.provision.timetableWorkbook, at))).rawPayload);
    expect(week[0]?.data[1]?.slice(0, 4)).toEqual(['Tuesday', '12:30', '13:00', 'Reading mentors']);
    expect((await world.as('adviser').get(href(paths.provision.timetablePdf, at))).headers['content-type']).toBe(
      'application/pdf',
    );
    expect((await world.as('rival').get(href(paths.provision.timetablePdf, at))).statusCode).toBe(404);
    expect(text((await world.as('lead').get(href(paths.provision.picture, at))).body)).toContain(
      'Targeted provision in wider strategies takes 100% of the planned money',
    );
  });
});

describe('a new year', () => {
  it('is copied into the next year once, on the same weekdays, without its pupils', async () => {
    const { provision: reading } = await added('Reading club', 'ordinary');
    await world.as('lead').post(href(paths.provision.days, { ...at, provision: reading }), {
      weekday: '1',
      startsAt: '09:15',
      minutes: '30',
      groupNo: '1',
    });
    await world.asSystem(
      (db) => db`update provision set starts_on = starts_on - 364, ends_on = ends_on - 364 where id = ${reading}`,
    );
    const where = href(paths.provision.copyYear, at);
    expect(text((await world.as('lead').get(where)).body)).toContain('Reading club');
    expect((await world.as('lead').post(where, {})).statusCode).toBe(422);
    for (const _ of [1, 2]) await world.as('lead').post(where, { chosen: [reading] });
    const copies = await world.asSystem(
      (db) => db<{ startsOn: string; pupils: number; slots: number; decision: string | null }[]>`
      select starts_on, decision, (select count(*)::int from provision_pupil x where x.provision_id = p.id) as pupils,
             (select count(*)::int from provision_slot s where s.provision_id = p.id) as slots
        from provision p where copied_from = ${reading}`,
    );
    expect(copies).toEqual([{ startsOn: '2026-09-07', decision: null, pupils: 0, slots: 1 }]);
  });
});
