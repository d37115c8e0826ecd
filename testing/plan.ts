import { expect } from 'vitest';
import { href, paths } from '#paths';
import { sectionNames, sections, type SectionName } from '../src/plan/action/edit/forms.ts';
import type { Who, World } from './world.ts';

/** What the plan's tests share: an action and a measure as they are typed, and how one gets into a plan. */

export const reading = (world: World) => ({
  answers: 'criterion:A1',
  objective: 'Year 7 pupils who read below their age catch up',
  coreChange: 'Every tutor group reads aloud four mornings a week',
  owner: world.people.member.membershipId,
  partnership: '',
  targetGroups: [] as string[],
  pupils: 'Year 7 pupils below 90 on entry',
  pupilIds: [] as string[],
  resources: 'The library on Tuesdays',
  cost: '£1,200',
  premium: '800.50',
  beginsOn: '',
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

/** Writes an action part by part, as people do; gives the last answer: the first that says no, or the one that put it into the plan. */
export const writeAction = async (
  world: World,
  typed: Readonly<Record<string, string | readonly string[]>>,
  at: At = {},
) => {
  const { who = 'lead', enrolment = world.ladder.id } = at;
  const browser = world.as(who);
  const part = (name: SectionName) =>
    Object.fromEntries(Object.entries(typed).filter(([field]) => Object.hasOwn(sections[name].fields, field)));
  let answer = await browser.post(href(paths.plan.add, { enrolment }), part('what'));
  for (const name of sectionNames.slice(1)) {
    if (answer.statusCode !== 303) return answer;
    const address = String(answer.headers.location);
    answer = await browser.post(address, { ...part(name), version: versionIn((await browser.get(address)).body) });
  }
  if (answer.statusCode !== 303) return answer;
  const draft = String(answer.headers.location);
  return browser.post(draft, { version: versionIn((await browser.get(draft)).body) });
};

type At = Readonly<{ who?: Who; enrolment?: string }>;

/** Adds an action as the coordinator does, with a measure unless told otherwise; gives its address. */
export const addAction = async (
  world: World,
  more: object = {},
  withMeasure = true,
  who: Who = 'lead',
): Promise<string> => {
  const made = await writeAction(world, { ...reading(world), ...more }, { who });
  expect(made.statusCode).toBe(303);
  const address = String(made.headers.location);
  if (withMeasure) expect((await world.as(who).post(`${address}/measure`, measure)).statusCode).toBe(303);
  return address;
};
