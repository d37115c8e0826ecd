import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { criterionPage, judgeAs, visitDay, visitWorld, type VisitWorld } from '../../../testing/visit.ts';
import { mailsIn } from '../../../testing/walk.ts';

let world: VisitWorld;
beforeAll(async () => {
  world = await visitWorld();
  for (const code of ['A1', 'A2']) await judgeAs(world, code, { level: 'climbing', reasons: 'Seen in every room' });
  const address = href(paths.visits.action, { ...at(), action: world.action });
  await world.as('verifier').post(address, { seen: 'yes', says: 'Seven of eight read on', version: '0' });
});
afterAll(() => world.close());

const at = (enrolment = world.ladder.id) => ({ enrolment });

describe('gate 5: the report', () => {
  const report = () => href(paths.visits.report, at());
  test('is refused while one criterion has no reasons, named with a link', async () => {
    await judgeAs(world, 'B1', { level: 'rung', reasons: '' });
    const refused = await world.as('verifier').post(report());
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Criterion B1 has a level without reasons');
    expect(refused.body).toContain(`href="${criterionPage(world.ladder.id, 'B1')}"`);
    expect(refused.body).toContain('No strength is named');
  });
  test('goes to the school once nothing is missing; the school comments on fact and returns it', async () => {
    await judgeAs(world, 'B1', { level: 'rung', reasons: 'Two of three groups' });
    expect((await world.as('verifier').post(href(paths.visits.points, at()), {})).body).toContain('href="#seenIn"');
    for (const kind of ['strength', 'area'])
      await world.as('verifier').post(href(paths.visits.points, at()), { kind, says: `One ${kind}`, seenIn: 'Year 7' });
    expect((await world.as('verifier').post(report())).statusCode).toBe(303);
    expect((await mailsIn(world)).map(({ to, subject }) => [to.name, subject])).toEqual([
      ['Leo Lead', 'Testbury School: the report of the visit is here'],
      ['Hannah Head', 'Testbury School: the report of the visit is here'],
    ]);
    const seen = await world.as('head').get(report());
    for (const text of ['Two of three groups', 'One strength', 'Are the facts right?', 'Saturday 28 November 2026'])
      expect(seen.body).toContain(text);
    expect((await world.as('officer').get(report())).body).toContain('Two of three groups');
    const late = await judgeAs(world, 'A1', { level: 'top', reasons: 'Changed my mind' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('With the school'.toLowerCase());
    expect((await world.as('officer').post(href(paths.visits.returned, at()))).body).toContain('It may comment until');
    expect((await world.as('member').post(href(paths.visits.comments, at()), { says: 'No' })).statusCode).toBe(404);
    expect((await world.as('lead').post(href(paths.visits.comments, at()), { says: '' })).body).toContain(
      'href="#says"',
    );
    await world.as('lead').post(href(paths.visits.comments, at()), { criterion: 'B1', says: 'There are four groups' });
    expect((await world.as('head').post(href(paths.visits.returned, at()))).statusCode).toBe(303);
  });
  test('the verifier answers, corrects, and sends it on', async () => {
    const unanswered = await world.as('verifier').post(href(paths.visits.sentOn, at()));
    expect(unanswered.statusCode).toBe(409);
    expect(unanswered.body).toContain('A comment of the school has no answer');
    const comment =
      /action="([^"]+\/comments\/[^"]+)"/.exec((await world.as('verifier').get(report())).body)?.[1] ?? '';
    expect((await world.as('verifier').post(comment, { answer: 'corrected', answerSays: '' })).body).toContain(
      'href="#answerSays"',
    );
    await judgeAs(world, 'B1', { level: 'rung', reasons: 'Three of four groups' });
    await world.as('verifier').post(comment, { answer: 'corrected', answerSays: 'Four it is' });
    expect((await world.as('moderator').get(href(paths.visits.moderation, at()))).body).toContain(
      'The report is not there yet',
    );
    expect((await world.as('verifier').post(href(paths.visits.sentOn, at()))).statusCode).toBe(303);
    expect((await world.as('lead').get(report())).body).toContain('Four it is');
    expect((await mailsIn(world)).map(({ to }) => to.name).slice(2)).toEqual(['Vera Verifier', 'Milo Moderator']);
  });
  test('the second verifier looks at every finding, differs with reasons, and the panel reads both', async () => {
    const view = (code: string) => href(paths.visits.moderate, { ...at(), criterion: code });
    expect((await world.as('verifier').get(view('A1'))).statusCode).toBe(404);
    const empty = await world.as('moderator').post(view('A1'), { version: '0' });
    expect(empty.body).toContain('href="#view"');
    const bare = await world
      .as('moderator')
      .post(view('A1'), { version: '0', view: 'differ', level: 'climbing', reasons: '' });
    expect(bare.body).toContain('This is the verifier’s level');
    expect(bare.body).toContain('href="#reasons"');
    await world
      .as('moderator')
      .post(view('A1'), { version: '0', view: 'differ', level: 'rung', reasons: 'Only two rooms are dated' });
    await world.as('moderator').post(view('A2'), { version: '0', view: 'agree' });
    const early = await world.as('moderator').post(href(paths.visits.finished, at()));
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain(`href="${view('B1')}"`);
    await world.as('moderator').post(view('B1'), { version: '0', view: 'agree' });
    expect((await world.as('lead').get(report())).body).not.toContain('Only two rooms are dated');
    expect((await world.as('moderator').post(href(paths.visits.finished, at()))).statusCode).toBe(303);
    const panel = await world.as('panel').get(report());
    for (const text of ['Ready for the panel', 'Only two rooms are dated', 'They differ'])
      expect(panel.body).toContain(text);
    expect((await world.as('lead').get(report())).body).toContain('Only two rooms are dated');
    const steps = await world.asSystem(
      (db) =>
        db<
          { doneOn: string }[]
        >`select done_on from enrolment_step where enrolment_id = ${world.ladder.id} and step = 5`,
    );
    expect(steps).toEqual([{ doneOn: visitDay }]);
  });
});
