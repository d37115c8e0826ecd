import { expect } from 'vitest';
import { paths } from '#paths';
import type { Walk } from './walk.ts';

export const evidence = async (walk: Walk): Promise<void> => {
  const { lead, adviser } = walk.cast;
  await lead.open(walk.at(paths.evidence.add));
  await lead.press('Note');
  await lead.fill({
    title: 'Mentors’ records',
    shows: 'What pupils read',
    voices: ['Pupils', 'Staff'],
    to: walk.day(-3),
    note: 'Weekly notes of each pupil.',
  });
  await lead.press('Add this item');
  await lead.fill({ criteria: ['A1', 'A2', 'B1'], says: 'It is done every week', impact: 'Scores rose' });
  await lead.press('Link this item');

  await lead.open(walk.at(paths.portfolio.home));
  await lead.press('Submit the portfolio');
  expect(await lead.words()).toContain('has no figures after');
  await lead.open(walk.at(paths.tracking.home));
  await lead.press('Enter results');
  await lead.fill({ afterOn: walk.day(-3) });
  for (const [code, score] of [
    ['P-001', '95'],
    ['P-002', '94'],
    ['P-003', '89'],
  ] as const)
    await lead.fill({ [`after.${code}`]: score });
  await lead.press('Save the results');
  expect(await lead.trouble()).toBe('');

  await lead.open(walk.at(paths.portfolio.home));
  await lead.press('Invite your adviser');
  for (const standard of ['A', 'B']) {
    await adviser.open(walk.at(paths.portfolio.review));
    await adviser.fill({ verdict: 'ready', comment: 'Clear and well evidenced.' }, `/review/${standard}`);
    await adviser.press('Save this comment', `/review/${standard}`);
  }
  await adviser.open(walk.at(paths.portfolio.review));
  await adviser.press('End this round');
  await adviser.open(walk.at(paths.portfolio.home));
  await adviser.fill({ day: walk.day(21) });
  await adviser.press('Propose this day');
  await lead.open(walk.at(paths.portfolio.home));
  await lead.press(/^Accept/);
  await lead.open(walk.at(paths.portfolio.home));
  await lead.press('Submit the portfolio');
  expect(await lead.trouble()).toBe('');
  expect(await lead.words()).toMatch(/submitted/i);
};
