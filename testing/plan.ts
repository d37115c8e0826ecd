import { expect } from 'vitest';
import { href, paths } from '#paths';
import type { Who, World } from './world.ts';

/** What the plan's tests share: an action and a measure as they are typed, and how one gets into a plan. */

export const reading = (world: World) => ({
  answers: 'criterion:A1',
  objective: 'Year 7 pupils who read below their age catch up',
  coreChange: 'Every tutor group reads aloud four mornings a week',
  owner: world.people.member.membershipId,
  partnership: '',
  pupils: 'Year 7 pupils below 90 on entry',
  cost: '£1,200',
  premium: '800.50',
  dueOn: '29 January 2027',
});

export const measure = {
  title: 'Reading age in Year 7',
  unit: 'months',
  baseline: '118',
  target: '128',
  dueOn: '25 June 2027',
  figureFrom: 'The reading test in June, read by Mina',
  measure: '',
};

/** The version that a page's form carries. */
export const versionIn = (body: string): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';

/** Adds an action as the coordinator does, with a measure unless told otherwise; gives its address. */
export const addAction = async (
  world: World,
  more: object = {},
  withMeasure = true,
  who: Who = 'lead',
): Promise<string> => {
  const made = await world
    .as(who)
    .post(href(paths.plan.add, { enrolment: world.ladder.id }), { ...reading(world), ...more });
  expect(made.statusCode).toBe(303);
  const address = String(made.headers.location);
  if (withMeasure) expect((await world.as(who).post(`${address}/measure`, measure)).statusCode).toBe(303);
  return address;
};
