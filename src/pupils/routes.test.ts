import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system, type Person } from '#platform/actor';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let enrolment: string;
beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const at = (path: string, more: Record<string, string> = {}) =>
  href(path as typeof paths.pupils.leave, { enrolment, pupil: '', ...more });
const pupil = (fields: Record<string, string> = {}) => ({
  kind: 'target',
  surname: "O'Neill",
  forename: 'Zoë',
  upn: '',
  bornOn: '14/03/2014',
  sex: 'F',
  yearGroup: '7',
  ...fields,
});
const looks = () =>
  world.database.asActor(system('test'), async (db) => {
    const [row] = await db<{ n: number }[]>`select count(*)::int as n from trail_entry where act = 'pupils.seen'`;
    return row?.n ?? 0;
  });
/** The person's own rights at the database, which asks only who they are and in which membership. */
const acting = (who: Who): Person => {
  const { personId, membershipId, role, name } = world.people[who];
  const place = {
    schoolId: null,
    bodyId: null,
    partnerId: null,
    place: '',
    theme: 'system',
    membershipCount: 1,
  } as const;
  return { kind: 'person', personId, sessionId: '', membershipId, role, name, ...place };
};
const everybodyElse = [
  'governor',
  'carer',
  'partner',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'officer',
  'rival',
  'stranger',
  'former',
] as const;

const submitted = (at: Date | null) =>
  world.asSystem(
    (db) => db`update enrolment set submitted_at = ${at}, cut_off_at = ${at} where id = ${world.ladder.id}`,
  );

describe('target pupils', () => {
  it('are none at first, and the page says who begins', async () => {
    const page = await world.as('lead').get(at(paths.pupils.home));
    expect(page.body).toContain('No target pupils yet');
    expect(text(page.body)).toContain('designated safeguarding lead');
    expect(await looks()).toBe(0);
  });

  it('are added by hand with a code of their own, and survive a reload', async () => {
    expect((await world.as('member').post(at(paths.pupils.add), pupil())).statusCode).toBe(303);
    const page = await world.as('lead').get(at(paths.pupils.home));
    expect(text(page.body)).toMatch(/O&#39;Neill, Zoë|O'Neill, Zoë/);
    expect(page.body).toContain('P-001');
  });

  it('are refused with a sentence for each fault, and nothing typed is lost', async () => {
    const page = await world
      .as('lead')
      .post(
        at(paths.pupils.add),
        pupil({ kind: '', surname: '', forename: '<script>x</script>', upn: 'A801200001001', bornOn: '31/02/2014' }),
      );
    expect(page.statusCode).toBe(422);
    for (const sentence of [
      'Say whether this is a target pupil',
      'Enter the surname',
      'This UPN does not check',
      'Enter the date of birth like',
    ])
      expect(page.body).toContain(sentence);
    expect(page.body).toContain('href="#upn"');
    expect(page.body).not.toContain('<script>x');
    expect((await world.as('lead').post(at(paths.pupils.add), pupil({ bornOn: '14/03/1995' }))).body).toContain(
      'a pupil is between 1 and 25',
    );
  });

  it('come from a list, seen first, saved all or nothing', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, n) => `Surname${n},Forename${n},${n < 20 ? 'target' : 'comparison'},8`,
    ).join('\n');
    const bad = await world
      .as('lead')
      .upload(
        at(paths.pupils.check),
        { pasted: `Surname,Forename,Kind,Year\n${rows}\n,Nobody,target,8`, otherwise: 'target' },
        [],
      );
    expect(bad.statusCode).toBe(422);
    expect(text(bad.body)).toMatch(/32 Surname Enter the surname/);
    const list = `Surname,Forename,Kind,Year\n${rows}`;
    const preview = await world.as('lead').upload(at(paths.pupils.check), { pasted: list, otherwise: 'target' }, []);
    expect(text(preview.body)).toContain('30 pupils to add, 0 to change');
    expect((await world.as('lead').post(at(paths.pupils.take), { list })).statusCode).toBe(303);
    const page = await world.as('lead').get(at(paths.pupils.home));
    expect(page.body).toContain('21 target pupils, 10 for comparison');
    expect(page.body).toContain('P-031');
    const again = await world.as('lead').upload(at(paths.pupils.check), { pasted: list, otherwise: 'target' }, []);
    expect(text(again.body)).toContain('The list says nothing new');
  });

  it('keep their code in a second award of the school', async () => {
    const other = href(paths.pupils.add, { enrolment: world.grid.id });
    await world.as('lead').post(other, pupil());
    const page = await world.as('lead').get(href(paths.pupils.home, { enrolment: world.grid.id }));
    expect(page.body).toContain('1 target pupil');
    expect(page.body).toContain('P-001');
  });

  it('stay counted when they leave, with the reason', async () => {
    const id = await world.database.asActor(system('test'), async (db) => {
      const [row] = await db<
        { pupilId: string }[]
      >`select pupil_id from target_pupil where enrolment_id = ${enrolment} and code = 'P-001'`;
      return row?.pupilId ?? '';
    });
    const blank = await world.as('lead').post(at(paths.pupils.leave, { pupil: id }), { 'reason-P-001': '' });
    expect(blank.statusCode).toBe(422);
    // The fault leads to this pupil's own field, which stands open.
    expect(blank.body).toContain('href="#reason-P-001"');
    expect(blank.body).toMatch(/<details class="govuk-details" open/);
    expect(blank.body).toContain('id="reason-P-001-error"');
    expect(
      (await world.as('lead').post(at(paths.pupils.leave, { pupil: id }), { 'reason-P-001': 'Moved away' })).statusCode,
    ).toBe(303);
    const page = await world.as('lead').get(at(paths.pupils.home));
    expect(page.body).toContain('Moved away');
    expect(page.body).toContain('21 target pupils');
    expect(
      (await world.as('rival').post(at(paths.pupils.leave, { pupil: id }), { 'reason-P-001': 'x' })).statusCode,
    ).toBe(404);
  });
});

describe('names', () => {
  it('are seen by the school’s team only, and each look is in the trail', async () => {
    const before = await looks();
    for (const who of ['head', 'lead', 'member'] as const)
      expect((await world.as(who).get(at(paths.pupils.home))).body, who).toContain('Surname7');
    expect(await looks()).toBe(before + 3);
  });

  it('never reach those who assess: they see codes, the judges once the school has submitted', async () => {
    expect((await world.as('verifier').get(at(paths.pupils.home))).body).not.toContain('P-007');
    await submitted(world.now);
    for (const who of ['adviser', 'verifier', 'moderator', 'panel'] as const) {
      const page = await world.as(who).get(at(paths.pupils.home));
      expect(page.body, who).toContain('P-007');
      expect(page.body, who).not.toContain('Surname7');
    }
    await submitted(null);
    expect((await world.as('officer').get(at(paths.pupils.home))).body).not.toContain('P-007');
    for (const who of ['governor', 'carer', 'partner', 'rival', 'stranger', 'otherAdviser'] as const)
      expect((await world.as(who).get(at(paths.pupils.home))).statusCode, who).toBe(404);
  });

  it('are kept from everybody else by the database itself, whatever a page might ask', async () => {
    for (const who of everybodyElse) {
      const seen = await world.database.asActor(acting(who), (db) => db`select * from restricted.pupil`);
      expect(seen.length, who).toBe(0);
      const changed = await world.database.asActor(
        acting(who),
        (db) => db`update restricted.pupil set surname = 'Mine'`,
      );
      expect(changed.count, who).toBe(0);
    }
    expect((await world.database.asActor(acting('lead'), (db) => db`select * from restricted.pupil`)).length).toBe(31);
  });

  it('come fifty to a page when they are many', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `Many${String(at).padStart(2, '0')},Ada,target`);
    const list = ['Surname,Forename,Kind', ...rows].join('\n');
    const checked = await world.as('lead').post(at(paths.pupils.take), { list });
    expect(checked.statusCode).toBe(303);
    const first = await world.as('lead').get(at(paths.pupils.home));
    expect(first.body.match(/class="wm-table__row"/g)).toHaveLength(50);
    const second = await world.as('adviser').get(`${at(paths.pupils.home)}?page=2`);
    expect(second.body).toContain('81 target pupils');
    expect(second.body.match(/class="wm-table__row"/g)).toHaveLength(41);
    expect((await world.as('lead').get(`${at(paths.pupils.home)}?page=99`)).body).toContain('aria-current="page"');
  });

  it('are added once by a button that is pressed twice, also from two pages at once', async () => {
    const twin = pupil({ surname: 'Twice', forename: 'Tom' });
    const page = await world.as('lead').get(at(paths.pupils.add));
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const sent = { ...twin, csrf };
    const press = () => world.as('lead').post(at(paths.pupils.add), sent);
    const pressed = await Promise.all([press(), press(), world.as('member').post(at(paths.pupils.add), twin)]);
    expect(pressed.map((each) => each.statusCode)).toEqual([303, 303, 303]);
    const counted = await world.database.asActor(system('test'), async (db) => {
      const [row] = await db<{ n: number }[]>`select count(*)::int as n from restricted.pupil where surname = 'Twice'`;
      return row?.n;
    });
    expect(counted).toBe(1);
  });
});
