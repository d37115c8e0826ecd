import { expect } from 'vitest';
import { paths } from '#paths';
import type { Walk } from './walk.ts';

export const visit = async (walk: Walk): Promise<void> => {
  const { officer, verifier, moderator, lead } = walk.cast;
  await walk.moveTo(21);
  await officer.open(walk.at(paths.enrolments.assignments));
  expect(await officer.words()).toContain('Refused: conflict');
  for (const name of [/Vera Verifier as verifier/, /Milo Moderator as second verifier/, /Petra Panel as panel/]) {
    await officer.open(walk.at(paths.enrolments.assignments));
    await Promise.all([officer.page.waitForEvent('load'), officer.page.getByRole('button', { name }).click()]);
  }
  for (const code of ['A1', 'A2', 'B1']) {
    await verifier.open(walk.at(paths.visits.criterion, { criterion: code }));
    await verifier.fill({
      level: 'climbing',
      reasons: code === 'B1' ? '' : `Seen in two rooms and told by pupils: ${code}.`,
    });
    await verifier.press('Save and stay');
  }
  await verifier.open(walk.at(paths.visits.report));
  await verifier.press('Send the report to the school');
  expect(await verifier.words()).toContain('B1 has a level without reasons');
  await verifier.open(walk.at(paths.visits.criterion, { criterion: 'B1' }));
  await verifier.fill({ level: 'climbing', reasons: 'The groups’ scores were shown.' });
  await verifier.press('Save and stay');
  await verifier.open(walk.at(paths.visits.actions));
  await verifier.press('Year 7 readers catch up');
  await verifier.fill({ seen: 'yes', says: 'Followed to the pupils’ own reading.' });
  await verifier.press('Save what you saw');
  for (const kind of ['strength', 'area'] as const) {
    await verifier.open(walk.at(paths.visits.points));
    await verifier.fill({ kind, says: `One ${kind}`, seenIn: 'Year 7' });
    await verifier.press('Add it to the report');
  }
  await verifier.open(walk.at(paths.visits.report));
  await verifier.press('Send the report to the school');
  expect(await verifier.trouble()).toBe('');
  await lead.open(walk.at(paths.visits.report));
  await lead.fill({ criterion: 'B1', says: 'There are four groups, not three.' });
  await lead.press('Add the comment');
  await lead.press(/^Return the report/);
  await verifier.open(walk.at(paths.visits.report));
  await verifier.fill({ answer: 'corrected', answerSays: 'Four it is.' });
  await verifier.press('Save the answer');
  await verifier.press(/^Send it to the/);
  for (const code of ['A1', 'A2', 'B1']) {
    await moderator.open(walk.at(paths.visits.moderate, { criterion: code }));
    await moderator.fill({ view: 'agree' });
    await moderator.press(/^Save/);
  }
  await moderator.open(walk.at(paths.visits.moderation));
  await moderator.press('Send it to the panel');
  expect(await moderator.trouble()).toBe('');
};
