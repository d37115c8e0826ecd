import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { placeIn, startWorker, until } from '../../../testing/jobs.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** The link in the one mail that went out, read from the outbox after a real worker sent it. */
const linkInMail = async (): Promise<string> => {
  const outbox = join(world.dataDir, 'outbox');
  const worker = await startWorker(world.database, placeIn(world.dataDir));
  await until(async () => (await readdir(outbox).catch(() => [])).some((name) => name.endsWith('.eml')));
  await worker.stop();
  const [name = ''] = (await readdir(outbox)).filter((each) => each.endsWith('.eml'));
  const mail = await simpleParser(await readFile(join(outbox, name)));
  expect(mail.to).toMatchObject({ value: [{ address: 'head@rivalton.example' }] });
  return new URL(/http\S+/.exec(mail.text ?? '')?.[0] ?? 'http://none').pathname;
};

const hrefOf = (location: string | undefined): string => location ?? '';
const offerOf = (html: string, title: string): string => {
  const at = html.indexOf(title);
  const before = html.slice(0, at);
  const values = [...before.matchAll(/value="([0-9a-f-]+\.[0-9a-f-]+)"/g)];
  return values.at(-1)?.[1] ?? '';
};

const applyAs = async (who: 'rival', title: string) => {
  const form = await world.as(who).get(paths.applications.begin);
  return world.as(who).post(paths.applications.begin, {
    scheme: offerOf(form.body, title),
    route: 'full',
    cohort: 'Autumn 2026',
    why: 'Our pupils deserve to be seen. <script>alert(1)</script>',
  });
};

describe('a coordinator applies for the school', () => {
  test('the form says what it needs when it is sent empty, each sentence linked to its field', async () => {
    const answer = await world.as('rival').post(paths.applications.begin, {});
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('There is a problem');
    for (const [field, sentence] of [
      ['scheme', 'Choose the mark'],
      ['route', 'Choose a route'],
      ['cohort', 'Choose the cohort'],
      ['why', 'Say in a sentence or two'],
    ] as const) {
      expect(answer.body).toContain(`href="#${field}"`);
      expect(answer.body).toContain(sentence);
    }
  });

  test('a mark that the school already works for is refused, and says so', async () => {
    const answer = await applyAs('rival', 'The Ladder Mark, Northlight');
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('already has an application or an enrolment');
  });

  test('only then, step by step, is there an enrolment: head, body, both data terms', async () => {
    const made = await applyAs('rival', 'The Grid Award, Northlight');
    expect(made.statusCode).toBe(303);
    const one = hrefOf(made.headers.location);
    const application = one.split('/').at(-1) ?? '';
    const shown = await world.as('rival').get(one);
    expect(shown.body).toContain('holds no address for your head yet');
    expect(shown.body).toContain('&lt;script>alert(1)&lt;/script>');

    // The body cannot accept before the head confirmed.
    const early = await world.as('officer').post(href(paths.applications.accept, { application }));
    expect(early.statusCode).toBe(409);

    const contact = { head_name: 'Ralph Rivalhead', head_email: 'head@rivalton.example' };
    expect(
      (
        await world
          .as('officer')
          .post(href(paths.applications.contact, { application }), { ...contact, head_email: 'x' })
      ).statusCode,
    ).toBe(422);
    expect(
      (await world.as('officer').post(href(paths.applications.contact, { application }), contact)).statusCode,
    ).toBe(303);

    const link = await linkInMail();
    const seen = await world.visitor.get(link);
    expect(seen.body).toContain('Confirm for Rivalton School');
    // Opening the link does nothing: mail scanners open links too.
    expect((await world.as('officer').post(href(paths.applications.accept, { application }))).statusCode).toBe(409);
    expect((await world.visitor.post(link, { name: '' })).statusCode).toBe(422);
    expect((await world.visitor.post(link, { name: 'Ralph Rivalhead' })).body).toContain('now decides');
    // The link works once.
    expect((await world.visitor.post(link, { name: 'Ralph Rivalhead' })).statusCode).toBe(404);

    expect((await world.as('officer').post(href(paths.applications.accept, { application }))).statusCode).toBe(303);
    expect((await world.as('rival').post(href(paths.applications.terms, { application }))).statusCode).toBe(303);
    expect((await world.as('rival').get(one)).body).toContain('Your side has accepted');
    expect((await world.as('officer').get(one)).body).not.toContain('Open the school’s journey');
    expect((await world.as('officer').post(href(paths.applications.terms, { application }))).statusCode).toBe(303);
    expect((await world.as('rival').get(one)).body).toContain('Open the school’s journey');
    const made2 = await world.asSystem(
      (db) => db<{ used: boolean; team: number; begun: number }[]>`
      select v.first_used_at is not null as used, (select count(*) from team_member t where t.enrolment_id = e.id and t.part = 'lead') as team,
             (select count(*) from enrolment_step s where s.enrolment_id = e.id and s.step = 1) as begun
        from enrolment e join scheme_version v on v.id = e.scheme_version_id where e.application_id = ${application}`,
    );
    expect(made2).toEqual([{ used: true, team: 1, begun: 1 }]);
  });

  test('another school and another body learn nothing of it', async () => {
    const rows = await world.asSystem((db) => db<{ id: string }[]>`select id from application`);
    const id = rows[0]?.id ?? '';
    const missing = await world
      .as('lead')
      .get(href(paths.applications.one, { application: '00000000-0000-7000-8000-000000000000' }));
    const foreign = await world.as('lead').get(href(paths.applications.one, { application: id }));
    expect(foreign.statusCode).toBe(404);
    expect(foreign.body.length).toBe(missing.body.length);
    expect((await world.as('stranger').get(href(paths.applications.one, { application: id }))).statusCode).toBe(404);
  });
});
