import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { enrolmentIn, type TestEnrolment } from '../../testing/enrolment.ts';
import { keepScheme } from '../../testing/scheme.ts';
import { grid } from '../../testing/schemes.ts';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const outcomes = [
  'Be well and grow',
  'Be safe everywhere',
  'Enjoy and learn much',
  'Contribute to the place',
  'Be ready for adult life',
].map((name, at) => ({ code: `o${at}`, name }));

/** A scheme of twelve standards by five outcomes with so many descriptors, spread over its sixty cells. */
const schemeOf = (criteria: number) => ({
  ...grid,
  id: `test-size-${criteria}`,
  outcomes,
  standards: Array.from({ length: 12 }, (_, s) => ({
    code: String(s + 1),
    name: `Standard with a name of some length ${s + 1}`,
    asks: 'What it asks.',
    levels: { seed: 'Some.', shoot: 'Most.', tree: 'All.' },
    criteria: Array.from({ length: criteria }, (_each, c) => c)
      .filter((c) => c % 12 === s)
      .map((c) => ({
        code: `${s + 1}.${c}`,
        outcome: outcomes[Math.floor(c / 12) % 5]?.code ?? '',
        text: `Descriptor number ${c}.`,
        evidence: ['One'],
      })),
  })),
});

const enrolled = async (criteria: number): Promise<TestEnrolment> => {
  const document = schemeOf(criteria);
  const { school, body, people, now } = world;
  const schemeVersionId = await keepScheme(world.database, document);
  const enrolment = await enrolmentIn(world.database, {
    schoolId: school,
    bodyId: body,
    schemeVersionId,
    team: { lead: people.lead, head: people.head, member: people.member },
    tasks: {},
    now,
  });
  await world.asSystem(async (db) => {
    const codes = document.standards.flatMap((standard) => standard.criteria.map(({ code }) => code));
    const levels = codes.map((_, at) => grid.scale[at % 3]?.code ?? '');
    await db`insert into audit_answer (id, enrolment_id, school_id, criterion, level, comment, answered_by, answered_name, answered_at)
      select gen_random_uuid(), ${enrolment.id}, ${school}, c.code, c.level, repeat('A reason of ordinary length. ', 8), ${people.member.personId}, 'Mina Member', ${now}
        from unnest(${codes}::text[], ${levels}::text[]) as c (code, level)`;
  });
  return enrolment;
};

describe.each([
  [96, 60_000],
  [600, 150_000],
])('an audit of %i descriptors', (criteria, most) => {
  test(`is one page under ${most} bytes, read in ten statements at most`, async () => {
    const { id } = await enrolled(criteria);
    await world.as('lead').get(href(paths.audit.home, { enrolment: id }));
    const before = world.database.statements();
    const page = await world.as('lead').get(href(paths.audit.home, { enrolment: id }));
    const sent = world.database.statements() - before;
    expect(page.body).toContain(`${criteria} of ${criteria} descriptors are judged`);
    expect(Buffer.byteLength(page.body)).toBeLessThan(most);
    expect(sent).toBeGreaterThan(3);
    expect(sent).toBeLessThanOrEqual(9); // The tenth is the session's.
  });
  test('one standard of it is read in ten statements at most, narrowed or not', async () => {
    const { id } = await enrolled(criteria);
    for (const query of [{}, { show: 'unagreed', level: 'seed' }]) {
      const path = href(paths.audit.standard, { enrolment: id, standard: '3' }, query);
      await world.as('member').get(path);
      const before = world.database.statements();
      const page = await world.as('member').get(path);
      expect(world.database.statements() - before).toBeLessThanOrEqual(9);
      expect(page.body).toContain('A reason of ordinary length.');
      expect(Buffer.byteLength(page.body)).toBeLessThan(most);
    }
  });
});
