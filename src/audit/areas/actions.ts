import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { auditNow, memberOf } from '../actions.ts';
import { writingRefusal, type AreaKind, type Refusal } from '../rules.ts';
import { areaRefusal } from './rules.ts';
import { addArea, agreeArea, changeArea, readAreas, removeArea, type AreaWords, type WrittenArea } from './store.ts';

type Words = AreaWords & Readonly<{ version: number }>;
export type Writing = Readonly<{ kind: 'saved' | 'gone' }> | Readonly<{ kind: 'clash'; theirs: WrittenArea }> | Refusal;

const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

const noted = (db: Db, actor: Actor, enrolment: Enrolment, act: string, kind: AreaKind, now: Date) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about: { kind } }, now);

/** Writes a strength or an area for improvement, or rewrites the one named; a rewritten one has to be agreed again. */
export const writeArea = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  id: string | null,
  words: Words,
  now: Date,
): Promise<Writing> => {
  const { asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = writingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  if (id === null) await addArea(db, enrolment, words, by(actor), now);
  else if ((await changeArea(db, enrolment, id, words, words.version, by(actor), now)).length === 0) {
    const theirs = (await readAreas(db, enrolment.id)).find((area) => area.id === id);
    return theirs === undefined ? { kind: 'gone' } : { kind: 'clash', theirs };
  }
  await markStep(db, enrolment, 2, 'started', now);
  await noted(db, actor, enrolment, 'audit.area-written', words.kind, now);
  return { kind: 'saved' };
};

/** Agrees one that somebody else wrote, as the reader saw it. */
export const agreeOn = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  area: WrittenArea,
  version: number,
  now: Date,
): Promise<Writing> => {
  const { asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = areaRefusal(asking, area, standing);
  if (refusal !== null) return refusal;
  if ((await agreeArea(db, enrolment, area.id, version, by(actor), now)).length === 0)
    return { kind: 'clash', theirs: area };
  await noted(db, actor, enrolment, 'audit.area-agreed', area.kind, now);
  return { kind: 'saved' };
};

/** Takes one back that nobody has agreed. */
export const takeBack = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  area: WrittenArea,
  version: number,
  now: Date,
): Promise<Writing> => {
  const { asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = writingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  if ((await removeArea(db, enrolment, area.id, version)).length === 0) return { kind: 'clash', theirs: area };
  await noted(db, actor, enrolment, 'audit.area-taken-back', area.kind, now);
  return { kind: 'saved' };
};
