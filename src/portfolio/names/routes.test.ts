import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { readyPortfolio } from '../../../testing/portfolio.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  const ready = await readyPortfolio(world);
  for (const pupil of ready.pupils) await ready.result(pupil, 'after', 9);
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const to = (path: string) => href(path as typeof paths.portfolio.names, at());
const get = async (who: Who, path: string) => (await world.as(who).get(to(path))).body;
const addNames = (who: Who, names: string, files: { name: string; bytes: Uint8Array }[] = []) =>
  world.as(who).upload(
    to(paths.portfolio.names),
    { names },
    files.map((file) => ({ field: 'file', type: 'text/csv', ...file })),
  );
const looks = () =>
  world.asSystem(
    async (db) =>
      (await db<{ n: number }[]>`select count(*) as n from trail_entry where act = 'portfolio.names-seen'`)[0]?.n,
  );
const library = async () => {
  const list = await get('lead', paths.evidence.home);
  const item = /[?&;]item=([0-9a-f-]{36})[^"]*"[^>]*>Reading review/.exec(list)?.[1] ?? '';
  return href(paths.evidence.item, { ...at(), item });
};

describe('the list of names', () => {
  test('is for head and coordinator only, and every look is in the trail', async () => {
    for (const who of ['member', 'governor', 'adviser', 'verifier', 'officer', 'rival'] as const) {
      expect((await world.as(who).get(to(paths.portfolio.names))).statusCode).toBe(404);
      expect((await addNames(who, 'Okafor, Ada')).statusCode).toBe(404);
    }
    expect(await get('lead', paths.portfolio.names)).toContain('No names yet');
    expect(await looks()).toBe(0);
  });

  test('takes pasted names and a file, says which line is wrong, and keeps a name once', async () => {
    const wrong = await addNames('lead', 'Okafor, Ada\nNobody');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Line 2: Write a surname and a forename');
    expect(wrong.body).toContain('href="#names"');
    expect((await addNames('lead', '')).body).toContain('Paste at least one name');
    const csv = Buffer.from('UPN,Legal Surname,Forename,Year\nH801200001001,O’Brien,Zoë,7\n,Żółciński,Łukasz,8\n');
    expect(
      (await addNames('head', 'Okafor, Ada\nAda Okafor\nGrace Hope', [{ name: 'mis.csv', bytes: csv }])).statusCode,
    ).toBe(303);
    await addNames('lead', 'OKAFOR; ADA');
    const list = await get('lead', paths.portfolio.names);
    expect(list).toContain('4 names on the list');
    expect(list).not.toContain('H801200001001');
    expect(await looks()).toBe(1);
    const noHeads = await addNames('lead', '', [{ name: 'a.csv', bytes: Buffer.from('a,b\nc,d\n') }]);
    expect(noHeads.body).toContain('headings Surname and Forename');
  });

  test('is never seen from outside, even by those who may read everything else', async () => {
    for (const who of ['adviser', 'verifier', 'governor', 'rival', 'officer'] as const) {
      const seen = await world.database.asActor(
        { kind: 'person', ...world.people[who] } as never,
        (db) => db`select from restricted.pupil_name union all select from restricted.name_hit`,
      );
      expect(seen.length, who).toBe(0);
    }
  });
});

describe('a pupil who is named', () => {
  test('stops the submission, with the place and never the name on the page of others', async () => {
    const item = await library();
    await world.as('member').post(`${item}/criteria`, { criteria: ['B1'], says: 'x', impact: '' });
    await world.as('lead').post(to(paths.audit.area.replace('/:area', '')), {
      kind: 'strength',
      criterion: '',
      text: 'Readers grew, as ZOE O’BRIEN’s mother says.',
      evidence: 'Łukasz said so too, in grace and hope.',
      version: '0',
    });
    expect((await world.as('member').post(to(paths.portfolio.runCheck))).statusCode).toBe(404);
    expect((await world.as('lead').post(to(paths.portfolio.runCheck))).statusCode).toBe(303);
    const check = await get('lead', paths.portfolio.check);
    expect(check).toContain('A pupil is named');
    expect(check).toContain('Words here may name a pupil');
    expect(check).not.toContain('O’BRIEN');
    const named = await get('member', paths.portfolio.named);
    expect(named).toContain('ZOE O’BRIEN');
    expect(named).toContain('Łukasz');
    expect(named).not.toContain('grace and hope</strong>');
    const refused = await world.as('head').post(to(paths.portfolio.submit));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('A pupil is named');
    for (const who of ['adviser', 'governor'] as const) {
      expect(await get(who, paths.portfolio.check)).not.toContain('pupil is named');
      expect((await world.as(who).get(to(paths.portfolio.named))).statusCode).toBe(404);
    }
  });

  test('may turn out to be none: the reason is kept, and can be taken back', async () => {
    const page = await get('lead', paths.portfolio.named);
    const ids = [...page.matchAll(/id="hit-([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '');
    expect(ids).toHaveLength(2);
    const [sure = '', look = ''] = ids;
    const empty = await world.as('lead').post(to(paths.portfolio.clearName), { hit: sure, [`because-${sure}`]: '' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain(`href="#because-${sure}"`);
    for (const id of [sure, look])
      expect(
        (await world.as('lead').post(to(paths.portfolio.clearName), { hit: id, [`because-${id}`]: 'Our author' }))
          .statusCode,
      ).toBe(303);
    expect(await get('lead', paths.portfolio.named)).toContain('No pupil’s name was found');
    expect(await get('lead', paths.portfolio.check)).not.toContain('pupil is named');
    const cleared = /name="cleared" value="([^"]+)"/.exec(await get('lead', paths.portfolio.named))?.[1] ?? '';
    await world.as('head').post(to(paths.portfolio.takeBackName), { cleared });
    expect(await get('lead', paths.portfolio.named)).toContain('1 place where a pupil is or may be named');
  });

  test('is forgotten when the list is', async () => {
    expect((await world.as('lead').post(to(paths.portfolio.forgetNames), { name: 'all' })).statusCode).toBe(303);
    await world.as('lead').post(to(paths.portfolio.runCheck));
    expect(await get('lead', paths.portfolio.named)).toContain('No pupil’s name was found');
  });
});

test('a form that was opened before somebody changed something says what was changed', async () => {
  const page = await get('lead', paths.portfolio.home);
  const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(seen).not.toBe('');
  await world.as('member').post(`${await library()}/criteria`, { criteria: ['A1'], says: 'More of it', impact: '' });
  const item = await world.as('member').upload(
    to(paths.evidence.add),
    {
      kind: 'note',
      title: 'Another',
      shows: 'It',
      voices: ['Staff'],
      from: '',
      to: '1 November 2026',
      url: '',
      note: 'x',
    },
    [],
  );
  await world.as('member').post(`${String(item.headers.location)}/criteria`, {
    criteria: ['A1'],
    says: 'What the new readers say of their mentors and of the books',
    impact: '',
  });
  const refused = await world.as('lead').post(to(paths.portfolio.submit), { seen });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Evidence was changed since you opened this page');
});

test('the check takes few statements, whatever it finds', async () => {
  await world.as('lead').get(to(paths.portfolio.home));
  const before = world.database.statements();
  await world.as('lead').get(to(paths.portfolio.home));
  expect(world.database.statements() - before).toBeLessThanOrEqual(10);
});
