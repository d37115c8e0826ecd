import { uuidv7, type Db } from '#platform/db';
import type { Signed } from '../../testing/people.ts';

const pupilCount = 2000;
/** Followed as target pupils, and as many for comparison. */
const followed = 150;
const titles = ['Reading', 'Maths', 'Attendance', 'How pupils feel'];
const days = ['2024-10-04', '2025-02-07', '2025-06-20', '2025-10-03', '2026-06-19'];

const chunked = async (
  rows: readonly object[],
  write: (part: readonly object[]) => Promise<unknown>,
): Promise<void> => {
  for (let at = 0; at < rows.length; at += 2000) await write(rows.slice(at, at + 2000));
};

/** A school of 2,000 pupils with four measures taken five times: 40,000 results; a third of the pupils in some group. */
export const fillImpact = async (
  db: Db,
  where: Readonly<{ enrolmentId: string; schoolId: string }>,
  lead: Signed,
  now: Date,
): Promise<void> => {
  const school_id = where.schoolId;
  const pupils = Array.from({ length: pupilCount }, (_, at) => ({
    id: uuidv7(),
    school_id,
    code: `P-${String(at + 1).padStart(4, '0')}`,
    surname: 'Measured',
    forename: `Pupil ${at}`,
    born_on: `${2010 + (at % 5)}-0${1 + (at % 9)}-1${at % 9}`,
    sex: at % 2 === 0 ? 'F' : 'M',
    year_group: String(7 + (at % 5)),
    sen: at % 6 === 0 ? 'K' : 'N',
    first_language: at % 8 === 0 ? 'POL' : 'ENG',
    added_at: now,
  }));
  await chunked(pupils, (part) => db`insert into restricted.pupil ${db(part as never)}`);
  const spells = pupils.map(({ id }) => ({
    id: uuidv7(),
    school_id,
    pupil_id: id,
    joined_on: '2021-09-01',
    added_at: now,
  }));
  await chunked(spells, (part) => db`insert into restricted.spell ${db(part as never)}`);
  const members = pupils.flatMap(({ id }, at) =>
    (at % 3 === 0 ? ['ever6-fsm', 'pupil-premium'] : at % 7 === 0 ? ['young-carer'] : []).map((group_key) => ({
      ...{ id: uuidv7(), school_id, pupil_id: id, group_key, from_on: '2023-09-01' },
      ...{ definition_version: '2024', source: 'measured', recorded_at: now },
    })),
  );
  await chunked(members, (part) => db`insert into restricted.group_membership ${db(part as never)}`);
  const targets = pupils.slice(0, followed * 2).map(({ id, code }, at) => ({
    ...{ enrolment_id: where.enrolmentId, school_id, pupil_id: id, code },
    ...{ kind: at % 2 === 0 ? 'target' : 'comparison', listed_at: now },
  }));
  await db`insert into target_pupil ${db(targets as never)}`;
  for (const [which, title] of titles.entries()) {
    const assessment = uuidv7();
    const points = days.map((taken_on) => ({
      id: uuidv7(),
      school_id,
      assessment_id: assessment,
      label: taken_on,
      taken_on,
    }));
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, expected, declared_by, declared_at)
      values (${assessment}, ${school_id}, ${title}, 'standardised-score', true, 100, ${lead.personId}, ${now})`;
    await db`insert into assessment_point ${db(points as never)}`;
    await db`insert into measure (id, enrolment_id, school_id, title, assessment_id, baseline_point_id, after_point_id, declared_by, declared_at)
      values (${uuidv7()}, ${where.enrolmentId}, ${school_id}, ${title}, ${assessment}, ${points[1]?.id ?? ''}, ${points[4]?.id ?? ''}, ${lead.personId}, ${now})`;
    const scores = points.flatMap((point, turn) =>
      pupils.map(({ id }, at) => ({
        ...{ school_id, point_id: point.id, pupil_id: id, seq: 1, recorded_at: now },
        value: 80 + ((at * 7 + which * 3) % 31) + turn * (at % 2 === 0 ? 1.4 : 0.9),
      })),
    );
    await chunked(scores, (part) => db`insert into restricted.score ${db(part as never)}`);
  }
};
