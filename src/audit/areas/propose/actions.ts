import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Scheme } from '#schemes/rules';
import { auditNow, memberOf } from '../../actions.ts';
import { writingRefusal, type Refusal } from '../../rules.ts';
import { readAreas, type WrittenArea } from '../store.ts';
import { keyOf, proposedAreas, proposedStrengths, type Proposal, type Seen } from './rules.ts';
import { lookAgain, putAside, readSeen, readSetAside, type SetAside } from './store.ts';

/** What the judgements suggest now, parted by what the working party has already said to it. */
export type Proposed = Readonly<{
  open: readonly Proposal[];
  aside: readonly (SetAside & Readonly<{ found: Proposal }>)[];
  seen: readonly Seen[];
}>;

/** Proposals still open, and those set aside; one that was taken up is neither. */
export const proposedIn = (
  scheme: Scheme,
  seen: readonly Seen[],
  areas: readonly Pick<WrittenArea, 'kind' | 'standard' | 'outcome'>[],
  setAside: readonly SetAside[],
): Proposed => {
  const taken = new Set(
    areas.flatMap(({ kind, standard, outcome }) => (standard === null ? [] : [keyOf(kind, { standard, outcome })])),
  );
  const all = [...proposedAreas(scheme, seen), ...proposedStrengths(scheme, seen)].filter(({ key }) => !taken.has(key));
  return {
    seen,
    open: all.filter(({ key }) => !setAside.some(({ proposal }) => proposal === key)),
    aside: setAside.flatMap((each) => {
      const found = all.find(({ key }) => key === each.proposal);
      return found === undefined ? [] : [{ ...each, found }];
    }),
  };
};

export type SettingAside = Readonly<{ kind: 'done' | 'gone' }> | Refusal;

const noted = (db: Db, actor: Actor, enrolment: Enrolment, act: string, proposal: Proposal, now: Date) =>
  note(
    db,
    actor,
    {
      act,
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { kind: proposal.kind, standard: proposal.standard },
    },
    now,
  );

const find = async (db: Db, actor: Actor, enrolment: Enrolment, key: string) => {
  const [audit, seen, areas, aside] = await Promise.all([
    auditNow(db, actor, enrolment),
    readSeen(db, enrolment.id),
    readAreas(db, enrolment.id),
    readSetAside(db, enrolment.id),
  ]);
  const proposed = proposedIn(audit.scheme, seen, areas, aside);
  return {
    refusal: writingRefusal(audit.asking.role, audit.standing),
    open: proposed.open.find((each) => each.key === key),
    aside: proposed.aside.find(({ proposal }) => proposal === key),
  };
};

/** Sets a proposal aside with the reason that colleagues read. */
export const setAside = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  key: string,
  reason: string,
  now: Date,
): Promise<SettingAside> => {
  const { refusal, open } = await find(db, actor, enrolment, key);
  if (refusal !== null) return refusal;
  if (open === undefined) return { kind: 'gone' };
  const { personId, name } = memberOf(actor);
  await putAside(db, enrolment, key, reason, { personId, name }, now);
  await noted(db, actor, enrolment, 'audit.proposal-set-aside', open, now);
  return { kind: 'done' };
};

/** A proposal that was set aside is proposed again. */
export const bringBack = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  key: string,
  now: Date,
): Promise<SettingAside> => {
  const { refusal, aside } = await find(db, actor, enrolment, key);
  if (refusal !== null) return refusal;
  if (aside === undefined || (await lookAgain(db, enrolment, key)).length === 0) return { kind: 'gone' };
  await noted(db, actor, enrolment, 'audit.proposal-looked-at-again', aside.found, now);
  return { kind: 'done' };
};
