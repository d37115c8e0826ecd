import { mediumDate } from '#platform/kit';
import { schemeFromKept } from '#schemes';
import type { Scheme } from '#schemes/rules';
import { system } from '#platform/actor';
import { href, type paths } from '#paths';
import { strandParty } from '../../src/demo/parties.ts';
import { workingParty } from '../../src/demo/cast.ts';
import { openBrowser } from '../browser.ts';
import { openDemonstration, type Demonstration, type Player } from '../demonstration.ts';
import { openSite, type Site } from '../site.ts';
import { traveller, type Traveller } from '../journey/traveller.ts';
import { workOff } from '../work.ts';

/** One of the twenty, at a screen of their own while they are needed. */
export type Colleague = Player & Readonly<{ key: string; standards: readonly string[] }>;

/** The working party of the demonstration's school, and the adviser, on their way with the Quality Mark. */
export type Party = Readonly<{
  demonstration: Demonstration;
  site: Site;
  scheme: Scheme;
  enrolment: string;
  /** The twenty by their short names; `adviser` beside them. */
  people: ReadonlyMap<string, Colleague>;
  /** Those who look after a standard, in the order of the team. */
  of: (standard: string) => readonly Colleague[];
  /** What somebody does at their own screen; the screen is put away afterwards. */
  as: <T>(key: string, work: (screen: Traveller) => Promise<T>) => Promise<T>;
  /** An address of this enrolment. */
  at: (path: string, more?: Record<string, string>) => string;
  /** A day counted from the first, as people write it. */
  day: (days: number) => string;
  /** Goes to a later day, on which everybody signs in again, and does the work that was left to the worker. */
  moveTo: (days: number) => Promise<void>;
  /** The criteria that somebody judged, and those of them that are agreed, as they stand in the database. */
  judged: () => Promise<Readonly<{ all: ReadonlySet<string>; agreed: ReadonlySet<string> }>>;
  close: () => Promise<void>;
}>;

const addressOf = (key: string): string =>
  workingParty.find((part) => part.key === key)?.email ?? `${key}@demo.example`;

export const gatherParty = async (): Promise<Party> => {
  const [demonstration, browser] = await Promise.all([openDemonstration(), openBrowser()]);
  let now = demonstration.now;
  const site = await openSite(demonstration, { clock: () => now, isDemonstration: true });
  const people = new Map<string, Colleague>();
  const signInAll = async () => {
    for (const [key, , standards] of [...strandParty, ['adviser', 'adviser', []] as const])
      people.set(key, { ...(await demonstration.session(addressOf(key), now)), key, standards });
  };
  await signInAll();
  const found = await demonstration.database.asActor(system('test.party'), async (db) => {
    const [row] = await db<{ id: string; document: unknown }[]>`
      select e.id, v.document from enrolment e join scheme_version v on v.id = e.scheme_version_id
       where e.school_id = ${people.get('lead')?.school ?? ''} and v.scheme = 'ecm-quality-mark'`;
    return row;
  });
  if (found === undefined) throw new Error('The demonstration’s school is on no way to the Quality Mark.');
  const scheme = schemeFromKept(found.document);
  return {
    demonstration,
    site,
    scheme,
    enrolment: found.id,
    people,
    of: (standard) => [...people.values()].filter(({ standards }) => standards.includes(standard)),
    as: async (key, work) => {
      const screen = await traveller(browser, site, people.get(key)?.token ?? null);
      try {
        return await work(screen);
      } finally {
        await screen.close();
      }
    },
    at: (path, more = {}) =>
      href(path as typeof paths.audit.criterion, { enrolment: found.id, criterion: '', ...more }),
    day: (days) => mediumDate(new Date(demonstration.now.getTime() + days * 86_400_000)),
    moveTo: async (days) => {
      now = new Date(demonstration.now.getTime() + days * 86_400_000);
      await signInAll();
      await workOff(demonstration, { now });
    },
    judged: () =>
      demonstration.database.asActor(system('test.party'), async (db) => {
        const answered = await db<{ criterion: string; agreedAt: Date | null }[]>`
          select criterion, agreed_at from audit_answer where enrolment_id = ${found.id}`;
        const agreed = answered.filter(({ agreedAt }) => agreedAt !== null);
        return {
          all: new Set(answered.map(({ criterion }) => criterion)),
          agreed: new Set(agreed.map(({ criterion }) => criterion)),
        };
      }),
    close: async () => {
      await browser.close();
      await site.close();
      await demonstration.close();
    },
  };
};
