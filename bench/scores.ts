import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import type { Person } from '#platform/actor';
import { fileSource } from '#platform/csv';
import { createDatabase, openDriver, uuidv7, type Connection, type Database } from '#platform/db';
import { bringScores, csvRows, type ScoresRead } from '../src/tracking/scores/bulk/actions.ts';
import type { DataResult } from './data.ts';

const now = new Date('2026-11-23T09:00:00Z');
const pupilsOf = 2000;
const perAssessment = 50;

type School = Readonly<{ id: string; actor: Person; points: readonly string[]; pupils: readonly string[] }>;

/** A school with two thousand pupils, a coordinator, and assessments of fifty points each: as many as the rows need. */
const openSchool = async (database: Database, rows: number): Promise<School> => {
  const [school, person, membership] = [uuidv7(), uuidv7(), uuidv7()];
  const pointsWanted = rows / pupilsOf;
  const points: string[] = [];
  const pupils: string[] = [];
  await database.asActor({ kind: 'system', task: 'bench' }, async (db) => {
    await db`insert into school (id, urn, name) values (${school}, ${900_000 + Math.trunc(Math.random() * 9999)}, 'Bench School')`;
    await db`insert into person (id, name, email, email_key) values (${person}, 'Bea Bench', ${`${person}@bench.example`}, ${`${person}@bench.example`})`;
    await db`insert into membership (id, person_id, role, school_id, started_on) values (${membership}, ${person}, 'lead', ${school}, '2026-09-01')`;
    for (let from = 0; from < pupilsOf; from += 1000)
      await db`insert into restricted.pupil ${db(
        Array.from({ length: 1000 }, (_, n) => {
          const id = uuidv7();
          pupils.push(id);
          const number = String(from + n).padStart(12, '0');
          return {
            id,
            schoolId: school,
            code: `P-${String(from + n + 1).padStart(3, '0')}`,
            upn: `A${number}`,
            surname: 'Bench',
            forename: 'Ben',
            addedAt: now,
          };
        }),
      )}`;
    for (let at = 0; at < pointsWanted; at += perAssessment) {
      const assessment = uuidv7();
      await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
        values (${assessment}, ${school}, ${`Test ${at / perAssessment + 1}`}, 'standardised-score', true, ${now})`;
      const own = Array.from({ length: Math.min(perAssessment, pointsWanted - at) }, (_, n) => ({
        id: uuidv7(),
        schoolId: school,
        assessmentId: assessment,
        label: `Window ${n + 1}`,
        takenOn: '2026-09-14',
      }));
      await db`insert into assessment_point ${db(own)}`;
      points.push(...own.map(({ id }) => id));
    }
  });
  const actor: Person = {
    ...{ kind: 'person', sessionId: '', personId: person, membershipId: membership, role: 'lead', schoolId: school },
    ...{ bodyId: null, partnerId: null, name: 'Bea Bench', place: '', theme: 'system', membershipCount: 1 },
  };
  return { id: school, actor, points, pupils };
};

const write = async (path: string, lines: Iterable<string>): Promise<void> => {
  const file = createWriteStream(path);
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < 1 << 16) continue;
    if (!file.write(piece)) await once(file, 'drain');
    piece = '';
  }
  file.end(piece);
  await finished(file);
};

const valueOf = (pupil: number, point: number): number => 70 + ((pupil * 31 + point * 17) % 61);

function* csvLines({ points, pupils }: School): Generator<string> {
  yield 'UPN,Assessment,Point,Value\n';
  for (let pupil = 0; pupil < pupils.length; pupil += 1)
    for (let point = 0; point < points.length; point += 1)
      yield `A${String(pupil).padStart(12, '0')},Test ${Math.trunc(point / perAssessment) + 1},Window ${(point % perAssessment) + 1},${valueOf(pupil, point)}\n`;
}

/** The same rows as they end up, ready for COPY. */
function* copyLines({ id, actor, points, pupils }: School): Generator<string> {
  for (let pupil = 0; pupil < pupils.length; pupil += 1)
    for (let point = 0; point < points.length; point += 1) {
      const value = valueOf(pupil, point);
      yield `${id}\t${points[point]}\t${pupils[pupil]}\t1\t${value}\t${value}\t\\N\t\\N\t${actor.personId}\t${now.toISOString()}\t\\N\n`;
    }
}

const timed = async <T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> => {
  const began = performance.now();
  const value = await work();
  return [performance.now() - began, value];
};

/** A bare COPY as the tables' owner into a table of the same columns, checks and indexes, without policies, triggers or anything read first. */
const bareCopy = async (connection: Connection, path: string): Promise<number> => {
  const sql = openDriver(connection, 1);
  try {
    await sql`drop table if exists bare_score`;
    await sql`create table bare_score (like restricted.score including all)`;
    const [ms] = await timed(async () => {
      const into = await sql`copy bare_score from stdin`.writable();
      await pipeline(createReadStream(path, { highWaterMark: 1 << 16 }), into);
    });
    await sql`drop table bare_score`;
    return ms;
  } finally {
    await sql.end();
  }
};

const told = (ratio: number, of: ScoresRead) =>
  `${ratio.toFixed(2)} times a bare COPY of the same rows; ${of.added} new, ${of.unchanged} unchanged`;

/**
 * Results of a whole roll from a CSV file, read, checked, compared and stored as the coordinator, beside a bare COPY of the same rows
 * into a table of the same columns, checks and indexes. The budgets are 4 times that, and twice for the same file again.
 */
export const measureScores = async (connection: Connection, isQuick: boolean): Promise<readonly DataResult[]> => {
  const rows = isQuick ? 100_000 : 1_000_000;
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-scores-'));
  const database = createDatabase(connection, 2);
  try {
    const school = await openSchool(database, rows);
    const [csv, copy] = [join(folder, 'results.csv'), join(folder, 'rows.copy')];
    await write(csv, csvLines(school));
    await write(copy, copyLines(school));
    const bring = () =>
      database.asActor(school.actor, (db) =>
        bringScores(db, school.actor, csvRows(fileSource(csv)), { schoolId: school.id, now, isKept: true }),
      );
    await bareCopy(connection, copy);
    const bare = await bareCopy(connection, copy);
    const [first, done] = await timed(bring);
    const [again, same] = await timed(bring);
    if (done.added !== rows || same.unchanged !== rows)
      throw new Error(
        `The results did not arrive: ${JSON.stringify({ ...done, problems: done.problems.slice(0, 3) })}`,
      );
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const size = `${rows.toLocaleString('en-GB')} results, ${(statSync(csv).size / 1e6).toFixed(0)} MB`;
    const like = `bare COPY into a table of the same columns, checks and indexes, without policies, triggers and comparison: ${bare.toFixed(0)} ms`;
    return [
      {
        what: `${size}, brought in`,
        ms: first,
        budget: Math.round(4 * bare),
        note: `${told(first / bare, done)}; ${like}; peak memory of this process ${memory} MB`,
      },
      { what: 'the same results again', ms: again, budget: Math.round(2 * bare), note: told(again / bare, same) },
    ];
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
