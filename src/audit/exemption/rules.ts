/** What a school may ask to be let off, who may ask and who decides. Pure. */
import type { Role } from '#platform/actor';
import { isInScope, type Scheme } from '#schemes/rules';

export const exemptionKinds = ['criterion', 'check-rule'] as const;
/** A criterion of the scheme, or a rule of the check before submission. */
export type ExemptionKind = (typeof exemptionKinds)[number];
export type ExemptionState = 'waiting' | 'granted' | 'refused' | 'withdrawn';

/** What is known of one exemption, as far as the rules care. */
export type Argued = Readonly<{
  decision: 'granted' | 'refused' | null;
  withdrawnAt: Date | null;
}>;

export const stateOf = ({ decision, withdrawnAt }: Argued): ExemptionState =>
  withdrawnAt !== null ? 'withdrawn' : (decision ?? 'waiting');

export type ExemptionRefusal =
  | 'role'
  | 'paused'
  | 'submitted'
  | 'unknown'
  | 'already-open'
  | 'already-out'
  | 'not-waiting'
  | 'own-school';

/** How the enrolment stands: whether work goes on, and whether the school has submitted. */
export type Standing = Readonly<{ isActive: boolean; isSubmitted: boolean }>;

const shut = ({ isActive, isSubmitted }: Standing): ExemptionRefusal | null =>
  isSubmitted ? 'submitted' : isActive ? null : 'paused';

const leads = (role: Role): boolean => role === 'lead' || role === 'head';
const decides = (role: Role): boolean => role === 'officer' || role === 'director';

/** Whether this reader may ask for an exemption at all now. */
export const askingRefusal = (role: Role, standing: Standing): ExemptionRefusal | null =>
  leads(role) ? shut(standing) : 'role';

/** Whether a school may argue this: its leaders, before submission, about something that is asked of it and not argued yet. */
export const arguingRefusal = (
  role: Role,
  standing: Standing,
  scheme: Scheme,
  what: Readonly<{ kind: ExemptionKind; about: string }>,
  open: readonly Readonly<{ kind: ExemptionKind; about: string; state: ExemptionState }>[],
): ExemptionRefusal | null => {
  const closed = askingRefusal(role, standing);
  if (closed !== null) return closed;
  if (what.kind === 'criterion' && !scheme.criterionByCode.has(what.about)) return 'unknown';
  const mine = open.find(({ kind, about }) => kind === what.kind && about === what.about);
  if (mine?.state === 'waiting') return 'already-open';
  if (mine?.state === 'granted' || (what.kind === 'criterion' && !isInScope(scheme, what.about))) return 'already-out';
  return null;
};

/** A school takes its own back as long as nobody has decided. */
export const withdrawingRefusal = (role: Role, argued: Argued): ExemptionRefusal | null =>
  leads(role) ? (stateOf(argued) === 'waiting' ? null : 'not-waiting') : 'role';

/** The desk decides once, before the school submits, and never on a school with which the person has to do. */
export const decidingRefusal = (
  role: Role,
  standing: Standing,
  argued: Argued,
  hasConflict: boolean,
): ExemptionRefusal | null => {
  if (!decides(role)) return 'role';
  if (stateOf(argued) !== 'waiting') return 'not-waiting';
  return hasConflict ? 'own-school' : shut(standing);
};

/** Every refusal in words: what, why and what next. */
export const exemptionWords = (because: ExemptionRefusal): Readonly<{ what: string; why: string; next: string }> => {
  switch (because) {
    case 'role':
      return {
        what: 'You cannot do this.',
        why: 'The coordinator or a senior leader argues for an exemption, and the awarding body decides.',
        next: 'Talk to the coordinator.',
      };
    case 'paused':
      return {
        what: 'Nothing changes here now.',
        why: 'The enrolment is paused or has ended.',
        next: 'The coordinator can resume it on the school’s front page.',
      };
    case 'submitted':
      return {
        what: 'Nothing changes here now.',
        why: 'The school has submitted, and those who judge see what was asked of it then.',
        next: 'If this matters, the school withdraws its submission first.',
      };
    case 'unknown':
      return {
        what: 'There is nothing to be exempted from.',
        why: 'Your scheme does not ask this of you.',
        next: 'Choose from the list.',
      };
    case 'already-open':
      return {
        what: 'This is argued already.',
        why: 'The awarding body has it and has not decided.',
        next: 'Read what was sent; withdraw it if you want to say it differently.',
      };
    case 'already-out':
      return {
        what: 'You are not asked for this any more.',
        why: 'It is out of scope for your school.',
        next: 'There is nothing left to do.',
      };
    case 'not-waiting':
      return {
        what: 'This is settled.',
        why: 'It was decided or withdrawn meanwhile.',
        next: 'Read what was said. A refusal can be argued anew.',
      };
    case 'own-school':
      return {
        what: 'You cannot decide this one.',
        why: 'You play a part in this school, or have declared a conflict of interest with it.',
        next: 'Leave it to a colleague at the desk.',
      };
  }
};
