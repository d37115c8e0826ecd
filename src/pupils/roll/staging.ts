/** Lays what a file says about pupils beside the roll, in tables that last for one transaction. Sets, not rows: a school or an authority. */
import { copyRows } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';
import type { RollPupil } from './rules.ts';

/** Hands batches from whoever reads to whoever writes, one at a time: neither runs ahead of the other. */
const handOver = <T>() => {
  let given: ((batch: T | null) => void) | null = null;
  let taken: (() => void) | null = null;
  let waiting: T | null | undefined;
  const offer = (batch: T | null): Promise<void> =>
    new Promise((done) => {
      if (given !== null) {
        const give = given;
        given = null;
        give(batch);
        done();
      } else {
        waiting = batch;
        taken = done;
      }
    });
  async function* batches(): AsyncGenerator<T> {
    for (;;) {
      const next = await new Promise<T | null>((resolve) => {
        if (waiting === undefined) given = resolve;
        else {
          const batch = waiting;
          waiting = undefined;
          taken?.();
          resolve(batch);
        }
      });
      if (next === null) return;
      yield next;
    }
  }
  return { offer, batches: batches() };
};

type Batch = readonly (readonly (string | number | null)[])[];

/**
 * Streams pupils into the staging table while `read` reads them. Gives what `read` gave. A column that no database takes (half a
 * pair of surrogates, NUL) was refused or mended when the cell was read.
 */
export const stagePupils = async <T>(
  db: Db,
  read: (pupils: (batch: readonly RollPupil[]) => Promise<void>) => Promise<T>,
): Promise<T> => {
  await createRaw(db);
  const { offer, batches } = handOver<Batch>();
  let place = 0;
  const reading = (async () => {
    try {
      return await read((batch) =>
        offer(batch.map((pupil) => [(place += 1), pupil.line, uuidv7(), JSON.stringify(pupil).toWellFormed()])),
      );
    } finally {
      await offer(null);
    }
  })();
  const [done] = await Promise.all([reading, copyRows(db, 'roll_raw (place, line, id, given)', batches)]);
  return done;
};

const createRaw = (db: Db) => db`
  create temporary table roll_raw (place integer not null, line integer not null, id uuid not null, given jsonb not null) on commit drop`;

/** The same from the rows of a file that waits for the press. */
export const stageWaiting = async (db: Db, importId: string): Promise<void> => {
  await createRaw(db);
  await db`
    insert into roll_raw select place, line, gen_random_uuid(), given from restricted.roll_import_row where import_id = ${importId}`;
};

/** Takes the fields out of what was laid down, so that they can be compared. */
export const openGiven = async (db: Db): Promise<void> => {
  await db`
    create temporary table roll_given on commit drop as
    select r.place, r.line, r.id, g.upn, g."formerUpn" as former_upn, g.surname, g.forename, g."bornOn" as born_on, g.sex,
           g."yearGroup" as year_group, g.ethnicity, g."firstLanguage" as first_language, g.sen, g."admissionNumber" as admission_number,
           g."joinedOn" as joined_on, g."leftOn" as left_on, g."cameFrom" as came_from, null::uuid as pupil_id, null::text as how
      from roll_raw r, jsonb_to_record(r.given) as g (upn text, "formerUpn" text, surname text, forename text, "bornOn" date, sex text,
           "yearGroup" text, ethnicity text, "firstLanguage" text, sen text, "admissionNumber" text, "joinedOn" date, "leftOn" date,
           "cameFrom" text)`;
  await db`create index on roll_given (upn)`;
  await db`create index on roll_given (lower(surname), lower(forename), born_on)`;
  await db`create index on roll_given (pupil_id)`;
  await db`analyze roll_given`;
};
