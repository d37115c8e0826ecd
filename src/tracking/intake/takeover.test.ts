import writeWorkbook from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { placeIn } from '../../../testing/jobs.ts';
import { zipped } from '../../../testing/papers.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { tasks } from './jobs.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    for (const title of ['Reading', 'KS1 REA'])
      await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
        values (${uuidv7()}, ${world.school}, ${title}, 'standardised-score', true, ${world.now})`;
  });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const look = async (at: string) => text((await world.as('lead').get(at)).body);
const brought = async (name: string, bytes: Uint8Array): Promise<string> => {
  const files = href(paths.roll.files, { enrolment: world.ladder.id });
  const sent = await world.as('lead').upload(files, { format: '' }, [{ field: 'file', name, type: '', bytes }]);
  const at = sent.headers.location ?? '';
  const tools = { database: world.database, place: placeIn(world.dataDir), now: () => world.now, signal: undefined };
  for (const task of tasks) await task.run({ file: at.split('/').at(-1) }, tools);
  return at;
};
const held = () =>
  world.asSystem(async (db) => {
    const [row] = await db<{ pupils: number; scores: number }[]>`
      select (select count(*)::int from restricted.pupil where school_id = ${world.school}) as pupils,
             (select count(*)::int from restricted.score where school_id = ${world.school}) as scores`;
    return row;
  });

const workbook = () =>
  writeWorkbook([
    [{ value: 'Pupils of Testbury' }],
    ['UPN', 'Surname', 'Forename', 'DOB', 'Possible sessions', 'Absent sessions'].map((value) => ({ value })),
    [
      ...[{ value: 'V341442719001' }, { value: 'Okafor' }, { value: 'Amara' }],
      ...[{ value: new Date('2010-11-03T00:00:00Z'), format: 'dd/mm/yyyy' }, { value: 100 }, { value: 7 }],
    ],
  ]).toBuffer();
const transfer = () =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<CTfile><Header><SourceSchool><LEA>341</LEA><Estab>4427</Estab></SourceSchool></Header><CTFpupilData>
<Pupil><UPN>K34144271900V</UPN><Surname>Nguyễn</Surname><Forename>Ánh</Forename><DOB>2012-06-30</DOB><Sex>F</Sex><Religion>x</Religion>
<StageAssessments><KeyStage><Stage>KS1</Stage>
<StageAssessment><Year>2019</Year><Subject>REA</Subject><Result>104</Result></StageAssessment>
<StageAssessment><Year>2019</Year><Subject>MAT</Subject><Result>98</Result></StageAssessment>
</KeyStage></StageAssessments></Pupil></CTFpupilData></CTfile>`);
const roster = () =>
  zipped({
    'users.csv':
      'sourcedId,status,givenName,familyName,identifier,grades\nu1,active,Declan,Byrne,J341442719002,7\nu2,active,T,T,,\n',
    'roles.csv': 'sourcedId,userSourcedId,role\nr1,u1,student\nr2,u2,teacher\n',
    'demographics.csv': 'sourcedId,birthDate,sex\nu1,2014-09-03,male\n',
    'lineItems.csv': 'sourcedId,title\nl1,Reading\n',
    'results.csv': 'sourcedId,lineItemSourcedId,studentSourcedId,scoreDate,score\nr1,l1,u1,2026-01-05,104\n',
  });
const wide = (mark: string) =>
  Buffer.from(
    `UPN,Surname,Forename,Reading score\nV341442719001,Okafor,Amara,${mark}\nJ341442719002,Byrne,Declan,99\n`,
  );

describe('a file of pupils, shown, taken over, and brought once more', () => {
  it.each([
    ['roll.xlsx', workbook, ['1 pupil to add', 'attendance of 1 pupil kept'], 1, 0],
    [
      'roll.xml',
      transfer,
      ['2 results (1 new, 0 changed, 0 unchanged, 1 passed over)', 'KS1 REA 2019 1', 'KS1 MAT Passed over', 'Religion'],
      ...[2, 1],
    ],
    ['roll.zip', roster, ['1 result (1 new, 0 changed, 0 unchanged)', 'Reading Monday 5 January 2026 1'], 3, 2],
  ] as const)('%s', async (name, make, said, pupils, scores) => {
    const at = await brought(name, await make());
    const preview = await look(at);
    for (const words of said) expect(preview).toContain(words);
    expect((await world.as('lead').post(`${at}/take`, {})).statusCode).toBe(303);
    expect(await held()).toEqual({ pupils, scores });
    const again = await look(await brought(name, await make()));
    expect(again).toContain('The file says nothing new');
    expect(again).not.toContain('Bring the file in');
    expect(await held()).toEqual({ pupils, scores });
  });

  it('with columns of results', async () => {
    const first = await brought('wide.csv', wide('101'));
    const assessment = await world.asSystem(
      async (db) => (await db<{ id: string }[]>`select id from assessment where title = 'Reading'`)[0]?.id,
    );
    const named = {
      'column-0': 'upn',
      'column-1': 'surname',
      'column-2': 'forename',
      'column-3': `result:${assessment}`,
    };
    const said = await world.as('lead').post(`${first}/columns`, { ...named, 'point-3': '5 January 2026' });
    expect(said.statusCode).toBe(303);
    const tools = { database: world.database, place: placeIn(world.dataDir), now: () => world.now, signal: undefined };
    for (const task of tasks) await task.run({ file: first.split('/').at(-1) }, tools);
    const preview = await look(first);
    expect(preview).toContain('No pupil changes; 2 results added or corrected');
    expect(preview).toContain('2 results (1 new, 1 changed, 0 unchanged)');
    await world.as('lead').post(`${first}/take`, {});
    expect(await held()).toEqual({ pupils: 3, scores: 4 });
    const again = await look(await brought('wide.csv', wide('101')));
    expect(again).toContain('The file says nothing new');
    expect(again).toContain('2 results (0 new, 0 changed, 2 unchanged)');
    expect(again).not.toContain('Bring the file in');
    expect(await held()).toEqual({ pupils: 3, scores: 4 });
  });
});
