import { expect } from 'vitest';
import { paths } from '#paths';
import type { Traveller } from '../journey/traveller.ts';
import type { Party } from './party.ts';

/** The coordinator shares the standards out: the three of each strand, by a day in three weeks. */
export const shareOut = (party: Party) =>
  party.as('lead', async (lead) => {
    await lead.open(party.at(paths.audit.assignments));
    await lead.press(/^Share out/);
    for (const { code } of party.scheme.standards) {
      const who = party.of(code);
      for (const [at, one] of who.entries()) await lead.fill({ [`who-${code}-${at + 1}`]: one.membershipId });
      await lead.fill({ [`due-${code}`]: party.day(21) });
    }
    await lead.press(/^Save|^Share/);
    expect(await lead.trouble()).toBe('');
  });

/** What a newcomer does who was only told "judge your strand": what the home proposes, and there the first criterion. Two presses at most. */
const findsTheForm = async (screen: Traveller): Promise<boolean> => {
  const form = screen.page.locator('main form textarea[name=comment]');
  await screen.open(paths.home);
  for (const next of ['.wm-next a', 'main a[href*="/audit/criteria/"]']) {
    if ((await form.count()) > 0) return true;
    const link = screen.page.locator(next).first();
    if ((await link.count()) === 0) return false;
    await Promise.all([screen.page.waitForEvent('load'), link.click()]);
  }
  return (await form.count()) > 0;
};

/** Everybody who looks after a strand judges what is left of it, each the next in turn; gives how many judged, and how many of them found the form from their home. */
export const judgeAll = async (party: Party): Promise<Readonly<{ judges: number; found: number }>> => {
  let [judges, found] = [0, 0];
  const judged = (await party.judged()).all;
  for (const { code: standard } of party.scheme.standards) {
    const who = party.of(standard);
    const left = party.scheme.criteria.filter((each) => each.standard === standard && !judged.has(each.code));
    for (const [turn, one] of who.entries()) {
      const mine = left.filter((_, index) => index % who.length === turn);
      if (mine.length === 0) continue;
      judges += 1;
      await party.as(one.key, async (screen) => {
        if (await findsTheForm(screen)) found += 1;
        for (const { code } of mine) await judge(screen, party, code);
      });
    }
  }
  return { judges, found };
};

const judge = async (screen: Traveller, party: Party, code: string) => {
  await screen.open(party.at(paths.audit.criterion, { criterion: code }));
  await screen.fill({
    level: 'secure',
    comment: `What we saw of ${code} this term, in nine of ten lessons.`,
    evidence: 'Lesson visits, October 2026',
    impact: 'More of the target pupils ask for help before they fall behind.',
  });
  await screen.press(/^Save (and go|this judgement)/);
  expect(await screen.trouble()).toBe('');
};

/** One of each strand hands it in; the coordinator looks at each and closes it. */
export const handIn = async (party: Party) => {
  for (const { code } of party.scheme.standards) {
    const [first] = party.of(code);
    await party.as(first?.key ?? '', async (screen) => {
      await screen.open(party.at(paths.audit.assignment, { standard: code }));
      await screen.press(/^Hand in/);
      expect(await screen.trouble()).toBe('');
    });
  }
};
