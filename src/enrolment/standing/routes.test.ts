import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const to = (path: string) => path.replace(':enrolment', world.ladder.id);

describe('where an enrolment stands', () => {
  test('is paused with a reason, taken up again and extended to a later day; each is written down', async () => {
    expect((await world.as('lead').post(to(paths.enrolments.pause), { reason: '' })).statusCode).toBe(422);
    expect((await world.as('lead').post(to(paths.enrolments.pause), { reason: 'Building works' })).statusCode).toBe(
      303,
    );
    const again = await world.as('head').post(to(paths.enrolments.pause), { reason: 'Building works' });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('The enrolment is paused');
    expect((await world.as('officer').post(to(paths.enrolments.resume), { reason: 'Works are done' })).statusCode).toBe(
      303,
    );
    const earlier = { due: '1 January 2027', reason: 'We were closed' };
    expect((await world.as('lead').post(to(paths.enrolments.extend), earlier)).body).toContain(
      'later than the one it has now',
    );
    expect(
      (await world.as('lead').post(to(paths.enrolments.extend), { ...earlier, due: '1 December 2027' })).statusCode,
    ).toBe(303);
    const shown = await world.as('governor').get(to(paths.enrolments.standing));
    for (const words of ['Building works', 'Works are done', 'We were closed', '1 December 2027'])
      expect(shown.body).toContain(words);
  });

  test('is not changed by the working party, a governor, another school or another body', async () => {
    for (const who of ['member', 'governor', 'adviser', 'rival', 'stranger', 'former', 'carer'] as const)
      expect((await world.as(who).post(to(paths.enrolments.pause), { reason: 'No reason at all' })).statusCode).toBe(
        404,
      );
  });

  test('is handed over to another coordinator, who then leads the team', async () => {
    const { membershipId } = world.people.secondLead;
    expect((await world.as('lead').post(to(paths.enrolments.handOver), { reason: 'New post' })).body).toContain(
      'Choose who takes over',
    );
    expect(
      (
        await world
          .as('lead')
          .post(to(paths.enrolments.handOver), { to: world.people.member.membershipId, reason: 'New post' })
      ).statusCode,
    ).toBe(422);
    expect(
      (await world.as('lead').post(to(paths.enrolments.handOver), { to: membershipId, reason: 'New post' })).statusCode,
    ).toBe(303);
    const team = await world.as('lead').get(to(paths.enrolments.team));
    expect(team.body).toMatch(/Lena Secondlead[\s\S]*?Coordinator/);
  });
});

describe('the team', () => {
  test('gains a colleague with a part and standards, and never loses its last coordinator', async () => {
    expect((await world.as('lead').post(to(paths.enrolments.team), {})).body).toContain('Choose a colleague');
    const path = href(paths.enrolments.part, { enrolment: world.grid.id, membership: world.people.lead.membershipId });
    const refused = await world.as('lead').post(path, { act: 'leave' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('always has a coordinator');
    const foreign = await world
      .as('lead')
      .post(to(paths.enrolments.team), { membership: world.people.rival.membershipId, part: 'working-party' });
    expect(foreign.statusCode).toBe(422);
  });
});

describe('who is sent to a school', () => {
  test('an adviser of the school is refused as anything else, in words that say why', async () => {
    const page = await world.as('officer').get(to(paths.enrolments.assignments));
    expect(page.body).toContain('Refused: conflict');
    const refused = await world
      .as('officer')
      .post(to(paths.enrolments.assignments), { membership: world.people.adviser.membershipId });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Adam Adviser cannot be adviser here.');
    const chosen = await world
      .as('officer')
      .post(to(paths.enrolments.assignments), { membership: world.people.otherAdviser.membershipId });
    expect(chosen.statusCode).toBe(303);
  });

  test('a declared conflict keeps the person from the task', async () => {
    const declared = await world
      .as('otherAdviser')
      .post(paths.conflicts.list, { school: 'Rivalton School', reason: 'My sister teaches there' });
    expect(declared.statusCode).toBe(303);
    const path = href(paths.enrolments.assignments, { enrolment: world.rivalLadder.id });
    const refused = await world.as('officer').post(path, { membership: world.people.otherAdviser.membershipId });
    expect(refused.body).toContain('My sister teaches there');
    expect(
      (await world.as('otherAdviser').post(paths.conflicts.list, { school: 'Nowhere', reason: 'My sister' })).body,
    ).toContain('No school has this name');
  });
});
