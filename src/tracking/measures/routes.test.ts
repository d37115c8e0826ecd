import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { uuidv7 } from '#platform/db';
import { testWorld, type World } from '../../../testing/world.ts';
import { figuresOf } from '../impact.ts';
import { schoolSeriesOf, seriesOf } from '../series/store.ts';

let world: World;
let enrolment = '';
const [assessment, point, summer] = [uuidv7(), uuidv7(), uuidv7()];

beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
  const list =
    'Surname,Forename,DOB,Kind\nAble,Ann,01/03/2009,target\nBrown,Bob,01/03/2011,target\nCole,Cas,,comparison';
  await world.as('lead').post(href(paths.pupils.take, { enrolment }), { list });
  await world.asSystem(async (db) => {
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
      values (${assessment}, ${world.school}, 'Group reading test', 'reading-age', true, ${world.now})`;
    await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on)
      values (${point}, ${world.school}, ${assessment}, 'Autumn 2026', '2026-09-22'), (${summer}, ${world.school}, ${assessment}, 'Summer 2027', '2027-06-01')`;
  });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const at = (path: string, more: Record<string, string> = {}) =>
  Object.entries({ enrolment, ...more }).reduce((url, [name, value]) => url.replace(`:${name}`, value), path);

describe('a measure', () => {
  const declare = (fields: Record<string, string>) =>
    world.as('lead').post(at(paths.tracking.declare), { title: 'Reading age', ...fields });

  it('names points of an assessment, primary, with the design that fits', async () => {
    const other = await declare({ baselinePoint: '00000000-0000-7000-8000-000000000000' });
    expect(other.body).toContain('Choose the point of the baseline from the list');
    expect((await declare({ baselinePoint: point, afterPoint: point })).body).toContain('Choose a later point');
    const sent = await declare({ baselinePoint: point, afterPoint: '', design: 'expected-growth' });
    const measure = sent.headers.location?.split('/').at(-1) ?? '';
    const page = async () => text((await world.as('lead').get(at(paths.tracking.measure, { measure }))).body);
    expect(await page()).toContain('Beside the growth that the test expects');
    expect(await page()).toContain('62 days after the baseline. By Leo Lead.');
    const chosen = await world
      .as('head')
      .post(at(paths.tracking.afterPoint, { measure }), { point: summer, version: '1' });
    expect(chosen.statusCode).toBe(303);
    expect(
      (await world.as('lead').post(at(paths.tracking.afterPoint, { measure }), { point: summer, version: '1' }))
        .statusCode,
    ).toBe(422);
    const none = at(paths.tracking.notObtained, { measure });
    expect((await world.as('lead').post(none, { because: '', version: '2' })).body).toContain(
      'Say why there is no result',
    );
    expect((await world.as('lead').post(none, { because: 'The test was withdrawn.', version: '1' })).statusCode).toBe(
      409,
    );
    expect((await world.as('lead').post(none, { because: 'The test was withdrawn.', version: '2' })).statusCode).toBe(
      303,
    );
    expect(await page()).toContain('There is no result of this measure. The test was withdrawn.');
    // Its reason stands for the results that are missing.
    expect((await world.asSystem((db) => figuresOf(db, enrolment))).gaps).toEqual([]);
    expect((await world.as('member').post(none, { version: '3' })).statusCode).toBe(404);
    expect((await world.as('lead').post(none, { version: '3' })).statusCode).toBe(303);
    expect(await page()).not.toContain('The test was withdrawn.');
    expect((await world.asSystem((db) => figuresOf(db, enrolment))).gaps).toMatchObject([{ title: 'Reading age' }]);
  });

  it('cannot have key stage 2 results of a year without tests as its baseline', async () => {
    const fields = { scale: 'Key stage 2 reading', scaleKey: 'scaled-score', baselineOn: '12 May 2021' };
    const page = await declare(fields);
    expect([page.statusCode, page.body.includes('No key stage 2 test was held in 2021')]).toEqual([422, true]);
    const sent = await declare({ ...fields, baselineOn: '10 May 2022' });
    expect(sent.statusCode).toBe(303);
    const measure = sent.headers.location?.split('/').at(-1) ?? '';
    const page22 = text((await world.as('lead').get(at(paths.tracking.measure, { measure }))).body);
    expect(page22).toContain('1 pupil of these was in year 6 in 2020 or 2021.');
  });

  it('that is declared stays as it is: the database lets nobody change what it is', async () => {
    const change = (set: string) =>
      world.database.asActor(
        {
          ...({
            kind: 'person',
            sessionId: '',
            schoolId: world.school,
            bodyId: null,
            partnerId: null,
            place: '',
          } as const),
          ...({ theme: 'system', membershipCount: 1 } as const),
          ...world.people.lead,
        },
        (db) => db.unsafe(`update measure set ${set}`),
      );
    for (const set of [
      "title = 'Another'",
      'is_primary = false',
      'declared_at = now()',
      'assessment_id = assessment_id',
    ])
      await expect(change(set), set).rejects.toMatchObject({ code: '42501' });
  });
});

it('a series has every point of the assessment, for followed pupils and for everybody who has one', async () => {
  const score = (value: number, seq: number) =>
    world.asSystem(
      (db) => db`insert into restricted.score (school_id, point_id, pupil_id, seq, value, recorded_at)
        select school_id, ${point}, id, ${seq}, ${value}, ${world.now} from restricted.pupil where code = 'P-001'`,
    );
  await score(110, 1);
  await score(112, 2);
  const [series] = await world.asSystem((db) => seriesOf(db, enrolment, null));
  expect(series?.points.map(({ label }) => label)).toEqual(['Autumn 2026', 'Summer 2027']);
  expect([series?.baseline, series?.after, series?.scale.kind]).toEqual([0, 1, 'age']);
  expect(series?.pupils.map(({ code, readings }) => [code, readings[0]?.value])).toEqual([
    ['P-001', 112],
    ['P-002', null],
    ['P-003', null],
  ]);
  const early = await world.asSystem((db) => seriesOf(db, enrolment, new Date(world.now.getTime() - 1000)));
  expect(early[0]?.pupils).toEqual([]);
  const whole = await world.asSystem((db) => schoolSeriesOf(db, world.school, assessment));
  expect([whole?.title, whole?.pupils.size]).toEqual(['Group reading test', 1]);
  expect(await world.asSystem((db) => schoolSeriesOf(db, world.rivalSchool, assessment))).toBeNull();
});
