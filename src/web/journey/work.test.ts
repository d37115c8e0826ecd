import { expect, test } from 'vitest';
import { noNews, type Asks } from './rules.ts';
import { auditWork } from './work.ts';

const team = [{ membershipId: 'm', name: 'Dele Adeyemi', standards: ['B'] }];
const asks: Pick<Asks, 'standards' | 'criterionWord' | 'minutesToJudge'> = {
  standards: [{ code: 'B', name: 'Policy', criteria: ['B1'] }],
  criterionWord: { one: 'criterion', many: 'criteria' },
  minutesToJudge: 5,
};

test('a standard that was shared out is open until it is closed, with its day, and waits for whoever has it', () => {
  const held = (state: 'draft' | 'submitted' | 'changes-requested' | 'closed', judged: readonly string[] = ['B1']) =>
    auditWork(
      { id: 'e' },
      { judged, team, assignments: [{ standard: 'B', dueOn: '2026-12-04', state }] },
      asks,
      'm',
      false,
    ).map(({ title, due, isMine, state: words }) => [title, due, isMine, words]);
  expect(held('draft', [])).toEqual([['Judge 1 criterion: Policy', '2026-12-04', true, 'Not started']]);
  expect(held('draft')).toEqual([['Hand in: Policy', '2026-12-04', true, 'Started']]);
  expect(held('changes-requested')).toEqual([
    ['Make the changes asked for: Policy', '2026-12-04', true, 'Changes asked for'],
  ]);
  expect(held('submitted')).toEqual([['Look at what is handed in: Policy', null, false, 'Handed in']]);
  expect(held('closed')).toEqual([]);
  const forLeader = auditWork(
    { id: 'e' },
    { judged: ['B1'], team, assignments: [{ standard: 'B', dueOn: null, state: 'submitted' }] },
    asks,
    'leader',
    true,
  );
  expect(forLeader[0]).toMatchObject({ isMine: true, holdsUp: true });
});

test('a look or a draft is no news; that a plan was opened again is', () => {
  const isNews = (act: string) => !new RegExp(noNews).test(act);
  for (const act of [
    'pupils.opened',
    'visits.pupils-seen',
    'plan.draft-kept',
    'portfolio.names-seen',
    'safeguarding.named',
  ])
    expect([act, isNews(act)]).toEqual([act, false]);
  for (const act of ['plan.reopened', 'questionnaires.opened', 'provision.link-opened', 'audit.seen-differently'])
    expect([act, isNews(act)]).toEqual([act, true]);
});
