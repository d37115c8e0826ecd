import { uuidv7, type Db } from '#platform/db';
import type { Calendar } from './calendar.ts';
import { inCast } from './enrolments.ts';
import type { Cast } from './people.ts';

type Needs = Readonly<{ bodyId: string; schoolId: string; schemeVersionId: string; cast: Cast; calendar: Calendar }>;

/** One application that waits for the awarding body: the head confirmed it last week. */
export const applyForHallowBridge = async (
  db: Db,
  { bodyId, schoolId, schemeVersionId, cast, calendar }: Needs,
): Promise<void> => {
  const lead = inCast(cast, 'hallowbridge.lead');
  await db`insert into school_contact (body_id, school_id, head_name, head_email, entered_by, entered_at)
    values (${bodyId}, ${schoolId}, 'Sheila Crook', 'head@hallowbridge.example', ${inCast(cast, 'officer').name}, ${calendar.at(-9)})`;
  await db`
    insert into application (id, school_id, body_id, scheme_version_id, route, cohort, why, applied_by, applied_at, head_asked_at, head_asked_email,
      head_confirmed_at, head_confirmed_name)
    values (${uuidv7()}, ${schoolId}, ${bodyId}, ${schemeVersionId}, 'whole-school', 'Spring next year',
      'We are small, half of our families are new to the town, and we want to know whether what we do for the quiet ones works.',
      ${lead.membershipId}, ${calendar.at(-9)}, ${calendar.at(-9, 11)}, 'head@hallowbridge.example', ${calendar.at(-6)}, 'Sheila Crook')`;
};
