import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { asPerson } from '../../../testing/acting.ts';
import { followedSchool } from '../../../testing/followed.ts';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { answerField } from './answering/forms.ts';
import { newestVersion, statementsOf } from './statements.ts';

const q = paths.questionnaires;
const statements = statementsOf(newestVersion);
let world: World;
const at = () => ({ enrolment: world.ladder.id });
type Slip = { pupilId: string; kind: 'target' | 'comparison'; code: string };

beforeAll(async () => {
  world = await testWorld();
  await followedSchool(world);
}, 60_000);
afterAll(() => world.close());

const open = async (label: string) => {
  const opened = await world.as('lead').post(href(q.open, at()), { label });
  return { opened, round: opened.headers.location?.split('/').at(-1) ?? '' };
};
const slipsOf = (round: string) =>
  world.asSystem(
    (db) =>
      db<
        Slip[]
      >`select pupil_id, kind, code from restricted.readiness_slip where round_id = ${round} order by pupil_id`,
  );
const given = (answer: (at: number) => string) =>
  Object.fromEntries(statements.map(({ key }, place) => [answerField(key), answer(place)]));
const send = (code: string, answer: (at: number) => string = () => 'yes') =>
  world.visitor.post(q.answer, { code, at: String(statements.length - 1), go: 'send', ...given(answer) });

const nameLead = () =>
  asPerson(
    world,
    'head',
    (db) => db`
    insert into safeguarding_lead (id, school_id, person_id, kind, from_on, named_by, named_at)
    values (${crypto.randomUUID()}, ${world.school}, ${world.people.secondLead.personId}, 'lead', '2026-11-23', ${world.people.head.personId}, ${world.now})`,
  );

describe('asking pupils', () => {
  let round = '';
  let slips: Slip[] = [];

  test('nothing yet says what will appear; nobody is asked before somebody is named who hears them', async () => {
    expect((await world.as('member').get(href(q.home, at()))).body).toContain('Nobody has been asked yet');
    const refused = await open('Autumn 2026');
    expect([refused.opened.statusCode, refused.opened.body]).toEqual([
      409,
      expect.stringContaining('No round can be opened yet'),
    ]);
    const empty = await world.as('lead').post(href(q.open, at()), { label: '' });
    expect([empty.statusCode, empty.body]).toEqual([422, expect.stringContaining('href="#label"')]);
    await nameLead();
    const made = await open('Autumn 2026 <script>');
    expect(made.opened.statusCode).toBe(303);
    round = made.round;
    slips = await slipsOf(round);
    expect(slips).toHaveLength(40);
    expect((await open('Another')).opened.body).toContain('Another round is open');
    expect((await world.as('member').post(href(q.open, at()), { label: 'x' })).statusCode).toBe(404);
  });

  test('slips are for those who hand them out; each look is in the trail and on the page of the asking', async () => {
    const open = () => world.as('lead').get(href(q.round, { ...at(), round }));
    expect((await open()).body).toContain('Nobody has opened the slips yet');
    const page = await world.as('lead').get(href(q.slips, { ...at(), round }));
    expect((await open()).body).toMatch(/Leo Lead<\/strong> opened them/);
    const counted = (await world.as('member').get(href(q.round, { ...at(), round }))).body;
    expect(counted).toContain('0 of 40 pupils have answered');
    expect(counted).not.toMatch(/Print the slips|opened the slips/);
    expect(page.body).toContain('Ann SurnameP-001');
    expect(page.body).toContain(`${slips[0]?.code.slice(0, 4)}-${slips[0]?.code.slice(4)}`);
    expect(page.body).toContain('Autumn 2026 &lt;script>');
    for (const who of ['member', 'governor', 'adviser', 'verifier', 'rival', 'officer'] as const)
      expect((await world.as(who).get(href(q.slips, { ...at(), round }))).statusCode, who).toBe(404);
    const [seen] = await world.asSystem(
      (db) => db`select count(*)::int as n from trail_entry where act = 'pupils.seen' and about ->> 'where' = 'slips'`,
    );
    expect(seen).toEqual({ n: 1 });
  });

  test('a pupil is told first who will see it; each question has a heading, five ways on, and says what is missing', async () => {
    const code = slips[0]?.code ?? '';
    expect((await world.visitor.post(q.code, { code: 'NOTACODE' })).body).toContain('Enter the code as it stands');
    const before = await world.visitor.post(q.code, { code: `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase() });
    expect(before.body).toContain('Nobody at school can see what you said');
    expect(before.body).toContain('Lena Secondlead');
    expect(before.body.indexOf('I want to talk to someone')).toBeLessThan(before.body.length);
    const first = await world.visitor.post(q.answer, { code, at: '0', go: 'start' });
    expect(first.body).toMatch(/<h1 class="govuk-fieldset__heading">\s*Do you sleep enough/);
    for (const words of ['Yes', 'Sometimes', 'No', 'I don’t know', 'Skip this one', 'Back'])
      expect(first.body).toContain(words);
    expect(first.body).not.toMatch(/<input[^>]*checked/);
    const missing = await world.visitor.post(q.answer, { code, at: '0', go: 'next' });
    expect([missing.statusCode, missing.body]).toEqual([
      422,
      expect.stringContaining(`href="#${answerField('sleep')}"`),
    ]);
    const second = await world.visitor.post(q.answer, { code, at: '0', go: 'next', [answerField('sleep')]: 'no' });
    expect(second.body).toContain(`name="${answerField('sleep')}" value="no"`);
    const back = await world.visitor.post(q.answer, { code, at: '1', go: 'back', [answerField('sleep')]: 'no' });
    expect(back.body).toMatch(/value="no"[^>]*checked/);
    // Nothing is kept before it is sent; a member of staff's session shows no name on a pupil's page.
    expect((await world.as('lead').post(q.answer, { code, at: '0', go: 'start' })).body).not.toContain('Leo Lead');
    expect((await world.as('lead').get(href(q.round, { ...at(), round }))).body).toContain(
      '0 of 40 pupils have answered',
    );
  });

  test('answers are sent once; what is no answer is skipped', async () => {
    const code = slips[0]?.code ?? '';
    expect((await send(code, (place) => (place === 0 ? 'hacked' : 'yes'))).body).toContain('Your answers are sent');
    const again = await send(code, () => 'no');
    expect([again.statusCode, again.body]).toEqual([409, expect.stringContaining('This code is used')]);
    expect((await world.visitor.post(q.code, { code })).body).toContain('This code is used');
    const raced = await Promise.all(
      Array.from({ length: 6 }, (_, n) => send(slips[1]?.code ?? '', () => (n % 2 ? 'yes' : 'no'))),
    );
    expect(raced.filter((each) => each.statusCode === 200)).toHaveLength(1);
    for (const slip of slips.slice(2, 36)) await send(slip.code, (place) => (place < 3 ? 'yes' : 'sometimes'));
    expect((await world.as('lead').get(href(q.round, { ...at(), round }))).body).toContain(
      '36 of 40 pupils have answered',
    );
  });

  test('whoever tries many codes waits, and others do not; what is no code at all is not counted', async () => {
    const knocks = () => world.asSystem((db) => db`select door, key from knock`);
    await world.visitor.post(q.code, { code: 'no code' });
    expect(await knocks()).toEqual([]);
    expect((await world.visitor.post(q.code, { code: 'YYYY-4444' })).statusCode).toBe(422);
    expect(await knocks()).toEqual([{ door: 'readiness code', key: '127.0.0.1' }]);
    await world.asSystem(
      (db) =>
        db`insert into knock select gen_random_uuid(), 'readiness code', '127.0.0.1', ${world.now} from generate_series(1, 99)`,
    );
    for (const door of [q.code, q.answer, q.wish]) {
      const limited = await world.visitor.post(door, { code: slips[5]?.code ?? '' });
      expect([limited.statusCode, limited.body]).toEqual([429, expect.stringContaining('Childline')]);
    }
    await world.asSystem((db) => db`delete from knock`);
  });

  test('nobody reads, writes or pairs an answer: not the team, not the system, not with the code', async () => {
    const whole = ['select * from restricted.readiness_answer', 'select * from restricted.readiness_pairing',
      "insert into restricted.readiness_pairing (school_id, enrolment_id, pupil_id) select school_id, enrolment_id, pupil_id from target_pupil",
      'delete from restricted.readiness_answer', "update restricted.readiness_answer set answer = 'no'"]; // prettier-ignore
    for (const statement of whole) {
      for (const who of ['head', 'lead', 'member', 'secondLead', 'governor', 'adviser', 'officer', 'rival'] as const)
        await expect(
          asPerson(world, who, (db) => db.unsafe(statement)),
          `${who}: ${statement}`,
        ).rejects.toMatchObject({ code: '42501' });
      await expect(
        world.asSystem((db) => db.unsafe(statement)),
        statement,
      ).rejects.toMatchObject({ code: '42501' });
    }
    // While it is open there is nothing to count out, and others' schools learn nothing at all.
    const counted = (who: 'lead' | 'rival' | 'adviser', what: string) =>
      asPerson(world, who, (db) => db.unsafe(`select * from app.readiness_${what}('${round}')`));
    expect(await counted('lead', 'counts')).toHaveLength(0);
    expect(await counted('lead', 'answered')).toHaveLength(2);
    for (const who of ['rival', 'adviser'] as const) expect(await counted(who, 'answered')).toHaveLength(0);
  });

  test('a wish to talk reaches the DSL alone, once, by mail without a name, and stands apart from answers', async () => {
    const code = slips[3]?.code ?? '';
    const told = await world.visitor.post(q.wish, { code });
    expect(told.body).toContain('Lena Secondlead knows that you want to talk');
    await world.visitor.post(q.wish, { code });
    await workOff(world);
    const notices = await world.asSystem(
      (db) => db<{ personId: string; text: string }[]>`select person_id, text from notice where about = 'pupil-wish'`,
    );
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      personId: world.people.secondLead.personId,
      text: expect.not.stringContaining('Ann'),
    });
    for (const who of ['head', 'lead', 'member', 'governor', 'adviser', 'rival'] as const)
      expect((await world.as(who).get(href(q.talk, at()))).statusCode, who).toBe(404);
    const page = await world.as('secondLead').get(href(q.talk, at()));
    expect(page.body).toContain('Ann SurnameP');
    expect((await world.as('secondLead').get(href(q.home, at()))).body).toContain(
      'One pupil wants to talk to you'.replace('One', '1'),
    );
    const wish = /talk\/([0-9a-f-]{36})/.exec(page.body)?.[1] ?? '';
    expect((await world.as('head').post(href(q.spoken, { ...at(), wish }))).statusCode).toBe(404);
    await world.as('secondLead').post(href(q.spoken, { ...at(), wish }));
    expect((await world.as('secondLead').get(href(q.talk, at()))).body).toContain('23 November 2026, Lena Secondlead');
  });

  test('closed for good, the counts come out where ten answered, and nobody answers any more', async () => {
    expect((await world.as('member').post(href(q.close, { ...at(), round }))).statusCode).toBe(404);
    await world.as('lead').post(href(q.close, { ...at(), round }));
    await world.as('head').post(href(q.close, { ...at(), round }));
    expect((await send(slips[39]?.code ?? '')).body).toContain('The questions are closed');
    const page = await world.as('member').get(href(q.round, { ...at(), round }));
    expect(page.body).toContain('36 of 40 pupils answered (90%)');
    expect(page.body).toContain('Target pupils: fewest say yes to');
    expect((await world.as('lead').get(href(q.slips, { ...at(), round }))).statusCode).toBe(404);
    expect((await world.as('rival').get(href(q.round, { ...at(), round }))).statusCode).toBe(404);
  });

  test('a second round pairs pupils unseen, says what changed by question and what pupils gained beyond the others', async () => {
    const after = (await open('Summer 2027')).round;
    const later = await slipsOf(after);
    const nine = later
      .filter((slip) => slip.kind === 'comparison')
      .slice(9)
      .map((slip) => slip.code);
    for (const slip of later) {
      if (slip.pupilId === slips[39]?.pupilId || nine.includes(slip.code)) continue;
      await send(slip.code, (place) => (slip.kind === 'target' || place < 3 ? 'yes' : 'sometimes'));
    }
    await world.as('lead').post(href(q.close, { ...at(), round: after }));
    const page = await world.as('lead').get(href(q.round, { ...at(), round: after }));
    // Nine comparison pupils answered: they are hidden, and target pupils stand alone.
    expect(page.body).toContain('Comparison pupils: too few answered to say anything');
    expect(page.body).toContain('fewer than 10');
    expect(page.body).toMatch(/Target pupils improved by \d+ points in readiness to learn; nothing is compared/);
    expect(page.body).toContain('Target pupils: of 8 answers, 5 clearly higher');
    expect(page.body).toContain('beside “Autumn 2026 ');
    // The database itself gives nothing out of nine, whatever a page would do with it.
    const asked = (what: string) =>
      asPerson(world, 'lead', (db) => db.unsafe<{ kind: string }[]>(`select distinct kind from app.readiness_${what}`));
    expect([...(await asked(`counts('${after}')`))]).toEqual([{ kind: 'target' }]);
    expect([...(await asked(`change('${round}', '${after}')`))]).toEqual([{ kind: 'target' }]);
    expect(
      await asPerson(world, 'rival', (db) => db.unsafe(`select * from app.readiness_change('${round}', '${after}')`)),
    ).toHaveLength(0);
  });
});
