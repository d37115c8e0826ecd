import { expect } from 'vitest';
import { paths } from '#paths';
import { writeAction } from '../journey/acting.ts';
import type { Traveller } from '../journey/traveller.ts';
import type { Party } from './party.ts';

/** Six colleagues each add an action with its measure; the head and the adviser agree the plan. */
export const writePlan = async (party: Party) => {
  for (const { code: standard } of party.scheme.standards) {
    const owner = party.of(standard)[0];
    if (owner === undefined) throw new Error(`Nobody looks after strand ${standard}.`);
    await party.as(owner.key, async (screen) => {
      const action = await writeAction(screen, party.at(paths.plan.add), {
        what: { objective: `Quiet pupils of strand ${standard} are seen`, coreChange: 'Tutors ask each pupil weekly' },
        pupils: { pupils: 'Target pupils of Years 7 to 9' },
        people: { owner: owner.membershipId, cost: '600', premium: '300', dueOn: party.day(180) },
      });
      await screen.open(`${action}/measure`);
      await screen.fill({
        title: 'Pupils who say that somebody asked',
        unit: 'of 42',
        baseline: '11',
        target: '30',
        dueOn: party.day(170),
        figureFrom: 'The tutors’ sheet',
      });
      await screen.press('Declare the measure');
      expect(await screen.trouble()).toBe('');
    });
  }
  for (const key of ['head', 'adviser'])
    await party.as(key, async (screen) => {
      await screen.open(party.at(paths.plan.agreement));
      await screen.press('Agree the plan');
      expect(await screen.words()).toContain(key === 'head' ? 'Helen Okafor' : 'Martin Hale');
    });
};

/** The coordinator plans a review for a day; gives its address. */
export const planReview = (party: Party, day: string): Promise<string> =>
  party.as('lead', async (lead) => {
    await lead.open(party.at(paths.plan.planReview));
    await lead.fill({ plannedOn: day, startsAt: '15:45', place: 'Library' });
    await lead.press(/^Plan|^Save|^Send/);
    expect(await lead.trouble()).toBe('');
    return lead.path();
  });

/** The meeting itself: all twenty are there, an action is gone through, something is decided, and the record is finished. Nobody approves minutes of their own, so each is kept by another. */
export const meet = (party: Party, review: string, decision: string, keeper: string) =>
  party.as(keeper, async (lead) => {
    await lead.open(review);
    await lead.press(/^(Begin the meeting|Record the meeting|Go on with the record)/);
    await lead.press(/Everybody|All.*(here|present)|rest/i);
    expect(await lead.trouble()).toBe('');
    await throughOneAction(lead, review);
    await lead.open(`${review}/record`);
    await lead.fill({ says: decision }, '/decisions');
    await lead.press('Write down the decision');
    expect(await lead.trouble()).toBe('');
    await lead.fill({ minutes: 'We went through the plan and heard from tutors.' }, '/minutes');
    await lead.press('Save the minutes');
    expect(await lead.trouble()).toBe('');
    await lead.press('Finish the record');
    expect(await lead.trouble()).toBe('');
    expect(await lead.words()).toContain('20 of 20');
    expect(await lead.words()).toContain(decision);
  });

/** Goes through the agenda as far as the first action: last time's minutes are approved, and each decision of last time is done. */
const throughOneAction = async (lead: Traveller, review: string) => {
  await lead.open(`${review}/record`);
  await lead.press(/^(Begin with the first|Go on with the next)/);
  for (let matters = 0; matters < 6; matters += 1) {
    const has = async (name: string) => (await lead.page.locator(`main [name="${name}"]`).count()) > 0;
    const isDecision = await has('how');
    if (isDecision) await lead.fill({ how: 'done' });
    else if (await has('note')) await lead.fill({ note: 'Begun in every tutor group.' });
    await lead.press(/^(Save|Approve)/);
    expect(await lead.trouble()).toBe('');
    if (!isDecision && (await lead.page.locator('main [name=note]').count()) > 0) return;
  }
};
