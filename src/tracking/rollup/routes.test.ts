import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '#platform/actor';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { followedSchool } from '../../../testing/followed.ts';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { placeIn } from '../../../testing/jobs.ts';
import { makeRollUp } from './actions.ts';
import { dailies } from './jobs.ts';
import type { Summary } from './rules.ts';

let world: World;
const year = '2026-27';
const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const desk = (query = '') => world.as('officer').get(`${paths.tracking.rollUp}${query}`);
const at = (
  path:
    | typeof paths.tracking.sharing
    | typeof paths.tracking.similar
    | typeof paths.tracking.beginSharing
    | typeof paths.tracking.endSharing,
) => href(path, { enrolment: world.ladder.id });

beforeAll(async () => {
  world = await testWorld();
  await followedSchool(world);
});
afterAll(() => world.close());

const summary = (place: number): Summary => ({
  pupils: 300 + place,
  pupilsSeen: { kind: 'shown', n: 300 + place },
  targets: 40,
  targetsSeen: { kind: 'shown', n: 40 },
  groups: [
    { key: 'looked-after', pupils: 4, seen: { kind: 'hidden', k: 10, because: 'small' } },
    { key: 'eal', pupils: 60, seen: { kind: 'shown', n: 60 } },
  ],
  measures: [
    {
      title: 'Reading',
      scale: 'standardised-score',
      target: 40,
      comparison: 40,
      effect: { g: 0.1 + place / 50, variance: 0.05 },
    },
  ],
  provision: { pence: 400_000, places: 40, perPupilPence: 10_000 },
});

/** Other schools of the same body, with figures of the year; the first `submitted` of them have submitted as well. */
const others = async (count: number, submitted: number) =>
  world.asSystem(async (db) => {
    const [own] = await db<
      { schemeVersionId: string }[]
    >`select scheme_version_id from enrolment where id = ${world.ladder.id}`;
    for (let place = 0; place < count; place += 1) {
      const [school, enrolment] = [uuidv7(), uuidv7()];
      const upTo = place < submitted ? world.now : null;
      await db`insert into school (id, urn, name, la_name, town) values (${school}, ${910_000 + place}, ${`Otherby ${String(place).padStart(2, '0')}`}, 'Testshire', 'Otherby')`;
      await db`insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, started_on, due_on, submitted_at, cut_off_at)
        values (${enrolment}, ${school}, ${world.body}, ${own?.schemeVersionId ?? ''}, 'full', 'whole', '2026-09-01', '2027-07-01', ${upTo}, ${upTo})`;
      for (const withWhom of ['body', 'similar-schools'])
        await db`insert into figure_sharing (id, school_id, enrolment_id, body_id, with_whom, begun_by, begun_at)
          values (${uuidv7()}, ${school}, ${enrolment}, ${world.body}, ${withWhom}, ${world.people.rivalHead.personId}, ${world.now})`;
      await db`insert into school_year (id, school_id, enrolment_id, body_id, year, version, upto, summary, method_version, sha256, made_at)
        values (${uuidv7()}, ${school}, ${enrolment}, ${world.body}, ${year}, 1, ${upTo}, ${db.json(summary(place) as never)}, 'test', ${'0'.repeat(64)}, ${world.now})`;
    }
  });

const shared = () =>
  world.asSystem(
    (db) => db<{ withWhom: string; ended: boolean }[]>`
    select with_whom, ended_at is not null as ended from figure_sharing where school_id = ${world.school} order by begun_at`,
  );

describe('before any school shares', () => {
  it('the desk reads why the page is empty', async () => {
    expect(text((await desk()).body)).toContain('No school has shared its figures yet.');
    expect(
      (await world.as('officer').get(paths.tracking.rollUpCsv)).body.split('\r\n').filter((line) => line !== ''),
    ).toHaveLength(1);
  });

  it.each(['lead', 'member'] as const)('a %s reads who decides, and cannot', async (who: Who) => {
    expect(text((await world.as(who).get(at(paths.tracking.sharing))).body)).toContain(
      'Your senior leader decides this.',
    );
    expect((await world.as(who).post(at(paths.tracking.beginSharing), { with: 'body' })).statusCode).toBe(404);
    expect(await shared()).toEqual([]);
  });

  it('nobody outside the team opens the school’s pages', async () => {
    for (const who of ['governor', 'adviser', 'officer', 'rival', 'verifier'] as const)
      expect((await world.as(who).get(at(paths.tracking.sharing))).statusCode, who).toBe(404);
    expect((await world.as('head').get(paths.tracking.rollUp)).statusCode).toBe(404);
  });
});

describe('the head shares', () => {
  it('once, however often the button is pressed, and the trail says so', async () => {
    for (let press = 0; press < 2; press += 1)
      expect((await world.as('head').post(at(paths.tracking.beginSharing), { with: 'body' })).statusCode).toBe(303);
    expect((await world.as('head').post(at(paths.tracking.beginSharing), { with: 'everybody' })).statusCode).toBe(404);
    expect(await shared()).toEqual([{ withWhom: 'body', ended: false }]);
    expect(text((await world.as('head').get(paths.trail)).body)).toContain('shared yearly figures');
  });

  it('and its figures are made: the page shows what would be read, small numbers hidden', async () => {
    await workOff(world);
    const page = text((await world.as('head').get(at(paths.tracking.sharing))).body);
    expect(page).toContain('Reading: extra gain in standard deviations');
    expect(page).toMatch(/Target pupils/);
  });

  it('alone it is not added up, and is not named while it has not submitted', async () => {
    const page = text((await desk()).body);
    expect(page).toContain('1 school so far: figures are added up from 5 on.');
    expect(page).not.toContain('Testbury');
  });

  it('making the figures again without a change adds no version', async () => {
    await world.as('head').post(at(paths.tracking.endSharing), { with: 'body' });
    await world.as('head').post(at(paths.tracking.beginSharing), { with: 'body' });
    await workOff(world);
    const rows = await world.asSystem((db) => db`select version from school_year where school_id = ${world.school}`);
    expect(rows).toHaveLength(1);
    expect((await shared()).map(({ ended }) => ended)).toEqual([true, false]);
  });
});

describe('twelve schools more', () => {
  beforeAll(async () => {
    await others(12, 4);
    await world.database.asActor(system('test'), (db) => makeRollUp(db, world.body, year, world.now));
  });

  it('are added up for the desk, to the nearest ten', async () => {
    const page = text((await desk()).body);
    expect(page).toContain('4 schools submitted, 13 schools sharing, 13 schools in all');
    expect(page).toMatch(/Over 13 schools target pupils gained 0\.\d\d standard deviations more/);
    expect(page).toContain('English as an additional language');
  });

  it('only those are named that submitted and share, and none of their small groups is in any page or file', async () => {
    const page = (await desk()).body;
    expect(page.match(/Otherby \d\d/g)?.toSorted()).toEqual(['Otherby 00', 'Otherby 01', 'Otherby 02', 'Otherby 03']);
    const csv = (await world.as('officer').get(paths.tracking.rollUpCsv)).body;
    expect(csv).toContain('Looked after');
    expect(csv).not.toContain('Otherby');
    const excel = await world.as('officer').get(paths.tracking.rollUpWorkbook);
    expect(excel.headers['content-type']).toContain('spreadsheetml');
  });

  it('are found by name, and a search without a find says so', async () => {
    expect((await desk('?search=by+02')).body).toContain('Otherby 02');
    expect(text((await desk('?search=Nowhere')).body)).toContain('No school’s name holds “Nowhere”');
    expect((await desk('?search=%3Cscript%3E')).body).not.toContain('<script>“');
  });

  it('another body’s desk reads none of it', async () => {
    expect(text((await world.as('stranger').get(paths.tracking.rollUp)).body)).toContain(
      'No school has shared its figures yet.',
    );
  });

  it('the desk’s own handle reads no school’s true figures', async () => {
    const { personId, membershipId } = world.people.officer;
    const rows = await world.asSystem(async (db) => {
      await db`select app.act_as_member(${personId}, ${membershipId}, ${world.now})`;
      return {
        years: await db`select from school_year`,
        similar: await db`select from similar_schools`,
        named: await db`select from roll_up_school`,
      };
    });
    expect([rows.years.length, rows.similar.length, rows.named.length]).toEqual([0, 0, 4]);
  });

  it('a school that stops sharing is named no longer, at once', async () => {
    await world.asSystem(async (db) => {
      const [school] = await db<{ id: string }[]>`select id from school where name = 'Otherby 01'`;
      await db`select app.act(null, ${world.people.head.personId}, null, 'head', ${school?.id ?? ''}, null, null, null)`;
      await db`update figure_sharing set ended_at = ${world.now}, ended_by = ${world.people.head.personId} where school_id = ${school?.id ?? ''} and with_whom = 'body'`;
    });
    expect((await desk()).body).not.toContain('Otherby 01');
  });
});

describe('each morning', () => {
  it('what is due is made, and a submission that was withdrawn counts no longer', async () => {
    await world.asSystem(
      (db) =>
        db`update enrolment set submitted_at = null, cut_off_at = null where school_id in (select id from school where name = 'Otherby 01')`,
    );
    const tools = { database: world.database, place: placeIn(world.dataDir), now: () => world.now, signal: undefined };
    for (const daily of dailies) await daily.run('2026-11-24', tools);
    expect(text((await desk()).body)).toContain('3 schools submitted, 12 schools sharing, 12 schools in all');
  });
});

describe('similar schools', () => {
  it('a school that does not share reads how to', async () => {
    expect(text((await world.as('lead').get(at(paths.tracking.similar))).body)).toContain(
      'does not share its figures with similar schools',
    );
  });

  it('one whose size is not known is told so, and in the census it reads its place', async () => {
    await world.as('head').post(at(paths.tracking.beginSharing), { with: 'similar-schools' });
    await workOff(world);
    expect(text((await world.as('lead').get(at(paths.tracking.similar))).body)).toContain('are not known');
    await world.asSystem(async (db) => {
      await db`insert into census_year (year, is_demonstration, source, rows_read, schools, total_rows_ignored, imported_at) values ('2025-26', false, 'Test', 13, 13, 0, ${world.now})`;
      await db`insert into census_school (is_demonstration, year, urn, population, has_pupils, pupils, fsm, eal, sen_support)
        select false, '2025-26', urn, 'State-funded secondary', true, 800, 18, 10, 12 from school where urn is not null`;
    });
    // The first of a year, ordered by two schools within one moment: both have begun before either goes on.
    await world.asSystem((db) => db`delete from roll_up`);
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const rollUp = (begun: () => void) =>
      world.database.asActor(system('test'), async (db) => {
        begun();
        await Promise.all([one.promise, two.promise]);
        await makeRollUp(db, world.body, year, world.now);
      });
    await Promise.all([rollUp(one.resolve), rollUp(two.resolve)]);
    expect(await world.asSystem((db) => db`select from roll_up`)).toHaveLength(1);
    const page = text((await world.as('lead').get(at(paths.tracking.similar))).body);
    expect(page).toMatch(/\d+% of 1[23] schools have a lower figure/);
    expect(page).not.toContain('Otherby');
  });
});
