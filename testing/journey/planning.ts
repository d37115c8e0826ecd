import { expect } from 'vitest';
import { paths } from '#paths';
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

  await lead.open(walk.at(paths.plan.add));
  const improvement = lead.page.locator('main [name=answers]').first();
  if ((await improvement.evaluate((node) => node.tagName)) === 'SELECT') await improvement.selectOption({ index: 1 });
  else await improvement.check();
  await lead.fill({
    objective: 'Year 7 readers catch up',
    coreChange: 'Every tutor group reads aloud',
  });
  await lead.press('Save and continue');
  await lead.fill({ pupils: 'Target pupils in Year 7' });
  await lead.press('Save and continue');
  await lead.fill({ owner: people.member.membershipId, cost: '1200', premium: '800', dueOn: walk.day(67) });
  await lead.press('Save and continue');
  await lead.press('Save and continue');
  await lead.press('Put it into the plan');
  const action = lead.path();
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
