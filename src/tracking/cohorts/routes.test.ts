import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { enrolmentIn } from '../../../testing/enrolment.ts';
import { followedSchool, type Followed } from '../../../testing/followed.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { insertFigures } from '../figures/store.ts';
import { inputsOf } from '../figures/series.ts';
import { workOut } from '../figures/working.ts';
import { seriesOf } from '../series/store.ts';

let world: World;
let made: Followed;
const read = async (who: Parameters<World['as']>[0]) =>
  (await world.as(who).get(href(paths.tracking.cohorts, { enrolment: world.ladder.id }))).body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  world = await testWorld();
  made = await followedSchool(world);
}, 60_000);
afterAll(() => world.close());

/** The figures of this cohort as though other pupils had had them a year ago under the school's other application. */
const keepEarlier = (
  codeOf: (code: string) => string,
  at: Readonly<{ enrolment: string; measure: string }> = { enrolment: world.grid.id, measure: made.measure },
) =>
  world.asSystem(async (db) => {
    const [series] = await seriesOf(db, world.ladder.id, null);
    if (series === undefined) throw new Error(`Measure ${made.measure} has no series.`);
    const now = inputsOf(series);
    const inputs = { ...now, pupils: now.pupils.map((each) => ({ ...each, code: codeOf(each.code) })) };
    const about = { measure: at.measure, title: 'Reading', span: 'during' } as const;
    const kept = { cutOffAt: world.now, definitionVersion: 'as listed', methodVersion: 'gain 1' };
    await insertFigures(
      db,
      { id: at.enrolment, schoolId: world.school },
      [{ kind: 'measure', about, inputs, output: workOut(inputs), frozenBecause: 'submitted', ...kept }],
      { personId: null, now: world.now },
    );
  });

test('an earlier cohort of the same test is looked for, and pupils who are followed now are nobody’s earlier cohort', async () => {
  expect(await read('lead')).toContain('There are no two cohorts');
  await keepEarlier((code) => code);
  expect(await read('lead')).toContain('There are no two cohorts');
  await keepEarlier((code) => `E-${code}`);
  const words = await read('lead');
  for (const said of [
    'Over 2 cohorts, target pupils gained 3.0 points more in reading',
    'Compared, clear, repeated',
    'A second cohort is clear by itself, in the same direction.',
    'τ²',
    'Restricted maximum likelihood',
  ])
    expect(words).toContain(said);
  for (const who of ['governor', 'adviser'] as const) {
    expect(await read(who)).toContain('Over 2 cohorts');
    // What was kept under another application is opened by the school alone.
    expect((await world.as(who).get(href(paths.tracking.cohorts, { enrolment: world.ladder.id }))).body).not.toContain(
      `/enrolments/${world.grid.id}/impact/figures`,
    );
  }
  // An earlier application to another awarding body is the school's own affair.
  const [far] = await world.asSystem(
    (db) => db<{ id: string }[]>`select id from body where id <> ${world.body} limit 1`,
  );
  const { schoolId, schemeVersionId } = world.grid;
  const elsewhere = await enrolmentIn(world.database, {
    ...{ schoolId, schemeVersionId, bodyId: far?.id ?? '' },
    ...{ team: {}, tasks: {}, now: world.now },
  });
  await keepEarlier((code) => `F-${code}`, { enrolment: elsewhere.id, measure: uuidv7() });
  expect(await read('lead')).toContain('Over 3 cohorts');
  expect(await read('adviser')).toContain('Over 2 cohorts');
});
