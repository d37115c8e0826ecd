import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { findEnrolment } from '#enrolment';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { auditNow } from '../actions.ts';
import { keepDraft } from '../draft/store.ts';
import { judge } from './actions.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = (criterion: string) => ({ enrolment: world.ladder.id, criterion });
const criterion = (code: string) => href(paths.audit.criterion, at(code));
const words = { level: 'climbing', comment: 'One.', evidence: '', impact: '' };
const bodyOf = async (who: Who, path: string) => (await world.as(who).get(path)).body;

const actorOf = (who: Who): Actor => {
  const { personId, membershipId } = world.people[who];
  const rest = { sessionId: '', schoolId: null, bodyId: null, partnerId: null, name: who, place: '', theme: 'system' };
  // The handle takes person and membership from it; the audit takes the role and the name.
  return { kind: 'person', personId, membershipId, role: who, ...rest, membershipCount: 1 } as never;
};
const as = <T>(who: Who, work: (db: Db, actor: Actor) => Promise<T>): Promise<T> => {
  const actor = actorOf(who);
  return world.database.asActor(actor, (db) => work(db, actor));
};

/** Every text that stands anywhere for a criterion: as the judgement, as an earlier save, or as somebody's draft. */
const keptTexts = (code: string): Promise<ReadonlySet<string>> =>
  world.asSystem(
    async (db) =>
      new Set(
        (
          await db<{ comment: string }[]>`
            select comment from audit_saved where enrolment_id = ${world.ladder.id} and criterion = ${code}
            union all select comment from audit_answer where enrolment_id = ${world.ladder.id} and criterion = ${code}
            union all select comment from audit_draft where enrolment_id = ${world.ladder.id} and criterion = ${code}`
        ).map(({ comment }) => comment),
      ),
  );

describe('a draft', () => {
  const draft = (code: string) => href(paths.audit.draft, at(code));
  test('is kept half-written by a button, is its writer’s alone, and is offered when they come back', async () => {
    const kept = await world
      .as('member')
      .post(criterion('A1'), { comment: 'Half a thought', version: 0, then: 'draft' });
    expect(kept.statusCode).toBe(303);
    const page = await bodyOf('member', criterion('A1'));
    expect(page).toContain('Kept as your draft, 10:00');
    expect(page).toMatch(/<textarea[^>]*id="comment"[^>]*>Half a thought/);
    expect(page).not.toMatch(/<input[^>]*name="level"[^>]* checked/);
    expect(await bodyOf('lead', criterion('A1'))).not.toContain('Half a thought');
    for (const who of ['lead', 'head', 'governor', 'adviser', 'rival'] as const)
      expect(await as(who, (db) => db`select 1 from audit_draft`)).toHaveLength(0);
    expect(await bodyOf('lead', href(paths.audit.home, { enrolment: world.ladder.id }))).toContain(
      'Nothing is judged yet',
    );
    expect(await bodyOf('member', href(paths.audit.standard, { enrolment: world.ladder.id, standard: 'A' }))).toContain(
      'You have a draft here.',
    );
  });
  test('goes on in the same page, and never writes over another page of the same person', async () => {
    const sent = { ...words, version: 0, by: 'script' };
    const send = async (more: object) => (await world.as('member').post(draft('A2'), { ...sent, ...more })).json();
    const first = await send({ comment: 'On the laptop' });
    expect(first).toMatchObject({ kind: 'kept', told: 'Kept as your draft, 10:00', draft: 1 });
    const second = await send({ comment: 'On the laptop, longer', sitting: first.sitting, draft: 1 });
    expect(second).toMatchObject({ sitting: first.sitting, draft: 2 });
    const phone = await send({ comment: 'On the phone', sitting: first.sitting, draft: 1 });
    expect(phone.sitting).not.toBe(first.sitting);
    const page = await bodyOf('member', criterion('A2'));
    for (const text of ['On the laptop, longer', 'On the phone', '1 other draft of yours'])
      expect(page).toContain(text);
    await world.as('lead').post(href(paths.audit.dropDraft, at('A2')), { sitting: phone.sitting, draft: 1 });
    expect(await keptTexts('A2')).toContain('On the phone');
    await world.as('member').post(href(paths.audit.dropDraft, at('A2')), { sitting: phone.sitting, draft: 1 });
    expect(await keptTexts('A2')).not.toContain('On the phone');
  });
  test('may be longer than a judgement, up to a limit that is told; is refused to who does not write', async () => {
    const long = { comment: 'x'.repeat(19_000), version: 0, by: 'script' };
    expect((await world.as('member').post(draft('B1'), long)).statusCode).toBe(200);
    const tooLong = await world.as('member').post(draft('B1'), { ...long, comment: 'x'.repeat(30_000) });
    expect([tooLong.statusCode, tooLong.json().message]).toEqual([422, expect.stringContaining('20,000')]);
    expect((await world.as('governor').post(draft('B1'), long)).statusCode).toBe(404);
    expect((await world.as('rival').post(draft('B1'), long)).statusCode).toBe(404);
  });
  test('goes when it is saved as the judgement; an older one than the judgement says so and shows both', async () => {
    const page = await bodyOf('member', criterion('A1'));
    const sitting = /name="sitting" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
    await world.as('member').post(criterion('A1'), { ...words, comment: 'Whole.', version: 0, sitting, draft: 1 });
    expect(await bodyOf('member', criterion('A1'))).not.toContain('Kept as your draft');
    await world
      .as('member')
      .post(criterion('A1'), { ...words, comment: 'A second thought', version: 1, then: 'draft' });
    await world.as('lead').post(criterion('A1'), { ...words, comment: 'The coordinator’s.', version: 1 });
    const stale = await bodyOf('member', criterion('A1'));
    expect(stale).toContain('Leo Lead saved this after you began your draft');
    for (const text of ['A second thought', 'The coordinator’s.']) expect(stale).toContain(text);
  });
});

describe('two texts', () => {
  const merge = (form: Record<string, string | number>) =>
    world.as('member').post(href(paths.audit.merge, at('A1')), {
      'mine-level': 'rung',
      'mine-comment': 'Mine.',
      'mine-evidence': 'My list',
      'mine-impact': '',
      'theirs-level': 'climbing',
      'theirs-comment': 'The coordinator’s.',
      'theirs-evidence': '',
      'theirs-impact': '',
      version: 2,
      ...form,
    });
  test('meet part by part; what is not chosen is asked for, with all that was typed', async () => {
    const page = await merge({ 'pick-level': 'mine', 'pick-comment': 'own', 'own-comment': 'Both of us.' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#pick-evidence"');
    for (const text of ['Both of us.', 'Mine.', 'The coordinator’s.']) expect(page.body).toContain(text);
  });
  test('become one judgement of mine, theirs and a third text', async () => {
    const picks = {
      'pick-level': 'theirs',
      'pick-comment': 'own',
      'own-comment': 'Both of us.',
      'pick-evidence': 'mine',
    };
    expect((await merge(picks)).statusCode).toBe(303);
    const [row] = await world.asSystem(
      (db) =>
        db`select level, comment, evidence, version from audit_answer where criterion = 'A1' and enrolment_id = ${world.ladder.id}`,
    );
    expect(row).toEqual({ level: 'climbing', comment: 'Both of us.', evidence: 'My list', version: 3 });
    const again = await merge({ all: 'mine' });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('You saved another text, in another window or on another device');
    const [, sitting = '', draft = ''] =
      /name="sitting" value="([0-9a-f-]{36})".*?name="draft" value="(\d+)"/.exec(again.body) ?? [];
    await merge({ all: 'theirs', sitting, draft });
    expect(await bodyOf('member', criterion('A1'))).not.toContain('>Mine.<');
  });
  test('that were ever saved can all be read, with who and when', async () => {
    const page = await bodyOf('governor', href(paths.audit.history, at('A1')));
    for (const text of ['Whole.', 'The coordinator’s.', 'Both of us.', '3 saves are kept'])
      expect(page).toContain(text);
    expect((await world.as('rival').get(href(paths.audit.history, at('A1')))).statusCode).toBe(404);
  });
});

test('two hundred racing saves have one winner for each version, and every text is kept', async () => {
  const people = ['lead', 'head', 'member'] as const;
  let version = 0;
  let wins = 0;
  for (let round = 0; round < 8; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        world.as(people[n % 3] ?? 'lead').post(criterion('B1'), { ...words, comment: `Save ${round}-${n}`, version }),
      ),
    );
    const won = answers.filter(({ statusCode }) => statusCode === 303).length;
    expect([round, won, answers.filter(({ statusCode }) => statusCode === 409).length]).toEqual([round, 1, 24]);
    wins += won;
    version += 1;
  }
  const [row] = await world.asSystem(
    (db) => db<{ version: number; saves: number }[]>`
      select a.version, (select count(*) from audit_saved s where s.enrolment_id = a.enrolment_id and s.criterion = a.criterion) as saves
        from audit_answer a where a.enrolment_id = ${world.ladder.id} and a.criterion = 'B1'`,
  );
  expect(row).toEqual({ version: wins, saves: wins });
  const kept = await keptTexts('B1');
  for (let round = 0; round < 8; round += 1)
    for (let n = 0; n < 25; n += 1) expect(kept).toContain(`Save ${round}-${n}`);
}, 120_000);

test('whatever several people save and keep, in whatever order, no text is lost', async () => {
  const enrolment = await world.asSystem((db) => findEnrolment(db, world.grid.id));
  if (enrolment === null) throw new Error('The test world has such an enrolment.');
  const code = '1.1.1';
  let count = 0;
  const step = fc.record({
    who: fc.constantFrom('lead', 'head', 'member'),
    does: fc.constantFrom('save', 'save', 'keep', 'keep-anew', 'agree'),
    lag: fc.integer({ min: 0, max: 3 }),
  });
  const pages = fc.array(step, { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(pages, async (steps) => {
      const written = new Set<string>();
      const sittings = new Map<string, Readonly<{ sitting: string; version: number; text: string }>>();
      for (const { who, does, lag } of steps) {
        count += 1;
        const text = `Text ${count}`;
        await as(who, async (db, actor) => {
          const { scheme } = await auditNow(db, actor, enrolment);
          const line = scheme.criterionByCode.get(code);
          const [row] = await db<{ version: number }[]>`
            select version from audit_answer where enrolment_id = ${enrolment.id} and criterion = ${code}`;
          if (line === undefined) throw new Error('The grid has this descriptor.');
          if (does === 'agree') {
            await db`update audit_answer set agreed_by = app.person(), agreed_name = ${who}, agreed_at = ${world.now}
              where enrolment_id = ${enrolment.id} and criterion = ${code} and agreed_at is null and answered_by <> app.person()
                and app.role() in ('lead', 'head')`;
            return;
          }
          const version = Math.max(0, (row?.version ?? 0) - lag);
          const page = does === 'keep-anew' ? undefined : sittings.get(who);
          const [sitting, draft] = [page?.sitting ?? '', page?.version ?? 0];
          const whole = { level: 'seed', comment: text, evidence: '', impact: '' };
          // Who goes on with a page replaces their own half text; nobody else's.
          if (page !== undefined) written.delete(page.text);
          written.add(text);
          sittings.delete(who);
          if (does === 'save')
            await judge(db, actor, enrolment, line, { ...whole, version, sitting, draft }, world.now);
          else {
            const kept = await keepDraft(db, enrolment, code, { sitting, draft, ofVersion: version }, whole, world.now);
            sittings.set(who, { ...kept, text });
          }
        });
      }
      const kept = await world.asSystem(
        async (db) =>
          new Set(
            (
              await db<{ comment: string }[]>`
                select comment from audit_saved where enrolment_id = ${enrolment.id} and criterion = ${code}
                union all select comment from audit_draft where enrolment_id = ${enrolment.id} and criterion = ${code}`
            ).map(({ comment }) => comment),
          ),
      );
      return [...written].every((text) => kept.has(text));
    }),
    { seed: 20261122, numRuns: 20 },
  );
}, 120_000);

test('a form with a number of saves that never was is the first save; one that no database counts to is refused', async () => {
  const sent = (version: string) => world.as('lead').post(criterion('A2'), { ...words, version });
  expect((await sent('99999999999')).statusCode).toBe(422);
  expect((await sent('999999999')).statusCode).toBe(303);
});
