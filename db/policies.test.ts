import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDriver, type Db } from '#platform/db';
import { verifyFigures } from '../src/tracking/figures/commands.ts';
import { tokenHash } from '../src/people/sessions/token.ts';
import { tableFaults, foreignKeyFaults, grantFaults } from '../testing/matrix/lock.ts';
import { readCatalogue, type Catalogue, type Table } from '../testing/matrix/catalogue.ts';
import { setStage, type Cast, type Stage } from '../testing/matrix/stage.ts';

let stage: Stage;
let catalogue: Catalogue;
beforeAll(async () => {
  stage = await setStage();
  catalogue = await readCatalogue(stage.database);
}, 120_000);
afterAll(() => stage.close());

const asOwner = async <T>(work: (sql: ReturnType<typeof openDriver>) => Promise<T>): Promise<T> => {
  const sql = openDriver(stage.database.connection, 1);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

describe('every table is locked', () => {
  test('row-level security is forced, with policies that mean something; nothing goes round it', async () => {
    expect(await asOwner(tableFaults)).toEqual([]);
    expect(catalogue.tables.length).toBeGreaterThan(40);
  });

  test('rows of two schools cannot point at each other, even with the policies off', async () => {
    expect(await asOwner(foreignKeyFaults)).toEqual([]);
  });

  test('the application can do no more than read, write and remove what policies let it', async () => {
    expect(await asOwner(grantFaults)).toEqual([]);
  });

  test('a table that is left open is found', async () => {
    const found = await asOwner(async (sql) => {
      let seen: string[] = [];
      await sql
        .begin(async (tx) => {
          await tx`create table left_open (id uuid primary key, school_id uuid, enrolment_id uuid)`;
          await tx`create table half_open (id uuid primary key)`;
          await tx`alter table half_open enable row level security`;
          await tx`alter table half_open force row level security`;
          await tx`create policy everything on half_open for all to waymark_app using (true) with check (true)`;
          await tx`create function peep() returns int language sql security definer as 'select 1'`;
          seen = await tableFaults(tx as unknown as ReturnType<typeof openDriver>);
          throw new Error('kept nothing');
        })
        .catch(() => undefined);
      return seen;
    });
    expect(found).toEqual([
      'half_open: the policy everything lets everything through',
      'left_open: row security is off',
      'peep(): runs as its owner without a search_path of its own',
      'peep(): runs as its owner, and is not on the reviewed list',
    ]);
  });
});

/**
 * What somebody may see though it belongs to a school with which they have nothing to do: published, or a name on a list.
 * Each has its reason here and its policy in a migration.
 */
const readableByAnybody: Readonly<Record<string, string>> = {
  award: 'the public register',
  award_status_event: 'the public register: when an award was suspended or withdrawn',
  school_statement: 'what a school publishes about itself on its page',
  school_figure: 'figures on a school’s public page',
  school_quotation: 'quotations on a school’s public page',
  school_trend: 'trends on a school’s public page',
  school_setting: 'the setting on a school’s public page',
  census_year: 'national figures',
  partner: 'services that a school publishes on its hub',
  partnership: 'services that a school publishes on its hub',
};

/** What stands beside the names and is read by those sent to the school too, of pupils whom it follows, each with its reason. */
const readByCode: Readonly<Record<string, string>> = {
  score: 'what followed pupils scored on what the measures name, by code: db/parts.test.ts tries who reads which',
};

const asked = async <T>(who: Cast, work: (db: Db) => Promise<T>): Promise<T> =>
  stage.database.asSession(who.token === null ? null : tokenHash(who.token), stage.now, (db) => work(db));

/** What the database answered to a statement: how many rows it touched, or the code with which it was refused. */
type Answered = Readonly<{ rows: number; code: string | null }>;

/** PostgreSQL's word for "you may not": by a policy, or by a right that was never given. */
const notAllowed = '42501';

/** Tries a statement in a transaction of its own, of which nothing is kept. */
const tried = async (who: Cast, statement: string): Promise<Answered> => {
  let answered: Answered = { rows: 0, code: null };
  await asked(who, async (db) => {
    answered = { rows: (await db.unsafe(statement)).count, code: null };
    throw new Error('undo');
  }).catch((error: Error & { code?: string }) => {
    if (error.message !== 'undo') answered = { rows: 0, code: error.code ?? error.message };
  });
  return answered;
};

const named = (table: Table): string => `${table.schema}.${table.name}`;

/** The schools with which a person has nothing to do, as an SQL list. */
const foreign = (who: Cast): string => {
  const { ours, rival, far } = stage.schools;
  const schools =
    who.school === ours
      ? [rival, far]
      : who.school === rival
        ? [ours, far]
        : who.name === 'stranger'
          ? [ours, rival]
          : [far];
  return (who.name === 'visitor' || who.name === 'former' || who.name === 'partner' ? [ours, rival, far] : schools)
    .map((id) => `'${id}'`)
    .join(', ');
};

describe('every actor is tried on every table', () => {
  test('nobody reads a row of a school with which they have nothing to do', async () => {
    const faults: string[] = [];
    for (const table of catalogue.tables.filter((one) => one.columns.includes('school_id'))) {
      if (table.name in readableByAnybody) continue;
      for (const who of stage.cast) {
        const seen = await tried(
          who,
          `select 1 from ${named(table)} where school_id in (${foreign(who)}) ${table.name === 'membership' ? 'and person_id is distinct from app.person()' : ''}`,
        );
        if (seen.rows > 0) faults.push(`${who.name} reads ${seen.rows} rows of ${named(table)}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);

  test('nobody changes, removes or adds one', async () => {
    const faults: string[] = [];
    let copies = 0;
    for (const table of catalogue.tables.filter((one) => one.columns.includes('school_id'))) {
      const row = catalogue.sample(table.name, stage.schools.rival);
      for (const who of stage.cast) {
        const where = `where school_id in (${foreign(who)})`;
        const changed = await tried(who, `update ${named(table)} set school_id = school_id ${where}`);
        const removed = await tried(who, `delete from ${named(table)} ${where}`);
        if (changed.rows > 0) faults.push(`${who.name} changes ${changed.rows} rows of ${named(table)}`);
        if (removed.rows > 0) faults.push(`${who.name} removes ${removed.rows} rows of ${named(table)}`);
        if (row === null || !foreign(who).includes(stage.schools.rival)) continue;
        copies += 1;
        const written = row.replaceAll("'", "''");
        const added = await tried(
          who,
          `insert into ${named(table)} select * from jsonb_populate_record(null::${named(table)}, '${written}'::jsonb)`,
        );
        // The trail gives its own numbers: a row that brings them is refused before anybody is asked.
        if (added.code === '428C9' && table.name === 'trail_entry') continue;
        // Any other complaint than "you may not" means that the policies had let the row through.
        if (added.code !== notAllowed)
          faults.push(`${who.name} adds a row to ${named(table)}: ${added.code ?? 'done'}`);
      }
    }
    expect(faults).toEqual([]);
    expect(copies).toBeGreaterThan(50);
  }, 120_000);

  test('pupils by name are for the school’s own leaders and working party alone', async () => {
    const restricted = catalogue.tables.filter((one) => one.schema === 'restricted' && !(one.name in readByCode));
    const faults: string[] = [];
    for (const table of restricted)
      for (const who of stage.cast.filter((one) => !['head', 'lead', 'member', 'rival'].includes(one.name))) {
        const seen = await tried(who, `select 1 from ${named(table)} limit 1`);
        if (seen.rows > 0) faults.push(`${who.name} reads ${named(table)}`);
      }
    expect(faults).toEqual([]);
  });

  test('what proves a person is read by nobody', async () => {
    for (const table of [
      'password',
      'second_step',
      'recovery_code',
      'sign_in_begun',
      'sign_in_failure',
      'one_time_link',
    ])
      for (const who of stage.cast) expect((await tried(who, `select 1 from ${table}`)).rows).toBe(0);
  });

  test('without anybody asking, no table of a school shows a row', async () => {
    const faults: string[] = [];
    for (const table of catalogue.tables.filter(
      (one) => one.columns.includes('school_id') && !(one.name in readableByAnybody),
    )) {
      const seen = await stage.database
        .asActor({ kind: 'visitor' }, async (db) => (await db.unsafe(`select 1 from ${named(table)}`)).count)
        .catch(() => 0);
      if (seen > 0) faults.push(`${named(table)}: ${seen}`);
    }
    expect(faults).toEqual([]);
  });
});

test('ten thousand requests of thirty people over one pool see no foreign row', async () => {
  const staff = stage.cast.filter((one) => one.school !== null && one.token !== null);
  let foreignRows = 0;
  let requests = 0;
  const run = async (lane: number): Promise<void> => {
    for (let i = lane; i < 10_000; i += 24) {
      const who = staff[i % staff.length] as Cast;
      const rows = await asked(who, (db) => db<{ schoolId: string }[]>`select school_id from enrolment`);
      foreignRows += rows.filter((row) => row.schoolId !== who.school).length;
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: 24 }, (_, lane) => run(lane)));
  expect([requests, foreignRows]).toEqual([10_000, 0]);
}, 120_000);

describe('figures that were kept', () => {
  test('all those of the demonstration come out the same from what they were made of', async () => {
    const found = await stage.database.asActor({ kind: 'system', task: 'test' }, verifyFigures);
    expect(found.figures).toBeGreaterThan(50);
    expect([found.same, found.different]).toEqual([found.figures, []]);
  });
});
