import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';
import { testWorld, type World } from '../../../../testing/world.ts';
import { bringScores, csvRows, type ScoresGiven, type ScoresRead } from './actions.ts';

let world: World;
const [reading, spelling] = [uuidv7(), uuidv7()];
const upns = ['A000000000001', 'A000000000002', 'A000000000003'] as const;

beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    for (const [n, upn] of upns.entries())
      await db`insert into restricted.pupil (id, school_id, code, upn, surname, forename, born_on, added_at)
        values (${uuidv7()}, ${world.school}, ${`P-00${n + 1}`}, ${upn}, 'Surname', 'Name', '2014-03-01', ${world.now})`;
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at) values
      (${reading}, ${world.school}, 'Reading', 'standardised-score', true, ${world.now}),
      (${spelling}, ${world.school}, 'Spelling age', 'spelling-age', true, ${world.now})`;
    await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on) values
      (${uuidv7()}, ${world.school}, ${reading}, 'Autumn 2026', '2026-09-21'),
      (${uuidv7()}, ${world.school}, ${reading}, 'Birth', '2013-01-01'),
      (${uuidv7()}, ${world.school}, ${reading}, 'Summer 2027', '2027-06-01'),
      (${uuidv7()}, ${world.school}, ${spelling}, 'Autumn 2026', '2026-09-22')`;
  });
});
afterAll(() => world.close());

const asPerson = <T>(who: 'lead' | 'member' | 'rival' | 'adviser', work: (db: Db) => Promise<T>) =>
  world.database.asActor(person(who), work);
const person = (who: 'lead' | 'member' | 'rival' | 'adviser') => ({
  ...({ kind: 'person', sessionId: '', schoolId: world.school, bodyId: null, partnerId: null, place: '' } as const),
  ...({ theme: 'system', membershipCount: 1 } as const),
  ...world.people[who],
});
const bring = (lines: readonly string[], more: Partial<ScoresGiven> = {}): Promise<ScoresRead> =>
  asPerson('member', (db) =>
    bringScores(db, person('member'), csvRows(bytesSource(new TextEncoder().encode(lines.join('\n')))), {
      ...{ schoolId: world.school, now: world.now, isKept: true },
      ...more,
    }),
  );
const held = () =>
  world.asSystem(
    (db) => db<
      { code: string; label: string; seq: number; value: number | null; mark: string | null; because: string | null }[]
    >`
      select p.code, a.title || ' ' || i.label as label, s.seq, s.value, s.mark, s.missing_because as because
        from restricted.score s join restricted.pupil p on p.id = s.pupil_id join assessment_point i on i.id = s.point_id
        join assessment a on a.id = i.assessment_id order by 2, 1, 3`,
  );

describe('a file of results', () => {
  it('is refused whole, with every fault by line and column, and none of its rows is kept', async () => {
    const read = await bring([
      'UPN;Assessment;Point;Date;Value',
      'A000000000001;Reading;Autumn 2026;;98',
      'A000000000009;Reading;Autumn 2026;;98',
      ';Reading;Autumn 2026;;98',
      'A000000000002;Maths;Autumn 2026;;98',
      'A000000000002;Reading;Spring;;98',
      'A000000000002;Reading;Autumn 2026;;161',
      'A000000000002;Reading;Autumn 2026;31/02/2026;90',
      'A000000000002;Reading;Autumn 2026;1 July 2026;90',
      'A000000000002;Reading;Birth;;90',
      'A000000000002;Reading;Summer 2027;;90',
      'A000000000002;Reading;;3 January 2027;90',
      'A000000000001;reading;AUTUMN 2026;21/09/2026;97',
      'A000000000003;Spelling age;Autumn 2026;;9.4',
      'A000000000003;Reading;Autumn 2026;;90;too;many',
    ]);
    expect(read.problems.map(({ line, column, message }) => `${line} ${column ?? '-'}: ${message}`)).toEqual([
      '3 UPN: No pupil of your school has this UPN. Bring the pupils in first, or correct it.',
      '4 UPN: Enter the UPN: without it nobody knows whose result this is.',
      '5 Assessment: Your school has no assessment called Maths. Declare it first, or correct the name.',
      '6 Point: Reading has no point called Spring. Add the point first, or a column Date.',
      '7 Value: “161” cannot be kept. Enter a result of 160 or less: the scale ends there.',
      '8 Date: Enter the day like 14/03/2026, or leave it blank.',
      '9 Date: Autumn 2026 of Reading was taken more than 60 days from that day. Correct the day or the point.',
      '10 Value: This result is from before the pupil was born. Correct the day or the date of birth.',
      '11 Value: Summer 2027 lies in the future: it has no results yet.',
      '12 Date: This day is in the future: no result can be of it. Correct it.',
      '13 Value: The same pupil has a result for Autumn 2026 on line 2. Keep one of them.',
      '14 Value: “9.4” cannot be kept. 9.4 may be 9 years and 4 months, or tenths of a year. Write it as 9;4 or in months.',
      '15 -: This row has more cells than the heading row. A comma inside a cell needs quotation marks.',
    ]);
    expect([read.problemsTotal, read.read, read.added]).toEqual([13, 14, 0]);
    expect(await held()).toEqual([]);
  });

  const sound = [
    'UPN,Assessment,Point,Value',
    'a000000000001,Reading,Autumn 2026,98',
    'A000000000002,Reading,Autumn 2026,A',
    'A000000000003,Reading,Autumn 2026,',
    'A000000000001,Spelling age,Autumn 2026,9;4',
    'A000000000002,Spelling age,Autumn 2026,SUPP',
  ];

  it('is only looked at first; then taken over, where a mark for "missing" is no 0 and an empty cell says nothing', async () => {
    expect(await bring(sound, { isKept: false })).toMatchObject({ added: 4, changed: 0, unchanged: 0, blank: 1 });
    expect(await held()).toEqual([]);
    expect(await bring(sound)).toMatchObject({ read: 5, added: 4, problems: [] });
    expect(await held()).toEqual([
      { code: 'P-001', label: 'Reading Autumn 2026', seq: 1, value: 98, mark: null, because: null },
      { code: 'P-002', label: 'Reading Autumn 2026', seq: 1, value: null, mark: null, because: 'Absent on the day' },
      { code: 'P-001', label: 'Spelling age Autumn 2026', seq: 1, value: 112, mark: '9;4', because: null },
      {
        code: 'P-002',
        label: 'Spelling age Autumn 2026',
        seq: 1,
        value: null,
        mark: null,
        because: 'Withheld by whoever published it',
      },
    ]);
  });

  it('brought twice changes nothing; a correction is added after what it corrects', async () => {
    expect(await bring(sound)).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
    const wide = ['UPN,Surname,Reading: Autumn 2026,Spelling age', 'A000000000001,X,99,9.04', 'A000000000002,X,101,'];
    expect(await bring(wide, { source: 'Test export' })).toMatchObject({
      added: 0,
      changed: 2,
      unchanged: 1,
      blank: 1,
    });
    expect(
      (await held())
        .filter(({ label }) => label.startsWith('Reading'))
        .map(({ code, seq, value }) => [code, seq, value]),
    ).toEqual([
      ['P-001', 1, 98],
      ['P-001', 2, 99],
      ['P-002', 1, null],
      ['P-002', 2, 101],
    ]);
  });

  it('may name a new point with its day, and says so', async () => {
    const read = await bring(['UPN,Test,Term,Date,Score', 'A000000000001,Reading,Half term,19 October 2026,100']);
    expect(read).toMatchObject({ added: 1, newPoints: ['Half term'] });
    expect((await held()).some(({ label }) => label === 'Reading Half term')).toBe(true);
  });

  it('with days that are no point is told so once, with how many lines it touches', async () => {
    const rows = ['01/10/2025', '02/10/2025', '03/10/2025'].map((day, n) => `A00000000000${n + 1},Reading,${day},98`);
    const read = await bring(['UPN,Assessment,Date,Value', ...rows]);
    expect([read.problemsTotal, read.problems]).toEqual([
      1,
      [
        {
          ...{ line: 2, column: 'Date' },
          message:
            'Reading has no point of that day. Add a column Point with its name, or add the point first. The same holds for 2 more lines.',
        },
      ],
    ]);
  });

  it('without the columns that it needs is told which', async () => {
    expect((await bring(['Surname,Reading', 'X,1'])).problems).toEqual([
      { line: 1, column: 'UPN', message: expect.stringContaining('needs a column UPN') },
    ]);
    expect((await bring(['UPN,Sums', 'X,1'])).problems[0]?.message).toContain('No column is known as a result');
    expect((await bring([''])).problemsTotal).toBe(1);
  });

  it('is for those who may see pupils: others find no pupil and write no row', async () => {
    for (const who of ['rival', 'adviser'] as const) {
      const read = await asPerson(who, (db) =>
        bringScores(db, person(who), csvRows(bytesSource(new TextEncoder().encode(sound.join('\n')))), {
          ...{ schoolId: world.school, now: world.now, isKept: true },
        }),
      );
      expect(read.problemsTotal).toBeGreaterThan(0);
    }
  });

  it('a score of another school’s pupil or point is refused by the database itself', async () => {
    const write = (point: string, pupil: string) =>
      world.asSystem(
        (db) => db`insert into restricted.score (school_id, point_id, pupil_id, seq, value, recorded_at)
          values (${world.rivalSchool}, ${point}, ${pupil}, 9, 1, ${world.now})`,
      );
    const [row] = await world.asSystem(
      (db) => db<{ pointId: string; pupilId: string }[]>`select point_id, pupil_id from restricted.score limit 1`,
    );
    await expect(write(row?.pointId ?? '', row?.pupilId ?? '')).rejects.toMatchObject({ code: '23503' });
  });
});
