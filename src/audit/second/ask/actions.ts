import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import { criteriaOf, standardLabel, standardOf } from '#schemes/rules';
import { auditNow, by, type AuditNow } from '../../actions.ts';
import { notApplicable } from '../../apply/store.ts';
import { arrangingRefusal, type Refusal } from '../../rules.ts';
import { readJudged } from '../../store.ts';
import { tellAsked } from '../notices.ts';
import { noted, type Noting } from '../noting.ts';
import { askingProblem, pairsToAsk, type AskRefusal, type Member } from '../rules.ts';
import { addSecond, callOff, isUnderWay, lockAsking, readMembers, readSeconds } from '../store.ts';

/** What asking for a second rating needs to know. */
export const askingNow = async (db: Db, enrolment: Enrolment, audit: AuditNow) => {
  const [members, seconds, judged] = await Promise.all([
    readMembers(db, enrolment.id),
    readSeconds(db, enrolment.id),
    readJudged(db, enrolment.id),
  ]);
  const given = {
    // The statement takes these three roles only.
    members: members as readonly Member[],
    underWay: seconds.filter(isUnderWay).flatMap(({ criteria }) => criteria),
    differing: judged.flatMap(({ criterion, otherLevels }) => (otherLevels.length > 0 ? [criterion] : [])),
    rated: seconds.flatMap(({ criteria, isBlind }) => (isBlind ? criteria : [])),
  };
  return { ...given, seconds, pairs: pairsToAsk(audit.scheme, audit.minders, given) };
};

export type Asking =
  | Readonly<{ kind: 'asked'; standards: number }>
  | Readonly<{ kind: 'problem'; of: AskRefusal }>
  | Refusal;

/** Asks two people to rate a standard without seeing each other's levels; `pairs` asks the pair of every standard that has one. */
export const askSecond = async (
  given: Noting,
  asked: Readonly<{ standard: string; raters: readonly string[] }> | 'pairs',
): Promise<Asking> => {
  const { db, actor, enrolment, now } = given;
  const audit = await auditNow(db, actor, enrolment);
  const refusal = arrangingRefusal(audit.asking.role, audit.standing);
  if (refusal !== null) return refusal;
  await lockAsking(db, enrolment.id);
  const known = await askingNow(db, enrolment, audit);
  const problem = asked === 'pairs' ? null : askingProblem(asked, { ...known, scheme: audit.scheme });
  if (problem !== null) return { kind: 'problem', of: problem };
  const left = new Set(await notApplicable(db, enrolment.id));
  const all = asked === 'pairs' ? known.pairs : [asked];
  for (const { standard, raters } of all) {
    const criteria = criteriaOf(audit.scheme, standard).flatMap(({ code }) => (left.has(code) ? [] : [code]));
    if (criteria.length === 0) continue;
    const people = raters.flatMap((id) => known.members.find(({ personId }) => personId === id) ?? []);
    const id = await addSecond(db, enrolment, { criteria, isBlind: true, raters: people }, by(actor), now);
    const label = standardOf(audit.scheme, standard);
    const told = { id, standard, label: label === null ? standard : standardLabel(audit.scheme, label) };
    await tellAsked(given, told, people, by(actor).personId);
    await noted(given, 'audit.second-asked', { standard });
  }
  return { kind: 'asked', standards: all.length };
};

/** Calls a second rating off before it is in. What was rated stays with its writers. */
export const callOffSecond = async (
  given: Noting,
  secondId: string,
): Promise<Refusal | Readonly<{ kind: 'done' | 'none' }>> => {
  const { db, actor, enrolment, now } = given;
  const { asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = arrangingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  const isOpen = (await readSeconds(db, enrolment.id)).some((each) => each.id === secondId && isUnderWay(each));
  if (!isOpen || (await callOff(db, enrolment, secondId, by(actor), now)).length === 0) return { kind: 'none' };
  await noted(given, 'audit.second-called-off', {});
  return { kind: 'done' };
};
