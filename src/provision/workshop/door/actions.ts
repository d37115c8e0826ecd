import { system } from '#platform/actor';
import { asSystemWithin, type Db } from '#platform/db';
import { countKnock, isReached, type Knocking, type Limit } from '#platform/limit';
import { note } from '#platform/trail';
import { standingOf, type Heard } from '../rules.ts';
import { withdrawPlace } from '../store.ts';
import { doorOf, mostAnswers, type SignUp } from './rules.ts';
import { answerId, hashOf } from './secret.ts';
import {
  heldOffer,
  isKept,
  keepAnswer,
  offeredBy,
  offeredOf,
  ownBy,
  putOnList,
  type Offered,
  type Own,
} from './store.ts';

const task = 'workshop-link';

/** As the house, for a family that has no account; the policies of the lists let in nobody else but the school's team. */
const asHouse = <T>({ db, actor, now }: Knocking, work: (db: Db) => Promise<T>): Promise<T> =>
  asSystemWithin(db, { actor, now, task }, work);

const noted = (db: Db, offer: Offered, act: string, now: Date) =>
  note(db, system(task), { act, schoolId: offer.schoolId, about: { workshop: offer.id } }, now);

/** What a code opens; null when no link has it. */
export const offerOf = (ask: Knocking, code: string): Promise<Offered | null> =>
  asHouse(ask, (own) => offeredBy(own, hashOf(code)));

/** What one network address may write at one session: a tablet at the school gate serves many families, a program does not. */
const mostWritten = (what: string): Limit => ({ door: `workshop ${what}`, most: 60, minutes: 60 });

const keyOf = ({ address }: Knocking, { id }: Offered): string => `${id} ${address}`;

export type SignedUp =
  | Readonly<{ kind: 'on-list' }>
  /** The door shut, or the list filled, while they wrote. */
  | Readonly<{ kind: 'shut'; offer: Offered }>
  | Readonly<{ kind: 'too-many' }>;

/**
 * Puts a family on the list. The list is held meanwhile: of two who want the last place one has it and the other waits. The same form
 * sent twice, and the same person twice, is one place.
 */
export const signUp = async (ask: Knocking, offer: Offered, given: SignUp, secret: string): Promise<SignedUp> => {
  const limit = mostWritten('sign-up');
  const key = keyOf(ask, offer);
  if (await isReached(ask, limit, key)) return { kind: 'too-many' };
  const done = await asHouse(ask, async (own): Promise<SignedUp> => {
    const held = await heldOffer(own, offer);
    const hash = hashOf(secret);
    if ((await ownBy(own, hash)) !== null) return { kind: 'on-list' };
    if (doorOf(held, ask.now).kind !== 'open') return { kind: 'shut', offer: held };
    const isNew = await putOnList(own, held, given, { own: hash, now: ask.now });
    if (isNew) await noted(own, held, 'provision.family-signed-up', ask.now);
    return { kind: 'on-list' };
  });
  if (done.kind === 'on-list') await countKnock(ask, limit, key);
  return done;
};

/** A family's own place with its session, by their secret. */
export type OwnPlace = Own & Readonly<{ offer: Offered; /** Null has a place. */ waiting: number | null }>;

export const ownPlaceOf = (ask: Knocking, secret: string): Promise<OwnPlace | null> =>
  asHouse(ask, async (own) => {
    const found = await ownBy(own, hashOf(secret));
    if (found === null) return null;
    const offer = await offeredOf(own, found.sessionId);
    return { ...found, offer, waiting: standingOf(found.before, offer.capacity) };
  });

/** Takes the family's name off, and everything that they said of themselves with it. */
export const leave = (ask: Knocking, { placeId, offer }: OwnPlace): Promise<void> =>
  asHouse(ask, async (own) => {
    await heldOffer(own, offer);
    if (await withdrawPlace(own, offer.id, placeId, ask.now))
      await noted(own, offer, 'provision.family-withdrew', ask.now);
  });

export type Answered = 'kept' | 'all-answered' | 'too-many';

/** Keeps what somebody says of the session, without their name; no more answers than guests. */
export const answer = async (ask: Knocking, offer: Offered, heard: Heard, secret: string): Promise<Answered> => {
  const limit = mostWritten('answer');
  const key = keyOf(ask, offer);
  if (await isReached(ask, limit, key)) return 'too-many';
  const done = await asHouse(ask, async (own): Promise<Answered> => {
    const held = await heldOffer(own, offer);
    const id = answerId(secret);
    if (held.heard >= mostAnswers(held)) return (await isKept(own, id)) ? 'kept' : 'all-answered';
    if (await keepAnswer(own, held, id, heard)) await noted(own, held, 'provision.family-answered', ask.now);
    return 'kept';
  });
  if (done === 'kept') await countKnock(ask, limit, key);
  return done;
};
