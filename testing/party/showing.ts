import { expect } from 'vitest';
import { paths } from '#paths';
import type { Traveller } from '../journey/traveller.ts';
import type { Party } from './party.ts';

/** Everybody with a strand adds one item and links it to a third of its criteria; between them every criterion has evidence. */
export const gatherEvidence = async (party: Party) => {
  for (const { code: standard } of party.scheme.standards) {
    const who = party.of(standard);
    const criteria = party.scheme.criteria.filter((each) => each.standard === standard).map(({ code }) => code);
    for (const [turn, one] of who.entries())
      await party.as(one.key, async (screen) => {
        await screen.open(party.at(paths.evidence.add));
        await screen.press('Note');
        await screen.fill({
          title: `What tutors wrote down, strand ${standard}, part ${turn + 1}`,
          shows: 'Each tutor asks each target pupil once a week, and writes down what was done.',
          voices: [...party.scheme.evidence.voices],
          to: party.day(50),
          note: `Weekly notes of ${one.name}, without names.`,
        });
        await screen.press('Add this item');
        expect(await screen.trouble()).toBe('');
        await screen.fill({
          criteria: criteria.filter((_, index) => index % who.length === turn),
          says: 'It is done every week in every tutor group, and looked at each half-term.',
          impact: 'Twenty-nine of forty-two target pupils now say that somebody asked; eleven did in November.',
        });
        await screen.press('Link this item');
        expect(await screen.trouble()).toBe('');
      });
  }
};

/** Every pupil's figures after, on each measure. */
export const enterResults = (party: Party) =>
  party.as('lead', async (lead) => {
    // The check before submission names each measure that waits, with the way to it.
    await lead.open(party.at(paths.portfolio.check));
    const measures = await lead.page
      .locator('main a', { hasText: 'Enter the figures after' })
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
    expect(measures.length).toBeGreaterThan(0);
    for (const measure of measures) {
      await lead.open(measure);
      if ((await lead.page.locator('input[name="afterOn"]').inputValue()) === '')
        await lead.fill({ afterOn: party.day(55) });
      await everyPage(lead, () => enterAfter(lead));
    }
  });

/** Fills each page of pupils and saves it, until the last. */
export const everyPage = async (lead: Traveller, fill: () => Promise<void>) => {
  for (;;) {
    await fill();
    const hasMore = (await lead.page.getByRole('button', { name: 'Save, and the next 30' }).count()) > 0;
    await lead.press(hasMore ? 'Save, and the next 30' : 'Save the results');
    expect(await lead.trouble()).toBe('');
    if (!hasMore) return;
  }
};

const enterAfter = (lead: Traveller) =>
  lead.page.locator('main input[name^="after."]').evaluateAll((inputs) => {
    const before = (input: Element): string => {
      const name = input.getAttribute('name') ?? '';
      const beside = document.getElementsByName(name.replace('after.', 'baseline.'))[0];
      return beside instanceof HTMLInputElement ? beside.value : '';
    };
    const usual = inputs.map(before).find((each) => each !== '') ?? '';
    for (const [at, input] of inputs.entries())
      if (input instanceof HTMLInputElement && input.value === '')
        input.value = String(Math.floor(Number.parseFloat(before(input) || usual) - (at % 2)));
  });

/** The adviser reads every strand and ends the round; the day of the visit stands already. */
export const heedAdviser = async (party: Party) => {
  await party.as('lead', async (lead) => {
    await lead.open(party.at(paths.portfolio.home));
    await lead.press('Invite your adviser');
    expect(await lead.trouble()).toBe('');
  });
  await party.as('adviser', async (adviser) => {
    for (const { code } of party.scheme.standards) {
      await adviser.open(party.at(paths.portfolio.review));
      await adviser.fill({ verdict: 'ready', comment: 'Clear and well evidenced.' }, `/review/${code}`);
      await adviser.press('Save this comment', `/review/${code}`);
    }
    await adviser.open(party.at(paths.portfolio.review));
    await adviser.press('End this round');
    expect(await adviser.trouble()).toBe('');
  });
};

/** The coordinator runs the check and submits; gives what the page says. */
export const submit = (party: Party): Promise<string> =>
  party.as('lead', async (lead) => {
    await lead.open(party.at(paths.portfolio.check));
    await lead.press(/^Run the check/);
    await lead.open(party.at(paths.portfolio.home));
    await lead.press('Submit the portfolio');
    expect(await lead.trouble()).toBe('');
    return lead.words();
  });
