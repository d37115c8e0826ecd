import { expect } from 'vitest';
import { paths } from '#paths';
import type { Traveller } from '../journey/traveller.ts';
import type { Party } from './party.ts';
import { everyPage } from './showing.ts';

/** The coordinator shares the strands out: the three of each, by a day in three weeks. */
export const shareOut = (party: Party) =>
  party.as('lead', async (lead) => {
    await lead.open(party.at(paths.audit.assignments));
    await lead.press(/^Share out/);
    for (const { code } of party.scheme.standards) {
      for (const [at, one] of party.of(code).entries())
        await lead.fill({ [`who-${code}-${at + 1}`]: one.membershipId });
      await lead.fill({ [`due-${code}`]: party.day(21) });
    }
    await lead.press(/^Save|^Share/);
    expect(await lead.trouble()).toBe('');
  });

/** Where two of the party differ, the coordinator settles it with one level and the reason. */
export const settleWhatDiffers = (party: Party) =>
  party.as('lead', async (lead) => {
    for (;;) {
      await lead.open(party.at(paths.audit.seconds));
      const link = lead.page.locator('main a[href*="/settle"]').first();
      if ((await link.count()) === 0) return;
      await Promise.all([lead.page.waitForEvent('load'), link.click()]);
      await lead.fill({ level: 'started', comment: 'We looked again together: it holds in one building only.' });
      await lead.press(/^Settle/);
      expect(await lead.trouble()).toBe('');
    }
  });

/**
 * What a newcomer does who was only told "judge your strand": the next step that the home proposes, and there the first
 * criterion, until a form to judge in is before them. Gives the presses it took; more than three is lost.
 */
const pressesToTheForm = async (screen: Traveller, standard: string): Promise<number> => {
  const form = screen.page.locator('main textarea[name=comment]');
  await screen.open(paths.home);
  for (let presses = 0; presses <= 3; presses += 1) {
    if ((await form.count()) > 0) return presses;
    // Where something of theirs is late, that is proposed first; their strand stands in the list of open work.
    const ways = [
      screen.page.locator('.wm-next a[href*="/audit/"]'),
      screen.page.locator('main a[href*="/audit/"]').filter({ hasText: `: ${standard}` }),
      screen.page.locator('main a[href*="/audit/criteria/"]'),
    ];
    const there = await Promise.all(ways.map((way) => way.count()));
    const link = ways[there.findIndex((count) => count > 0)];
    if (link === undefined) return Number.POSITIVE_INFINITY;
    await Promise.all([screen.page.waitForEvent('load'), link.first().click()]);
  }
  return Number.POSITIVE_INFINITY;
};

/** Everybody judges what is left of their strand, each the next in turn; gives the presses from each one's home to the form. */
export const judgeAll = async (party: Party): Promise<readonly number[]> => {
  const presses: number[] = [];
  const judged = (await party.judged()).all;
  for (const { code: standard, name } of party.scheme.standards) {
    const who = party.of(standard);
    const left = party.scheme.criteria.filter((each) => each.standard === standard && !judged.has(each.code));
    for (const [turn, one] of who.entries()) {
      const mine = left.filter((_, index) => index % who.length === turn);
      if (mine.length === 0) continue;
      await party.as(one.key, async (screen) => {
        presses.push(await pressesToTheForm(screen, name));
        for (const { code } of mine) await judge(screen, party, code);
      });
    }
  }
  return presses;
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

/** Two of strand B rate it, each blind to the other, and differ about its first criterion. */
export const rateTwice = async (party: Party) => {
  const [one, other] = party.of('B');
  const criteria = party.scheme.criteria.filter(({ standard }) => standard === 'B').map(({ code }) => code);
  if (one === undefined || other === undefined) throw new Error('Strand B needs two people.');
  await party.as('lead', async (lead) => {
    await lead.open(party.at(paths.audit.seconds));
    await lead.fill({ standard: 'B', one: one.personId, other: other.personId }, '/second');
    await lead.press('Ask both to rate it');
    expect(await lead.trouble()).toBe('');
  });
  const rate = (key: string, first: string) =>
    party.as(key, async (screen) => {
      for (const [at, criterion] of criteria.entries()) {
        await screen.open(party.at(paths.audit.criterion, { criterion }));
        expect(await screen.words()).not.toContain('The other one’s reason');
        await screen.fill({ level: at === 0 ? first : 'secure', comment: 'The other one’s reason.' }, '/rating');
        await screen.press(/^Keep my rating/);
      }
      await screen.open(party.at(paths.audit.standard, { standard: 'B' }));
      await screen.press('Hand my ratings in');
      expect(await screen.trouble()).toBe('');
    });
  await rate(one.key, 'secure');
  await rate(other.key, 'started');
};

/** One of each strand hands it in, the head agrees its judgements, and the coordinator closes it. */
export const handIn = async (party: Party) => {
  for (const { code: standard } of party.scheme.standards) {
    await party.as(party.of(standard)[0]?.key ?? '', async (screen) => {
      await screen.open(party.at(paths.audit.assignment, { standard }));
      await screen.press(/^Hand in/);
      expect(await screen.trouble()).toBe('');
    });
    await party.as('head', async (head) => {
      await head.open(party.at(paths.audit.standard, { standard }));
      await head.press(/^Agree \d+ judgement/);
      expect(await head.trouble()).toBe('');
    });
    await party.as('lead', async (lead) => {
      await lead.open(party.at(paths.audit.assignment, { standard }));
      await lead.press(/^Close this/);
      expect(await lead.trouble()).toBe('');
    });
  }
};

/** A strength and an area are written beside those that are there; the head agrees all, and the coordinator finishes the audit. */
export const finishAudit = async (party: Party) => {
  await party.as('beth.tranter', async (screen) => {
    for (const [kind, text] of [
      ['strength', 'Pupils know whom to tell'],
      ['improvement', 'Quiet pupils are seen late'],
    ] as const) {
      await screen.open(party.at(paths.audit.areas));
      await screen.fill({ kind, text, evidence: 'Pupil interviews, November 2026' });
      await screen.press(/^(Add|Keep|Write|Save)/);
      expect(await screen.trouble()).toBe('');
    }
  });
  for (const key of ['head', 'lead'])
    await party.as(key, async (leader) => {
      for (;;) {
        await leader.open(party.at(paths.audit.areas));
        const agree = leader.page.locator('main form[action$="/agree"] button').first();
        if ((await agree.count()) === 0) return;
        await Promise.all([leader.page.waitForEvent('load'), agree.click()]);
        expect(await leader.trouble()).toBe('');
      }
    });
  await party.as('lead', async (lead) => {
    await enterBaselines(lead, party);
    await lead.open(party.at(paths.audit.finish));
    await lead.press('Finish the audit');
    expect(await lead.words()).toContain('This audit is finished');
  });
};

/** Who was away on the day of the test has a figure from before all the same: it is entered now. */
const enterBaselines = async (lead: Traveller, party: Party) => {
  await lead.open(party.at(paths.tracking.home));
  const measure = lead.page.locator('main a[href*="/impact/measures/"]:not([href$="/new"])').first();
  await Promise.all([lead.page.waitForEvent('load'), measure.click()]);
  await everyPage(lead, async () => {
    for (const field of await lead.page.locator('main input[name^="baseline."]').all())
      if ((await field.inputValue()) === '') await field.fill('84');
  });
};
