import { addDays } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { provisionsOf } from '#provision';
import { costOf, plannedBetween, sourcesBetween } from '#provision/rules';
import { listTermDates } from '#schools';
import { daysOf, type Tier } from '../rules.ts';
import type { By, Which } from '../store.ts';
import { actionBetween, spentByDays, type Source } from './rules.ts';

/** A source with what is needed to place it anew. */
export type PlacedSource = Source & Readonly<{ enrolmentId: string | null; version: number; savedName: string }>;

type Placed = Readonly<{
  provisionId: string | null;
  actionId: string | null;
  activityId: string | null;
  tier: Tier | null;
  sameAs: string | null;
  version: number;
  savedName: string;
}>;

const nowhere = { activityId: null, tier: null, sameAs: null, version: 0, savedName: '' } as const;

type ActionRow = Readonly<{
  id: string;
  enrolmentId: string;
  number: number;
  objective: string;
  premiumPence: number;
  begins: string | null;
  ends: string;
}>;

/**
 * Whatever the Pupil Premium pays a share of in a school year: provisions and actions that run in it, each with the part of its money
 * that falls into the year, so that two years together count it once and whole. Five statements.
 */
export const listSources = async (
  db: Db,
  { schoolId, bodyId, year }: Which,
  today: string,
): Promise<readonly PlacedSource[]> => {
  const span = daysOf(year);
  const { from, to } = span;
  const [dayBefore, lastDay] = [addDays(from, -1), today < to ? today : to];
  const [placed, earlier, provisions, dates, actions] = await Promise.all([
    db<Placed[]>`
      select provision_id, action_id, activity_id, tier, same_as, version, saved_name from premium_source
       where school_id = ${schoolId}`,
    provisionsOf(db, { schoolId }, dayBefore),
    provisionsOf(db, { schoolId }, lastDay),
    listTermDates(db, schoolId, bodyId),
    db<ActionRow[]>`
      select id, enrolment_id, number, objective, premium_pence, coalesce(started_on, begins_on) as begins,
             greatest(coalesce(ended_on, due_on), started_on, begins_on) as ends
        from action
       where school_id = ${schoolId} and premium_pence > 0 and status <> 'stopped'
         and coalesce(started_on, begins_on, due_on) <= ${to}
         and greatest(coalesce(ended_on, due_on), started_on, begins_on) >= ${from}
       order by number`,
  ]);
  const ofProvision = new Map(
    placed.flatMap((row) => (row.provisionId === null ? [] : [[row.provisionId, row] as const])),
  );
  const heldBefore = new Map(earlier.map((each) => [each.id, each]));
  const ofAction = new Map(placed.flatMap((row) => (row.actionId === null ? [] : [[row.actionId, row] as const])));
  return [
    ...provisions
      .filter((each) => each.ppShare > 0 && each.startsOn <= to && each.endsOn >= from)
      .map((each): PlacedSource => {
        const place = ofProvision.get(each.id) ?? nowhere;
        const spent = (held: typeof each | undefined, on: string) =>
          held === undefined ? 0 : costOf(held, held, dates, on).toDatePence;
        const before = spent(heldBefore.get(each.id), dayBefore);
        return {
          kind: 'provision',
          id: each.id,
          enrolmentId: null,
          title: each.title,
          tier: each.menu,
          plannedPence: plannedBetween(each, dates, span).sources.pp,
          toDatePence: today < from ? 0 : sourcesBetween(before, spent(each, lastDay), each).pp,
          activityId: place.activityId,
          sameAs: null,
          version: place.version,
          savedName: place.savedName,
        };
      }),
    ...actions.map((each): PlacedSource => {
      const place = ofAction.get(each.id) ?? nowhere;
      const run = { pence: each.premiumPence, begins: each.begins, ends: each.ends };
      const spentOf = (on: string) => (today < from ? 0 : spentByDays({ ...run, today: on }));
      return {
        kind: 'action',
        id: each.id,
        enrolmentId: each.enrolmentId,
        title: `Action ${each.number}: ${each.objective}`,
        tier: place.tier,
        plannedPence: actionBetween(run, span),
        toDatePence: spentOf(lastDay) - spentOf(dayBefore),
        activityId: place.activityId,
        sameAs: place.sameAs,
        version: place.version,
        savedName: place.savedName,
      };
    }),
  ];
};

export type Placing = Readonly<{ activityId: string | null; tier: Tier | null; sameAs: string | null }>;

/** Says where a source stands; false when a colleague said so first. */
export const writePlace = async (
  db: Db,
  schoolId: string,
  source: PlacedSource,
  place: Placing,
  version: number,
  by: By,
): Promise<boolean> => {
  const isAction = source.kind === 'action';
  const column = isAction ? db`action_id` : db`provision_id`;
  const fields = {
    activityId: place.activityId,
    tier: isAction ? place.tier : null,
    sameAs: isAction ? place.sameAs : null,
    savedBy: by.personId,
    savedName: by.name,
    savedAt: by.now,
  };
  if (version > 0) {
    const rows = await db`
      update premium_source set ${db(fields)}, version = version + 1
       where school_id = ${schoolId} and ${column} = ${source.id} and version = ${version} returning id`;
    return rows.length > 0;
  }
  const own = isAction ? { actionId: source.id, enrolmentId: source.enrolmentId } : { provisionId: source.id };
  const rows =
    await db`insert into premium_source ${db({ id: uuidv7(), schoolId, ...own, ...fields })} on conflict do nothing returning id`;
  return rows.length > 0;
};
