import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awarded, otherOrigin } from '../../../testing/awards.ts';
import { independentlySigned } from '../../../testing/independent-verifier.ts';
import { siteWith } from '../../../testing/walk.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { contextsWith } from '../credential/contexts.ts';
import { trustIn } from '../credential/trust.ts';
import { verifyWith } from '../credential/verify.ts';

let world: World;
let number: string;
let at: string;
const get = (path: string) => world.visitor.get(path);

/** What a stranger saves to check an award without trusting the page. */
const trust = async () => {
  const addresses = ['did.json', 'status/revocation', 'status/suspension'].map((part) => `/bodies/northlight/${part}`);
  return trustIn(await Promise.all(addresses.map(async (address) => (await get(address)).json())));
};
const checked = async (file: string) => verifyWith((await get(`${at}/${file}`)).rawPayload, await trust(), world.now);
const listed = async () =>
  (await get('/register.json')).json().awards.find(({ id }: { id: string }) => id === number) as Record<string, string>;

beforeAll(async () => {
  world = await testWorld();
  number = await awarded(world);
  at = `/awards/${number}`;
});
afterAll(() => world.close());

describe('A published award', () => {
  test('is found by anybody, with its live status, how to check it, its history and downloads', async () => {
    const { body, statusCode } = await get(at);
    expect(statusCode).toBe(200);
    for (const words of [
      'Testbury School',
      'Current until 23 November 2028',
      'Status checked just now, Monday 23 November 2026',
      'by the panel, after a visit on 16 November 2026',
      'with key northlight-2026-1',
      'npx waymark credential verify',
      'Certificate, PDF, 1 page',
    ])
      expect(body).toContain(words);
    expect((await get(at.toUpperCase().replace('/AWARDS', '/awards'))).statusCode).toBe(200);
    expect((await get('/awards/wm-0000-0000')).statusCode).toBe(404);
  });

  test('checks as valid in every form that it is given out in', async () => {
    for (const file of ['credential.json', 'badge.svg', 'badge.png'])
      expect(await checked(file), file).toEqual({ status: 'valid', reasons: [] });
    const pdf = await get(`${at}/certificate.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is accepted by a verifier that shares no code, and so are the lists', async () => {
    const [key] = (await get('/bodies/northlight/did.json')).json().verificationMethod;
    for (const path of [`${at}/credential.json`, '/bodies/northlight/status/revocation'])
      expect(await independentlySigned((await get(path)).json(), key.publicKeyMultibase, contextsWith()), path).toBe(
        true,
      );
  });

  test('may be read by programs of any origin, and its badge shown on the school’s own site', async () => {
    for (const path of [`${at}/credential.json`, `${at}/badge.svg`, '/register.json', '/bodies/northlight/did.json'])
      expect((await get(path)).headers['access-control-allow-origin'], path).toBe('*');
    expect((await get('/bodies/nobody/did.json')).statusCode).toBe(404);
    expect((await get('/bodies/northlight/status/other')).statusCode).toBe(404);
  });

  test('stands in the register with its facts', async () => {
    expect(await listed()).toMatchObject({
      id: number,
      url: `http://waymark.test/awards/${number}`,
      school: 'Testbury School',
      scheme: 'test-ladder',
      status: 'current',
      awardedOn: '2026-11-23',
      validUntil: '2028-11-23',
    });
  });
});

describe('As time passes', () => {
  test.each([
    ['2028-08-23T09:00:00Z', 'expiring', 'Its renewal is due.', 'valid'],
    ['2028-11-23T22:00:00Z', 'expiring', 'Current until 23 November 2028', 'valid'],
    ['2028-11-24T00:30:00Z', 'lapsed', 'Lapsed on 23 November 2028', 'expired'],
  ])('at %s the award is %s, though nothing ran', async (moment, status, words, verdict) => {
    const now = new Date(moment);
    const app = await siteWith(world, { clock: () => now });
    const then = (url: string) => app.inject({ url, headers: { host: 'waymark.test' } });
    expect((await then(at)).body).toContain(words);
    expect((await then('/register.json')).json().awards[0].status).toBe(status);
    expect((await then(`/register?status=${status}`)).body).toContain('Testbury School');
    expect((await then(`${at}/badge.svg`)).body.includes('Lapsed</title>')).toBe(status === 'lapsed');
    const badge = (await then(`${at}/badge.png`)).rawPayload;
    expect((await verifyWith(badge, await trust(), now)).status).toBe(verdict);
    await app.close();
  });
});

describe('After ORIGIN has changed', () => {
  test('an award keeps its own: under the older address, keys and lists still answer in its name', async () => {
    const old = { host: 'old.example' };
    const under = async (path: string, headers: Record<string, string> = {}) =>
      (await world.visitor.get(path, headers)).json();
    expect((await under('/bodies/northlight/did.json', old)).id).toBe('did:web:waymark.test:bodies:northlight');
    await otherOrigin(world, 'https://old.example');
    expect((await under('/bodies/northlight/did.json', old)).id).toBe('did:web:old.example:bodies:northlight');
    const list = await under('/bodies/northlight/status/revocation', old);
    expect(list.id).toBe('https://old.example/bodies/northlight/status/revocation');
    expect((await under('/bodies/northlight/did.json')).id).toBe('did:web:waymark.test:bodies:northlight');
    expect((await listed())['url']).toBe(`https://old.example/awards/${number}`);
    expect((await get(at)).body).toContain('href="https://old.example/bodies/northlight/did.json"');
    await otherOrigin(world, 'http://waymark.test');
  });
});

describe('After a rotation of the key', () => {
  test('the old award still checks, and lists are signed with the new key', async () => {
    expect((await world.as('officer').post('/signing-keys/rotate')).statusCode).toBe(404);
    expect((await world.as('director').post('/signing-keys/rotate')).statusCode).toBe(303);
    const did = (await get('/bodies/northlight/did.json')).json();
    expect(did.assertionMethod).toHaveLength(2);
    const list = (await get('/bodies/northlight/status/revocation')).json();
    expect(list.proof.verificationMethod).toContain('northlight-2026-2');
    expect((await checked('badge.png')).status).toBe('valid');
    const keys = (await world.as('director').get('/signing-keys')).body;
    expect(keys).toContain('northlight-2026-1');
    expect(keys).toContain('Replaced 23 November 2026');
  });

  test('nobody but the system can read a private key, and it is sealed', async () => {
    for (const who of ['director', 'officer'] as const)
      expect((await world.as(who).get('/signing-keys')).body).not.toMatch(/zrv|secret/i);
    const seen = await world.database.asActor({ kind: 'visitor' }, (db) => db`select * from signing_secret`);
    expect(seen).toHaveLength(0);
    const kept = await world.asSystem((db) => db<{ sealed: Buffer }[]>`select sealed from signing_secret`);
    expect(kept).toHaveLength(2);
    for (const { sealed } of kept) expect(sealed.toString('latin1')).not.toContain('zrv');
  });
});

describe('Suspended, lifted and withdrawn', () => {
  const reason = 'Figures in the portfolio are being looked at again.';
  const everywhere = async (status: string, verdict: string, words: string) => {
    expect((await get(at)).body).toContain(words);
    expect((await listed())['status']).toBe(status);
    expect((await get(`/register?status=${status}`)).body).toContain('Testbury School');
    for (const file of ['credential.json', 'badge.svg', 'badge.png'])
      expect((await checked(file)).status).toBe(verdict);
  };

  test('A suspension is read everywhere within one request, with its reason, and so is its lifting', async () => {
    expect((await world.as('officer').post(`${at}/suspend`, { reason: 'short' })).statusCode).toBe(422);
    expect((await world.as('officer').post(`${at}/suspend`, { reason })).statusCode).toBe(303);
    await everywhere('suspended', 'suspended', 'Suspended on 23 November 2026');
    expect((await get(at)).body).toContain(reason);
    expect((await get(`${at}/certificate.pdf`)).statusCode).toBe(303);
    expect((await world.as('officer').post(`${at}/suspend`, { reason })).statusCode).toBe(409);
    expect(
      (await world.as('director').post(`${at}/lift`, { reason: 'The figures were right all along.' })).statusCode,
    ).toBe(303);
    await everywhere('current', 'valid', 'Current until');
    expect((await get(at)).body).toContain('The figures were right all along.');
  });

  test('A withdrawal has two people; whoever asks cannot sign', async () => {
    expect((await world.as('director').post(`${at}/ask-withdrawal`, { reason })).statusCode).toBe(303);
    await everywhere('current', 'valid', 'Current until');
    const own = await world.as('director').post(`${at}/sign-withdrawal`);
    expect(own.statusCode).toBe(409);
    expect(own.body).toContain('You asked for the withdrawal yourself');
    expect((await world.as('officer').post(`${at}/sign-withdrawal`)).statusCode).toBe(404);
    await world.asSystem(
      (db) => db`update award_motion set refused_at = ${world.now}, refused_name = 'Another' where signed_at is null`,
    );
    expect((await world.as('officer').post(`${at}/ask-withdrawal`, { reason })).statusCode).toBe(303);
    expect((await world.as('officer').post(`${at}/ask-withdrawal`, { reason })).statusCode).toBe(409);
  });

  test('Signed by a director, it reads withdrawn everywhere within one request, for good', async () => {
    expect((await world.as('director').get('/awards')).body).toContain('Withdrawal to sign');
    expect((await world.as('director').post(`${at}/sign-withdrawal`)).statusCode).toBe(303);
    await everywhere('withdrawn', 'revoked', 'Withdrawn on 23 November 2026');
    for (const act of ['lift', 'suspend', 'ask-withdrawal'])
      expect((await world.as('officer').post(`${at}/${act}`, { reason })).statusCode, act).toBe(409);
    expect((await get(`${at}/badge.svg`)).body).toContain('Withdrawn</title>');
  });

  test('No other body and no school can touch it', async () => {
    for (const who of ['stranger', 'lead', 'panel'] as const)
      for (const act of ['suspend', 'lift', 'ask-withdrawal', 'sign-withdrawal'])
        expect([403, 404], `${who} ${act}`).toContain(
          (await world.as(who).post(`${at}/${act}`, { reason })).statusCode,
        );
  });
});
