import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { uuidv7 } from '#platform/db';
import { mayUse, type Route } from '#platform/route';
import { groupTitles } from '#pupils/rules';
import { learnersIn } from '../../testing/learners.ts';
import { filled, partsOf } from '../../testing/matrix/ask.ts';
import { readCatalogue, type Catalogue } from '../../testing/matrix/catalogue.ts';
import { idsFor } from '../../testing/matrix/ids.ts';
import { workOff } from '../../testing/work.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';
import { makeYear } from '../tracking/rollup/actions.ts';
import { routes } from './table.ts';

/**
 * What leaves the school's team, read as an attacker reads it. The school has forty pupils: twelve with Pupil Premium, four
 * young carers, one looked after; thirty-six of them speak English at home, so that four follow by subtraction.
 */
const truth = { 'Young carer': 4, 'Looked after': 1, 'English as an additional language': 4 } as const;
const outsiders = ['governor', 'adviser', 'verifier', 'officer'] as const satisfies Who[];

let world: World;
let catalogue: Catalogue;
const pages = new Map<string, string>();

beforeAll(async () => {
  world = await testWorld();
  const { ids, reading } = await learnersIn(world);
  const [enrolment, now] = [world.ladder.id, world.now];
  await world.asSystem(async (db) => {
    for (const [at, id] of ids.entries()) {
      await db`update restricted.pupil set first_language = ${at < 4 ? 'POL' : 'ENG'}, sen = ${at < 12 ? 'K' : 'N'} where id = ${id}`;
      await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at)
        values (${enrolment}, ${world.school}, ${id}, ${`P-${String(at + 1).padStart(3, '0')}`}, ${at < 16 ? 'target' : 'comparison'}, ${now})`;
    }
    await db`insert into measure (id, school_id, enrolment_id, title, assessment_id, baseline_point_id, after_point_id, declared_at)
      select ${uuidv7()}, ${world.school}, ${enrolment}, 'Reading', ${reading}, min(id::text)::uuid, max(id::text)::uuid, ${now} from assessment_point where assessment_id = ${reading}`;
    await db`update enrolment set submitted_at = ${now}, cut_off_at = ${now} where id = ${enrolment}`;
  });
  await world.as('head').post(`/enrolments/${enrolment}/impact/sharing/begin`, { with: 'body' });
  await world.database.asActor(system('test'), (db) => makeYear(db, enrolment, now));
  await workOff(world);
  catalogue = await readCatalogue(world.database);
  for (const who of outsiders) for (const route of routes.filter((each) => isRead(each, who))) await read(who, route);
}, 120_000);
afterAll(() => world.close());

/** Pages and files about a school's work, and what many schools come to. Papers set by the press hold the same words. */
const isRead = (route: Route, who: Who): boolean =>
  route.method === 'GET' &&
  /^\/(enrolments|roll-up|governors|learners|schools|portfolio)/.test(route.path) &&
  !/\.(pdf|docx|xlsx|zip|ics)$/.test(route.path) &&
  mayUse(route.who, { kind: 'person', role: who } as never); // only its role is asked

const read = async (who: Who, route: Route): Promise<void> => {
  const ids: Record<string, string> = { ...idsFor(catalogue, route.path, world.school), enrolment: world.ladder.id };
  if (partsOf(route.path).some((part) => ids[part] === undefined)) return;
  const answer = await world.as(who).get(filled(route.path, ids));
  if (answer.statusCode === 200) pages.set(`${who} ${route.name}`, answer.body);
};

const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** Rows, facts and items: what stands in one with a group's name is read as being of it. */
const blocksOf = (body: string): readonly string[] =>
  body.includes('<html')
    ? [...body.matchAll(/<(tr|li|dd|dt|text|title|p|summary)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner]) =>
        textOf(inner ?? ''),
      )
    : body.split('\n');

/** Numbers that might count pupils: no dates, no "fewer than 10", no years, no decimals. */
const countsIn = (words: string): readonly number[] =>
  [
    ...words
      .replaceAll(/fewer than \d+/g, ' ')
      .replaceAll(/Ever 6|[Kk]ey stage \d|[Vv]ersion [\d.]+|P-\d+|Years? \d+/g, ' ')
      .replaceAll(/\d{1,2} [A-Z][a-z]+ \d{4}|20\d\d(-\d\d)?|[\d.]+\.\d+|[−+-]\d+|\d+:\d+/g, ' ')
      .matchAll(/(?<![\w£.])\d+(?![\w.])/g),
  ].map(([digits]) => Number(digits));

/** Blocks that speak of one group and of no other. */
const about = (title: string): readonly (readonly [page: string, words: string])[] => {
  const others = Object.values(groupTitles).filter((other) => other !== title && !title.includes(other));
  return [...pages].flatMap(([page, body]) =>
    blocksOf(body)
      .filter((words) => words.includes(title) && !others.some((other) => words.includes(other)))
      .map((words) => [page, words] as const),
  );
};

describe('whoever is not of the team', () => {
  test('opens pages enough for this to mean something', () => {
    expect(pages.size).toBeGreaterThan(40);
    expect([...pages.values()].filter((body) => body.includes('hidden: ')).length).toBeGreaterThan(2);
  });

  test.each(Object.entries(truth))('reads no number beside “%s”, of whom there are few', (title, count) => {
    const told = about(title).filter(([, words]) => countsIn(words).some((n) => n === count || n === 40 - count));
    expect(told.map(([page, words]) => `${page}: ${words.trim().slice(0, 160)}`)).toEqual([]);
  });

  test('can take no two groups of one page from one another to find few', () => {
    const faults = [...pages].flatMap(([page, body]) => {
      const told = Object.values(groupTitles).flatMap((title) =>
        blocksOf(body)
          .filter((words) => words.trim().startsWith(title))
          .map((words) => ({ title, n: countsIn(words)[0] ?? null })),
      );
      return told.flatMap(({ title, n }) =>
        n !== null && n < 40 && 40 - n < 6 ? [`${page}: ${title}, ${n} of 40`] : [],
      );
    });
    expect(faults).toEqual([]);
  });

  test('finds no pupil’s name anywhere', () => {
    expect([...pages].filter(([, body]) => /Surname\d+/.test(body)).map(([page]) => page)).toEqual([]);
  });
});
