import type { Doing } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import type { Provision } from '../store.ts';
import type { Attended, SessionKey } from './rules.ts';
import * as store from './store.ts';

type Given = SessionKey & Readonly<{ minutes: number; version: number }>;

/** Writes a register; false when a colleague saved the same session first, and then nothing is written. */
export const writeRegister = async (
  doing: Doing,
  provision: Provision,
  session: Given,
  marks: readonly Attended[],
): Promise<boolean> => {
  const by = { personId: doing.actor.personId, now: doing.now };
  const id = await store.keepSession(doing.db, provision, { ...session, calledOffBecause: null }, by);
  if (id === null) return false;
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
  if (id === null) return false;
  await noted(doing, 'provision.called-off', { provision: provision.id, day: session.on });
  return true;
};
