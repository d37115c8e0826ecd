import type { Doing } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import type { Provision } from '../store.ts';
import type { Attended, SessionKey } from './rules.ts';
import * as store from './store.ts';

type Given = SessionKey & Readonly<{ minutes: number; version: number }>;

const markWords = (marks: readonly Attended[]): string =>
  marks
    .map(({ pupilId, was, minutesLate }) => `${pupilId} ${was} ${minutesLate}`)
    .toSorted()
    .join();

/** True when a session stands already as it was to be saved: two people who wrote the same have nothing to settle. */
const isWritten = async (
  doing: Doing,
  provision: Provision,
  session: Given,
  wanted: Readonly<{ because: string | null; marks: readonly Attended[] }>,
): Promise<boolean> => {
  const kept = (await store.sessionsOf(doing.db, provision.id, session.on, session.on)).find(
    ({ groupNo, startsAt }) => groupNo === session.groupNo && startsAt === session.startsAt,
  );
  if (kept === undefined || kept.minutes !== session.minutes || kept.calledOffBecause !== wanted.because) return false;
  return wanted.because !== null || markWords(await store.registerOf(doing.db, kept.id)) === markWords(wanted.marks);
};

/** Writes a register; false when a colleague saved the same session first and otherwise, and then nothing is written. */
export const writeRegister = async (
  doing: Doing,
  provision: Provision,
  session: Given,
  marks: readonly Attended[],
): Promise<boolean> => {
  const by = { personId: doing.actor.personId, now: doing.now };
  const id = await store.keepSession(doing.db, provision, { ...session, calledOffBecause: null }, by);
  if (id === null) return isWritten(doing, provision, session, { because: null, marks });
  await store.keepAttendance(
    doing.db,
    { sessionId: id, provisionId: provision.id, schoolId: provision.schoolId },
    marks,
    by,
  );
  await noted(doing, 'provision.registered', { provision: provision.id, day: session.on, pupils: marks.length });
  return true;
};

export const callOff = async (
  doing: Doing,
  provision: Provision,
  session: Given,
  because: string,
): Promise<boolean> => {
  const by = { personId: doing.actor.personId, now: doing.now };
  const id = await store.keepSession(doing.db, provision, { ...session, calledOffBecause: because }, by);
  if (id === null) return isWritten(doing, provision, session, { because, marks: [] });
  await noted(doing, 'provision.called-off', { provision: provision.id, day: session.on });
  return true;
};
