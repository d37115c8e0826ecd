import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Criterion } from '#schemes/rules';
import { auditNow, by } from '../actions.ts';
import { besideOf } from '../criterion/actions.ts';
import { agreeingRefusal, judgingRefusal, type Refusal } from '../rules.ts';
import { agreeProposal, endProposal, propose } from './store.ts';

type Given = Readonly<{ db: Db; actor: Actor; enrolment: Enrolment; now: Date }>;
type Done = Readonly<{ kind: 'done' }> | Readonly<{ kind: 'late' }> | Refusal;

const noted = ({ db, actor, enrolment, now }: Given, act: string, criterion: Criterion) =>
  note(
    db,
    actor,
    { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about: { criterion: criterion.code } },
    now,
  );

/** Proposes that a criterion does not apply to the school. It waits for the coordinator or a senior leader. */
export const proposeNotApplicable = async (given: Given, criterion: Criterion, why: string): Promise<Done> => {
  const { db, actor, enrolment, now } = given;
  const [{ asking, taken, standing }, beside] = await Promise.all([
    auditNow(db, actor, enrolment),
    besideOf(db, enrolment, criterion.code),
  ]);
  const refusal = judgingRefusal(asking, criterion.standard, taken, standing);
  if (refusal !== null) return refusal;
  if (beside.isBeingRated) return { kind: 'refused', because: 'being-rated' };
  if ((await propose(db, enrolment, criterion.code, why, by(actor), now)).length === 0) return { kind: 'late' };
  await noted(given, 'audit.not-applicable-proposed', criterion);
  return { kind: 'done' };
};

/** Agrees it, as somebody other than its proposer. */
export const agreeNotApplicable = async (given: Given, criterion: Criterion, id: string): Promise<Done> => {
  const { db, actor, enrolment, now } = given;
  const [{ asking, standing }, beside] = await Promise.all([
    auditNow(db, actor, enrolment),
    besideOf(db, enrolment, criterion.code),
  ]);
  const open = beside.proposals.find((each) => each.id === id && each.endedAt === null);
  if (open === undefined) return { kind: 'late' };
  const refusal = agreeingRefusal(asking, open.proposedBy, standing);
  if (refusal !== null) return refusal;
  if ((await agreeProposal(db, enrolment, id, by(actor), now)).length === 0) return { kind: 'late' };
  await noted(given, 'audit.not-applicable-agreed', criterion);
  return { kind: 'done' };
};

/** Declines it or takes it back with a reason: the criterion applies after all. */
export const endNotApplicable = async (
  given: Given,
  criterion: Criterion,
  end: Readonly<{ proposal: string; reason: string }>,
): Promise<Done> => {
  const { db, actor, enrolment, now } = given;
  const { asking, taken, standing } = await auditNow(db, actor, enrolment);
  const refusal = judgingRefusal(asking, criterion.standard, taken, standing);
  if (refusal !== null) return refusal;
  if ((await endProposal(db, enrolment, end.proposal, end.reason, by(actor), now)).length === 0)
    return { kind: 'late' };
  await noted(given, 'audit.not-applicable-ended', criterion);
  return { kind: 'done' };
};
