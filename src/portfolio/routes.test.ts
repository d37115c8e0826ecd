import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { readyPortfolio, type ReadyPortfolio } from '../../testing/portfolio.ts';
import { mailsIn } from '../../testing/walk.ts';
import { workOff } from '../../testing/work.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { tasks } from '../web/tasks.ts';

let world: World;
let ready: ReadyPortfolio;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const home = () => href(paths.portfolio.home, at());
const review = () => href(paths.portfolio.review, at());
const post = (who: Parameters<World['as']>[0], path: string, form: Record<string, string | number> = {}) =>
  world.as(who).post(path, form);
const enrolment = () =>
  world.asSystem(
    async (db) =>
      (
        await db<
          { submittedAt: Date | null; cutOffAt: Date | null; visitOn: string | null }[]
        >`select submitted_at, cut_off_at, visit_on from enrolment where id = ${world.ladder.id}`
      )[0],
  );
/** The subjects of the mails to the adviser, once the worker has told whom it has to tell. */
const mailsToAdviser = async (): Promise<readonly string[]> => {
  await workOff(world, { only: tasks.filter(({ name }) => name === 'people.notice') });
  const { email } = world.people.adviser;
  return (await mailsIn(world)).filter(({ to }) => to.address === email).map(({ subject }) => subject);
};
const actsNoted = () =>
  world.asSystem(async (db) =>
    (await db<{ act: string }[]>`select act from trail_entry where act like 'portfolio.%' order by id`).map(
      (row) => row.act,
    ),
  );

describe('gate 4: the figures after', () => {
  test('a target pupil without one stops the submission, with words and a link', async () => {
    ready = await readyPortfolio(world);
    for (const pupil of ready.pupils.slice(1)) await ready.result(pupil, 'after', 9);
    const refused = await post('head', href(paths.portfolio.submit, at()));
    expect(refused.body).toContain('1 target pupil has no figure after, and no reason why');
    expect(refused.body).toContain(`href="${href(paths.tracking.home, at())}"`);
    expect(refused.body).not.toContain('Secretname');
  });

  test('a reason why there is none opens it', async () => {
    await ready.result(ready.pupils[0] ?? '', 'after', null, 'Moved away in May');
    const page = await world.as('lead').get(home());
    expect(page.body).not.toContain('no figure after');
    expect(page.body).toContain('6 of 7 target pupils have both results');
    expect(page.body).toContain('Reading age: target pupils improved by 1.0');
    const adviser = await world.as('adviser').get(home());
    expect(adviser.body).toContain('Hidden: fewer than 10 pupils');
    expect(adviser.body).not.toContain('improved by');
  });
});

describe('the adviser’s review', () => {
  test('is invited by the school once, and the adviser has a mail', async () => {
    expect((await post('member', href(paths.portfolio.invite, at()), { message: 'x' })).statusCode).toBe(404);
    expect((await post('lead', href(paths.portfolio.invite, at()), { message: 'x'.repeat(2001) })).body).toContain(
      'href="#message"',
    );
    expect(
      (await post('lead', href(paths.portfolio.invite, at()), { message: 'Please look <b>at B</b>' })).statusCode,
    ).toBe(303);
    expect(await mailsToAdviser()).toEqual(['Testbury School invites you to look at its portfolio']);
    expect((await post('head', href(paths.portfolio.invite, at()))).body).toContain('The adviser is reading already');
    expect((await post('lead', href(paths.portfolio.submit, at()))).body).toContain('The adviser is still reading');
  });

  const say = (standard: string, form: Record<string, string | number>) =>
    post('adviser', href(paths.portfolio.reviewStandard, { ...at(), standard }), form);

  test('goes standard by standard, and no word is lost', async () => {
    expect((await world.as('adviser').get(review())).body).toContain('Please look &lt;b>at B');
    const empty = await say('A', { version: 0 });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#comment"');
    expect(empty.body).toMatch(/id="comment"/);
    expect((await say('A', { verdict: 'nearly', comment: 'Add what parents say', version: 0 })).statusCode).toBe(303);
    const late = await say('A', { verdict: 'ready', comment: 'Another word', version: 0 });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Another word');
    expect(late.body).toContain('Add what parents say');
    expect((await say('Z', { verdict: 'ready', comment: 'x', version: 0 })).statusCode).toBe(404);
    expect(
      (
        await world.as('otherAdviser').post(href(paths.portfolio.reviewStandard, { ...at(), standard: 'B' }), {
          verdict: 'ready',
          comment: 'x',
          version: 0,
        })
      ).statusCode,
    ).toBe(404);
  });

  test('ends only when every standard has a word', async () => {
    const early = await post('adviser', href(paths.portfolio.finishReview, at()), { advice: '' });
    expect(early.body).toContain('Still without one: Doing');
    await say('B', { verdict: 'ready', comment: 'Strong', version: 0 });
    expect(
      (await post('adviser', href(paths.portfolio.finishReview, at()), { advice: 'Well on the way' })).statusCode,
    ).toBe(303);
  });

  test('is answered by the team', async () => {
    expect((await world.as('lead').get(home())).body).toContain('1 comment of your adviser has no answer');
    const empty = await post('member', href(paths.portfolio.answer, { ...at(), standard: 'A' }), {
      version: 1,
      answer: '',
    });
    expect(empty.body).toContain('href="#answer"');
    expect(
      (
        await post('member', href(paths.portfolio.answer, { ...at(), standard: 'A' }), {
          version: 1,
          answer: 'We asked them',
        })
      ).statusCode,
    ).toBe(303);
    expect((await world.as('adviser').get(review())).body).toContain('We asked them');
    expect((await world.as('lead').get(home())).body).toContain('nothing to mend');
  });
});

describe('the day of the visit', () => {
  test('is proposed by one side and accepted by the other', async () => {
    const propose = (who: 'lead' | 'adviser', day: string) =>
      post(who, href(paths.portfolio.proposeDate, at()), { day });
    expect((await propose('lead', '')).body).toContain('Enter the day of the visit');
    expect((await propose('lead', '24 November 2026')).body).toContain('at least 14 days ahead');
    expect((await propose('adviser', '2 February 2027')).statusCode).toBe(303);
    const proposal = /name="proposal" value="([^"]+)"/.exec((await world.as('head').get(home())).body)?.[1] ?? '';
    expect((await world.as('adviser').get(home())).body).not.toContain('name="proposal"');
    expect((await post('adviser', href(paths.portfolio.acceptDate, at()), { proposal })).body).toContain(
      'The other side accepts it',
    );
    expect((await post('head', href(paths.portfolio.acceptDate, at()), { proposal: uuidv7() })).statusCode).toBe(409);
    expect((await post('head', href(paths.portfolio.acceptDate, at()), { proposal })).statusCode).toBe(303);
    expect((await enrolment())?.visitOn).toBe('2027-02-02');
    expect((await world.as('adviser').get(home())).body).toContain('The visit is on Tuesday 2 February 2027');
  });
});

describe('a submission', () => {
  test('freezes what stands, and only then do verifier and officer see it', async () => {
    expect((await post('member', href(paths.portfolio.submit, at()))).statusCode).toBe(404);
    expect((await post('lead', href(paths.portfolio.submit, at()))).statusCode).toBe(303);
    expect(await enrolment()).toMatchObject({ submittedAt: world.now, cutOffAt: world.now });
    expect((await world.as('verifier').get(home())).body).toContain('It opens fourteen days before the visit');
    const visitOn = (day: string) =>
      world.asSystem((db) => db`update enrolment set visit_on = ${day} where id = ${world.ladder.id}`);
    await visitOn('2026-12-07');
    for (const who of ['verifier', 'officer'] as const) {
      const page = await world.as(who).get(home());
      expect(page.body).toContain('1 item, 3 claims');
      const link = /href="([^"]*submissions[^"]*)"/.exec(page.body)?.[1] ?? '';
      const frozen = await world.as(who).get(link);
      expect(frozen.body).toContain('Reading review');
      expect(frozen.body).toContain('A1, A2, B1');
      expect((await world.as('rival').get(link)).statusCode).toBe(404);
    }
    await visitOn('2027-02-02');
    expect((await post('head', href(paths.portfolio.submit, at()))).body).toContain('The portfolio is submitted');
  });

  test('is taken back with a reason and sent again: both stay', async () => {
    expect((await post('lead', href(paths.portfolio.withdraw, at()))).body).toContain('Say why you take it back');
    expect(
      (await post('lead', href(paths.portfolio.withdraw, at()), { because: 'A figure was wrong' })).statusCode,
    ).toBe(303);
    expect((await enrolment())?.submittedAt).toBeNull();
    expect((await world.as('officer').get(home())).body).toContain('Nothing was submitted yet');
    expect((await post('head', href(paths.portfolio.submit, at()))).statusCode).toBe(303);
    const page = await world.as('head').get(home());
    expect(page.body).toContain('A figure was wrong');
    expect(page.body.match(/1 item, 3 claims/g)).toHaveLength(2);
  });

  test('is in the trail with the fingerprint of what it froze', async () => {
    expect(await actsNoted()).toEqual(
      expect.arrayContaining([
        'portfolio.invited',
        'portfolio.reviewed',
        'portfolio.agreed-day',
        'portfolio.submitted',
        'portfolio.withdrawn',
      ]),
    );
    const [same] = await world.asSystem(
      (db) => db<{ same: boolean }[]>`
      select bool_and(encode(sha256(convert_to(s.manifest::text, 'UTF8')), 'hex') = s.manifest_sha256
        and exists (select from trail_entry t where t.about ->> 'manifest' = s.manifest_sha256)) as same from submission s`,
    );
    expect(same?.same).toBe(true);
  });

  test('is not changed by anybody: a manifest cannot be written again', async () => {
    await expect(world.asSystem((db) => db`update submission set manifest = '{}'`)).rejects.toThrow(
      'permission denied',
    );
  });
});
