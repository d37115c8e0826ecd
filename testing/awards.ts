import { system } from '#platform/actor';
import { openPress } from '#platform/documents';
import { openDriver, uuidv7 } from '#platform/db';
import { issue } from '../src/awards/issue/actions.ts';
import type { TestEnrolment } from './enrolment.ts';
import type { World } from './world.ts';

type Levels = Readonly<Record<string, string>>;

/** Puts a reported visit in place with these judgements, and the second verifier's where they differ; steps 1 to 5 are done. */
export const reportedVisit = async (
  world: World,
  levels: Levels = { A1: 'climbing', A2: 'climbing', B1: 'top' },
  second: Levels = {},
  { id: enrolment, schoolId }: TestEnrolment = world.ladder,
): Promise<string> => {
  const id = uuidv7();
  const [verifier, moderator] = [world.people.verifier.personId, world.people.moderator.personId];
  await world.asSystem(async (db) => {
    for (const step of [1, 2, 3, 4, 5])
      await db`insert into enrolment_step (enrolment_id, school_id, step, started_on, done_on)
        values (${enrolment}, ${schoolId}, ${step}, '2026-09-07', '2026-11-01') on conflict (enrolment_id, step) do update set done_on = '2026-11-01'`;
    await db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now}, visit_on = '2026-11-16' where id = ${enrolment}`;
    await db`insert into visit (id, enrolment_id, school_id, on_date, opened_by, opened_at)
      values (${id}, ${enrolment}, ${schoolId}, '2026-11-16', ${world.people.officer.personId}, ${world.now})`;
    await db`update visit set reported_at = ${world.now}, comment_by = '2026-11-20', commented_at = ${world.now}, answered_at = ${world.now},
      moderated_at = ${world.now} where id = ${id}`;
    for (const [criterion, level] of Object.entries(levels)) {
      await db`insert into finding (id, visit_id, enrolment_id, school_id, criterion, level, reasons, judged_by, judged_at)
        values (${uuidv7()}, ${id}, ${enrolment}, ${schoolId}, ${criterion}, ${level}, 'Seen on the day.', ${verifier}, ${world.now})`;
      const other = second[criterion] ?? null;
      await db`insert into moderation (visit_id, criterion, enrolment_id, school_id, agrees, level, reasons, moderated_by, moderated_at)
        values (${id}, ${criterion}, ${enrolment}, ${schoolId}, ${other === null}, ${other}, ${other === null ? '' : 'Read otherwise.'}, ${moderator}, ${world.now})`;
    }
  });
  return id;
};

/** Does in this process what the worker does: makes the papers of every award that waits for them. */
export const makePapers = async (world: World): Promise<readonly string[]> => {
  const press = openPress();
  try {
    return await world.database.asActor(system('awards.issue'), async (db) => {
      const rows = await db<{ id: string; number: string }[]>`select id, number from award where issued_at is null`;
      for (const { id } of rows) await issue(db, id, press, world.dataDir, world.now);
      return rows.map(({ number }) => number);
    });
  } finally {
    press.close();
  }
};

export const reasons = 'The evidence of impact is compared and clear; the hub reaches families who did not ask before.';

/** Takes a school all the way from a reported visit to a published award, through the pages; gives the award's number. */
export const awarded = async (world: World): Promise<string> => {
  await reportedVisit(world);
  const path = `/enrolments/${world.ladder.id}/decision`;
  const decided = await world.as('panel').post(path, { outcome: 'awarded', reasons });
  const signed = await world.as('director').post(`${path}/sign`);
  const [number] = await makePapers(world);
  if (number === undefined)
    throw new Error(`No award was made: ${decided.statusCode} ${decided.body}, ${signed.statusCode}.`);
  return number;
};

/** As if the awards of this world had been given under another address; only the tables' owner could do that. */
export const otherOrigin = async (world: World, origin: string): Promise<void> => {
  const sql = openDriver(world.database.connection, 1);
  await sql.begin(async (tx) => {
    await tx`alter table award no force row level security`;
    await tx`update award set origin = ${origin}`;
    await tx`alter table award force row level security`;
  });
  await sql.end();
};
