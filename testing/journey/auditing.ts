import { expect } from 'vitest';
import { paths } from '#paths';
import type { Walk } from './walk.ts';

export const audit = async (walk: Walk): Promise<void> => {
  const { member, head, lead } = walk.cast;
  for (const code of ['A1', 'A2', 'B1']) {
    await member.open(walk.at(paths.audit.criterion, { criterion: code }));
    await member.fill({
      level: 'climbing',
      comment: `What we saw of ${code}.`,
      evidence: 'Register',
      impact: 'Fewer fall behind.',
    });
    await member.press(/^Save (and go|this judgement)/);
  }
  for (const [kind, text] of [
    ['strength', 'Pupils know whom to tell'],
    ['improvement', 'Reading help comes late'],
  ] as const) {
    await member.open(walk.at(paths.audit.areas));
    await member.fill({ kind, text, evidence: 'Pupil interviews' });
    await member.press(/^(Add|Keep|Write|Save)/);
  }
  await lead.open(walk.at(paths.audit.finish));
  expect(await lead.words()).toMatch(/not agreed|to agree|agreed yet/i);

  for (const [surname, kind] of [
    ['Amber', 'target'],
    ['Birch', 'target'],
    ['Cole', 'comparison'],
  ] as const) {
    await lead.open(walk.at(paths.pupils.add));
    await lead.fill({ kind, surname, forename: 'Kim', bornOn: '14/03/2014', yearGroup: '7' });
    await lead.press('Add the pupil');
  }
  await lead.open(walk.at(paths.tracking.declare));
  await lead.fill({ title: 'Reading', scale: 'Standardised score', better: 'higher', baselineOn: walk.day(-60) });
  await lead.press('Declare the measure');
  const measure = lead.path();
  for (const code of ['P-001', 'P-002', 'P-003']) await lead.fill({ [`baseline.${code}`]: '88' });
  await lead.press('Save the results');
  expect(await lead.trouble()).toBe('');
  expect(measure).toContain('/impact/');

  for (const code of ['A1', 'A2', 'B1']) {
    await head.open(walk.at(paths.audit.criterion, { criterion: code }));
    await head.press('Agree this judgement');
  }
  for (let left = 0; left < 2; left += 1) {
    await head.open(walk.at(paths.audit.areas));
    await head.press(/^Agree/);
  }
  await lead.open(walk.at(paths.audit.finish));
  await lead.press('Finish the audit');
  expect(await lead.words()).toContain('This audit is finished');
};
