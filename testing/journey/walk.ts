import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { mediumDate } from '#platform/kit';
import { href, type paths } from '#paths';
import { openBrowser } from '../browser.ts';
import { placeIn, startWorker, until } from '../jobs.ts';
import { openSite, type Site } from '../site.ts';
import { testWorld, type World } from '../world.ts';
import { gather, signInAgain, type Cast } from './cast.ts';

/** A journey while it is walked: the world, the people at their screens, and the calendar. */
export type Walk = {
  readonly world: World;
  readonly site: Site;
  readonly cast: Cast;
  /** The enrolment, once there is one. */
  enrolment: string;
  /** An address of the enrolment, with what else it names. */
  readonly at: (path: string, more?: Record<string, string>) => string;
  /** A day counted from the journey's first, as people write it. */
  readonly day: (days: number) => string;
  /** That many days after the first, when everybody signs in again. */
  readonly moveTo: (days: number) => Promise<void>;
  /** The words of the newest mail to an address, once the worker has sent it. */
  readonly mailTo: (address: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const aDay = 86_400_000;

/** The journey was walked lately, from a Monday seven weeks ago: the command that checks its award reads today's clock. */
const firstDay = (): Date => {
  const at = new Date(Date.now() - 49 * aDay);
  at.setUTCHours(10, 0, 0, 0);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at;
};

const mailIn = (world: World) => async (address: string) => {
  const outbox = join(world.dataDir, 'outbox');
  let found = '';
  await until(async () => {
    for (const name of (await readdir(outbox).catch(() => [])).filter((each) => each.endsWith('.eml'))) {
      const mail = await simpleParser(await readFile(join(outbox, name)));
      if (JSON.stringify(mail.to).includes(address)) found = mail.text ?? '';
    }
    return found !== '';
  });
  return found;
};

export const beginWalk = async (): Promise<Walk> => {
  const start = firstDay();
  let now = start;
  const [world, browser] = await Promise.all([testWorld(start), openBrowser()]);
  const site = await openSite(world, { clock: () => now });
  const cast = await gather(world, browser, site);
  const worker = await startWorker(world.database, placeIn(world.dataDir));
  const walk: Walk = {
    world,
    site,
    cast,
    enrolment: '',
    at: (path, more = {}) =>
      href(path as typeof paths.audit.criterion, { enrolment: walk.enrolment, criterion: '', ...more }),
    day: (days) => mediumDate(new Date(start.getTime() + days * aDay)),
    moveTo: async (days) => {
      now = new Date(start.getTime() + days * aDay);
      await signInAgain(world, cast.people, now);
    },
    mailTo: mailIn(world),
    close: async () => {
      await worker.stop();
      await browser.close();
      await site.close();
      await world.close();
    },
  };
  return walk;
};
