import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { followedSchool, type Followed } from '../../../testing/followed.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { freezeFigures, freezeStart } from '../figures/actions.ts';
import { verifyFigures } from '../figures/commands.ts';
import { recompute } from '../figures/rules.ts';
import { figuresAfter, listFigures, writeErased } from '../figures/store.ts';

let world: World;
let made: Followed;
const at = () => ({ enrolment: world.ladder.id });
const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const asSystem = <T>(work: Parameters<typeof world.database.asActor<T>>[1]) =>
  world.database.asActor(system('test'), work);
const read = async (who: Parameters<World['as']>[0], path: string) => text((await world.as(who).get(path)).body);

beforeAll(async () => {
  world = await testWorld();
  made = await followedSchool(world);
  const enrolment = { id: world.ladder.id, schoolId: world.school };
  await world.asSystem(async (db) => {
    // Twelve of the target pupils on SEN support, three young carers; a partner reached fourteen.
    const pupils = await db<{ pupilId: string }[]>`
      select pupil_id from target_pupil where enrolment_id = ${enrolment.id} and kind = 'target' order by code`;
    await db`update restricted.pupil set sen = 'K' where id in ${db(pupils.slice(0, 12).map(({ pupilId }) => pupilId))}`;
    for (const { pupilId } of pupils.slice(0, 3))
      await db`insert into restricted.group_membership (id, school_id, pupil_id, group_key, from_on, definition_version, source, recorded_at)
        values (${uuidv7()}, ${world.school}, ${pupilId}, 'young-carer', '2025-09-01', '1', 'test', ${world.now})`;
    const [partner, provision] = [uuidv7(), uuidv7()];
    await db`insert into partner (id, school_id, name, kind, contact_name, contact, offers, saved_by, saved_at) values (${partner}, ${world.school}, 'Testbury Library', 'education', '', '', 'Reading mentors', ${world.people.lead.personId}, ${world.now})`;
    await db`insert into provision (id, school_id, title, tier, menu, kind, partner_id, group_size, sessions_per_week, minutes, weeks, other_share, starts_on, ends_on, saved_at, added_at)
      values (${provision}, ${world.school}, 'Reading mentors', 'targeted', 'targeted', 'ordinary', ${partner}, 4, 2, 20, 7, 100, '2026-09-28', '2026-11-13', ${world.now}, ${world.now})`;
    for (const { pupilId } of pupils.slice(0, 14))
      await db`insert into provision_pupil (provision_id, school_id, pupil_id, code, from_on, added_at)
        select ${provision}, ${world.school}, ${pupilId}, t.code, '2026-09-28', ${world.now} from target_pupil t where t.pupil_id = ${pupilId} and t.enrolment_id = ${enrolment.id}`;
  });
}, 60_000);
afterAll(() => world.close());

describe('the impact page', () => {
  test('says the finding, how sure it is, compared with whom and how many were followed', async () => {
    const words = await read('lead', href(paths.tracking.home, at()));
    for (const said of [
      'Target pupils gained 3.0 points more in reading than similar pupils who were not in the programme',
      'Difference',
      'Effect size',
      '16 pupils, similar start',
      '39 of 40 pupils (98%)',
      'Compared and clear',
      'Reading mentors',
      'SEN support',
      'One pupil is worth 4.3% of this group',
      'absent on the day: 1',
    ])
      expect(words).toContain(said);
  });

  test('draws each chart with its finding as its name, and ids of its own', async () => {
    const { body } = await world.as('lead').get(href(paths.tracking.home, at()));
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(body.match(/role="img"/g)?.length).toBe(4);
    expect(body).toContain('wm-chart__band');
  });

  test('shows the team three young carers as too few, and outside neither them nor what would give them away', async () => {
    expect(await read('lead', href(paths.tracking.home, at()))).toContain('Young carer 3 pupils');
    const governor = await read('governor', href(paths.tracking.home, at()));
    expect(governor).toContain('hidden to protect pupils');
    expect(governor).not.toContain('Young carer 3');
    expect(governor).not.toContain('Every input and step');
    expect(governor).not.toContain('absent on the day');
    expect(await read('adviser', href(paths.tracking.home, at()))).not.toContain('Young carer 3');
  });
});

describe('how a figure was worked out', () => {
  const working = () => href(paths.tracking.working, { ...at(), measure: made.measure });

  test('stands with every input by code, each step, formula and method version', async () => {
    const words = await read('member', working());
    for (const said of [
      'Difference in differences',
      'Version 1.',
      'Pooled spread before',
      'Small-sample factor J',
      'P-001',
      'Absent on the day',
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('SurnameP-001');
    const csv = await world.as('member').get(href(paths.tracking.workingCsv, { ...at(), measure: made.measure }));
    expect(csv.body.split('\r\n').filter((line) => line.startsWith('P-'))).toHaveLength(40);
    expect(csv.body).toContain('Difference of the gains');
  });

  test('is not for governors, families or other schools', async () => {
    for (const who of ['governor', 'carer', 'partner', 'rival', 'stranger'] as const)
      expect((await world.as(who).get(working())).statusCode, who).toBe(404);
    expect((await world.as('adviser').get(working())).statusCode).toBe(200);
  });
});

describe('everyone, partners, the start', () => {
  test('progress from the same start names the groups, hides small ones outside, and says what was not worked out', async () => {
    const path = href(paths.tracking.progress, at());
    const lead = await read('lead', path);
    for (const said of [
      'Progress from the same start',
      'SEN support',
      'too few to draw the line from',
      'How far each figure was drawn towards the middle',
      'Groups overlap',
    ])
      expect(lead).toContain(said);
    const governor = await read('governor', path);
    expect(governor).not.toContain('Young carer 3');
    expect(governor).not.toContain('How far each figure was drawn towards the middle');
  });

  test('all pupils have the same measure, beside a national figure with its source', async () => {
    const path = href(paths.tracking.everyone, at());
    expect(await read('lead', path)).toContain('All pupils improved by');
    expect(await read('lead', path)).toContain('the other pupils moved on too');
    const empty = await world
      .as('head')
      .post(path, { measure: made.measure, point: '', what: '', value: '', population: '', year: '', source: '' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#source"');
    const national = {
      measure: made.measure,
      point: 'Before',
      what: 'mean',
      value: '99.5',
      population: 'Year 8 in England',
      year: '2025 to 2026',
      source: '<script>The publisher</script>',
    };
    expect((await world.as('member').post(path, national)).statusCode).toBe(404);
    expect((await world.as('head').post(path, { ...national, what: 'share', value: '120' })).body).toContain(
      'Enter a share from 0 to 100',
    );
    expect((await world.as('head').post(path, national)).statusCode).toBe(303);
    const { body } = await world.as('governor').get(path);
    expect(body).toContain('Year 8 in England');
    expect(body).not.toContain('<script>The');
  });

  test('each partner has the pupils whom it reached, and their results', async () => {
    const path = href(paths.tracking.partnerships, at());
    expect(await read('lead', path)).toContain('Testbury Library Reading mentors since September 2026 14 13');
    expect(await read('governor', path)).toContain('Testbury Library');
  });

  test('the start is kept when the audit ends, and stands beside the end', async () => {
    expect(await read('lead', href(paths.tracking.start, at()))).toContain('it stands as worked out now');
    const enrolment = { id: world.ladder.id, schoolId: world.school };
    expect(await asSystem((db) => freezeStart(db, system('test'), enrolment, world.now))).toBeGreaterThan(3);
    expect(await read('governor', href(paths.tracking.start, at()))).toContain(
      'Kept as it stood on Monday 23 November 2026',
    );
    expect((await world.as('lead').get(href(paths.tracking.start, at()))).body).toContain('What it was made of');
  });
});

describe('figures that are kept', () => {
  test('come out the same from what they were made of, and are found out when touched', async () => {
    const enrolment = { id: world.ladder.id, schoolId: world.school };
    await asSystem((db) => freezeFigures(db, system('test'), enrolment, 'submitted', world.now));
    const verified = await asSystem(verifyFigures);
    expect(verified).toMatchObject({ erased: 0, different: [] });
    expect(verified.same).toBe(verified.figures);
    const [one] = await asSystem((db) => figuresAfter(db, null, 1));
    if (one === undefined) throw new Error('no figure');
    const touched = JSON.parse(JSON.stringify(one.output).replace('"followed":', '"lost":'));
    expect(recompute({ ...one, output: touched }).kind).toBe('different');
  });

  test('are listed for the team with a page each; nothing in them names a pupil', async () => {
    const kept = await asSystem((db) => listFigures(db, world.ladder.id));
    const page = await read('member', href(paths.tracking.figures, at()));
    expect(page).toContain('The school submitted');
    const measure =
      kept.find(({ kind, frozenBecause }) => kind === 'measure' && frozenBecause === 'submitted')?.id ?? '';
    const shown = await read('member', href(paths.tracking.figure, { ...at(), figure: measure }));
    expect(shown).toContain('Worked out again just now: the same.');
    expect(shown).not.toContain('SurnameP');
    expect((await world.as('governor').get(href(paths.tracking.figure, { ...at(), figure: measure }))).statusCode).toBe(
      404,
    );
    expect((await world.as('rival').get(href(paths.tracking.figure, { ...at(), figure: measure }))).statusCode).toBe(
      404,
    );
    const group = kept.find(({ kind }) => kind === 'group')?.id ?? '';
    expect((await world.as('adviser').get(href(paths.tracking.figure, { ...at(), figure: group }))).statusCode).toBe(
      404,
    );
  });

  test('say so when the rows behind them were erased, and keep their working', async () => {
    const count = await asSystem((db) => writeErased(db, world.school, ['P-001'], world.now));
    expect(count).toBeGreaterThan(0);
    expect((await asSystem(verifyFigures)).erased).toBe(count);
    const kept = await asSystem((db) => listFigures(db, world.ladder.id));
    const erased =
      kept.find(
        ({ kind, erasedAt, frozenBecause }) => kind === 'measure' && erasedAt !== null && frozenBecause === 'submitted',
      )?.id ?? '';
    const words = await read('lead', href(paths.tracking.figure, { ...at(), figure: erased }));
    expect(words).toContain('The pupils’ rows behind it were erased.');
    expect(words).toContain('beyond.estimate');
  });
});

describe('files', () => {
  test('hide small groups whoever takes them out', async () => {
    const { body } = await world.as('lead').get(href(paths.tracking.csv, at()));
    expect(body).toContain('Test 2024",points,All target pupils,23,2.981,1.636,4.326,clear');
    expect(body).toContain('Young carer,c,c,c,c,hidden');
    const book = await world.as('governor').get(href(paths.tracking.workbook, at()));
    expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const pdf = await world.as('lead').get(href(paths.tracking.pdf, at()));
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    for (const who of ['carer', 'rival', 'officer'] as const)
      expect((await world.as(who).get(href(paths.tracking.csv, at()))).statusCode, who).toBe(404);
  });
});
