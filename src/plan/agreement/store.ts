import type { Db } from '#platform/db';
import type { Party, PlannedAction } from './rules.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

export type Agreed = Readonly<{
  id: string;
  party: Party;
  personId: string;
  who: string;
  agreedAt: Date;
  reopenedAt: Date | null;
  reopenedBecause: string | null;
  reopenedByName: string | null;
}>;

/** Every agreement of the plan, the standing ones first; those that a change ended stay as the record. */
export const listAgreements = (db: Db, enrolmentId: string) => db<Agreed[]>`
  select g.id, g.party, g.agreed_by as person_id, coalesce(p.name, 'A colleague at the school') as who, g.agreed_at, g.reopened_at,
         g.reopened_because, r.name as reopened_by_name
    from plan_agreement g left join person p on p.id = g.agreed_by left join person r on r.id = g.reopened_by
   where g.enrolment_id = ${enrolmentId} order by g.reopened_at is not null, g.agreed_at desc`;

/** The plan as it stands to be agreed: each action with the author of its latest text and the number of that text. */
export const listPlanned = (db: Db, enrolmentId: string) => db<
  (PlannedAction & { textVersion: number; measureVersions: number })[]
>`
  select a.id, a.number, a.objective, a.status = 'stopped' as is_stopped, coalesce(m.measures, 0) as measures,
         coalesce(m.versions, 0) as measure_versions, r.saved_by, r.version as text_version
    from action a
    join lateral (select v.saved_by, v.version from action_revision v where v.action_id = a.id order by v.version desc limit 1) r on true
    left join (select action_id, count(*) as measures, sum(version) as versions from success_measure
                where enrolment_id = ${enrolmentId} group by action_id) m on m.action_id = a.id
   where a.enrolment_id = ${enrolmentId} order by a.number`;

type NewAgreement = Readonly<{
  id: string;
  party: Party;
  personId: string;
  now: Date;
  versions: Readonly<Record<string, number>>;
}>;

export const insertAgreement = (db: Db, enrolment: Place, agreement: NewAgreement) => db`
  insert into plan_agreement (id, enrolment_id, school_id, party, agreed_by, agreed_at, versions)
  values (${agreement.id}, ${enrolment.id}, ${enrolment.schoolId}, ${agreement.party}, ${agreement.personId}, ${agreement.now},
    ${db.json({ ...agreement.versions })})`;

/** Ends every standing agreement, with the change that did it; gives how many there were. */
export const reopenAgreements = async (
  db: Db,
  enrolmentId: string,
  because: string,
  by: { personId: string; now: Date },
): Promise<number> => {
  const rows = await db`
    update plan_agreement set reopened_at = ${by.now}, reopened_by = ${by.personId}, reopened_because = ${because}
     where enrolment_id = ${enrolmentId} and reopened_at is null returning id`;
  return rows.length;
};
