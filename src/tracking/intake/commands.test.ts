import writeWorkbook from 'write-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '#platform/command';
import { pupilFiles, pupilHeading } from '../../../testing/pupil-files.ts';
import { commands } from './commands.ts';

const { file, run, clear } = pupilFiles(commands);
afterAll(clear);
const check = (path: string, ...more: string[]) => run('check', [path, ...more]);

describe('pupils check', () => {
  it('reads a sound file, says how many pupils, and opens no database', async () => {
    const path = file(
      'sound.csv',
      `${pupilHeading}V341442719001,Okafor,Amara,03/11/2010,F,11\nK34144271900V,Nguyễn,Thị-Ánh,30/06/2011,F,10\n`,
    );
    expect(await check(path, '--format', 'csv')).toMatchObject({
      code: 0,
      out: { format: 'csv', pupils: 2, results: 0, problems: [], problemsTotal: 0 },
    });
  });

  it('tells each fault with its line, its column and a sentence', async () => {
    const path = file(
      'faults.csv',
      [
        'UPN,Surname,Forename,DOB,Sex,Year,Ethnicity,First Language,SEN,LAESTAB,Date of entry',
        'A341442719001,Okafor,Amara,31/02/2010,Q,99,XXXX,QQQ,A,12,bad',
        'V341442719001,=1+1,Amara,03/11/2030,F,11,WBRI,ENG,K,341/4427,',
        'V341442719001,Byrne,Declan,03/11/1960,M,11,,,,,',
        'J341442719002,Byrne,Declan,09/23/2010,M,11,,,,,',
        'J341442719002,Byrne,,03/02/2010,M,11,,,,,01/01/2009',
        ',Same,Name,01/01/2012,F,9,,,,,',
        ',same,NAME,2012-01-01,F,9,,,,,',
        'K34144271900V,Sound,One,30 Jun 2011,F,10,White British,Polish,EHCP,,',
        'K34144271900V,Sound,Two,30-Jun-11,F,10,,,,,',
      ].join('\n'),
    );
    const { code, out } = await check(path);
    expect(code).toBe(1);
    const told = out.problems.map(({ line, column, message }) => `${line} ${column}: ${message.slice(0, 34)}`);
    expect(told).toEqual([
      '2 UPN: This UPN does not check: one of it',
      '2 DOB: Enter the date of birth like 14/03',
      '2 Sex: Enter F or M, or leave it blank.',
      '2 Year: Enter the year group as N1, N2, R ',
      '2 Ethnicity: This is no ethnicity code of the s',
      '2 First Language: This is no language code of the sc',
      '2 SEN: This SEN code ended in 2018. Enter',
      '2 LAESTAB: Enter the school number with seven',
      '2 Date of entry: Enter the day like 14/03/2014, or ',
      '3 Surname: The surname starts like a formula,',
      '3 DOB: This date of birth is in the futur',
      '4 DOB: Check the date of birth: a pupil i',
      '4 UPN: The same UPN stands on line 3. Kee',
      '5 DOB: Write the date of birth with the d',
      '6 Forename: Enter the forename.',
      '6 Date of entry: The pupil joined before they were ',
      '6 UPN: The same UPN stands on line 5. Kee',
      '8 Surname: The same name and date of birth wi',
      '10 UPN: The same UPN stands on line 9. Kee',
    ]);
    expect(out.pupils).toBe(9);
    expect(out.problems.every(({ message }) => /^[A-Z].*\.$/.test(message))).toBe(true);
  });

  it.each([
    ['semicolons', Buffer.from('UPN;Surname;Forename\nV341442719001;Okafor;Zoë\n')],
    ['a byte-order mark', Buffer.from('\ufeffUPN,Surname,Forename\nV341442719001,Okafor,Zoë\n')],
    ['windows-1252', Buffer.from('UPN,Surname,Forename\nV341442719001,Okafor,Zo\xeb\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffUPN\tSurname\tForename\nV341442719001\tOkafor\tZoë\n', 'utf16le')],
    ['each row one quoted cell', Buffer.from('UPN;Surname;Forename\n"V341442719001;""Okafor"";""Zoë"""\n')],
  ])('reads a file with %s', async (_what, bytes) => {
    expect(await check(file('kinds.csv', bytes))).toMatchObject({ code: 0, out: { pupils: 1, problems: [] } });
  });

  it.each([
    ['is empty', '', /empty/],
    ['has only a heading', pupilHeading, /No pupil stands below/],
    ['has no names', 'school;sex;age\nGP;F;18\n', /No column is known as Surname and Forename/],
    ['holds NUL', `${pupilHeading}\0\0\0`, /not a text file/],
    ['has a record over 10 KB', `${pupilHeading},${'x'.repeat(11_000)},Amara,,,\n`, /longer than 10 kB/],
    ['never closes a quotation mark', `${pupilHeading},"Okafor,Amara,,,\n`, /quotation mark/],
  ])('says so when a CSV %s', async (_what, text, sentence) => {
    const { code, out } = await check(file('bad.csv', text));
    expect(code).toBe(1);
    expect(out.problems[0]?.message).toMatch(sentence);
  });

  it.each([
    ['is no text', '\0\0\0'],
    ['has no names, whatever its rows', 'school;sex;age\nGP;F;18\n'],
    ['has no names and no rows', 'school;sex;age\n'],
  ])('says one thing, and not two that cannot both be, when a CSV %s', async (_what, text) => {
    expect((await check(file('one.csv', text))).out.problemsTotal).toBe(1);
  });

  it('keeps signs for “not available” apart from 0, and reads columns that a mapping names', async () => {
    const path = file('scores.csv', 'Legal,Given,Reading,YC\nNa,Ne,c,Yes\nOkafor,Amara,SUPP,No\nByrne,Declan,104,\n');
    const map = file(
      'map.json',
      JSON.stringify({
        columns: { Legal: 'surname', Given: 'forename', Reading: 'result:Reading@2026-09-15', YC: 'group:young-carer' },
      }),
    );
    expect(await check(path, '--map', map)).toMatchObject({
      code: 0,
      out: { pupils: 3, results: 3, notAvailable: 2, memberships: 2, problems: [] },
    });
    for (const [name, text, sentence] of [
      ['none.json', '{', /not JSON/],
      ['odd.json', '{"columns":{"Legal":"nickname"}}', /no field/],
    ] as const)
      await expect(check(path, '--map', file(name, text))).rejects.toThrow(sentence);
  });

  it('refuses a file whose UPN may stand in a column that nobody knows, and one with two of a heading', async () => {
    const unknown = await check(file('ref.csv', 'Ref,Surname,Forename,DOB\nV341442719001,Okafor,Amara,03/11/2010\n'));
    expect([unknown.code, unknown.out.problems]).toEqual([
      1,
      [{ line: 1, column: 'UPN', message: expect.stringMatching(/^No column is known as UPN.*“Ref” holds.*\.$/) }],
    ]);
    const path = file('twice.csv', 'UPN,Surname,Forename,UPN,House\nV341442719001,Okafor,Amara,J341442719002,Red\n');
    const twice = await check(path);
    expect(twice).toMatchObject({ code: 1, out: { problemsTotal: 1, problems: [{ line: 1, column: 'UPN' }] } });
    expect(twice.words).toMatch(/not known and passed over: House;/);
  });

  it('refuses what is no use of the command', async () => {
    await expect(check('/nowhere.csv')).rejects.toThrow(UsageError);
    await expect(check(file('a.csv', pupilHeading), '--format', 'doc')).rejects.toThrow(/csv, xlsx, ctf or oneroster/);
    await expect(run('import', [file('a.csv', pupilHeading)])).rejects.toThrow(/--school URN/);
  });

  it('reads Excel: days that Excel keeps as numbers, a title above the heading, names as they are', async () => {
    const day = (iso: string) => ({ value: new Date(`${iso}T00:00:00Z`), format: 'dd/mm/yyyy' });
    const sheet = await writeWorkbook([
      [{ value: 'Pupils of Testbury' }],
      [{ value: 'Surname' }, { value: 'Forename' }, { value: 'DOB' }, { value: 'Year' }],
      [{ value: 'Ó Súilleabháin' }, { value: 'Ruairí' }, day('2014-09-03'), { value: 7 }],
      [{ value: 'محمد' }, { value: '小明' }, { value: '3 Sep 2014' }, { value: 'Y7' }],
      [{ value: 'Bad' }, { value: 'Day' }, { value: '3 Nonember 2014' }, { value: 7 }],
    ]).toBuffer();
    expect(await check(file('roll.xlsx', sheet))).toMatchObject({
      code: 1,
      out: { format: 'xlsx', pupils: 3, problems: [{ line: 5, column: 'DOB' }], problemsTotal: 1 },
    });
  });
});
