import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#paths';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const award = {
  title: 'ECM Standards Award',
  awarded_by: 'An earlier body',
  awarded: '11 October 2010',
  note: '<script>alert(1)</script>',
};
const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test('an award from before is kept with its paper, and only the school and its awarding body see it', async () => {
  const sent = await world
    .as('lead')
    .upload(paths.pastAwards.list, award, [
      { field: 'paper', name: 'letter.pdf', type: 'application/pdf', bytes: pdf },
    ]);
  expect(sent.statusCode).toBe(303);
  const list = await world.as('governor').get(paths.pastAwards.list);
  expect(list.body).toContain('ECM Standards Award');
  const paper = /\/past-awards\/[0-9a-f-]+\/paper/.exec(list.body)?.[0] ?? '';
  const taken = await world.as('lead').get(paper);
  expect(taken.rawPayload.equals(Buffer.from(pdf))).toBe(true);
  expect(taken.headers['content-disposition']).toContain('attachment');
  expect((await world.as('rival').get(paper)).statusCode).toBe(404);
  expect((await world.as('rival').get(paths.pastAwards.list)).body).toContain('None recorded');
  expect((await world.as('officer').get(paths.pastAwards.list)).body).toContain('ECM Standards Award');
});

test('each mistake gets a sentence, what was typed stays, and nothing is kept', async () => {
  const empty = await world.as('lead').upload(paths.pastAwards.list, {}, []);
  expect(empty.statusCode).toBe(422);
  for (const sentence of ['Enter what the award is called', 'Enter who gave the award', 'Enter the day of the award'])
    expect(empty.body).toContain(sentence);
  const future = await world.as('lead').upload(paths.pastAwards.list, { ...award, awarded: '11 October 2099' }, []);
  expect(future.body).toContain('Enter a day that has passed');
  expect(future.body).toContain('value="11 October 2099"');
  const noDay = await world.as('lead').upload(paths.pastAwards.list, { ...award, awarded: '31 February 2010' }, []);
  expect(noDay.statusCode).toBe(422);
  const program = new TextEncoder().encode('MZ\u0000\u0000 not a paper');
  const wrong = await world
    .as('lead')
    .upload(paths.pastAwards.list, { ...award, title: 'Wrong paper' }, [
      { field: 'paper', name: 'x.pdf', type: 'application/pdf', bytes: program },
    ]);
  expect(wrong.statusCode).toBe(422);
  expect((await world.as('lead').get(paths.pastAwards.list)).body).not.toContain('Wrong paper');
});
