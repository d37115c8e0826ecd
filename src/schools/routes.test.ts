import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';
import { inventedYear, loadInventedNation } from './invented/actions.ts';

let world: World;
let ours: string;

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
