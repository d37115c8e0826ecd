import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '#platform/actor';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';
import { inventedYear, loadInventedNation } from './invented/actions.ts';

let world: World;
let ours: string;
let portrait: string;

beforeAll(async () => {
  world = await testWorld();
  const own = {
    urn: 900_001,
    name: 'Testbury School',
    laCode: '970',
    laName: 'Testshire',
    town: 'Testbury',
    region: 'North',
    phase: 'Secondary',
    type: 'Community school',
    lowAge: 11,
    highAge: 18,
    population: 'State-funded secondary',
    pupils: 1200,
    girls: 35.8,
    fsmPupils: 215,
    eal: null,
    fsm6: 25.1,
    senSupport: 11,
  };
  await world.asSystem((db) => db`update school set is_demonstration = true where urn = 900001`);
  await loadInventedNation(world.database, world.now, [own]);
  ours = href(paths.schools.page, { school: world.school });
  portrait = href(paths.schools.portrait, { school: world.school });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('finding a school', () => {
  it('is open to anybody and says what it looks through', async () => {
    const page = await world.visitor.get(href(paths.schools.search));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1 class="wm-h1">Find a school</h1>');
    expect(text(page.body)).toContain(`with figures of ${inventedYear}`);
    expect(page.body).not.toContain(paths.schools.import);
  });

  it('forgives slips in spelling', async () => {
    const page = await world.visitor.get(href(paths.schools.search, {}, { q: 'Testbry Schol' }));
    expect(page.body).toContain(ours);
    expect(page.body.indexOf(ours)).toBeLessThan(page.body.indexOf('</tr>', page.body.indexOf('<tbody')));
  });

  it('says what to do when nothing resembles the words, and keeps them as text', async () => {
    const page = await world.visitor.get(href(paths.schools.search, {}, { q: '<script>zqx</script>' }));
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script>zqx');
    expect(page.body).toContain('&lt;script');
    expect(page.body).toContain('Try fewer words');
  });

  it('pages through many schools', async () => {
    const first = await world.visitor.get(href(paths.schools.search, {}, { q: 'Northmoor' }));
    expect(first.body).toContain('page=2');
    const second = await world.visitor.get(href(paths.schools.search, {}, { q: 'Northmoor', page: 2 }));
    expect(second.body).not.toBe(first.body);
    expect((await world.visitor.get(href(paths.schools.search, {}, { q: 'Northmoor', page: 99 }))).statusCode).toBe(
      200,
    );
    expect((await world.visitor.get(href(paths.schools.search, {}, { q: 'Northmoor', page: 'x' }))).statusCode).toBe(
      200,
    );
  });
});

describe('a school’s page', () => {
  it('places each figure with its percentile, population, year, n, below, equal and definition', async () => {
    const page = await world.visitor.get(ours);
    expect(page.statusCode).toBe(200);
    const words = text(page.body);
    expect(words).toContain('Testbury School');
    expect(words).toMatch(/35\.8% girls: \d+(\.\d)?% of schools have a lower figure/);
    expect(words).toContain('Population State-funded secondary');
    expect(words).toContain('Schools with a figure 431');
    expect(words).toContain('100 x NUMFSM / NOR');
    expect(page.body.match(/<svg[^>]*role="img"/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it('says that a missing figure is missing, never 0', async () => {
    const words = text((await world.visitor.get(ours)).body);
    expect(words).toContain('First language other than English: not available');
    expect(words).toContain('That is neither 0 nor “none”');
  });

  it('is not found for an unknown or malformed address', async () => {
    for (const school of ['nonsense', '0190b3c4-0000-7000-8000-000000000000'])
      expect((await world.visitor.get(href(paths.schools.page, { school }))).statusCode).toBe(404);
  });

  it('says when no census counts the school', async () => {
    const words = text((await world.visitor.get(href(paths.schools.page, { school: world.rivalSchool }))).body);
    expect(words).toContain('No census figures are held for this school.');
  });
});

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

describe('the awarding body', () => {
  const csv = (words: string) => [
    { field: 'file', name: 'list.csv', type: 'text/csv', bytes: new TextEncoder().encode(words) },
  ];

  it('brings a national file in and sees every fault by line, page by page', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => `x${at},Name`).join('\n');
    const sent = await world
      .as('officer')
      .upload(
        href(paths.schools.import),
        { kind: 'establishments', year: '' },
        csv(`URN,EstablishmentName\n123456,Sound\n${rows}\n`),
      );
    expect(sent.statusCode).toBe(303);
    const at = sent.headers.location ?? '';
    const first = await world.as('officer').get(at);
    expect(text(first.body)).toContain('1 schools added, 0 changed');
    expect(text(first.body)).toContain('120 faults found');
    expect(text(first.body)).toContain('“x0” is not a URN');
    expect(first.body).toContain('page=3');
    expect(text((await world.as('officer').get(`${at}?page=3`)).body)).toContain('“x119” is not a URN');
    for (const who of ['stranger', 'adviser', 'lead'] as const)
      expect((await world.as(who).get(at)).statusCode, who).toBe(404);
  });

  it('is told what to do when something is missing', async () => {
    const none = await world.as('officer').upload(href(paths.schools.import), { kind: 'census', year: '2018' }, []);
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('Enter the school year of the census');
    expect(none.body).toContain('Choose the CSV file to read');
    const wrong = await world
      .as('officer')
      .upload(href(paths.schools.import), { kind: 'census', year: '2018-19' }, csv('a,b\n1,2\n'));
    expect(text((await world.as('officer').get(wrong.headers.location ?? '')).body)).toContain('no column URN');
  });

  it('enters a setting without a URN once', async () => {
    const setting = {
      name: 'Tŷ Coed Nursery',
      type: 'Nursery',
      country: 'Wales',
      town: 'Aberdâr',
      laName: '',
      postcode: '',
      lowAge: '2',
      highAge: '5',
    };
    const entered = await world.as('officer').post(href(paths.schools.enter), setting);
    expect(entered.statusCode).toBe(303);
    expect(text((await world.visitor.get(entered.headers.location ?? '')).body)).toContain(
      'As the awarding body entered it',
    );
    const again = await world.as('officer').post(href(paths.schools.enter), { ...setting, name: 'Ty  Coed nursery' });
    expect(again.headers.location).toBe(entered.headers.location);
    const found = await world.visitor.get(href(paths.schools.search, {}, { q: 'ty coed aberdar' }));
    expect(found.body).toContain(entered.headers.location);
  });

  it('is told every fault of the setting’s form at once', async () => {
    const page = await world
      .as('officer')
      .post(href(paths.schools.enter), { name: '', postcode: 'nowhere', lowAge: 'x' });
    expect(page.statusCode).toBe(422);
    for (const sentence of [
      'Enter the name of the setting',
      'Choose the country',
      'Enter a full postcode',
      'Enter the lowest age',
    ])
      expect(page.body).toContain(sentence);
    for (const who of ['lead', 'adviser'] as const)
      expect((await world.as(who).post(href(paths.schools.enter), {})).statusCode).toBe(404);
  });
});
