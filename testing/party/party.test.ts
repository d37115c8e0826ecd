import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishAudit, handIn, judgeAll, rateTwice, settleWhatDiffers, shareOut } from './auditing.ts';
import { gatherParty, type Party } from './party.ts';
import { meet, planReview, writePlan } from './planning.ts';
import { enterResults, gatherEvidence, heedAdviser, submit } from './showing.ts';

/** The demonstration's working party of twenty, each at their own screen, from the audit to the submission. */
let party: Party;
beforeAll(async () => {
  party = await gatherParty();
}, 120_000);
afterAll(() => party.close());

test('the twenty are there, two or three to a strand', () => {
  expect([...party.people.values()].filter(({ key }) => key !== 'adviser')).toHaveLength(20);
  for (const { code } of party.scheme.standards) expect(party.of(code).length).toBeGreaterThanOrEqual(2);
});

test('the coordinator shares the strands out, and settles where raters differed', async () => {
  await settleWhatDiffers(party);
  await shareOut(party);
});

test('everybody judges what is left of their strand; nobody needs more than two presses from home to the form', async () => {
  const presses = await judgeAll(party);
  expect(presses.length).toBeGreaterThan(5);
  expect(Math.max(...presses)).toBeLessThanOrEqual(2);
  expect((await party.judged()).all.size).toBe(party.scheme.criteria.length);
});

test('two rate one strand blind, differ, and it is settled', async () => {
  await rateTwice(party);
  await settleWhatDiffers(party);
});

test('every strand is handed in, agreed and closed', async () => {
  await handIn(party);
  expect((await party.judged()).agreed.size).toBe(party.scheme.criteria.length);
});

test('strengths and areas are agreed, and the audit is finished', () => finishAudit(party));

test('six write actions with their measures, and the head and the adviser agree the plan', () => writePlan(party));

test('two reviews are planned, and all twenty come to both', async () => {
  const [first, second] = [await planReview(party, party.day(14)), await planReview(party, party.day(49))];
  await party.moveTo(14);
  await meet(party, first, 'Tutors write down what they asked', 'lead');
  await party.moveTo(49);
  await meet(party, second, 'The hub opens on Thursdays too', 'member');
});

test('eighteen add evidence', async () => {
  await party.moveTo(56);
  await gatherEvidence(party);
});

test('the figures after are entered', () => enterResults(party));

test('the adviser reads every strand', () => heedAdviser(party));

test('the check passes, and the portfolio is submitted', async () => {
  expect(await submit(party)).toMatch(/submitted/i);
});
