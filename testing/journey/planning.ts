import { expect } from 'vitest';
import { paths } from '#paths';
import { writeAction } from './acting.ts';
import type { Walk } from './walk.ts';

export const plan = async (walk: Walk): Promise<void> => {
  const { lead, head, adviser, people } = walk.cast;
  await lead.open(walk.at(paths.partnerships.addPartner));
  await lead.fill({ name: 'Wayford Library', kind: 'education', offers: 'Reading mentors' });
  await lead.press('Add the partner');
  await lead.open(walk.at(paths.partnerships.propose));
  await lead.page
    .locator('[name=partner]')
    .first()
    .evaluate((node) => node.tagName)
    .catch(() => '');
  const partner = lead.page.locator('main select[name=partner]');
  if ((await partner.count()) > 0) await partner.selectOption({ index: 1 });
  else await lead.page.locator('main [name=partner]').first().check();
  await lead.fill({
    purpose: 'Mentors for readers',
    pupilsGet: 'Two half hours a week',
    agreedWith: 'Oriel Pask',
    agreedOn: walk.day(-21),
  });
  await lead.press('Propose the partnership');
  await lead.fill({ liveOn: walk.day(-14) });
  await lead.press('Set the first day');
  expect(await lead.trouble()).toBe('');

  const action = await writeAction(lead, walk.at(paths.plan.add), {
    what: { objective: 'Year 7 readers catch up', coreChange: 'Every tutor group reads aloud' },
    pupils: { pupils: 'Target pupils in Year 7' },
    people: { owner: people.member.membershipId, cost: '1200', premium: '800', dueOn: walk.day(67) },
  });
  await lead.open(`${action}/measure`);
  await lead.fill({
    title: 'Reading score',
    unit: 'points',
    baseline: '88',
    target: '94',
    dueOn: walk.day(53),
    figureFrom: 'The reading test',
  });
  await lead.press('Declare the measure');
  await head.open(walk.at(paths.plan.agreement));
  await head.press('Agree the plan');
  await adviser.open(walk.at(paths.plan.agreement));
  await adviser.press('Agree the plan');
  expect(await adviser.words()).toMatch(/agreed/i);
  await lead.open(action);
  await lead.fill({ to: 'under-way', note: 'Mentors have begun.' });
  await lead.press('Save how it goes');
};
