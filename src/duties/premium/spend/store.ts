import { uuidv7, type Db } from '#platform/db';
import { provisionsOf } from '#provision';
import { costOf, partBySource } from '#provision/rules';
import { listTermDates } from '#schools';
import { daysOf, type Tier } from '../rules.ts';
import type { By, Which } from '../store.ts';
import { spentByDays, type Source } from './rules.ts';

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
 * Whatever the Pupil Premium pays a share of in a school year: provisions and actions that begin in it. What runs over the end of
 * a year counts in the one in which it begins, so that no two years count it. Four statements.
 */
export const listSources = async (
  db: Db,
  { schoolId, bodyId, year }: Which,
  today: string,
): Promise<readonly PlacedSource[]> => {
  const { from, to } = daysOf(year);
  const [placed, provisions, dates, actions] = await Promise.all([
    db<Placed[]>`
      select provision_id, action_id, activity_id, tier, same_as, version, saved_name from premium_source
       where school_id = ${schoolId}`,
    provisionsOf(db, { schoolId }, today),
    listTermDates(db, schoolId, bodyId),
    db<ActionRow[]>`
      select id, enrolment_id, number, objective, premium_pence, coalesce(started_on, begins_on) as begins,
             coalesce(ended_on, due_on) as ends
        from action
       where school_id = ${schoolId} and premium_pence > 0 and status <> 'stopped'
         and coalesce(started_on, begins_on, due_on) between ${from} and ${to}
       order by number`,
  ]);
  const ofProvision = new Map(
    placed.flatMap((row) => (row.provisionId === null ? [] : [[row.provisionId, row] as const])),
  );
  const ofAction = new Map(placed.flatMap((row) => (row.actionId === null ? [] : [[row.actionId, row] as const])));
  return [
    ...provisions
      .filter((each) => each.ppShare > 0 && each.startsOn >= from && each.startsOn <= to)
      .map((each): PlacedSource => {
        const place = ofProvision.get(each.id) ?? nowhere;
        const cost = costOf(each, each, dates, today);
        return {
          kind: 'provision',
          id: each.id,
          enrolmentId: null,
          title: each.title,
          tier: each.menu,
          plannedPence: partBySource(cost.plannedPence, each).pp,
          toDatePence: partBySource(cost.toDatePence, each).pp,
          activityId: place.activityId,
          sameAs: null,
          version: place.version,
          savedName: place.savedName,
        };
      }),
    ...actions.map((each): PlacedSource => {
      const place = ofAction.get(each.id) ?? nowhere;
      return {
        kind: 'action',
        id: each.id,
        enrolmentId: each.enrolmentId,
        title: `Action ${each.number}: ${each.objective}`,
        tier: place.tier,
        plannedPence: each.premiumPence,
        toDatePence: spentByDays({ pence: each.premiumPence, begins: each.begins, ends: each.ends, today }),
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
