import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { note } from '#platform/trail';
import { markExempt, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { href, paths } from '#paths';
import { notify } from '#people';
import { schemeFor } from '#schemes';
import { memberOf } from '../actions.ts';
import {
  arguingRefusal,
  decidingRefusal,
  stateOf,
  withdrawingRefusal,
  type ExemptionKind,
  type ExemptionRefusal,
  type Standing,
} from './rules.ts';
import {
  addExemption,
  listExemptions,
  readConflict,
  readGranted,
  writeDecision,
  writeWithdrawn,
  type Exemption,
} from './store.ts';

/** The awarding body's desk is told by the worker: a school does not know who works there. */
export const exemptionTask = 'audit.exemption-argued';

export type Refused = Readonly<{ kind: 'refused'; because: ExemptionRefusal }>;
const refused = (because: ExemptionRefusal): Refused => ({ kind: 'refused', because });

export const standingOf = ({ state, submittedAt }: Enrolment): Standing => ({
  isActive: mayDo('work', state),
  isSubmitted: submittedAt !== null,
});

/** An exemption that stands: what it is about, and what the awarding body said. */
export type Granted = Readonly<{ kind: ExemptionKind; about: string; reason: string; by: string; at: Date }>;

/** For other rooms: what the awarding body let this enrolment off. */
export const exemptionsOf = async (db: Db, enrolmentId: string): Promise<readonly Granted[]> =>
  (await readGranted(db, enrolmentId)).flatMap(({ kind, about, decisionReason, decidedName, decidedAt }) =>
    decidedAt === null ? [] : [{ kind, about, reason: decisionReason ?? '', by: decidedName ?? '', at: decidedAt }],
  );

const noted = (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  act: string,
  about: Readonly<Record<string, string>>,
  now: Date,
) =>
  note(
    db,
    actor,
    { act, schoolId: enrolment.schoolId, bodyId: enrolment.bodyId, enrolmentId: enrolment.id, about },
    now,
  );

/** What it is about, as the trail says it. */
const whatOf = ({ kind, about }: Readonly<{ kind: ExemptionKind; about: string }>): Readonly<Record<string, string>> =>
  kind === 'criterion' ? { criterion: about } : { where: about };

type Words = Readonly<{ kind: ExemptionKind; about: string; words: string; reason: string; evidence: string }>;

/** The school argues. Pressed twice, it is argued once. */
export const argue = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  said: Words,
  now: Date,
): Promise<Readonly<{ kind: 'argued'; id: string }> | Refused> => {
  const { role, personId, name } = memberOf(actor);
  const scheme = await schemeFor(db, enrolment);
  const before = (await listExemptions(db, enrolment.id)).map((each) => ({ ...each, state: stateOf(each) }));
  const refusal = arguingRefusal(
    role,
    standingOf(enrolment),
    scheme,
    said,
    before.filter(({ state }) => state === 'waiting' || state === 'granted'),
  );
  if (refusal !== null) return refused(refusal);
  const words = said.kind === 'criterion' ? (scheme.criterionByCode.get(said.about)?.text ?? '') : said.words;
  const [added] = await addExemption(db, enrolment, { ...said, words }, { personId, name }, now);
  if (added === undefined) return refused('already-open');
  await noted(db, actor, enrolment, 'audit.exemption-argued', whatOf(said), now);
  await enqueue(db, exemptionTask, { exemption: added.id }, { key: `${exemptionTask}:${added.id}` });
  return { kind: 'argued', id: added.id };
};

/** The school takes back what it argued, before the awarding body has decided. */
export const withdraw = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  exemption: Exemption,
  now: Date,
): Promise<Readonly<{ kind: 'withdrawn' }> | Refused> => {
  const refusal = withdrawingRefusal(memberOf(actor).role, exemption);
  if (refusal !== null) return refused(refusal);
  if (!(await writeWithdrawn(db, enrolment.id, exemption.id, now))) return refused('not-waiting');
  await noted(db, actor, enrolment, 'audit.exemption-withdrawn', whatOf(exemption), now);
  return { kind: 'withdrawn' };
};

/** The awarding body decides. A granted criterion is out of the enrolment's scope from now on. */
export const decide = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  exemption: Exemption,
  said: Readonly<{ decision: 'granted' | 'refused'; why: string }>,
  now: Date,
): Promise<Readonly<{ kind: 'decided' }> | Refused> => {
  const { role, personId, name } = memberOf(actor);
  const refusal = decidingRefusal(role, standingOf(enrolment), exemption, await readConflict(db, enrolment.schoolId));
  if (refusal !== null) return refused(refusal);
  if (!(await writeDecision(db, enrolment.id, exemption.id, said, { personId, name }, now)))
    return refused('not-waiting');
  if (exemption.kind === 'criterion' && said.decision === 'granted') await markExempt(db, enrolment, exemption.about);
  const { kind, about } = exemption;
  await noted(
    db,
    actor,
    enrolment,
    `audit.exemption-${said.decision}`,
    { ...whatOf(exemption), reason: said.why },
    now,
  );
  await notify(
    db,
    {
      to: exemption.arguedBy,
      about: 'exemption',
      subject: `Your exemption was ${said.decision}`,
      text: `The awarding body has ${said.decision} what you asked about ${kind === 'criterion' ? about : 'the check before submission'}, with its reason.`,
      href: href(paths.audit.exemption, { enrolment: enrolment.id, exemption: exemption.id }),
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      key: `exemption-decided:${exemption.id}`,
    },
    now,
  );
  return { kind: 'decided' };
};
