import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
let enrolment = '';
let assessment = '';
let point = '';

beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
  const rows = Array.from({ length: 65 }, (_, n) => `S${String(n + 1).padStart(3, '0')},Ann,${n < 12 ? 7 : 8}`);
  await world
    .as('lead')
    .post(href(paths.pupils.take, { enrolment }), { list: ['Surname,Forename,Year', ...rows].join('\n') });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const at = (path: string, more: Record<string, string> = {}) =>
  Object.entries({ enrolment, ...more }).reduce((url, [name, value]) => url.replace(`:${name}`, value), path);
const here = () => at(paths.tracking.point, { assessment, point });
const declared = (more: Record<string, string> = {}) => ({
  title: 'Reading test',
  subject: 'Reading',
  scaleKey: 'reading-age',
  ...{ expected: '', lowest: '', highest: '', better: '', unit: '', grades: '' },
  ...more,
});
const seqsIn = (body: string) =>
  Object.fromEntries([...body.matchAll(/name="(valueSeq\.[^"]+)" value="(\d+)"/g)].map(([, name, seq]) => [name, seq]));

describe('an assessment', () => {
  it('is declared with its scale by head or coordinator, every fault at once', async () => {
    expect(text((await world.as('member').get(at(paths.tracking.assessments))).body)).toContain(
      'No assessment is declared yet.',
    );
    const faults: [Record<string, string>, string][] = [
      [{ title: '', scaleKey: '' }, 'Choose how a result is written'],
      [{ scaleKey: 'own' }, 'Choose which way is better'],
      [{ scaleKey: 'ordered' }, 'Enter at least two words, the lowest first'],
      [{ scaleKey: 'ordered', grades: 'Low\nlow' }, 'Enter each word once'],
      [{ scaleKey: 'scaled-score', expected: '130' }, 'Enter a result of 120 or less'],
      [{ scaleKey: 'own', better: 'higher', lowest: '5', highest: '2' }, 'Enter a highest value above the lowest'],
    ];
    for (const [fields, words] of faults) {
      const page = await world.as('lead').post(at(paths.tracking.declareAssessment), declared(fields));
      expect([page.statusCode, page.body.includes(words)], words).toEqual([422, true]);
    }
    expect((await world.as('member').post(at(paths.tracking.declareAssessment), declared())).statusCode).toBe(404);
    const sent = await world.as('lead').post(at(paths.tracking.declareAssessment), declared({ expected: '11;0' }));
    assessment = sent.headers.location?.split('/').at(-1) ?? '';
    const page = text((await world.as('head').get(at(paths.tracking.assessment, { assessment }))).body);
    for (const words of ['3;0 to 22;0', 'Expected 11;0', 'Leo Lead', 'No point in time yet'])
      expect(page).toContain(words);
    const twice = await world
      .as('head')
      .post(at(paths.tracking.declareAssessment), declared({ title: 'READING test' }));
    expect(twice.body).toContain('Your school has an assessment of this name');
  });

  it('changes its words, and a save that lost the race shows both', async () => {
    const words = at(paths.tracking.assessmentWords, { assessment });
    const said = (title: string, version: string) => ({ title, subject: 'Reading', expected: '11;0', version });
    expect((await world.as('lead').post(words, said('Group reading test', '1'))).statusCode).toBe(303);
    const late = await world.as('head').post(words, said('Test of reading', '1'));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="Test of reading"');
    expect(text(late.body)).toContain('it is now called Group reading test');
  });

  it('has points in time, each with a name of its own', async () => {
    const add = (fields: Record<string, string>) =>
      world.as('member').post(at(paths.tracking.addPoint, { assessment }), fields);
    expect((await add({ label: '', takenOn: 'soon' })).body).toContain('Enter what the point is called');
    const first = await add({ label: 'Autumn 2026', takenOn: '21 September 2026' });
    point = first.headers.location?.split('/').at(-1) ?? '';
    expect((await add({ label: 'autumn 2026', takenOn: '' })).body).toContain(
      'This assessment has a point of this name',
    );
    expect((await add({ label: 'Summer 2027', takenOn: '1 June 2027' })).statusCode).toBe(303);
    const change = at(paths.tracking.changePoint, { assessment, point });
    const moved = { label: 'Autumn 2026', takenOn: '22 September 2026' };
    expect((await world.as('member').post(change, { ...moved, version: '1' })).statusCode).toBe(303);
    const late = await world.as('lead').post(change, { label: 'Autumn', takenOn: '', version: '1' });
    expect([late.statusCode, text(late.body).includes('of Tuesday 22 September 2026')]).toEqual([409, true]);
  });
});

describe('results of a point', () => {
  it('are entered thirty to a page, for the whole roll, a year or one pupil', async () => {
    const first = await world.as('member').get(here());
    expect(first.body.match(/name="value\.P-/g)).toHaveLength(30);
    expect(text(first.body)).toContain('Page 1 of 3');
    expect((await world.as('member').get(`${here()}?page=3`)).body.match(/name="value\.P-/g)).toHaveLength(5);
    expect((await world.as('member').get(`${here()}?year=7`)).body.match(/name="value\.P-/g)).toHaveLength(12);
    expect((await world.as('member').get(`${here()}?q=s065`)).body).toContain('S065, Ann');
    expect(text((await world.as('member').get(`${here()}?q=nobody`)).body)).toContain('No pupil fits these choices.');
  });

  it('are read as schools write them; faults name the pupil and nothing typed is lost', async () => {
    const wrong = await world
      .as('member')
      .post(here(), { 'value.P-001': '9.4', 'value.P-002': '9;4', 'value.P-003': '<b>' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('P-001: 9.4 may be 9 years and 4 months');
    expect(wrong.body).toContain('href="#value.P-001"');
    expect(wrong.body).toContain('value="9;4"');
    expect(wrong.body).not.toContain('<b>');
    const saved = await world.as('member').post(here(), {
      ...{
        'value.P-001': '9;4',
        'value.P-002': 'A',
        'value.P-003': '',
        'valueWhy.P-003': 'Joined later',
        source: 'Class list',
      },
      ...{ page: '1', then: 'next' },
    });
    expect([saved.statusCode, saved.headers.location?.endsWith('?page=2')]).toEqual([303, true]);
    const page = await world.as('member').get(here());
    expect(page.body).toContain('value="9;4"');
    expect(page.body).toContain('<option value="Absent on the day" selected>');
    const open = await world.as('member').get(`${here()}?missing=1&year=7`);
    expect(open.body.match(/name="value\.P-/g)).toHaveLength(9);
  });

  it('that a colleague changed meanwhile are shown beside what was typed; two classes at once do not clash', async () => {
    const old = seqsIn((await world.as('lead').get(here())).body);
    expect((await world.as('member').post(here(), { ...old, 'value.P-001': '9;6' })).statusCode).toBe(303);
    const late = await world.as('lead').post(here(), { ...old, 'value.P-001': '9;8' });
    expect([late.statusCode, text(late.body).includes('now held: 9;6')]).toEqual([409, true]);
    expect(late.body).toContain('value="9;8"');
    const again = { ...old, ...seqsIn(late.body), 'value.P-001': '9;8' };
    expect((await world.as('lead').post(here(), again)).statusCode).toBe(303);
    expect((await world.as('lead').post(here(), { ...old, 'value.P-010': '10;1' })).statusCode).toBe(303);
    expect((await world.as('lead').post(here(), again)).statusCode, 'a double press').toBe(303);
  });

  it('of a day to come are refused', async () => {
    const summer =
      /points\/([0-9a-f-]{36})"[^>]*>Summer 2027/.exec(
        (await world.as('lead').get(at(paths.tracking.assessment, { assessment }))).body,
      )?.[1] ?? '';
    const early = await world
      .as('lead')
      .post(at(paths.tracking.point, { assessment, point: summer }), { 'value.P-001': '9;9' });
    expect([early.statusCode, early.body.includes('Summer 2027 lies in the future')]).toEqual([422, true]);
  });

  it('of one pupil show each correction with what stood before; the look is in the trail', async () => {
    const [pupil] = await world.asSystem(
      (db) => db<{ id: string }[]>`select id from restricted.pupil where code = 'P-001'`,
    );
    const page = text(
      (await world.as('member').get(at(paths.tracking.scoresOfPupil, { pupil: pupil?.id ?? '' }))).body,
    );
    for (const words of ['Results of Ann S001', '9;8', 'Corrected 2 times', '9;6 (', '9;4 (', 'Class list', 'Leo Lead'])
      expect(page).toContain(words);
    const looks = await world.asSystem(
      (db) => db`select from trail_entry where act = 'pupils.seen' and about ->> 'pupil' = ${pupil?.id ?? ''}`,
    );
    expect(looks.count).toBe(1);
  });

  it('are taken out as a file that can be brought in again', async () => {
    const { body, headers } = await world.as('lead').get(at(paths.tracking.assessmentSheet, { assessment }));
    expect(headers['content-type']).toContain('text/csv');
    expect(body.split('\r\n').slice(0, 3)).toEqual([
      'UPN,Code,Surname,Forename,Year,Group reading test: Autumn 2026,Group reading test: Summer 2027',
      ',P-001,S001,Ann,7,"9;8",',
      ',P-002,S002,Ann,7,Absent on the day,',
    ]);
  });

  it('are for the school’s own team alone', async () => {
    for (const who of ['governor', 'adviser', 'verifier', 'officer', 'carer', 'rival', 'former'] as const)
      for (const url of [at(paths.tracking.assessments), here(), at(paths.tracking.assessmentSheet, { assessment })])
        expect([303, 404], `${who} ${url}`).toContain((await world.as(who).get(url)).statusCode);
  });
});
