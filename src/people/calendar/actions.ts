import type { Actor, Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { asSystemWithin, type Db } from '#platform/db';
import { note } from '#platform/trail';
import { newToken, tokenHash } from '../sessions/token.ts';
import { sealOf } from '../two-step/seal.ts';
import * as store from './store.ts';

export type { CalendarOwner } from './store.ts';

/** What the sealed address is bound to: it opens for this person and for this purpose alone. */
const purpose = (personId: string): string => `calendar ${personId}`;

/** The acting person's own calendar address, to be shown to them again; null where they have none. */
export const calendarAddressOf = async (
  db: Db,
  actor: Person,
  dataDir: string,
): Promise<Readonly<{ token: string; madeAt: Date }> | null> => {
  const kept = await store.findAddress(db, actor.personId);
  if (kept === null) return null;
  const seal = await sealOf(dataDir);
  try {
    return { token: seal.open(kept.sealed, purpose(actor.personId)).toString('utf8'), madeAt: kept.madeAt };
  } catch {
    // The key of this installation is another than when it was made, after a restore without keys: its owner makes a new one.
    return null;
  }
};

/** Makes an address, or a new one in place of the old, which from then on leads nowhere. */
export const makeCalendarAddress = async (db: Db, actor: Person, dataDir: string, now: Date): Promise<void> => {
  const { token, hash } = newToken();
  const seal = await sealOf(dataDir);
  const sealed = seal.close(new TextEncoder().encode(token), purpose(actor.personId));
  await store.writeAddress(db, { personId: actor.personId, hash, sealed }, now);
  await note(db, actor, { act: 'people.calendar-made' }, now);
};

export const endCalendarAddress = async (db: Db, actor: Person, now: Date): Promise<void> => {
  if (await store.endAddress(db, actor.personId, now)) await note(db, actor, { act: 'people.calendar-ended' }, now);
};

const tokenShape = /^[\w-]{43}$/;

/** Whose calendar address this is, and the parts that they play now. Null looks the same whatever the reason. */
export const calendarOwner = (
  db: Db,
  asking: Readonly<{ actor: Actor; now: Date }>,
  token: string,
): Promise<store.CalendarOwner | null> =>
  tokenShape.test(token)
    ? asSystemWithin(db, { ...asking, task: 'people.calendar' }, (within) =>
        store.findOwner(within, tokenHash(token), londonDay(asking.now)),
      )
    : Promise.resolve(null);
