import { afterAll, beforeAll, expect, test } from 'vitest';
import { handIn, judgeAll, shareOut } from './auditing.ts';
import { gatherParty, type Party } from './party.ts';

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

test('the coordinator shares the strands out', () => shareOut(party));

test('everybody judges what is left of their strand; each finds where from their own home', async () => {
  const asked = await judgeAll(party);
  expect(asked.found).toBe(asked.judges);
  expect((await party.judged()).all.size).toBe(party.scheme.criteria.length);
});

test('every strand is handed in', () => handIn(party));
