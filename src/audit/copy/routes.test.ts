import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { href, paths } from '#paths';
import { enrolmentIn } from '../../../testing/enrolment.ts';
import { keepScheme } from '../../../testing/scheme.ts';
import { ladder } from '../../../testing/schemes.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
let earlier: string;
let walked: string;
const item = uuidv7();

const enrol = async (schemeVersionId: string): Promise<string> =>
  (
    await enrolmentIn(world.database, {
      schoolId: world.school,
      bodyId: world.body,
      schemeVersionId,
      team: {},
      tasks: {},
      now: world.now,
    })
  ).id;
const answer = (db: Db, enrolment: string, criterion: string, comment: string) => db`
  insert into audit_answer (id, enrolment_id, school_id, criterion, level, comment, evidence, impact, answered_by, answered_name, answered_at)
  values (${uuidv7()}, ${enrolment}, ${world.school}, ${criterion}, 'top', ${comment}, 'The old list', 'Two found early', ${world.people.former.personId}, 'Fred Former', '2025-05-03T10:00:00Z')`;

beforeAll(async () => {
  world = await testWorld();
  earlier = await enrol(await keepScheme(world.database, { ...ladder, version: '0.9' }));
  walked = await enrol(
    await keepScheme(world.database, {
      ...ladder,
      id: 'test-walk',
      title: 'The Walk Award',
      frameworks: [{ id: 'ladder', name: 'The Ladder', scheme: 'test-ladder' }],
      standards: ladder.standards.map((standard) => ({
        ...standard,
        criteria: standard.criteria.map((line) => ({
          ...line,
          text: `${line.text} Walked.`,
          crosswalk: { ladder: ['A2'] },
        })),
      })),
    } as typeof ladder),
  );
  await world.asSystem(async (db) => {
    await answer(db, earlier, 'A1', 'Lists were <b>dated</b> then.');
    await answer(db, walked, 'A1', 'Read with in week two.');
    await answer(db, walked, 'B1', 'Scores are kept.');
    const by = world.people.lead.membershipId;
    await db`insert into evidence_item (id, school_id, kind, title, added_by, added_at) values (${item}, ${world.school}, 'note', 'The old list itself', ${by}, ${world.now})`;
    await db`insert into evidence_revision (item_id, school_id, version, title, shows, to_on, note, changed_by, changed_at)
      values (${item}, ${world.school}, 1, 'The old list itself', 'A list', '2025-05-01', 'A list', ${by}, ${world.now})`;
    await db`insert into claim (id, item_id, enrolment_id, school_id, criterion, says, claimed_by, claimed_at)
      values (${uuidv7()}, ${item}, ${earlier}, ${world.school}, 'A1', 'Who is on it.', ${by}, ${world.now})`;
  });
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const copyFrom = (from: string) => href(paths.audit.copyFrom, { ...at(), from });
const criterion = (code: string) => href(paths.audit.criterion, { ...at(), criterion: code });

test('the school’s other audits are offered, and nobody else’s', async () => {
  const page = await world.as('lead').get(href(paths.audit.copy, at()));
  expect(page.body).toContain('The Ladder Mark, version 0.9');
  expect(page.body).toContain('The Walk Award');
  expect((await world.as('governor').get(href(paths.audit.copy, at()))).statusCode).toBe(404);
  expect((await world.as('lead').get(copyFrom(world.rivalLadder.id))).statusCode).toBe(404);
  expect((await world.as('rival').get(copyFrom(earlier))).statusCode).toBe(404);
});

test('the preview says what would come; nothing chosen is a mistake to mend, and nothing is there before it is chosen', async () => {
  const page = await world.as('lead').get(copyFrom(earlier));
  expect(page.body).toContain('1 suggestion could come.');
  expect(page.body).toContain('Lists were &lt;b>dated&lt;/b> then.');
  expect(page.body).toContain('With 1 item of evidence there.');
  expect((await world.as('lead').post(copyFrom(earlier), {})).statusCode).toBe(422);
  expect((await world.as('lead').get(criterion('A1'))).body).not.toContain('Brought from elsewhere');
});

test('words come beside the criterion without a level, once; several sources all stand', async () => {
  expect((await world.as('lead').post(copyFrom(earlier), { take: 'A1:A1' })).statusCode).toBe(303);
  await world.as('lead').post(copyFrom(earlier), { take: 'A1:A1' });
  await world.as('lead').post(copyFrom(walked), { take: ['A2:A1', 'A2:B1', 'A1:B1'] });
  const a1 = (await world.as('member').get(criterion('A1'))).body;
  expect(a1.match(/Copied from The Ladder Mark 2026, A1, 3 May 2025/g)).toHaveLength(1);
  expect(a1).not.toMatch(/name="level"[^>]*checked/);
  expect(a1).toContain('The old list itself');
  const a2 = (await world.as('member').get(criterion('A2'))).body;
  expect(a2).toContain('Copied from The Walk Award 2026, A1');
  expect(a2).toContain('Copied from The Walk Award 2026, B1');
  expect(a2).toContain('It read there: “Support groups begin and end with a score. Walked.”');
  const overview = await world.as('lead').get(href(paths.audit.home, at()));
  expect(overview.body).toContain('Nothing is judged yet.');
});

test('taken words stand in the form, marked, and are settled by the judge who saves them', async () => {
  const before = (await world.as('member').get(criterion('A1'))).body;
  const offer = /offers\/([0-9a-f-]{36})\/set-aside/.exec(before)?.[1] ?? '';
  const form = (await world.as('member').get(`${criterion('A1')}?offer=${offer}`)).body;
  expect(form).toContain('Read them again, change what has changed, choose the level and');
  expect(form).toMatch(/<textarea[^>]*name="comment"[^>]*>Lists were/);
  expect(form).not.toMatch(/name="level"[^>]*checked/);
  const words = { comment: 'Lists are dated now.', evidence: 'The list', impact: '', version: 0, offer };
  const unchosen = await world.as('member').post(criterion('A1'), { ...words });
  expect(unchosen.statusCode).toBe(422);
  expect(unchosen.body).toContain(`name="offer" value="${offer}"`);
  expect((await world.as('member').post(criterion('A1'), { ...words, level: 'climbing' })).statusCode).toBe(303);
  expect((await world.as('member').get(criterion('A1'))).body).not.toContain('Brought from elsewhere');
});

test('evidence that served there is linked here by one press', async () => {
  await world.as('lead').post(copyFrom(earlier), { take: 'A1:A1' });
  const page = (await world.as('lead').get(criterion('A1'))).body;
  expect(page).toContain('Link it here too');
  const action = href(paths.evidence.claims, { ...at(), item });
  expect(page).toContain(`action="${action}"`);
  expect((await world.as('lead').post(action, { criteria: 'A1', says: 'Who is on it.', impact: '' })).statusCode).toBe(
    303,
  );
  expect((await world.as('lead').get(criterion('A1'))).body).not.toContain('Link it here too');
});

test('words are set aside by those who judge, and a second press says that it is done', async () => {
  const page = (await world.as('member').get(criterion('A2'))).body;
  const address = /action="([^"]+set-aside)"/.exec(page)?.[1] ?? '';
  expect((await world.as('rival').post(address, {})).statusCode).toBe(404);
  expect((await world.as('member').post(address, {})).statusCode).toBe(303);
  const again = await world.as('lead').post(address, {});
  expect(again.statusCode).toBe(303);
  expect((await world.as('member').get(criterion('A2'))).body.match(/Copied from/g)).toHaveLength(1);
});
