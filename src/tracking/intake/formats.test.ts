import { afterAll, describe, expect, it } from 'vitest';
import { zipped } from '../../../testing/papers.ts';
import { pupilFiles } from '../../../testing/pupil-files.ts';
import { commands } from './commands.ts';

const { file, run, clear } = pupilFiles(commands);
afterAll(clear);
const check = (path: string, ...more: string[]) => run('check', [path, ...more]);

const pupilXml = (upn: string, more = '') =>
  `<Pupil><UPN>${upn}</UPN><Surname>Nguyễn</Surname><Forename>Ánh</Forename><DOB>2012-06-30</DOB><Sex>F</Sex>${more}</Pupil>`;
const ctf = (pupils: string, first = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${first}\n<CTfile><Header><SourceSchool><LEA>341</LEA><Estab>4427</Estab></SourceSchool></Header>\n<CTFpupilData>${pupils}</CTFpupilData></CTfile>`;

describe('a Common Transfer File', () => {
  it('gives its mapped fields; what is not known is not read and no fault', async () => {
    const more = `<FormerUPN>J341442719002</FormerUPN><BasicDetails><Ethnicity>WBRI</Ethnicity><NCyearActual>9</NCyearActual><Religion>x</Religion></BasicDetails>
      <Contacts><Contact><Surname>Not a pupil</Surname></Contact></Contacts><SENhistory><SEN><StartDate>2015-01-01</StartDate><SENstatus>A</SENstatus></SEN><SEN><StartDate>2020-01-01</StartDate><SENstatus>K</SENstatus></SEN></SENhistory>
      <StageAssessments><KeyStage><Stage>KS1</Stage><StageAssessment><Subject>REA</Subject><Result>NA</Result></StageAssessment></KeyStage></StageAssessments>`;
    const path = file('sound.xml', ctf(pupilXml('K34144271900V', more)));
    expect(await check(path, '--format', 'ctf')).toMatchObject({
      code: 0,
      out: { format: 'ctf', pupils: 1, results: 1, notAvailable: 1, problems: [] },
    });
    const { out } = await check(path);
    expect(JSON.stringify(out)).not.toContain('Not a pupil');
  });
  it.each([
    ['a DOCTYPE', ctf('', '<!DOCTYPE x [<!ENTITY a "b">]>'), 1, /DOCTYPE/],
    [
      'a bomb of entities',
      '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><CTfile>&b;</CTfile>',
      1,
      /DOCTYPE/,
    ],
    ['elements without end', '<CTfile>'.repeat(200), 1, /100 deep/],
    ['a broken element', '<CTfile>\n<Header></CTfile>', 1, /broken on line 2/],
    ['another kind of XML', '<html></html>', 1, /no Common Transfer File/],
    [
      'a result from before birth',
      ctf(
        pupilXml(
          'K34144271900V',
          '\n<StageAssessments><KeyStage><Stage>KS1</Stage><StageAssessment><Year>2009</Year><Subject>REA</Subject><Result>3</Result></StageAssessment></KeyStage></StageAssessments>',
        ),
      ),
      4,
      /before the pupil was born/,
    ],
    [
      'the same UPN twice',
      ctf(`${pupilXml('K34144271900V')}\n${pupilXml('K34144271900V')}`),
      4,
      /same UPN stands on line 3/,
    ],
  ])('with %s is told of with its line', async (_what, text, line, sentence) => {
    const { code, out } = await check(file('bad.xml', text), '--format', 'ctf');
    expect(code).toBe(1);
    expect(out.problems.map((each) => [each.line, sentence.test(each.message)])).toContainEqual([line, true]);
  });
});

describe('a OneRoster zip', () => {
  const users = 'sourcedId,status,orgSourcedIds,givenName,familyName,identifier,grades,password';
  const roster = (parts: Record<string, string>) => zipped(parts);
  it('of 1.1 has the role in users.csv, of 1.2 in roles.csv; passwords are nowhere', async () => {
    const one = await roster({
      'export/users.csv': `sourcedId,role,givenName,familyName,identifier,grades,password\nu1,student,Amara,Okafor,V341442719001,07,Secret1\nu2,teacher,T,T,,,Secret2\n`,
      'export/demographics.csv': 'sourcedId,birthDate,sex\nu1,2014-09-03,female\n',
      'export/lineItems.csv': 'sourcedId,title\nl1,Reading\n',
      'export/results.csv': 'sourcedId,lineItemSourcedId,studentSourcedId,scoreDate,score\nr1,l1,u1,2026-01-05,104\n',
    });
    const two = await roster({
      'users.csv': `${users}\nu1,active,o,Amara,Okafor,,7,Secret1\nu2,active,o,T,T,,,Secret2\nu3,tobedeleted,o,Gone,Gone,,,\n`,
      'roles.csv': 'sourcedId,userSourcedId,role\nr1,u1,student\nr2,u2,teacher\nr3,u3,student\n',
      'userprofiles.csv': 'sourcedId,password\np1,Secret3\n',
    });
    const first = await check(file('one.zip', one), '--format', 'oneroster');
    expect(first).toMatchObject({ code: 0, out: { format: 'oneroster', pupils: 1, results: 1, problems: [] } });
    const second = await check(file('two.zip', two));
    expect(second).toMatchObject({ code: 0, out: { pupils: 1, problems: [] } });
    expect(JSON.stringify([first, second])).not.toContain('Secret');
  });
  it('says in which file a fault stands', async () => {
    const path = file(
      'faults.zip',
      await roster({
        'users.csv': 'sourcedId,role,givenName,familyName\nu1,student,,Okafor\n',
        'demographics.csv': 'userSourcedId,birthdate,sex\nu1,2031-09-03,F\n',
        'results.csv': 'sourcedId,studentSourcedId,score,scoreDate\nr1,nobody,3,2026-01-05\n',
      }),
    );
    const { out } = await check(path);
    expect(out.problems.map(({ line, message }) => `${line} ${message.slice(0, 30)}`)).toEqual([
      '2 In demographics.csv: This date',
      '2 In users.csv: Enter the forena',
      '2 In results.csv: This result be',
    ]);
  });
  it('that is a bomb, no zip or no OneRoster is refused before it unfolds', async () => {
    const bomb = await roster({ 'users.csv': '0'.repeat(30 * 1024 * 1024) });
    for (const [bytes, sentence] of [
      [bomb, /unfolds to more/],
      [Buffer.from('PK no zip at all'), /could not be read/],
      [await roster({ 'notes.txt': 'x' }), /holds no users\.csv/],
      [await roster({ 'users.csv': `${users}\n` }), /has the role student/],
    ] as const) {
      const { code, out } = await check(file('bad.zip', bytes), '--format', 'oneroster');
      expect([code, out.problems[0]?.message]).toEqual([1, expect.stringMatching(sentence)]);
    }
  });
});
