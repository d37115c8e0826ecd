import { schoolYearOf } from '#platform/clock';
import { uuidv7 } from '#platform/db';
import type { Scene } from './stage.ts';

/** What pupils said when they were asked what helps: by how many days ago, in which way, and who may read it. */
const said = [
  { at: 0, day: -44, how: 'spoken', sees: 'team', quoting: 'yes', words: 'When somebody goes through the hard words first I can follow the lesson. Before that I just waited.' },
  { at: 0, day: -6, how: 'spoken', sees: 'team', quoting: 'yes', words: 'I read to my brother now. He thinks I am good at it.' },
  { at: 1, day: -30, how: 'written', sees: 'team', quoting: 'not-asked', words: 'Breakfast club is warm and Mrs Webb asks how it was at home. I am on time more.' },
  { at: 2, day: -19, how: 'signs', sees: 'leaders', quoting: 'no', words: 'The corridor is too loud. I want to go two minutes early.' },
] as const; // prettier-ignore

/** Three of the target pupils have been asked what helps them, and what they said is written down as they said it. */
export const hearPupils = async ({ db, calendar, schoolId, enrolmentId, lead }: Scene): Promise<void> => {
  const pupils = await db<{ pupilId: string }[]>`
    select pupil_id from target_pupil where enrolment_id = ${enrolmentId} and kind = 'target' and left_on is null order by code limit 3`;
  const rows = said.flatMap(({ at, day, ...words }) => {
    const pupil = pupils[at];
    if (pupil === undefined) return [];
    const saidOn = calendar.day(day);
    return [
      {
        id: uuidv7(),
        schoolId,
        pupilId: pupil.pupilId,
        ...words,
        saidOn,
        askedBy: lead.name,
        keepUntil: `${Number(schoolYearOf(saidOn).slice(0, 4)) + 2}-08-31`,
        recordedBy: lead.personId,
        recordedName: lead.name,
        recordedAt: calendar.at(day),
      },
    ];
  });
  if (rows.length > 0) await db`insert into restricted.pupil_voice ${db(rows)}`;
  const first = pupils[0];
  if (first !== undefined)
    await db`
      insert into restricted.pupil_evidence (school_id, pupil_id, item_id, linked_by, linked_name, linked_at)
      select ${schoolId}, ${first.pupilId}, i.id, ${lead.personId}, ${lead.name}, ${calendar.at(-5)}
        from evidence_item i where i.school_id = ${schoolId} and i.removed_at is null order by i.added_at desc, i.id limit 2`;
};
