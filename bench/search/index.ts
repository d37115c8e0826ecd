import { openDriver, type Connection, type Database } from '#platform/db';
import { href, paths } from '#paths';
import { percentile } from '../figures.ts';
import { fetchPage, keptOpen } from '../load.ts';
import type { DataResult } from '../data.ts';
import type { School } from '../site/school.ts';
import { asked, fillLibrary } from './library.ts';

const timesOf = async (rounds: number, call: (words: string) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const words of asked) {
      const began = performance.now();
      await call(words);
      times.push(performance.now() - began);
    }
  return times.toSorted((a, b) => a - b);
};

/** Titles, notes and contents of ten thousand items: the page that people see, and beside it one statement of the owner's. */
export const measureSearch = async (
  database: Database,
  connection: Connection,
  school: School,
  now: Date,
  rounds: number,
): Promise<readonly DataResult[]> => {
  const sql = openDriver(connection, 1);
  // As the cluster's own master, whom no policy binds. Filled at once, as a restored database is: the index is made after the rows.
  await sql`drop index if exists file_text_words`;
  await fillLibrary(database, school.id, school.lead, now);
  await sql`create index file_text_words on file_text using gin (vector) with (fastupdate = off)`;
  await sql`vacuum analyze`;
  const bare = await timesOf(
    rounds,
    (words) => sql`
      select id from (
        select r.item_id as id from evidence_revision r where r.school_id = ${school.id} and r.title ilike ${`%${words}%`}
        union
        select r.item_id from file_text t join evidence_revision r on r.file_id = t.file_id
         where t.vector @@ (websearch_to_tsquery('simple', ${words}) && format('%L', ${`school ${school.id}`}::text)::tsquery)) found
       order by id desc limit 20`,
  );
  await sql.end();
  const agent = keptOpen(1);
  const cookie = `waymark=${school.lead.token}`;
  const page = await timesOf(rounds, (words) =>
    fetchPage(
      agent,
      new URL(href(paths.evidence.home, { enrolment: school.enrolment }, { words }), school.address),
      cookie,
    ),
  );
  agent.destroy();
  const [p50, p95, bare50, bare95] = [
    percentile(page, 50),
    percentile(page, 95),
    percentile(bare, 50),
    percentile(bare, 95),
  ];
  return [
    {
      what: 'search over 10,000 items, p95 of the page',
      ms: p95,
      budget: 250,
      note: `middle ${p50.toFixed(1)} ms; a bare statement ${bare50.toFixed(1)} ms, p95 ${bare95.toFixed(1)} ms: ratio ${(bare50 / p50).toFixed(2)}`,
    },
  ];
};
