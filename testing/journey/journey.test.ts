import { afterAll, beforeAll, test } from 'vitest';
import { audit } from './auditing.ts';
import { award } from './awarding.ts';
import { apply, team, train } from './beginning.ts';
import { plan } from './planning.ts';
import { evidence } from './showing.ts';
import { visit } from './visiting.ts';
import { beginWalk, type Walk } from './walk.ts';

/** One school, in a real browser, through nine people's own pages. Each step stands on the one before it. */
let walk: Walk;
beforeAll(async () => {
  walk = await beginWalk();
}, 120_000);
afterAll(() => walk.close());

test('a coordinator applies, the head confirms by mail, the body accepts, both accept the data terms', () =>
  apply(walk));
test('the coordinator gathers a team, and the body sends an adviser', () => team(walk));
test('step 1: at 4 of 10 trained the gate is shut, at 8 it opens', () => train(walk));
test('step 2: judged by one, agreed by another, with target pupils and where they start', () => audit(walk));
test('step 3: a live partnership, an action with its measure, agreed by two different people', () => plan(walk));
test('step 4: evidence, figures after, the adviser’s word, a day that both agree, and a cut-off', () => evidence(walk));
test('step 5: the adviser is refused as verifier; the verifier judges, the school comments, a second verifier reads', () =>
  visit(walk));
test('step 6: the panel decides, a director signs, and a stranger checks the award without trusting us', () =>
  award(walk));
