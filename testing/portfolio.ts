import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { measureIn, scoreIn } from './scores.ts';
import type { World } from './world.ts';

/** What a portfolio needs to be ready: steps 2 and 3 done, seven target pupils with a figure before, one item for every criterion. */
export type ReadyPortfolio = Readonly<{
  pupils: readonly string[];
  measure: string;
  result: (pupil: string, point: 'baseline' | 'after', value: number | null, because?: string) => Promise<unknown>;
}>;

export const readyPortfolio = async (world: World): Promise<ReadyPortfolio> => {
  const pupils = Array.from({ length: 7 }, () => uuidv7());
  const measure = uuidv7();
  const { id } = world.ladder;
  await world.asSystem(async (db) => {
    for (const step of [2, 3])
      await db`insert into enrolment_step (enrolment_id, school_id, step, started_on, done_on)
        values (${id}, ${world.school}, ${step}, '2026-09-10', '2026-10-01')
        on conflict (enrolment_id, step) do update set done_on = excluded.done_on`;
    await measureIn(
      db,
      { id, schoolId: world.school },
      { id: measure, title: 'Reading age', scale: 'Years', at: world.now },
    );
    for (const [n, pupil] of pupils.entries()) {
      await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at)
        values (${pupil}, ${world.school}, ${`P-90${n}`}, 'Secretname', 'Sam', ${world.now})`;
      await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at)
        values (${id}, ${world.school}, ${pupil}, ${`P-90${n}`}, 'target', ${world.now})`;
    }
  });
  const result: ReadyPortfolio['result'] = (pupil, point, value, because) =>
    world.asSystem((db) => scoreIn(db, { measure, pupil, point, value, because: because ?? null, at: world.now }));
  for (const pupil of pupils) await result(pupil, 'baseline', 8);
  const note = {
    kind: 'note',
    title: 'Reading review',
    shows: 'It shows',
    voices: ['Pupils', 'Staff'],
    from: '',
    to: '1 November 2026',
    url: '',
    note: 'Seen',
  };
  const item = await world.as('lead').upload(href(paths.evidence.add, { enrolment: id }), note, []);
  await world.as('lead').post(`${String(item.headers.location)}/criteria`, {
    criteria: ['A1', 'A2', 'B1'],
    says: 'What each pupil read before and after, with their own words.',
    impact: 'Reading ages rose by a year since September.',
  });
  return { pupils, measure, result };
};
