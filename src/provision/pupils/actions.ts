import type { Doing } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import type { Provision } from '../store.ts';
import type { Change } from './forms.ts';
import * as store from './store.ts';

const by = ({ actor, now }: Doing) => ({ personId: actor.personId, now });

export const addPupils = async (
  doing: Doing,
  provision: Provision,
  given: Readonly<{ pupilIds: readonly string[]; fromOn: string; groupNo: number }>,
): Promise<number> => {
  const added = await store.insertPupils(doing.db, provision, given, by(doing));
  if (added > 0) await noted(doing, 'provision.pupils-added', { provision: provision.id, pupils: added });
  return added;
};

/** Saves every changed review; those whose pupil somebody else saved meanwhile come back by code, and nothing of them is written. */
export const saveReview = async (
  doing: Doing,
  provision: Provision,
  changes: readonly Change[],
): Promise<Readonly<{ saved: number; overtaken: readonly string[] }>> => {
  const overtaken: string[] = [];
  // In one order, so that two people who save the same pupils never wait for one another in a ring.
  for (const change of changes.toSorted((a, b) => a.pupilId.localeCompare(b.pupilId)))
    if (!(await store.updateReview(doing.db, provision.id, change, by(doing)))) overtaken.push(change.code);
  const saved = changes.length - overtaken.length;
  if (saved > 0) await noted(doing, 'provision.reviewed', { provision: provision.id, pupils: saved });
  return { saved, overtaken };
};

export const takeOff = async (
  doing: Doing,
  at: Readonly<{ provisionId: string; pupilId: string }>,
  left: Readonly<{ on: string; because: string }>,
): Promise<boolean> => {
  const isLeft = await store.endPupil(doing.db, at, left);
  if (isLeft) await noted(doing, 'provision.pupil-left', { provision: at.provisionId, pupil: at.pupilId });
  return isLeft;
};

export const removeMistake = async (
  doing: Doing,
  at: Readonly<{ provisionId: string; pupilId: string }>,
): Promise<boolean> => {
  const isGone = await store.deletePupil(doing.db, at);
  if (isGone) await noted(doing, 'provision.pupil-removed', { provision: at.provisionId, pupil: at.pupilId });
  return isGone;
};
