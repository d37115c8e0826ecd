/** Groups that a file speaks of, recorded with the pupils that it brings. */
import type { Actor } from '#platform/actor';
import { addDays, londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { definitionsOn, ownKey } from '../groups/definitions/rules.ts';
import { recordMemberships } from '../groups/membership/actions.ts';
import { nothingFollowed, type Followed, type Ids } from './reconcile.ts';
import type { GivenMembership } from '../groups/membership/rules.ts';

type Said = Readonly<{ place: number; line: number; group: string; isMember: boolean }>;
type By = Readonly<{ importId: string | null; now: Date; source: string }>;

/**
 * Records what the staged rows say about groups: "Yes" begins a membership today unless one holds, "No" ends one that holds, and a blank
 * says nothing. Gives how many it changed, and the faults by line.
 */
export const followGroups = async (db: Db, actor: Actor, schoolId: string, idsOf: Ids, by: By): Promise<Followed> => {
  const said = await db<Said[]>`
    select r.place, r.line, m."group", m."isMember" as is_member
      from roll_raw r, jsonb_to_recordset(r.given -> 'memberships') as m ("group" text, "isMember" boolean)
     where r.given -> 'memberships' <> '[]'::jsonb order by r.place`;
  if (said.length === 0) return nothingFollowed;
  const ids = await idsOf();
  const today = londonDay(by.now);
  const held = await openMemberships(db, schoolId);
  let changed = 0;
  const [given, lines]: [GivenMembership[], number[]] = [[], []];
  for (const { place, line, group, isMember } of said) {
    const pupilId = ids.get(place);
    if (pupilId === undefined) continue;
    const since = held.get(`${pupilId} ${group}`);
    const isOver = !isMember && since !== undefined && since < today;
    if (!isMember && !isOver) continue;
    if (isOver || since === undefined) changed += 1;
    given.push({
      pupilId,
      group,
      fromOn: since ?? today,
      toOn: isOver ? addDays(today, -1) : null,
      basis: null,
      detail: {},
    });
    lines.push(line);
  }
  const { problems } = await recordMemberships(db, actor, schoolId, given, by);
  return {
    changed,
    problems: problems.map(({ at, message }) => ({ line: lines[at] ?? 1, column: given[at]?.group ?? null, message })),
  };
};

/** Since when each open membership holds, by pupil and group. */
const openMemberships = async (db: Db, schoolId: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await db<{ pupilId: string; group: string; fromOn: string }[]>`
        select pupil_id, group_key as "group", from_on from restricted.group_membership
         where school_id = ${schoolId} and to_on is null and removed_at is null`
    ).map((row) => [`${row.pupilId} ${row.group}`, row.fromOn]),
  );

/** Groups into which a file may enter pupils: those that somebody records, and the school's own. As what a column becomes, with its title. */
export const recordableGroups = async (
  db: Db,
  schoolId: string,
  on: string,
): Promise<readonly Readonly<{ value: string; text: string }>[]> => {
  const own = await db<{ id: string; title: string }[]>`
    select id, title from restricted.own_group where school_id = ${schoolId} and ended_on is null order by title`;
  return [
    ...definitionsOn(on)
      // Flags that are held back are entered by the safeguarding lead, never by a file that others read.
      .filter(({ how, isHeldBack }) => how !== 'derived' && !isHeldBack)
      .map(({ key, title }) => ({ value: `group:${key}`, text: title })),
    ...own.map(({ id, title }) => ({ value: `group:${ownKey(id)}`, text: title })),
  ];
};
