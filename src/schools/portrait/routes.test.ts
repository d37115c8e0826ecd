import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { system } from '#platform/actor';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
let ours: string;
let portrait: string;
beforeAll(async () => {
  world = await testWorld();
  ours = href(paths.schools.page, { school: world.school });
  portrait = href(paths.schools.portrait, { school: world.school });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('what a school says about itself', () => {
  it('keeps quoted figures as quoted, with their source, apart from computed ones', async () => {
    const add = (fields: Record<string, string>) =>
      world.as('lead').post(href(paths.schools.figures, { school: world.school }), fields);
    const quoted = [
      { title: 'Free school meals', value: '17.9%', unit: 'percent', percentile: '68', source: 'RAISEonline 2010' },
      { title: 'Minority ethnic groups', value: '33.4', unit: 'percent', percentile: '80', source: 'RAISEonline 2010' },
      { title: 'Girls', value: '35.8', unit: 'percent', percentile: '16', source: 'RAISEonline 2010' },
      { title: 'Deprivation', value: '', unit: 'none', percentile: '76', source: 'RAISEonline 2010' },
    ];
    for (const each of quoted) expect((await add(each)).statusCode).toBe(303);
    const words = text((await world.as('lead').get(ours)).body);
    expect(words).toContain('Free school meals 17.9%, 68th percentile as quoted RAISEonline 2010');
    expect(words).toContain('Deprivation 76th percentile as quoted');
  });

  it('keeps setting, attainment on entry, quotation and trend over a reload', async () => {
    const lead = world.as('lead');
    const saved = await lead.post(portrait, {
      settingType: 'PFI school',
      attainmentOnEntry: 'Slightly below average',
      version: 0,
    });
    expect(saved.statusCode).toBe(303);
    await lead.post(href(paths.schools.quotations, { school: world.school }), {
      inspectedIn: '2007-11',
      inspectorate: 'Ofsted',
      quotation: 'Students feel <b>secure</b>',
    });
    await lead.post(href(paths.schools.trends, { school: world.school }), {
      what: 'Fewer girls',
      reason: 'More places for girls elsewhere',
    });
    const page = await lead.get(ours);
    const words = text(page.body);
    expect(words).toContain('Kind of setting PFI school');
    expect(words).toContain('Ofsted, November 2007');
    expect(words).toContain('The school’s reason: More places for girls elsewhere');
    expect(page.body).toContain('Students feel &lt;b>secure');
  });

  it('answers a lost race with both texts', async () => {
    const lost = await world.as('head').post(portrait, { settingType: 'Mine', attainmentOnEntry: '', version: 'zzz' });
    expect(lost.statusCode).toBe(422);
    expect(lost.body).toContain('Open the page again: this form lost its place');
    const late = await world.as('head').post(portrait, { settingType: 'Mine', attainmentOnEntry: '', version: 0 });
    expect(late.statusCode).toBe(409);
    const words = text(late.body);
    expect(words).toContain('Nothing is lost');
    expect(words).toContain('Mine');
    expect(words).toContain('PFI school');
  });

  it.each([
    [
      'an empty form',
      { title: '', value: '', percentile: '', source: '' },
      ['Enter what the figure is about', 'Enter where the figure comes from'],
    ],
    ['a figure in words', { title: 'x', value: 'many', source: 'y' }, ['Enter the figure as a number']],
    [
      'a percentile above 100',
      { title: 'x', value: '4', percentile: '140', source: 'y' },
      ['Enter a percentile from 0 to 100'],
    ],
    ['too long a source', { title: 'x', value: '4', source: 'y'.repeat(400) }, ['Shorten where the figure comes from']],
  ])('refuses %s and keeps what was typed', async (_what, fields, sentences) => {
    const page = await world
      .as('lead')
      .post(href(paths.schools.figures, { school: world.school }), { unit: 'percent', ...fields });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: ');
    for (const sentence of sentences) expect(page.body).toContain(sentence);
    expect(page.body).toMatch(/href="#(title|value|percentile|source)"/);
  });

  it('is read by staff and by those whose task is open, and written by leaders only', async () => {
    const sees = async (who: Parameters<World['as']>[0]) => (await world.as(who).get(ours)).body.includes('PFI school');
    for (const who of ['head', 'member', 'governor', 'adviser', 'verifier'] as const)
      expect(await sees(who), who).toBe(true);
    for (const who of ['rival', 'carer', 'partner', 'otherAdviser', 'stranger', 'former'] as const)
      expect(await sees(who), who).toBe(false);
    for (const who of ['member', 'governor', 'rival', 'adviser', 'officer'] as const) {
      expect((await world.as(who).get(portrait)).statusCode, who).toBe(404);
      const tried = await world
        .as(who)
        .post(href(paths.schools.trends, { school: world.school }), { what: 'x', reason: 'y' });
      expect(tried.statusCode, who).toBe(404);
    }
  });

  it('removes a statement, but never another school’s', async () => {
    const id = await world.database.asActor(system('test'), async (db) => {
      const [trend] = await db<{ id: string }[]>`select id from school_trend`;
      return trend?.id ?? '';
    });
    const at = (school: string) => href(paths.schools.removeStatement, { school });
    expect((await world.as('rival').post(at(world.rivalSchool), { kind: 'trend', item: id })).statusCode).toBe(404);
    expect((await world.as('lead').post(at(world.school), { kind: 'trend', item: id })).statusCode).toBe(303);
    expect((await world.as('lead').post(at(world.school), { kind: 'trend', item: id })).statusCode).toBe(404);
  });
});
