import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = (criterion: string) => ({ enrolment: world.ladder.id, criterion });
const criterion = (code: string) => href(paths.audit.criterion, at(code));
const overview = (query = {}) => href(paths.audit.home, { enrolment: world.ladder.id }, query);
const bodyOf = async (who: Who, path: string) => (await world.as(who).get(path)).body;
const judgement = { level: 'climbing', comment: 'It is so.', evidence: '', impact: '', version: 0 };
const propose = (who: Who, code: string, whyNot = 'We have no nursery.') =>
  world.as(who).post(href(paths.audit.notApplicable, at(code)), { whyNot });
const proposalOf = async (code: string) =>
  /name="proposal" value="([0-9a-f-]{36})"/.exec(await bodyOf('head', criterion(code)))?.[1] ?? '';

describe('a line that does not apply', () => {
  test('is proposed with a reason by who judges, and waits', async () => {
    expect((await propose('member', 'A2', '')).statusCode).toBe(422);
    expect((await propose('governor', 'A2')).statusCode).toBe(404);
    expect((await propose('member', 'A2')).statusCode).toBe(303);
    await propose('lead', 'A2', 'A second proposal at the same time.');
    expect(await bodyOf('governor', criterion('A2'))).toContain('We have no nursery.');
    expect(await bodyOf('governor', criterion('A2'))).not.toContain('A second proposal');
    expect(await bodyOf('lead', overview())).toContain('3 criteria wait');
    expect(await bodyOf('lead', overview({ show: 'needs-me' }))).toContain('id="c-A2"');
    const missing = await bodyOf('lead', href(paths.audit.finish, { enrolment: world.ladder.id }));
    expect(missing).toContain('1 criterion is said not to apply, and nobody has agreed it');
  });
  test('is agreed by a leader who did not propose it, and counted apart from every level', async () => {
    const proposal = await proposalOf('A2');
    const agree = (who: Who, code = 'A2', id = proposal) =>
      world.as(who).post(href(paths.audit.agreeNotApplicable, at(code)), { proposal: id });
    expect((await agree('member')).statusCode).toBe(404);
    await propose('head', 'B1');
    expect((await agree('head', 'B1', await proposalOf('B1'))).statusCode).toBe(409);
    expect((await agree('lead')).statusCode).toBe(303);
    const matrix = await bodyOf('governor', overview());
    expect(matrix).toContain('1 does not apply');
    expect(matrix).toContain('2 criteria wait');
    expect((await world.as('member').post(criterion('A2'), judgement)).statusCode).toBe(409);
    expect(await bodyOf('lead', href(paths.audit.finish, { enrolment: world.ladder.id }))).toContain(
      '1 criterion is not judged',
    );
    expect(await bodyOf('governor', href(paths.audit.csv, { enrolment: world.ladder.id }))).toContain(
      'Does not apply,Agreed',
    );
  });
  test('applies again with a reason, and both are kept', async () => {
    const end = { proposal: await proposalOf('A2'), reason: '' };
    const path = href(paths.audit.endNotApplicable, at('A2'));
    expect((await world.as('member').post(path, end)).statusCode).toBe(422);
    expect((await world.as('member').post(path, { ...end, reason: 'A nursery opens in May.' })).statusCode).toBe(303);
    expect((await world.as('member').post(criterion('A2'), judgement)).statusCode).toBe(303);
    const history = await bodyOf('governor', href(paths.audit.history, at('A2')));
    for (const text of ['We have no nursery.', 'Agreed by Leo Lead', 'A nursery opens in May.'])
      expect(history).toContain(text);
  });
});
