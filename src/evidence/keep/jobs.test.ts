import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginDay } from '#platform/jobs';
import { addEvidence } from '../../../testing/evidence.ts';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { tasks } from '../../web/tasks.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const withoutMail = tasks.filter(({ name }) => name !== 'mail.send');
const day = async (moment: string) => {
  const now = new Date(moment);
  await beginDay(world.database, now);
  await workOff(world, { now, only: withoutMail });
};
const told = () =>
  world.asSystem(
    (db) => db<{ subject: string; name: string; href: string }[]>`
      select n.subject, p.name, n.href from notice n join person p on p.id = n.person_id where n.about = 'evidence' order by n.subject, p.name`,
  );

test('whoever added an item and the coordinators are told once before its consent ends, once after, and of nothing else', async () => {
  const seen = { kind: 'observation', byWhom: 'Deputy', consent: 'given', consentKept: 'Office' };
  await addEvidence(world, { ...seen, title: 'Seen in the hall', consentUntil: '10 December 2026' });
  await addEvidence(world, { ...seen, title: 'Seen in the yard', consentUntil: '10 March 2027' });
  await addEvidence(world, { title: 'A young note' });
  for (const moment of ['2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z', '2026-11-24T08:00:00Z']) await day(moment);
  const soon = 'The consent for “Seen in the hall” ends soon';
  expect((await told()).map(({ subject, name }) => [subject, name])).toEqual([
    [soon, 'Lena Secondlead'],
    [soon, 'Leo Lead'],
    [soon, 'Mina Member'],
  ]);
  expect((await world.as('lead').get((await told())[0]?.href ?? '')).statusCode).toBe(200);
  for (const moment of ['2026-12-11T08:00:00Z', '2026-12-12T08:00:00Z']) await day(moment);
  expect(
    (await told()).filter(({ subject }) => subject === 'The consent for “Seen in the hall” has ended'),
  ).toHaveLength(3);
});

test('the day to decide comes by the kind, and a day of one’s own puts it off', async () => {
  const [old, later] = [
    await addEvidence(world, { title: 'Old words', to: '1 December 2023' }),
    await addEvidence(world, { title: 'Kept longer', to: '1 December 2023' }),
  ];
  await world.as('lead').post(`${later}/keep`, { reviewOn: '1 December 2028', reviewBecause: 'Until the renewal' });
  await day('2026-11-25T08:00:00Z');
  const asked = (await told()).filter(({ subject }) => subject.startsWith('Keep'));
  expect(new Set(asked.map(({ subject }) => subject))).toEqual(new Set(['Keep “Old words”, or take it out?']));
  expect(asked[0]?.href).toContain(old.split('/').at(-1));
});
