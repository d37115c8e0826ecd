import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';

let world: World;
let at: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const text = (body: string) =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
const see = async (to: string, who: Who = 'lead') => text((await world.as(who).get(to)).body);
const home = () => href(paths.roll.home, { enrolment: world.ladder.id });
const zoe = {
  surname: "O'Neill",
  forename: 'Zoë',
  upn: 'V341442719001',
  bornOn: '3 Sep 2014',
  sex: 'F',
  yearGroup: '7',
  joinedOn: '2026-09-01',
};

describe('one pupil on the roll', () => {
  it('is added by hand, refused with a sentence for each fault, and never twice', async () => {
    const add = href(paths.roll.add, { enrolment: world.ladder.id });
    const bad = await world
      .as('lead')
      .post(add, { ...zoe, surname: '', forename: '=1', upn: 'A801200001001', bornOn: '2031-01-01', sen: 'Q' });
    expect(bad.statusCode).toBe(422);
    for (const sentence of [
      'Enter the surname',
      'starts like a formula',
      'This UPN does not check',
      'in the future',
      'This SEN code ended',
    ])
      expect(text(bad.body)).toContain(sentence);
    expect(bad.body).toContain('href="#upn"');
    const added = await world.as('lead').post(add, zoe);
    expect(added.statusCode).toBe(303);
    at = added.headers.location ?? '';
    expect(await see(at)).toMatch(/Zoë O'Neill .*P-001, year 7. On roll/);
    expect(text((await world.as('head').post(add, zoe)).body)).toContain('P-001 has this UPN already');
  });

  it('is corrected with what stood before kept, and a lost race loses nothing', async () => {
    const saved = await world
      .as('head')
      .post(at, { ...zoe, bornOn: '2014-09-03', surname: 'O’Neill-Byrne', upn: 'H801200001001', version: '1' });
    expect(saved.statusCode).toBe(303);
    const page = await see(at);
    expect(page).toMatch(/Surname O'Neill → O’Neill-Byrne Hannah Head/);
    expect(page).toMatch(/Former UPN not recorded → V341442719001/);
    const late = await world.as('lead').post(at, { ...zoe, surname: 'Late', version: '1' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="Late"');
    expect(text(late.body)).toContain('Somebody corrected this pupil while you were typing');
  });

  it('leaves and comes back, each with a day that makes sense', async () => {
    expect(text((await world.as('lead').post(`${at}/left`, { leftOn: '' })).body)).toContain(
      'Enter the last day on roll',
    );
    expect((await world.as('lead').post(`${at}/left`, { leftOn: '2026-01-01' })).statusCode).toBe(422);
    expect((await world.as('lead').post(`${at}/left`, { leftOn: '20/11/2026', wentTo: 'Oak School' })).statusCode).toBe(
      303,
    );
    expect(await see(home())).toContain('0 pupils on roll');
    expect((await world.as('lead').post(`${at}/back`, { joinedOn: '2026-11-01' })).statusCode).toBe(422);
    expect((await world.as('lead').post(`${at}/back`, { joinedOn: '23/11/2026' })).statusCode).toBe(303);
    const page = await see(at);
    expect(page).toContain('Oak School');
    expect(page).toContain('On roll.');
  });

  it('is found by a part of the name, the UPN or the code', async () => {
    for (const q of ['neill', 'Zoë O', 'H8012', 'P-001', '%'])
      expect(await see(`${home()}?q=${encodeURIComponent(q)}`), q).toContain(
        q === '%' ? 'Nobody was found' : 'O’Neill-Byrne',
      );
    expect(await see(`${home()}?year=7`)).toContain('O’Neill-Byrne');
  });

  it('is for the school’s team; the working party reads and does not change', async () => {
    expect(await see(at, 'member')).toContain('O’Neill-Byrne');
    expect(await see(at, 'member')).not.toContain('Save the correction');
    for (const who of ['member', 'governor', 'rival', 'adviser', 'officer', 'former'] as const)
      expect((await world.as(who).post(at, { ...zoe, version: '2' })).statusCode, who).toBe(404);
    for (const who of ['governor', 'rival', 'adviser', 'officer', 'former', 'carer'] as const) {
      expect((await world.as(who).get(at)).statusCode, who).toBe(404);
      expect((await world.as(who).get(home())).statusCode, who).toBe(404);
    }
  });
});
