import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { asksTwoStep } from '../rules.ts';
import { findSession, insertSession, partsOf, renewSession, type Part } from './store.ts';
import { newToken } from './token.ts';

export type SignedIn = Readonly<{ token: string; sessionId: string; parts: readonly Part[]; isChosen: boolean }>;

type Opening = Readonly<{ personId: string; name: string; device: string; isStrong: boolean; how: string }>;

/**
 * Opens a session for a person who has proved who they are, under a token that nobody had before. Somebody with one part
 * acts in it at once; with several, or before a second step that their part asks for, they act in none yet.
 */
export const openSession = async (db: Db, opening: Opening, now: Date): Promise<SignedIn> => {
  const parts = await partsOf(db, opening.personId, londonDay(now));
  const only = parts.length === 1 ? (parts[0] ?? null) : null;
  const mayEnter = only !== null && (opening.isStrong || !asksTwoStep(only.role));
  const { token, hash } = newToken();
  const membershipId = mayEnter ? only.id : null;
  const sessionId = await insertSession(db, { ...opening, membershipId, hash }, now);
  const person = asPerson(opening, sessionId, membershipId);
  await note(db, person, { act: 'people.signed-in', about: { how: opening.how, isStrong: opening.isStrong } }, now);
  return { token, sessionId, parts, isChosen: membershipId !== null };
};

/** The new person as the trail names them: known, and acting in no part yet. */
const asPerson = (opening: Opening, sessionId: string, membershipId: string | null): Person => ({
  kind: 'person',
  personId: opening.personId,
  sessionId,
  membershipId,
  role: null,
  schoolId: null,
  bodyId: null,
  partnerId: null,
  name: opening.name,
  place: '',
  theme: 'system',
  membershipCount: 1,
});

export type Chosen =
  | Readonly<{ kind: 'chosen'; token: string; part: Part }>
  | Readonly<{ kind: 'needs-second-step' }>
  | Readonly<{ kind: 'not-yours' }>;

/** Acts in another part from the next request on, under a new token. */
export const choosePart = async (db: Db, actor: Person, membershipId: string, now: Date): Promise<Chosen> => {
  const part = (await partsOf(db, actor.personId, londonDay(now))).find((one) => one.id === membershipId);
  const session = await findSession(db, actor.sessionId);
  if (part === undefined || session === null) return { kind: 'not-yours' };
  if (asksTwoStep(part.role) && !session.isStrong) return { kind: 'needs-second-step' };
  const { token, hash } = newToken();
  await renewSession(db, actor.sessionId, { hash, membershipId: part.id, isStrong: session.isStrong });
  await note(db, actor, { act: 'people.chose-part', about: { membership: part.id, role: part.role } }, now);
  return { kind: 'chosen', token, part };
};

/** The one part that a person with one part acts in; null for somebody who has to choose. */
export const choosablePart = async (db: Db, personId: string, now: Date): Promise<string | null> => {
  const parts = await partsOf(db, personId, londonDay(now));
  return parts.length === 1 ? (parts[0]?.id ?? null) : null;
};
