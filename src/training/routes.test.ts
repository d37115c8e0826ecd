import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { system } from '#platform/actor';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
let enrolment: string;
beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const at = (path: Parameters<typeof href>[0], more: Record<string, string> = {}) =>
  href(path as typeof paths.training.session, { enrolment, session: '', ...more });
const home = () => world.as('lead').get(at(paths.training.home));
const session = (fields: Record<string, string>) => ({
  kind: 'whole-staff',
  catchUpOf: '',
  title: 'Raising achievement',
  heldOn: '16 November 2026',
  startsAt: '15.45',
  minutes: '90',
  place: 'Hall',
  ledBy: 'Adam Adviser',
  programme: 'Who our pupils are',
  materials: 'Slides',
  version: '0',
  ...fields,
});
const staffIds = () =>
  world.database.asActor(system('test'), async (db) =>
    (await db<{ id: string }[]>`select id from staff_member order by name`).map((row) => row.id),
  );
const hundred = [
  'Name,Job,Email',
  ...Array.from({ length: 100 }, (_, n) => `Person ${String(n).padStart(3, '0')},Teacher,`),
].join('\n');

describe('the staff list', () => {
  it('is empty at first, and says who begins', async () => {
    expect(text((await home()).body)).toContain('No session is planned yet.');
    const refused = await world.as('lead').post(at(paths.training.done));
    expect(refused.statusCode).toBe(409);
    expect(text(refused.body)).toContain('Nobody is on the staff list');
    expect(refused.body).toContain(at(paths.training.staff));
  });

  it('saves nothing while one line is wrong, and lists every fault', async () => {
    const sent = await world
      .as('lead')
      .upload(at(paths.training.checkStaff), { pasted: 'Name,Email\nAda Obi,ada\n,x@y.example\nJo Lee,' }, []);
    expect(sent.statusCode).toBe(422);
    expect(text(sent.body)).toMatch(/2 Email “ada” is not an e-mail address.*3 Name Give this person a name/);
    expect(await staffIds()).toHaveLength(0);
  });

  it('shows what a list would change before it is taken over, all or nothing', async () => {
    const file = { field: 'file', name: 'staff.csv', type: 'text/csv', bytes: new TextEncoder().encode(hundred) };
    const preview = await world.as('lead').upload(at(paths.training.checkStaff), {}, [file]);
    expect(preview.statusCode).toBe(200);
    expect(text(preview.body)).toContain('100 people to add');
    expect(await staffIds()).toHaveLength(0);
    const taken = await world.as('lead').post(at(paths.training.listStaff), { list: hundred });
    expect(taken.statusCode).toBe(303);
    expect(await staffIds()).toHaveLength(100);
    const again = await world.as('lead').upload(at(paths.training.checkStaff), {}, [file]);
    expect(text(again.body)).toContain('The list says nothing new');
  });

  it('is written by the head and the coordinator only, and is not another school’s', async () => {
    for (const who of ['member', 'governor', 'adviser', 'officer', 'carer'] as const)
      expect((await world.as(who).post(at(paths.training.listStaff), { list: 'Name\nEve Ill' })).statusCode, who).toBe(
        404,
      );
    expect((await world.as('rival').get(at(paths.training.staff))).statusCode).toBe(404);
    expect(await staffIds()).toHaveLength(100);
  });
});

describe('sessions and attendance', () => {
  let training = '';
  const save = (present: readonly string[], shown: readonly string[], which = training) =>
    world.as('member').post(at(paths.training.attendance, { session: which }), { present, shown });

  it('refuses an empty form with every problem at its field, and keeps what was typed', async () => {
    const page = await world
      .as('lead')
      .post(
        at(paths.training.plan),
        session({ kind: '', title: '', heldOn: '31/2/2026', minutes: 'long', place: '<script>x</script>' }),
      );
    expect(page.statusCode).toBe(422);
    for (const sentence of [
      'Choose what kind of session it is',
      'Enter a title',
      'Enter the day, like',
      'Enter how many minutes',
    ])
      expect(page.body).toContain(sentence);
    expect(page.body).toContain('href="#heldOn"');
    expect(page.body).toContain('&lt;script>x');
    expect(page.body).not.toContain('<script>x');
  });

  it('plans a session, and step 1 has begun', async () => {
    const planned = await world.as('lead').post(at(paths.training.plan), session({}));
    expect(planned.statusCode).toBe(303);
    training = planned.headers.location?.split('/').at(-1) ?? '';
    const words = text((await world.as('lead').get(planned.headers.location ?? '')).body);
    expect(words).toContain('15:45, 90 minutes');
    expect(words).toContain('Tick everybody who was there');
    expect(text((await home()).body)).toContain('To be recorded');
  });

  it('refuses to end step 1 at 79 of 100, naming who is missing, and opens at 80', async () => {
    const staff = await staffIds();
    expect((await save(staff.slice(0, 79), staff)).statusCode).toBe(303);
    const refused = await world.as('head').post(at(paths.training.done));
    expect(refused.statusCode).toBe(409);
    const words = text(refused.body);
    expect(words).toContain('79 of 100 members of staff are trained; the scheme asks 80%');
    expect(words).toContain('1 more person must attend or catch up');
    expect(words).toContain('Person 079, Teacher');
    expect(words).not.toContain('Person 078, Teacher');
    expect(refused.body).toContain(at(paths.training.session, { session: training }));

    await save(staff.slice(0, 80), staff);
    expect(text((await home()).body)).toContain('80% of the staff are trained');
    expect((await world.as('head').post(at(paths.training.done))).statusCode).toBe(303);
    expect(text((await home()).body)).toContain('Step 1 was ended on Monday 23 November 2026');
  });

  it('keeps attendance over a reload, and a second saving corrects it', async () => {
    const staff = await staffIds();
    const page = await world.as('lead').get(at(paths.training.session, { session: training }));
    expect(page.body.match(/name="present"[^>]*checked/g)?.length).toBe(80);
    await save([], staff.slice(0, 1));
    const less = await world.as('lead').get(at(paths.training.session, { session: training }));
    expect(less.body.match(/name="present"[^>]*checked/g)?.length).toBe(79);
  });

  it('offers those who missed it at a catch-up, and counts them', async () => {
    const planned = await world
      .as('lead')
      .post(at(paths.training.plan), session({ kind: 'catch-up', catchUpOf: training, title: 'Once more' }));
    const catchUp = planned.headers.location?.split('/').at(-1) ?? '';
    const page = await world.as('lead').get(planned.headers.location ?? '');
    expect(text(page.body)).toContain('Those who missed the training');
    expect(text(page.body)).toContain('79 other colleagues, who had been there already');
    const staff = await staffIds();
    await save([staff[0] ?? '', staff[99] ?? ''], [staff[0] ?? '', staff[99] ?? ''], catchUp);
    expect(text((await home()).body)).toContain('81% of the staff are trained');
  });

  it('does not record a session that still lies ahead, nor one called off', async () => {
    const planned = await world
      .as('lead')
      .post(at(paths.training.plan), session({ heldOn: '11 January 2027', title: 'Second part' }));
    const ahead = planned.headers.location?.split('/').at(-1) ?? '';
    const staff = await staffIds();
    expect((await save(staff, staff, ahead)).statusCode).toBe(404);
    expect(
      (await world.as('lead').post(at(paths.training.callOff, { session: ahead }), { reason: '' })).statusCode,
    ).toBe(422);
    expect(
      (await world.as('lead').post(at(paths.training.callOff, { session: ahead }), { reason: 'Snow' })).statusCode,
    ).toBe(303);
    expect(text((await home()).body)).toContain('Snow');
    expect(text((await home()).body)).toContain('81% of the staff are trained');
  });

  it('answers a lost race without losing either text', async () => {
    const outcome = (fields: Record<string, string>) =>
      world.as('lead').post(at(paths.training.outcome, { session: training }), {
        feedbackAsked: '',
        feedbackUseful: '',
        feedbackWords: '',
        ...fields,
      });
    expect((await outcome({ record: 'We agreed on reading', version: '1' })).statusCode).toBe(303);
    const late = await outcome({ record: 'We agreed on sums', version: '1' });
    expect(late.statusCode).toBe(409);
    expect(text(late.body)).toContain('We agreed on sums');
    expect(text(late.body)).toContain('We agreed on reading');
    expect((await outcome({ record: '', feedbackAsked: '4', feedbackUseful: '9', version: '2' })).statusCode).toBe(422);
  });

  it('changed by two people at once keeps both: the later one sees that a colleague saved first', async () => {
    const path = at(paths.training.change, { session: training });
    const page = await world.as('lead').get(path);
    const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    expect((await world.as('head').post(path, session({ title: 'The head’s title', version }))).statusCode).toBe(303);
    const late = await world.as('lead').post(path, session({ title: 'The coordinator’s title', version }));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="The coordinator’s title"');
    expect(text(late.body)).toContain('The head’s title');
  });

  it('lets the adviser see the share but not the names, and the rival nothing', async () => {
    const page = await world.as('adviser').get(at(paths.training.home));
    expect(text(page.body)).toContain('81% of the staff are trained');
    expect(page.body).not.toContain('Person 0');
    for (const path of [paths.training.home, paths.training.session])
      expect((await world.as('rival').get(at(path, { session: training }))).statusCode).toBe(404);
    expect((await world.as('rival').post(at(paths.training.attendance, { session: training }), {})).statusCode).toBe(
      404,
    );
  });

  it('asks for people at every standard, where the scheme says so', async () => {
    const other = href(paths.training.done, { enrolment: world.grid.id });
    const refused = await world.as('lead').post(other);
    const asks = JSON.stringify(
      await world.database.asActor(
        system('test'),
        (db) => db`select document -> 'gates' as gates from scheme_version where id = ${world.grid.schemeVersionId}`,
      ),
    ).includes('team-named');
    expect(refused.statusCode).toBe(asks ? 409 : 303);
    if (asks) expect(refused.body).toContain(href(paths.audit.shareOut, { enrolment: world.grid.id }));
  });
});
