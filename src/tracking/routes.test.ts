import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '#platform/actor';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';
import { baselinesOf, figuresOf, impactOf } from './impact.ts';

let world: World;
let enrolment: string;
let measure = '';
const codes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `P-${String(from + n).padStart(3, '0')}`);
const [targets, others] = [codes(1, 12), codes(13, 24)];

beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
  const list = [
    'Surname,Forename,Kind',
    ...targets.map((code) => `T${code},Ann,target`),
    ...others.map((code) => `C${code},Bob,comparison`),
  ].join('\n');
  await world.as('lead').post(href(paths.pupils.take, { enrolment }), { list });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const home = () => href(paths.tracking.home, { enrolment });
const grid = () => href(paths.tracking.measure, { enrolment, measure });
const asSystem = <T>(work: Parameters<typeof world.database.asActor<T>>[1]) =>
  world.database.asActor(system('test'), work);
const declared = (fields: Record<string, string> = {}) => ({
  title: 'Reading',
  scale: 'Standardised score, Test 2024',
  lowest: '69',
  highest: '141',
  better: 'higher',
  baselineOn: '21 September 2026',
  afterOn: '',
  ...fields,
});
/** How often each box was written, as the page shows it and the form sends it. */
const seqsIn = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/name="((?:baseline|after)Seq\.[^"]+)" value="(\d+)"/g)].map(([, name, seq]) => [name, seq]),
  );
const seqs = async () => seqsIn((await world.as('lead').get(grid())).body);
/** The whole grid as a browser would send it. */
const filled = (values: Record<string, string>, held: Record<string, string> = {}) => ({
  version: 2,
  ...held,
  baselineOn: '21 September 2026',
  afterOn: '16 November 2026',
  ...Object.fromEntries(
    [...targets, ...others].flatMap((code) =>
      ['baseline', 'after'].flatMap((point) => [
        [`${point}.${code}`, ''],
        [`${point}Why.${code}`, ''],
      ]),
    ),
  ),
  ...values,
});
const both = (list: readonly string[], gain: number) =>
  Object.fromEntries(
    list.flatMap((code, n) => [
      [`baseline.${code}`, String(80 + (n % 6))],
      [`after.${code}`, String(80 + (n % 6) + gain + (n % 3))],
    ]),
  );

const submitted = (at: Date | null) =>
  world.asSystem(
    (db) => db`update enrolment set submitted_at = ${at}, cut_off_at = ${at} where id = ${world.ladder.id}`,
  );

describe('a measure', () => {
  it('is declared first, with every fault of its form said at once', async () => {
    expect(text((await world.as('lead').get(home())).body)).toContain('No measure is declared yet.');
    const page = await world
      .as('lead')
      .post(
        href(paths.tracking.declare, { enrolment }),
        declared({ title: '', lowest: '141', highest: '69', better: '', scale: '<script>x</script>' }),
      );
    expect(page.statusCode).toBe(422);
    for (const sentence of ['Enter what is measured', 'Choose which way is better'])
      expect(page.body).toContain(sentence);
    expect(page.body).not.toContain('<script>x');
    const wrong = await world
      .as('lead')
      .post(href(paths.tracking.declare, { enrolment }), declared({ lowest: '141', highest: '69' }));
    expect(wrong.body).toContain('Enter a highest value above the lowest');
    const sent = await world.as('lead').post(href(paths.tracking.declare, { enrolment }), declared());
    expect(sent.statusCode).toBe(303);
    measure = sent.headers.location?.split('/').at(-1) ?? '';
  });

  it('is declared by the head or the coordinator only', async () => {
    for (const who of ['member', 'governor', 'adviser', 'officer', 'rival'] as const)
      expect((await world.as(who).post(href(paths.tracking.declare, { enrolment }), declared())).statusCode, who).toBe(
        404,
      );
  });
});

describe('results', () => {
  it('stand against the audit until every target pupil has a baseline', async () => {
    expect(await asSystem((db) => baselinesOf(db, enrolment))).toEqual({ pupils: 12, without: 12 });
    const most = Object.fromEntries(targets.slice(1).map((code) => [`baseline.${code}`, '85']));
    const saved = await world.as('member').post(grid(), filled({ ...most, 'baselineWhy.P-001': 'Absent on the day' }));
    expect(saved.statusCode).toBe(303);
    // A reason is not a baseline.
    expect(await asSystem((db) => baselinesOf(db, enrolment))).toEqual({ pupils: 12, without: 1 });
  });

  it('outside the scale, beside a reason, or no number are refused by code, and nothing is saved or lost', async () => {
    const page = await world.as('lead').post(
      grid(),
      filled({
        'baseline.P-001': '12',
        'baseline.P-002': 'good',
        'after.P-003': '90',
        'afterWhy.P-003': 'Left before',
      }),
    );
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('P-001: Enter a result of 69 or more');
    expect(page.body).toContain('P-002: Enter the result as a number');
    expect(page.body).toContain('P-003: Enter a result or a reason');
    expect(page.body).toContain('href="#baseline.P-001"');
    expect(page.body).toContain('value="good"');
    expect(await asSystem((db) => baselinesOf(db, enrolment))).toEqual({ pupils: 12, without: 1 });
  });

  it('before and after show the gain with its range, and say that nothing is compared', async () => {
    expect((await world.as('lead').post(grid(), filled(both(targets, 5), await seqs()))).statusCode).toBe(303);
    const words = text((await world.as('lead').get(home())).body);
    expect(words).toContain('Target pupils improved by 6.0 points in reading; nothing is compared');
    expect(words).toContain('nothing is compared');
    expect(words).toContain('Before and after');
    expect(words).toContain('12 of 24 pupils (50%)');
  });

  it('with comparison pupils show the difference and how strong the claim is', async () => {
    expect(
      (await world.as('lead').post(grid(), filled({ ...both(targets, 5), ...both(others, 0) }, await seqs())))
        .statusCode,
    ).toBe(303);
    const page = await world.as('lead').get(home());
    const words = text(page.body);
    expect(words).toContain(
      'Target pupils gained 5.0 points more in reading than similar pupils who were not in the programme',
    );
    expect(words).toContain('Compared and clear');
    expect(words).toContain('it does not show what caused the difference');
    expect(page.body).toContain('role="img"');
  });

  it('that were corrected can still be had as they stood at a cut-off', async () => {
    const before = await asSystem((db) => impactOf(db, enrolment, new Date(world.now.getTime() - 1000)));
    expect(before[0]?.figure.target.listed).toBe(0);
    const now = await asSystem((db) => impactOf(db, enrolment, world.now));
    expect(now[0]?.figure.beyond?.estimate).toBeCloseTo(5, 10);
    const rows = await asSystem(
      (db) =>
        db<
          { n: number }[]
        >`select count(*)::int as n from result where point = 'baseline' and pupil_id = (select pupil_id from target_pupil where code = 'P-001' and enrolment_id = ${enrolment})`,
    );
    expect(rows[0]?.n).toBe(2);
  });

  it('saved by a colleague meanwhile are shown beside what was typed, and nothing is lost', async () => {
    const late = await world
      .as('member')
      .post(
        grid(),
        filled({ ...both(targets, 5), ...both(others, 0), 'after.P-001': '140' }, { 'afterSeq.P-001': '0' }),
      );
    expect(late.statusCode).toBe(409);
    expect(text(late.body)).toContain('Nothing of yours is lost');
    expect(late.body).toContain('value="140"');
    expect(text(late.body)).toContain('now held: 85');
  });

  it('are missing after the work until there is one or a reason', async () => {
    expect((await asSystem((db) => figuresOf(db, enrolment))).gaps).toEqual([]);
    const cleared = filled({ ...both(targets, 5), ...both(others, 0), 'after.P-002': '' }, await seqs());
    await world.as('lead').post(grid(), cleared);
    expect((await asSystem((db) => figuresOf(db, enrolment))).gaps).toMatchObject([
      { title: 'Reading', missing: ['P-002'] },
    ]);
    await world.as('lead').post(grid(), { ...cleared, ...(await seqs()), 'afterWhy.P-002': 'Could not take the test' });
    expect((await asSystem((db) => figuresOf(db, enrolment))).gaps).toEqual([]);
    expect(text((await world.as('lead').get(home())).body)).toContain(
      '1 of 12 target pupils without both results (could not take the test: 1 result)',
    );
  });
});

describe('who sees what', () => {
  it('each look at names beside results is in the trail', async () => {
    const count = () =>
      asSystem(
        async (db) =>
          (await db`select from trail_entry where act = 'pupils.seen' and about ->> 'where' = 'results'`).count,
      );
    const before = await count();
    expect((await world.as('member').get(grid())).body).toContain('TP-001, Ann');
    expect(await count()).toBe(before + 1);
  });

  it('a governor sees figures, never a pupil', async () => {
    const page = await world.as('governor').get(home());
    expect(text(page.body)).toContain('Target pupils gained 5.0 points more in reading');
    expect(page.body).not.toContain('P-001');
    expect((await world.as('governor').get(grid())).statusCode).toBe(404);
  });

  it('the adviser sees figures, those who judge and the desk once they are submitted, others nothing', async () => {
    for (const who of ['verifier', 'moderator', 'panel'] as const)
      expect(text((await world.as(who).get(home())).body), who).not.toContain('Target pupils gained');
    await submitted(world.now);
    for (const who of ['adviser', 'verifier', 'moderator', 'panel'] as const) {
      expect(text((await world.as(who).get(home())).body), who).toContain('Target pupils gained');
      expect((await world.as(who).get(grid())).statusCode, who).toBe(404);
    }
    expect(text((await world.as('officer').get(home())).body)).toContain('Target pupils gained');
    await submitted(null);
    for (const who of ['officer', 'rival', 'carer', 'partner', 'stranger', 'otherAdviser', 'former'] as const)
      expect([303, 404], who).toContain((await world.as(who).get(home())).statusCode);
  });

  it('a mean of fewer than ten pupils is withheld outside the team', async () => {
    await world.as('lead').post(grid(), filled(both(targets.slice(0, 6), 5), await seqs()));
    expect(text((await world.as('governor').get(home())).body)).toContain('Hidden: fewer than 10 pupils');
    expect(text((await world.as('governor').get(home())).body)).not.toContain('What we found');
    expect(text((await world.as('lead').get(home())).body)).toContain('What we found');
  });
});
