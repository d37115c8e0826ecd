import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { placeIn } from '../../../testing/jobs.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { importFile } from './actions.ts';
import { tasks } from './jobs.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** What the worker does with the job that the page left. */
const work = async (at: string): Promise<void> => {
  const tools = { database: world.database, place: placeIn(world.dataDir), now: () => world.now, signal: undefined };
  for (const task of tasks) await task.run({ import: at.split('/').at(-1) }, tools);
};

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

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
    const waiting = await world.as('officer').get(at);
    expect(text(waiting.body)).toContain('The file waits to be read');
    await work(at);
    const first = await world.as('officer').get(at);
    expect(text(first.body)).toContain('1 school added, 0 changed');
    expect(text(first.body)).toMatch(/[^0-9 ] 120 faults found/);
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
    await work(wrong.headers.location ?? '');
    expect(text((await world.as('officer').get(wrong.headers.location ?? '')).body)).toContain('no column URN');
  });

  it('sees how far the reading is, and a job that runs twice changes nothing', async () => {
    const sent = await world
      .as('officer')
      .upload(
        href(paths.schools.import),
        { kind: 'establishments', year: '' },
        csv('URN,EstablishmentName\n123457,Once\n'),
      );
    const at = sent.headers.location ?? '';
    const id = at.split('/').at(-1) ?? '';
    const path = importFile(world.dataDir, id);
    expect(existsSync(path)).toBe(true);
    await world.asSystem(
      (db) =>
        db`update job_progress set state = 'running', done = 20, total = 40 where key = ${`schools.import:${id}`}`,
    );
    const page = await world.as('officer').get(at);
    expect(text(page.body)).toContain('The file is being read');
    expect(page.body).toContain('Bytes read: 20 of');
    await work(at);
    await work(at);
    expect(text((await world.as('officer').get(at)).body)).toContain('1 school added');
    expect(existsSync(path)).toBe(false);
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
