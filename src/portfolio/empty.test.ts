import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const home = () => href(paths.portfolio.home, at());
const review = () => href(paths.portfolio.review, at());
const post = (who: 'lead', path: string) => world.as(who).post(path);
const enrolment = () =>
  world.asSystem(
    async (db) =>
      (await db<{ submittedAt: Date | null }[]>`select submitted_at from enrolment where id = ${world.ladder.id}`)[0],
  );

describe('an empty portfolio', () => {
  test('says what is missing, with a link to each, and cannot be submitted', async () => {
    const page = await world.as('lead').get(home());
    expect(page.body).toContain('<h1 class="wm-h1">Portfolio</h1>');
    for (const words of [
      'Step 2 is not finished',
      '3 criteria have no evidence',
      'No measure is declared',
      'adviser has not finished a review',
    ])
      expect(page.body).toContain(words);
    for (const link of [paths.audit.home, paths.evidence.coverage, paths.tracking.home])
      expect(page.body).toContain(`href="${href(link, at())}"`);
    expect(page.body).toContain('>Invite your adviser');
    const members = await world.as('member').get(home());
    expect(members.body).toContain('adviser has not finished a review');
    expect(members.body).not.toContain('>Invite your adviser');
    const refused = await post('lead', href(paths.portfolio.submit, at()));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('The portfolio cannot be submitted yet');
    expect((await enrolment())?.submittedAt).toBeNull();
  });

  test('is nothing to a verifier, the officer and another school', async () => {
    for (const who of ['verifier', 'officer', 'panel'] as const)
      expect((await world.as(who).get(home())).body).toContain('Nothing was submitted yet');
    for (const who of ['rival', 'stranger', 'otherAdviser'] as const)
      expect((await world.as(who).get(home())).statusCode).toBe(404);
    expect((await world.as('verifier').get(review())).statusCode).toBe(404);
  });
});
