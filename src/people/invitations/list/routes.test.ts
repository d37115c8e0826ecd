import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailsIn } from '../../../../testing/walk.ts';
import { testWorld, type World } from '../../../../testing/world.ts';
import { readList } from './rules.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const lines = (...rows: string[]) => new TextEncoder().encode(rows.join('\n'));
const send = (who: 'lead' | 'member' | 'rival', act: 'check' | 'send', bytes: Uint8Array) =>
  world
    .as(who)
    .upload('/people/invite-list', { act, list: '' }, [{ field: 'file', name: 'staff.csv', type: 'text/csv', bytes }]);

describe('a staff list', () => {
  const good = lines(
    'Name,Email,Part',
    'Ada Obi,ada.obi@test.example,working party',
    'Tom Reed,tom.reed@test.example,Governor',
    '"Ng, Su",su.ng@test.example,',
  );

  test('is shown first, and nobody is invited by looking', async () => {
    const answer = await send('lead', 'check', good);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Invite these 3 people?');
    expect(answer.body).toContain('Ng, Su');
    expect(await mailsIn(world)).toHaveLength(0);
  });

  test('is sent whole, each with a link of their own', async () => {
    expect((await send('lead', 'send', good)).headers.location).toBe('/people');
    const mails = await mailsIn(world);
    expect(mails.map((mail) => mail.to.address).toSorted()).toEqual([
      'ada.obi@test.example',
      'su.ng@test.example',
      'tom.reed@test.example',
    ]);
    expect(new Set(mails.map((mail) => /http:\S+/.exec(mail.text)?.[0])).size).toBe(3);
  });

  test('with one fault invites nobody, and names every fault with its line', async () => {
    const before = (await mailsIn(world)).length;
    const bad = lines(
      'Name,Email,Part',
      'Fine Person,fine@test.example,governor',
      ',no.name@test.example,governor',
      'No Address,nowhere,governor',
      'Wants Much,much@test.example,head',
      'Fine Again,FINE@test.example,governor',
      'Ada Obi,ada.obi@test.example,working party',
      `Mina Member,${world.people.member.email},working party`,
    );
    const answer = await send('lead', 'send', bad);
    expect(answer.statusCode).toBe(422);
    const said = [...answer.body.matchAll(/role="rowheader"[^>]*>(\d+)</g)].map((match) => Number(match[1]));
    expect(said).toEqual([3, 4, 5, 6, 7, 8]);
    expect(answer.body).toContain('line 2 names the same person');
    expect(answer.body).toContain('an invitation to that part is waiting');
    expect(answer.body).toContain('this person has that part already');
    expect(await mailsIn(world)).toHaveLength(before);
  });

  test('without headings, empty, too long, or from who may not', async () => {
    expect((await send('lead', 'check', lines('Ada,ada@test.example'))).body).toContain(
      'Begin the list with a row of headings',
    );
    expect((await send('lead', 'check', lines('Name,Email'))).body).toContain('at least one person');
    expect((await send('lead', 'check', lines(''))).statusCode).toBe(422);
    expect((await send('member', 'check', good)).statusCode).toBe(404);
    const many = Array.from({ length: 501 }, (_, i) => ({
      line: i + 2,
      cells: [`P ${i}`, `p${i}@test.example`],
      fault: null,
    }));
    expect(
      readList([{ line: 1, cells: ['Name', 'Email'], fault: null }, ...many], ['member']).problems[0]?.message,
    ).toContain('at most 500');
  });

  test('text that looks like markup stays text', async () => {
    const answer = await send('lead', 'check', lines('Name,Email', '<script>alert(1)</script>,x@test.example'));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain('<script>alert');
  });
});
