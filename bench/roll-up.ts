/** A thousand schools with four hundred pupils each, two results a pupil: their yearly figures, and these added up. */
import { system } from '#platform/actor';
import { openDriver, type Connection, type Database, type Db } from '#platform/db';
import { makeRollUp, makeYear } from '../src/tracking/rollup/actions.ts';
import { findRollUp, listNamed } from '../src/tracking/rollup/store.ts';
import type { DataResult } from './data.ts';

const schools = 1000;
const pupilsOf = 400;
const cutOff = new Date('2026-11-20T12:00:00Z');
const year = '2026-27';
const asked = system('bench');

type Of = Readonly<{ bodyId: string; schemeVersionId: string; personId: string }>;

/** The body, scheme and person whom the benchmark's first school came with. */
const findOf = async (db: Db): Promise<Of> => {
  const [of] = await db<Of[]>`
    select e.body_id, e.scheme_version_id, m.person_id from enrolment e join membership m on m.school_id = e.school_id limit 1`;
  if (of === undefined) throw new Error('The benchmark has no school yet: open one before the roll-up is measured.');
  return of;
};

const timed = async <T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> => {
  const began = performance.now();
  const value = await work();
  return [performance.now() - began, value];
};

/** A thousand schools, and rows as `withResults` of them would have entered them: 60 target and 60 comparison pupils in each. */
const fill = async (db: Db, { bodyId, schemeVersionId, personId }: Of, withResults: number): Promise<void> => {
  await db`create temporary table bench_school as
    select i, gen_random_uuid() as school, gen_random_uuid() as enrolment, gen_random_uuid() as assessment, gen_random_uuid() as before,
           gen_random_uuid() as after from generate_series(1, ${schools}) i`;
  await db`insert into school (id, urn, name) select school, 700000 + i, 'Bench School ' || i from bench_school`;
  await db`insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, started_on, due_on, submitted_at, cut_off_at)
    select enrolment, school, ${bodyId}, ${schemeVersionId}, 'full', 'whole', '2026-09-01', '2027-07-01', ${cutOff}, ${cutOff} from bench_school`;
  await db`insert into figure_sharing (id, school_id, enrolment_id, body_id, with_whom, begun_by, begun_at)
    select gen_random_uuid(), school, enrolment, ${bodyId}, 'body', ${personId}, ${cutOff} from bench_school`;
  await db`create temporary table bench_pupil as
    select gen_random_uuid() as id, b.*, n, case when n <= 60 then 'target' when n <= 120 then 'comparison' end as kind
      from bench_school b, generate_series(1, ${pupilsOf}) n where b.i <= ${withResults}`;
  await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at)
    select id, school, 'P-' || lpad(n::text, 3, '0'), 'Bench', 'Ben', '2026-09-01' from bench_pupil`;
  await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at)
    select enrolment, school, id, 'P-' || lpad(n::text, 3, '0'), kind, '2026-09-02' from bench_pupil where kind is not null`;
  await db`insert into restricted.group_membership (id, school_id, pupil_id, group_key, from_on, definition_version, source, recorded_at)
    select gen_random_uuid(), school, p.id, g.key, '2026-09-01', '1', 'bench', '2026-09-02'
      from bench_pupil p join (values ('pupil-premium', 4), ('young-carer', 97), ('refugee', 31)) g (key, every) on (p.n + p.i) % g.every = 0`;
  await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
    select assessment, school, 'Reading', 'standardised-score', true, '2026-09-01' from bench_school where i <= ${withResults}`;
  await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on)
    select before, school, assessment, 'Before', '2026-09-14'::date from bench_school where i <= ${withResults}
    union all select after, school, assessment, 'After', '2026-11-16'::date from bench_school where i <= ${withResults}`;
  await db`insert into measure (id, school_id, enrolment_id, title, assessment_id, baseline_point_id, after_point_id, declared_at)
    select gen_random_uuid(), school, enrolment, 'Reading', assessment, before, after, '2026-09-01' from bench_school where i <= ${withResults}`;
  await db`insert into restricted.score (school_id, point_id, pupil_id, seq, value, recorded_at)
    select school, before, id, 1, 80 + (n * 7 + i) % 30, '2026-09-15'::timestamptz from bench_pupil
    union all
    select school, after, id, 1, 80 + (n * 7 + i) % 30 + case kind when 'target' then 3 else 1 end + (n * 5 + i * 3) % 9, '2026-11-17' from bench_pupil`;
};

/** Means and spreads of every school's groups straight from the results, as the tables' owner and without any policy. */
const bareAggregate = async (owner: Connection): Promise<number> => {
  const sql = openDriver(owner, 1);
  try {
    await sql`analyze`;
    const [ms] = await timed(
      () => sql`
        select s.school_id, s.point_id, t.kind, count(*)::int as n, avg(s.value)::float8 as mean, stddev_samp(s.value)::float8 as sd
          from restricted.score s left join target_pupil t on t.pupil_id = s.pupil_id group by 1, 2, 3`,
    );
    return ms;
  } finally {
    await sql.end();
  }
};

/** Schools beyond those with results of their own get the figures of others, so that a quick run adds up a thousand too. */
const copyYears = (db: Db) => db`
  with had as (select *, row_number() over (order by id) as place from school_year),
       wanting as (select e.*, row_number() over (order by e.id) as place from enrolment e
                    where e.cut_off_at = ${cutOff} and not exists (select from school_year y where y.enrolment_id = e.id))
  insert into school_year (id, school_id, enrolment_id, body_id, year, version, upto, summary, method_version, sha256, made_at)
  select gen_random_uuid(), w.school_id, w.id, w.body_id, h.year, 1, h.upto, h.summary, h.method_version, h.sha256, h.made_at
    from wanting w join had h on h.place = 1 + w.place % (select count(*) from had)`;

/** Yearly figures are made from raw results; the roll-up is made from the yearly figures, as it is in use. */
export const measureRollUp = async (
  database: Database,
  owner: Connection,
  isQuick: boolean,
): Promise<readonly DataResult[]> => {
  const withResults = isQuick ? 50 : schools;
  const of = await database.asActor(asked, findOf);
  await database.asActor(asked, (db) => fill(db, of, withResults));
  const made = await database.asActor(
    asked,
    (db) => db<{ id: string }[]>`
      select e.id from enrolment e where e.cut_off_at = ${cutOff} and exists (select from measure m where m.enrolment_id = e.id)`,
  );
  const fromRaw = await bareAggregate(owner);
  const [making] = await timed(async () => {
    for (const { id } of made) await database.asActor(asked, (db) => makeYear(db, id, cutOff));
  });
  if (isQuick) await database.asActor(asked, copyYears);
  const [adding] = await timed(() => database.asActor(asked, (db) => makeRollUp(db, of.bodyId, year, cutOff)));
  const [reading] = await timed(() =>
    database.asActor(asked, async (db) => {
      const held = await findRollUp(db, year);
      if (held === null || held.output.schools.all !== schools)
        throw new Error(`The roll-up holds ${held?.output.schools.all ?? 'no'} schools: look at src/tracking/rollup.`);
      return listNamed(db, held.id, '', 1);
    }),
  );
  const pupils = (withResults * pupilsOf).toLocaleString('en-GB');
  return [
    {
      what: `roll-up of 1,000 schools with ${(schools * pupilsOf).toLocaleString('en-GB')} pupils`,
      ms: adding,
      budget: 2000,
      note: isQuick
        ? `figures of ${withResults} schools, copied to the others`
        : `ratio ${(fromRaw / adding).toFixed(2)} to a bare aggregate of their results (${fromRaw.toFixed(0)} ms)`,
    },
    { what: 'reading it, with the first page of schools', ms: reading, budget: 100, note: '' },
    {
      what: "making one school's yearly figures",
      ms: making / made.length,
      budget: 250,
      note: `${made.length} schools; ${pupils} pupils with two results each`,
    },
  ];
};
