import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import { testDatabase } from '../../../testing/database.ts';
import { pupilFiles, pupilHeading } from '../../../testing/pupil-files.ts';
import { commands } from './commands.ts';

let database: Database;
const { file, run, clear } = pupilFiles(commands, () => database);
beforeAll(async () => {
  database = await testDatabase();
  await database.asActor(
    system('test'),
    (db) =>
      db`insert into school (id, urn, name) values (${uuidv7()}, 900001, 'Testbury'), (${uuidv7()}, 900002, 'Rivalton')`,
  );
});
afterAll(async () => {
  await database.close();
  clear();
});

const check = (path: string, ...more: string[]) => run('check', [path, ...more]);
const bring = (path: string, ...more: string[]) => run('import', [path, '--school', '900001', ...more]);
const rows = (work: string) => database.asActor(system('test'), async (db) => [...(await db.unsafe(work))]);

describe('pupils import', () => {
  const first = file(
    'roll.csv',
    `${pupilHeading}V341442719001,Okafor,Amara,03/11/2010,F,11\nJ341442719002,Byrne,Declan,17/02/2011,M,10\n,Ó Súilleabháin,Ruairí,01/09/2012,M,9\n`,
  );
  it('adds everybody once; the same file again changes nothing', async () => {
    expect(await bring(first)).toMatchObject({ code: 0, out: { added: 3, changed: 0, unchanged: 0, problems: [] } });
    expect(await bring(first)).toMatchObject({ code: 0, out: { added: 0, changed: 0, unchanged: 3, problems: [] } });
    expect(await rows('select count(*)::int as n from restricted.pupil_change')).toMatchObject([{ n: 0 }]);
    expect(await rows('select count(*)::int as n from restricted.spell where left_on is null')).toMatchObject([
      { n: 3 },
    ]);
  });
  it('keeps nothing of a file with one fault', async () => {
    const path = file('half.csv', `${pupilHeading},New,Pupil,01/01/2012,F,9\n,Bad,Day,99/99/2012,F,9\n`);
    expect(await bring(path)).toMatchObject({ code: 1, out: { added: 0, problemsTotal: 1, problems: [{ line: 3 }] } });
    expect(await rows('select code from restricted.pupil order by code')).toHaveLength(3);
  });
  it('corrects, keeps what stood before, and a blank takes nothing away', async () => {
    const path = file(
      'corrected.csv',
      `${pupilHeading}K34144271900V,Ó Súilleabháin,Ruairí,01/09/2012,,9\nV341442719001,Okafor-Hale,Amara,03/11/2010,,\nJ341442719002,Byrne,Declan,17/02/2011,M,10\n`,
    );
    expect(await bring(path)).toMatchObject({ code: 0, out: { added: 0, changed: 2, unchanged: 1 } });
    expect(await rows('select field, was, became from restricted.pupil_change order by field')).toMatchObject([
      { field: 'surname', was: 'Okafor', became: 'Okafor-Hale' },
      { field: 'upn', was: null, became: 'K34144271900V' },
    ]);
  });
  it('knows a pupil whose temporary UPN became a lasting one, by the former UPN', async () => {
    const path = file(
      'upn.csv',
      'UPN,Former UPN,Surname,Forename\nH801200001001,K34144271900V,Ó Súilleabháin,Ruairí\n',
    );
    expect(await bring(path)).toMatchObject({ code: 0, out: { added: 0, changed: 1, notInFile: 2 } });
    expect(await rows("select upn, former_upn from restricted.pupil where forename = 'Ruairí'")).toMatchObject([
      { upn: 'H801200001001', formerUpn: 'K34144271900V' },
    ]);
    // A file that still has the old number means the same pupil, and does not bring it back.
    const old = file('old.csv', 'UPN,Surname,Forename\nK34144271900V,Ó Súilleabháin,Ruairí\n');
    expect(await bring(old)).toMatchObject({ code: 0, out: { added: 0, changed: 0, unchanged: 1 } });
  });
  it('takes leavers off by their date and knows them again when they come back', async () => {
    const gone = file('gone.csv', `UPN,Surname,Forename,Date of leaving\nJ341442719002,Byrne,Declan,01/10/2026\n`);
    // They joined, as far as anybody knows, on the day of the first file.
    await rows("update restricted.spell set joined_on = '2024-09-03'");
    expect(await bring(gone)).toMatchObject({ code: 0, out: { changed: 1 } });
    expect(await bring(gone)).toMatchObject({ code: 0, out: { changed: 0, unchanged: 1 } });
    const back = file('back.csv', `UPN,Surname,Forename\nJ341442719002,Byrne,Declan\n`);
    expect(await bring(back)).toMatchObject({ code: 0, out: { changed: 1, returned: 1 } });
    expect(await bring(back)).toMatchObject({ code: 0, out: { changed: 0, unchanged: 1 } });
    expect(
      await rows(
        "select count(*)::int as n from restricted.spell s join restricted.pupil p on p.id = s.pupil_id where p.forename = 'Declan'",
      ),
    ).toMatchObject([{ n: 2 }]);
  });
  it('gives a pupil who moves a row of their own at the other school', async () => {
    expect(await run('import', [first, '--school', '900002'])).toMatchObject({ code: 0, out: { added: 3 } });
    expect(await rows("select count(*)::int as n from restricted.pupil where upn = 'V341442719001'")).toMatchObject([
      { n: 2 },
    ]);
    expect(await run('import', [first, '--school', '999999'])).toMatchObject({ code: 2 });
  });
  it('keeps results by the scale of a declared assessment, and tells a grade outside it', async () => {
    await database.asActor(
      system('test'),
      (db) => db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
        select ${uuidv7()}, id, 'Reading', 'scaled-score', true, now() from school where urn = 900001`,
    );
    const results = (mark: string) =>
      file(
        'results.csv',
        `UPN,Surname,Forename,Score\nV341442719001,Okafor-Hale,Amara,${mark}\nJ341442719002,Byrne,Declan,c\n`,
      );
    const map = file('scores.json', '{"columns":{"Score":"result:Reading@2026-09-15"}}');
    const outside = await bring(results('400'), '--map', map);
    expect(outside).toMatchObject({ code: 1, out: { problems: [{ line: 2, column: 'Score' }] } });
    for (const _ of [1, 2])
      expect(await bring(results('104'), '--map', map)).toMatchObject({ code: 0, out: { results: 2 } });
    expect(await rows('select value, missing_because from restricted.score order by value')).toMatchObject([
      { value: 104, missingBecause: null },
      { value: null, missingBecause: 'Withheld by whoever published it' },
    ]);
    const other = file('other.json', '{"columns":{"Score":"result:Spelling@2026-09-15"}}');
    expect((await bring(results('104'), '--map', other)).out.problems[0]?.message).toMatch(/No assessment is called/);
  });
  it('records groups: Yes begins, No ends, blank says nothing', async () => {
    const path = (yes: string) =>
      file('groups.csv', `UPN,Surname,Forename,Young carer\nV341442719001,Okafor-Hale,Amara,${yes}\n`);
    const open = () =>
      rows('select group_key from restricted.group_membership where to_on is null and removed_at is null');
    await bring(path('Yes'));
    await bring(path('Yes'));
    expect(await open()).toMatchObject([{ groupKey: 'young-carer' }]);
    await bring(path(''));
    expect(await open()).toHaveLength(1);
    expect(await run('import', [path('No'), '--school', '900001'], '2026-12-01T10:00:00Z')).toMatchObject({ code: 0 });
    expect(await open()).toHaveLength(0);
    const absent = file(
      'absent.csv',
      'UPN,Surname,Forename,Possible sessions,Absent sessions\nV341442719001,Okafor-Hale,Amara,100,12\n',
    );
    await bring(absent);
    await bring(absent);
    expect(await rows('select possible, absent, from_on from restricted.attendance')).toMatchObject([
      { possible: 100, absent: 12, fromOn: '2026-09-01' },
    ]);
    const derived = file('derived.csv', 'Surname,Forename,PP\nOkafor,Amara,Yes\n');
    const map = file('pp.json', '{"columns":{"PP":"group:pupil-premium"}}');
    expect((await check(derived, '--map', map)).out.problems).toMatchObject([
      { line: 1, column: 'PP', message: expect.stringContaining('works out') },
    ]);
  });
});
