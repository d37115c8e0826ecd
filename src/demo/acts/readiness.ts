import { uuidv7 } from '#platform/db';
import type { Scene } from './stage.ts';

const letters = 'ABCDEFGHJKMNPQRTUVWXY34679';
const statements = ['sleep', 'food', 'on-time', 'things', 'calm', 'mind', 'grown-up', 'belong'] as const;

/** What share says "yes" in the first round and in the second: breakfast and mentors show among target pupils. */
const yes = { target: [0.46, 0.68], comparison: [0.55, 0.58] } as const;

/** Pupils are asked twice how ready to learn they come. Each answers with a slip. */
export const askPupils = async (scene: Scene): Promise<void> => {
  const { db, random, calendar, schoolId, enrolmentId, lead } = scene;
  const pupils = await db<{ pupilId: string; kind: 'target' | 'comparison' }[]>`
    select pupil_id, kind from target_pupil where enrolment_id = ${enrolmentId} order by code`;
  const codes = new Set<string>();
  while (codes.size < 2 * pupils.length)
    codes.add(Array.from({ length: 8 }, () => letters.charAt(Math.floor(random() * letters.length))).join(''));
  const left = [...codes];
  for (const [turn, day] of [-58, -9].entries()) {
    const round = uuidv7();
    await db`insert into readiness_round ${db([
      {
        ...{
          id: round,
          school_id: schoolId,
          enrolment_id: enrolmentId,
          label: turn === 0 ? 'Before' : 'This half-term',
        },
        ...{ statements_version: '1', opened_on: calendar.day(day) },
        ...{ opened_by: lead.personId, opened_at: calendar.at(day, 9) },
      },
    ])}`;
    const slips = pupils.map(({ pupilId, kind }) => ({
      ...{ school_id: schoolId, round_id: round, pupil_id: pupilId, kind },
      code: left.pop() ?? '',
    }));
    await db`insert into restricted.readiness_slip ${db(slips)}`;
    const answers = slips
      .filter(() => random() < 0.93)
      .map(({ code, kind }) => ({
        code,
        said: Object.fromEntries(
          statements.map((statement) => [
            statement,
            random() < (yes[kind][turn] ?? 0.5)
              ? 'yes'
              : random() < 0.7
                ? 'sometimes'
                : random() < 0.8
                  ? 'no'
                  : 'dont-know',
          ]),
        ),
      }));
    await db`select app.readiness_send(e ->> 'code', e -> 'said') from jsonb_array_elements(${db.json(answers)}) e`;
    await db`update readiness_round set closed_at = ${calendar.at(day + 5)}, closed_by = ${lead.personId} where id = ${round}`;
  }
};
