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

const evenings = ['Reading together', 'Maths as it is taught now', 'Phones, sleep and homework'] as const;
const parents = 'Amira Bo Cath Dev Elin Fay Gareth Huda Ivo Jan Kit Lou Mari Ned Orla Pat'.split(' ');

/** Three evenings: two are over, with who came and what they said; one can be signed up for. */
export const keepWorkshops = async (scene: Scene, provisionId: string, targets: readonly OnRoll[]): Promise<void> => {
  const { db, random, schoolId, lead, calendar } = scene;
  const of = { provision_id: provisionId, school_id: schoolId };
  for (const [at, title] of evenings.entries()) {
    const day = [-54, -19, 16][at] ?? 16;
    const id = uuidv7();
    await db`insert into workshop_session ${db([
      {
        ...{ id, ...of, title, held_on: calendar.day(day), starts_at: '18:00', minutes: 90, place: 'Library' },
        ...{ capacity: 20, added_at: calendar.at(-60), saved_by: lead.personId, saved_at: calendar.at(-60) },
      },
    ])}`;
    const families = targets.slice(at * 6, at * 6 + (day < 0 ? 16 : 9));
    await db`insert into restricted.workshop_place ${db(
      families.map((pupil, place) => ({
        ...{ id: uuidv7(), session_id: id, ...of, pupil_id: pupil.id },
        ...{
          parent_name: `${parents[place % parents.length]} ${pupil.surname}`,
          signed_at: calendar.at(Math.min(day - 8, -4)),
        },
        came: day < 0 ? random() < 0.8 : null,
        added_by: lead.personId,
      })),
    )}`;
    // A workshop reaches the child whose family signed up.
    await db`insert into provision_pupil ${db(
      families.map((pupil) => ({
        ...{ ...of, pupil_id: pupil.id, code: pupil.code, from_on: calendar.day(-60) },
        ...{ added_by: lead.personId, added_at: calendar.at(-60) },
      })),
    )} on conflict (provision_id, pupil_id) do nothing`;
    if (day < 0)
      await db`insert into workshop_feedback ${db(
        Array.from({ length: 11 }, (_, said) => ({
          ...{ id: uuidv7(), session_id: id, ...of, useful: between(random, 3, 5) },
          says: said === 0 ? 'I did not know how they do division now.' : '',
          ...{ recorded_by: lead.personId, recorded_at: calendar.at(day, 20) },
        })),
      )}`;
  }
};
