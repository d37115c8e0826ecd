import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import type { Signed } from './people.ts';

export type TestEnrolment = Readonly<{ id: string; schoolId: string; schemeVersionId: string }>;

type Wanted = Readonly<{
  schoolId: string;
  bodyId: string;
  schemeVersionId: string;
  team: Readonly<Partial<Record<'lead' | 'head' | 'member', Signed>>>;
  tasks: Readonly<Partial<Record<'adviser' | 'verifier' | 'moderator' | 'panel', Signed>>>;
  now: Date;
}>;

const partOf = { lead: 'lead', head: 'senior-leader', member: 'standard-lead' } as const;

/** An enrolment under way, with its team and the awarding body's people whose tasks on it are open. */
export const enrolmentIn = async (database: Database, wanted: Wanted): Promise<TestEnrolment> => {
  const id = uuidv7();
  await database.asActor(system('test-world'), async (db) => {
    await db`insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, started_on, due_on)
      values (${id}, ${wanted.schoolId}, ${wanted.bodyId}, ${wanted.schemeVersionId}, 'full', '2026', '2026-09-07', '2027-07-16')`;
    for (const [part, person] of Object.entries(wanted.team))
      await db`insert into team_member (enrolment_id, school_id, membership_id, part, standards, joined_on)
        values (${id}, ${wanted.schoolId}, ${person.membershipId}, ${partOf[part as keyof typeof partOf]}, ${part === 'member' ? ['A', '1'] : []}, '2026-09-07')`;
    for (const [kind, person] of Object.entries(wanted.tasks))
      await db`insert into assignment (id, enrolment_id, school_id, body_id, membership_id, person_id, kind, opens_on, assigned_at)
        values (${uuidv7()}, ${id}, ${wanted.schoolId}, ${wanted.bodyId}, ${person.membershipId}, ${person.personId}, ${kind}, '2026-09-07', ${wanted.now})`;
  });
  return { id, schoolId: wanted.schoolId, schemeVersionId: wanted.schemeVersionId };
};
