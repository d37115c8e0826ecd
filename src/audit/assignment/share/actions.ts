import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { list, longDate } from '#platform/kit';
import { note } from '#platform/trail';
import { markStep, shareStandards, type Enrolment } from '#enrolment';
import { criteriaOf, standardOf, type Scheme } from '#schemes/rules';
import { auditNow, memberOf } from '../../actions.ts';
import { arrangingRefusal, isAnswered, type Refusal } from '../../rules.ts';
import { readJudged } from '../../store.ts';
import { tellAssigned, tellDay } from '../notices.ts';
import {
  addEvent,
  holdSharing,
  markBegun,
  putAssignment,
  putTimes,
  readAssignments,
  readTeammates,
  type Assignment,
  type Teammate,
} from '../store.ts';
import type { Seen, Wanted } from './forms.ts';

const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

/** What stood at a standard when somebody looked: its version and the people named for it, those who left among them. */
export const seenOf = (
  standard: string,
  assignments: readonly Assignment[],
  team: readonly Pick<Teammate, 'membershipId' | 'standards'>[],
): Seen => ({
  version: assignments.find((each) => each.standard === standard)?.version ?? 0,
  who: team.filter(({ standards }) => standards.includes(standard)).map(({ membershipId }) => membershipId),
});

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === other.toSorted().join();

export type Sharing =
  | Readonly<{ kind: 'shared'; changed: readonly string[] }>
  | Readonly<{ kind: 'clash'; standards: readonly string[] }>
  | Refusal;

const timesDiffer = (wanted: Wanted, team: readonly Teammate[]): boolean =>
  wanted.times !== null &&
  wanted.times.some(({ membershipId, minutes, freeWhen }) => {
    const held = team.find((each) => each.membershipId === membershipId)?.times[wanted.standard];
    return (held?.minutes ?? 0) !== minutes || (held?.freeWhen ?? '') !== freeWhen;
  });

/**
 * Shares out standards: who, by when, and in which protected time. What stands already is left alone; what somebody else changed
 * since the form was opened is not written over, and then nothing at all is saved. A closed standard stays as it is.
 */
export const shareOut = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  wanted: readonly Wanted[],
  now: Date,
): Promise<Sharing> => {
  const { scheme, asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = arrangingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  await holdSharing(db, enrolment.id);
  const [assignments, team, judged] = [
    await readAssignments(db, enrolment.id),
    await readTeammates(db, enrolment.id),
    await readJudged(db, enrolment.id),
  ];
  const differing = wanted.filter((each) => {
    const held = assignments.find(({ standard }) => standard === each.standard);
    const isKept =
      isSame(each.who, seenOf(each.standard, assignments, team).who) && (held?.dueOn ?? null) === each.dueOn;
    if (isKept && !timesDiffer(each, team)) return held === undefined && each.who.length > 0;
    return held?.state !== 'closed';
  });
  const clashing = differing.filter(({ standard, seen }) => {
    const now_ = seenOf(standard, assignments, team);
    return now_.version !== seen.version || !isSame(now_.who, seen.who);
  });
  if (clashing.length > 0) return { kind: 'clash', standards: clashing.map(({ standard }) => standard) };
  await shareStandards(db, enrolment, sharesAfter(team, differing));
  for (const each of differing) await shareOne(db, actor, enrolment, scheme, { each, assignments, team }, now);
  const done = new Set(judged.filter(isAnswered).map(({ criterion }) => criterion));
  const begun = differing.filter(({ standard }) => criteriaOf(scheme, standard).some(({ code }) => done.has(code)));
  await markBegun(
    db,
    enrolment,
    begun.map(({ standard }) => standard),
  );
  if (differing.length > 0) {
    await markStep(db, enrolment, 2, 'started', now);
    const about = { standards: differing.map(({ standard }) => standard) };
    await note(
      db,
      actor,
      { act: 'audit.shared-out', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about },
      now,
    );
  }
  return { kind: 'shared', changed: differing.map(({ standard }) => standard) };
};

/** Everybody's standards once these are shared out; only those whose list changes. */
const sharesAfter = (team: readonly Teammate[], wanted: readonly Wanted[]) =>
  team
    .map(({ membershipId, standards }) => ({
      membershipId,
      before: standards,
      standards: [
        ...standards.filter((code) => !wanted.some(({ standard }) => standard === code)),
        ...wanted.filter(({ who }) => who.includes(membershipId)).map(({ standard }) => standard),
      ],
    }))
    .filter(({ before, standards }) => !isSame(before, standards));

const shareOne = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  scheme: Scheme,
  {
    each,
    assignments,
    team,
  }: Readonly<{ each: Wanted; assignments: readonly Assignment[]; team: readonly Teammate[] }>,
  now: Date,
): Promise<void> => {
  const standard = standardOf(scheme, each.standard);
  if (standard === null) throw new Error(`The form named ${each.standard}, which was not checked against the scheme.`);
  const [put] = await putAssignment(db, enrolment, each.standard, each.dueOn);
  if (put === undefined) throw new Error(`${each.standard} was closed while it was shared out under the lock.`);
  if (each.times !== null) await putTimes(db, enrolment, each.standard, each.times);
  const named = team.filter(({ membershipId }) => each.who.includes(membershipId));
  const people = named.length === 0 ? 'Nobody' : list(named.map(({ name }) => name));
  const words = each.dueOn === null ? people : `${people}, due on ${longDate(each.dueOn)}`;
  await addEvent(db, enrolment, { standard: each.standard, what: 'set-up', words }, by(actor), now);
  const told = { enrolment, scheme, standard, version: put.version };
  const isNew = ({ standards }: Teammate) => !standards.includes(each.standard);
  const others = named.filter(({ personId }) => personId !== by(actor).personId);
  const before = assignments.find((held) => held.standard === each.standard);
  await tellAssigned(db, told, before === undefined ? others : others.filter(isNew), named, each.dueOn, now);
  if (before !== undefined && before.dueOn !== each.dueOn)
    await tellDay(
      db,
      told,
      others.filter((person) => !isNew(person)),
      each.dueOn,
      now,
    );
};
