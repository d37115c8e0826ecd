import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import type { BalanceRow } from './balance/rules.ts';
import { mayChangeChoice, mayFreeze, type ChoiceDesign, type ChoiceRefusal, type Found } from './rules.ts';
import { insertFreeze, isFrozen, removeChosen, sayWhy, writeChosen } from './store.ts';

export type Chosen = Readonly<{ kind: 'done'; count: number }> | Readonly<{ kind: 'refused'; because: ChoiceRefusal }>;

type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;

const standing = async ({ db, enrolment }: Doing) => ({
  isFrozen: await isFrozen(db, enrolment.id),
  isSubmitted: enrolment.submittedAt !== null,
});

const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: Record<string, string | number>) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

/** Follows pupils of the roll as target or for comparison; once the choice is frozen, with a reason. With the first target step 2 has begun. */
export const choosePupils = async (
  doing: Doing,
  pupilIds: readonly string[],
  kind: 'target' | 'comparison',
  reason: string,
): Promise<Chosen> => {
  const because = mayChangeChoice(await standing(doing), reason);
  if (because !== null) return { kind: 'refused', because };
  if (reason !== '') await sayWhy(doing.db, reason);
  const count = await writeChosen(doing.db, doing.enrolment, pupilIds, kind, doing.now);
  if (count > 0) {
    await markStep(doing.db, doing.enrolment, 2, 'started', doing.now);
    await noted(doing, 'groups.chosen', { pupils: count, kind });
  }
  return { kind: 'done', count };
};

/** Takes pupils out again who were chosen by mistake. Once the choice is frozen they are only no longer followed. */
export const takeOut = async (doing: Doing, pupilIds: readonly string[]): Promise<Chosen> => {
  const at = await standing(doing);
  if (at.isSubmitted || at.isFrozen)
    return { kind: 'refused', because: at.isSubmitted ? 'submitted' : 'reason-needed' };
  const count = await removeChosen(doing.db, doing.enrolment.id, pupilIds);
  if (count > 0) await noted(doing, 'groups.chosen', { pupils: count, kind: 'taken out' });
  return { kind: 'done', count };
};

type GivenFreeze = Readonly<{
  design: ChoiceDesign;
  reason: string;
  targets: number;
  comparisons: number;
  found: Found;
  balance: readonly BalanceRow[];
}>;

/** Freezes who is followed, with day, reason, design and the balance table as it stands. */
export const freezeChoice = async (doing: Doing, given: GivenFreeze): Promise<Chosen> => {
  if (doing.enrolment.submittedAt !== null) return { kind: 'refused', because: 'submitted' };
  const because = mayFreeze(given.design, given);
  if (because !== null) return { kind: 'refused', because };
  const by = { personId: doing.actor.personId, now: doing.now };
  await insertFreeze(doing.db, doing.enrolment, { ...given, frozenOn: londonDay(doing.now) }, by);
  await noted(doing, 'groups.frozen', { targets: given.targets, comparisons: given.comparisons, design: given.design });
  return { kind: 'done', count: given.targets };
};
