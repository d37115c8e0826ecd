import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { uuidv7 } from '#platform/db';
import { signedIn, type Signed } from '../people.ts';
import type { Site } from '../site.ts';
import type { World } from '../world.ts';
import { traveller, type Traveller } from './traveller.ts';

/** The nine who take a school from its application to its award, and a stranger who checks it. */
export const parts = [
  'lead',
  'head',
  'member',
  'officer',
  'director',
  'adviser',
  'verifier',
  'moderator',
  'panel',
] as const;
export type Part = (typeof parts)[number];
export type Cast = Readonly<Record<Part | 'stranger', Traveller>> &
  Readonly<{ school: string; people: Readonly<Record<Part, Signed>> }>;

/** A school that the awarding body does not know yet, with its three; the six of the body are the world's own. */
export const gather = async (world: World, browser: Browser, site: Site): Promise<Cast> => {
  const school = uuidv7();
  await world.asSystem(
    (db) =>
      db`insert into school (id, urn, name, la_name, town) values (${school}, 900003, 'Journeyman School', 'Testshire', 'Wayford')`,
  );
  const ours = { schoolId: school };
  const people = {
    ...world.people,
    lead: await signedIn(world.database, 'lead', 'Joan Lead', ours, world.now),
    head: await signedIn(world.database, 'head', 'John Head', ours, world.now),
    member: await signedIn(world.database, 'member', 'Jill Member', ours, world.now),
  };
  const made = {} as Record<Part | 'stranger', Traveller>;
  for (const part of parts) made[part] = await traveller(browser, site, people[part].token);
  made.stranger = await traveller(browser, site, null);
  return { ...made, school, people };
};

/** A later day: everybody signs in again, as people do. */
export const signInAgain = (world: World, people: Readonly<Record<Part, Signed>>, now: Date) =>
  world.asSystem(async (db) => {
    for (const { token } of Object.values(people))
      await db`update session set seen_at = ${now}, expires_at = ${new Date(now.getTime() + 12 * 3_600_000)}
        where token_hash = ${createHash('sha256').update(token).digest()}`;
  });
