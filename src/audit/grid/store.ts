import { uuidv7, type Db } from '#platform/db';
import type { By } from '../store.ts';
import type { GivenOut } from './out/rules.ts';
import type { Mapping, Table } from './columns/rules.ts';

/** A grid that somebody brought and has not brought in yet. */
export type Brought = Readonly<{
  id: string;
  name: string;
  tables: readonly Table[];
  chosen: number;
  mapping: Mapping;
  broughtAt: Date;
}>;

type Place = Readonly<{ id: string; schoolId: string }>;

/** Keeps the cells of a grid until its rows are chosen; the person's earlier one that was never finished goes. */
export const addGrid = async (
  db: Db,
  place: Place,
  grid: Readonly<{ name: string; tables: readonly Table[]; chosen: number; mapping: Mapping }>,
  by: By,
  now: Date,
): Promise<string> => {
  await db`delete from audit_grid where enrolment_id = ${place.id} and brought_by = ${by.personId} and done_at is null`;
  const id = uuidv7(now.getTime());
  await db`
    insert into audit_grid (id, enrolment_id, school_id, name, tables, chosen, mapping, brought_by, brought_name, brought_at)
    values (${id}, ${place.id}, ${place.schoolId}, ${grid.name}, ${JSON.stringify(grid.tables)}::text::jsonb, ${grid.chosen},
            ${JSON.stringify(grid.mapping)}::text::jsonb, ${by.personId}, ${by.name}, ${now})`;
  return id;
};

/** One's own grid that is not brought in yet. */
export const findGrid = async (db: Db, enrolmentId: string, id: string, personId: string): Promise<Brought | null> =>
  (
    await db<Brought[]>`
    select id, name, tables, chosen, mapping, brought_at from audit_grid
     where enrolment_id = ${enrolmentId} and id = ${id} and brought_by = ${personId} and done_at is null`
  )[0] ?? null;

/** How the school read its last grid, in whatever audit. */
export const lastMapping = async (db: Db, schoolId: string): Promise<Mapping | null> =>
  (
    await db<{ mapping: Mapping }[]>`
    select mapping from audit_grid where school_id = ${schoolId} and done_at is not null and mapping is not null
     order by done_at desc limit 1`
  )[0]?.mapping ?? null;

export const writeColumns = (db: Db, id: string, chosen: number, mapping: Mapping) =>
  db`update audit_grid set chosen = ${chosen}, mapping = ${JSON.stringify(mapping)}::text::jsonb where id = ${id} and done_at is null`;

/** The grid is brought in: its cells go, how it was read stays. False when it was done already. */
export const writeDone = async (db: Db, id: string, now: Date): Promise<boolean> =>
  (await db`update audit_grid set done_at = ${now}, tables = '[]' where id = ${id} and done_at is null returning id`)
    .length > 0;

export const dropGrid = (db: Db, id: string) => db`delete from audit_grid where id = ${id} and done_at is null`;

/** Forgets grids that nobody brought in for thirty days before this date. */
export const dropOldGrids = (db: Db, day: string) =>
  db`delete from audit_grid where done_at is null and brought_at < ${day}::date - 30`;

/** Every judgement as the grid gives it out. */
export const readGivenOut = (db: Db, enrolmentId: string) => db<GivenOut[]>`
  select criterion, level, comment, evidence, impact, answered_name, agreed_name,
         (answered_at at time zone 'Europe/London')::date::text as answered_on
    from audit_answer where enrolment_id = ${enrolmentId}`;
