import { uuidv7 } from '#platform/db';
import type { World } from './world.ts';

/** What the tests of vulnerable learners share: a roll of forty with two groups, two assessments, attendance and one provision. */
export type LearnersWorld = Readonly<{ ids: readonly string[]; reading: string; provision: string }>;

/** Pupils 0 to 11 have Pupil Premium by low income, 0 to 3 are young carers, 0 is looked after; each third is on the provision. */
export const learnersIn = async (world: World, size = 40): Promise<LearnersWorld> => {
  const { school, now } = world;
  const ids = Array.from({ length: size }, () => uuidv7());
  const [reading, before, after, provision] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const lead = world.people.lead.personId;
  const recorded = { recordedBy: lead, recordedAt: now, source: 'Test list' };
  const member = (pupilId: string, groupKey: string, more: object = {}) => ({
    id: uuidv7(),
    schoolId: school,
    pupilId,
    groupKey,
    fromOn: '2024-09-01',
    basis: null,
    detail: {},
    definitionVersion: '2014',
    ...recorded,
    ...more,
  });
  await world.database.asActor({ kind: 'system', task: 'demonstration' }, async (db) => {
    await db`insert into restricted.pupil ${db(
      ids.map((id, at) => ({
        id,
        schoolId: school,
        code: `P-${501 + at}`,
        surname: `Surname${at}`,
        forename: `Ann <b>${at}</b>`,
        bornOn: '2012-10-01',
        yearGroup: at < 20 ? '7' : '8',
        addedAt: now,
      })),
    )}`;
    await db`insert into restricted.spell ${db(ids.map((pupilId) => ({ id: uuidv7(), schoolId: school, pupilId, joinedOn: '2024-09-03', addedAt: now })))}`;
    const rows = [
      ...ids.slice(0, 12).map((id) => member(id, 'free-meals', { basis: 'income' })),
      ...ids.slice(0, 4).map((id) => member(id, 'young-carer', { basis: 'S', definitionVersion: '2023' })),
      ...ids.slice(0, 1).map((id) =>
        member(id, 'looked-after', {
          definitionVersion: '1989',
          detail: { virtualSchoolHead: 'V. Schoolhead', nextPepOn: '2027-01-15' },
        }),
      ),
      ...ids.slice(1, 2).map((id) => member(id, 'child-protection', { definitionVersion: '1989' })),
    ];
    for (const row of rows)
      await db`insert into restricted.group_membership ${db({ ...row, detail: db.json(row.detail as never) })}`;
    await db`insert into restricted.attendance ${db(
      ids.map((pupilId, at) => ({
        id: uuidv7(),
        schoolId: school,
        pupilId,
        fromOn: '2026-09-01',
        toOn: '2026-10-23',
        possible: 76,
        absent: at % 5 === 0 ? 8 : 2,
        source: 'Registers',
        recordedAt: now,
      })),
    )}`;
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at) values (${reading}, ${school}, 'Reading', 'standardised-score', true, ${now})`;
    await db`insert into assessment_point ${db([
      { id: before, schoolId: school, assessmentId: reading, label: 'Autumn 2025', takenOn: '2025-10-01' },
      { id: after, schoolId: school, assessmentId: reading, label: 'Autumn 2026', takenOn: '2026-10-01' },
    ])}`;
    const score = (pointId: string, value: (at: number) => number) =>
      ids.map((pupilId, at) => ({ schoolId: school, pointId, pupilId, seq: 1, value: value(at), recordedAt: now }));
    await db`insert into restricted.score ${db([
      ...score(before, (at) => (at < 12 ? 88 : 100) + (at % 7)),
      ...score(after, (at) => (at < 12 ? 91 : 101) + (at % 7)),
    ])}`;
    await db`insert into provision (id, school_id, title, tier, menu, group_size, sessions_per_week, minutes, weeks, staff_cost_hour,
        pp_share, sen_share, starts_on, ends_on, added_at, saved_by, saved_at)
      values (${provision}, ${school}, 'Reading mentors', 'targeted', 'targeted', 4, 2, 30, 20, 20, 50, 50, '2026-09-07', '2027-03-19', ${now}, ${lead}, ${now})`;
    await db`insert into provision_pupil ${db(
      ids
        .filter((_, at) => at % 3 === 0)
        .map((pupilId) => ({
          provisionId: provision,
          schoolId: school,
          pupilId,
          code: `P-${501 + ids.indexOf(pupilId)}`,
          fromOn: '2026-09-14',
          addedAt: now,
        })),
    )}`;
  });
  return { ids, reading, provision };
};
