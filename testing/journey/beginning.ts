import { expect } from 'vitest';
import { paths } from '#paths';
import type { Walk } from './walk.ts';

export const apply = async (walk: Walk): Promise<void> => {
  const { lead, officer, stranger } = walk.cast;
  await lead.open(paths.applications.begin);
  await lead.page.getByLabel('The Ladder Mark, Northlight Quality Marks').check();
  await lead.fill({ route: 'full', why: 'Our quiet pupils deserve to be seen.' });
  await lead.page.locator('[name=cohort]').first().check();
  await lead.press('Send the application');
  const application = lead.path();

  await officer.open(application);
  await officer.fill({ head_name: 'John Head', head_email: 'head@journeyman.example' });
  await officer.press(/ask the head/);
  const link = /http\S+/.exec(await walk.mailTo('head@journeyman.example'))?.[0] ?? '';
  await stranger.open(new URL(link).pathname);
  await stranger.fill({ name: 'John Head' });
  await stranger.press('Confirm the application');
  expect(await stranger.words()).toContain('now decides');

  await officer.open(application);
  await officer.press('Accept the school');
  await officer.press('Accept the data terms');
  await lead.open(application);
  await lead.press('Accept the data terms');
  await lead.press('Open the school’s journey');
  walk.enrolment = lead.path().split('/').at(-1) ?? '';
  expect(await lead.words()).toContain('Journeyman School');
};

export const team = async (walk: Walk): Promise<void> => {
  const { lead, officer, people } = walk.cast;
  for (const [who, part] of [
    ['member', 'standard-lead'],
    ['head', 'senior-leader'],
  ] as const) {
    await lead.open(walk.at(paths.enrolments.team));
    await lead.fill({ membership: people[who].membershipId, part });
    await lead.press('Add to the team');
  }
  await lead.press('Share out the standards');
  const { membershipId } = people.member;
  await lead.fill({ 'who-A-1': membershipId, 'who-B-1': membershipId, 'who-A-2': '', 'who-B-2': '' });
  await lead.press(/^(Save|Share)/);
  expect(await lead.trouble()).toBe('');
  await lead.open(walk.at(paths.enrolments.team));
  expect(await lead.words()).toContain('Every standard has somebody');
  await officer.open(walk.at(paths.enrolments.assignments));
  await officer.page.getByRole('button', { name: /Choose.*Adam Adviser as adviser/ }).click();
  await officer.page.waitForLoadState();
  expect(await officer.words()).toContain('Adam Adviser has the task');
};

export const train = async (walk: Walk): Promise<void> => {
  const { lead } = walk.cast;
  await lead.open(walk.at(paths.training.staff));
  await lead.page
    .locator('[name=pasted]')
    .fill(`Name\n${Array.from({ length: 10 }, (_, index) => `Person ${'ABCDEFGHIJ'[index]} Staff`).join('\n')}`);
  await lead.press('Check the list');
  await lead.press('Take the list over');
  await lead.open(walk.at(paths.training.plan));
  await lead.fill({ kind: 'whole-staff', title: 'Raising achievement', heldOn: walk.day(-7) });
  await lead.press('Plan the session');
  const session = lead.path();
  const attend = async (count: number) => {
    await lead.open(session);
    for (const box of (await lead.page.locator('main input[type=checkbox]').all()).slice(0, count)) await box.check();
    await lead.press('Save attendance');
  };
  await attend(4);
  await lead.open(walk.at(paths.training.home));
  await lead.press('End step 1');
  expect(await lead.trouble()).not.toBe('');
  await attend(8);
  await lead.open(walk.at(paths.training.home));
  await lead.press('End step 1');
  expect(await lead.words()).toMatch(/Step 1 (is done|was ended)/);
};
