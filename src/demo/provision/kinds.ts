import { uuidv7 } from '#platform/db';
import { between, pick } from '#platform/random';
import type { OnRoll } from '../roll/invent.ts';
import type { Scene } from '../acts/stage.ts';

const reasons = [
  'Both play an instrument, and the mentor was new here too',
  'Live in the same street and walk the same way',
  'The mentor likes explaining mathematics',
  'Both like football; the mentor listens well',
] as const;

/** Pairs of an older and a younger pupil, the mentors' training and some meetings. */
export const keepMentoring = async (
  scene: Scene,
  provisionId: string,
  mentees: readonly OnRoll[],
  roll: readonly OnRoll[],
): Promise<void> => {
  const { db, random, schoolId, lead, calendar } = scene;
  const mentors = roll.filter(({ year, standing }) => year === 10 && standing > 104).slice(0, mentees.length);
  const of = { provision_id: provisionId, school_id: schoolId };
  const pairs = mentees.flatMap((mentee, at) => {
    const mentor = mentors[at];
    if (mentor === undefined) return [];
    return {
      ...{ id: uuidv7(), ...of, mentor_id: mentor.id, mentor_code: mentor.code, mentee_id: mentee.id },
      ...{ mentee_code: mentee.code, matched_because: pick(random, reasons), from_on: calendar.day(-62) },
      ended_on: at === 3 ? calendar.day(-20) : null,
      ended_because: at === 3 ? 'The mentor has examinations to prepare' : null,
      ...{ added_at: calendar.at(-64), saved_by: lead.personId, saved_at: calendar.at(-20) },
    };
  });
  await db`insert into mentor_pair ${db(pairs)}`;
  await db`insert into mentor_meeting ${db(
    pairs.flatMap((pair, at) =>
      [-55, -48, -41, -34, -13, -6]
        .filter((day) => at !== 3 || day < -20)
        .map((day) => ({
          ...{ id: uuidv7(), pair_id: pair.id, ...of, met_on: calendar.day(day), minutes: between(random, 20, 35) },
          ...{ went: pick(random, ['well', 'well', 'well', 'mixed', 'did-not-meet']), note: '' },
          ...{ recorded_by: lead.personId, recorded_at: calendar.at(day, 15) },
        })),
    ),
  )}`;
  const training = uuidv7();
  await db`insert into mentor_training ${db([
    {
      ...{ id: training, ...of, title: 'Listening, and when to tell an adult', held_on: calendar.day(-66) },
      ...{
        minutes: 90,
        led_by: 'Head of Year 8 and the DSL',
        recorded_by: lead.personId,
        recorded_at: calendar.at(-66),
      },
    },
  ])}`;
  await db`insert into mentor_trained ${db(
    mentors.map((mentor) => ({ training_id: training, ...of, pupil_id: mentor.id, code: mentor.code })),
  )}`;
};
