import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { criteriaOf, standardOf } from '#schemes/rules';
import { auditNow, memberOf } from '../actions.ts';
import { isAnswered, leaders } from '../rules.ts';
import { readJudged } from '../store.ts';
import { tellMove } from './notices.ts';
import { moveRefusal, moves, type MoveRefusal, type Pressed } from './rules.ts';
import { addEvent, moveAssignment, readTeammates, type Teammate } from './store.ts';

const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

export type Moving = Readonly<{ kind: 'moved' | 'clash' | 'no-reason' }> | MoveRefusal;

const acts = {
  'hand-in': 'audit.handed-in',
  'take-back': 'audit.taken-back',
  'ask-changes': 'audit.changes-asked',
  close: 'audit.closed-standard',
  reopen: 'audit.reopened-standard',
} as const satisfies Record<Pressed, string>;

/** Hands a standard in, takes it back, asks for changes, closes it or opens it again, as the table of moves allows. */
export const moveOn = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  standardCode: string,
  { move, version, reason }: Readonly<{ move: Pressed; version: number; reason: string }>,
  now: Date,
): Promise<Moving> => {
  const [audit, team, judged] = await Promise.all([
    auditNow(db, actor, enrolment),
    readTeammates(db, enrolment.id),
    readJudged(db, enrolment.id),
  ]);
  const held = audit.assignments.find(({ standard }) => standard === standardCode);
  const standard = standardOf(audit.scheme, standardCode);
  const done = new Set(judged.filter(isAnswered).map(({ criterion }) => criterion));
  const left = criteriaOf(audit.scheme, standardCode).filter(({ code }) => !done.has(code)).length;
  const asker = askerOf(audit.asking, standardCode);
  const refusal = moveRefusal(move, held === undefined ? null : { ...held, left }, asker, audit.standing);
  if (refusal !== null && refusal.because !== 'wrong-state') return refusal;
  if (held === undefined || standard === null || held.version !== version) return { kind: 'clash' };
  if (refusal !== null) return refusal;
  if (moves[move].reason && reason === '') return { kind: 'no-reason' };
  const [moved] = await moveAssignment(db, enrolment, standardCode, move, held, by(actor), now);
  if (moved === undefined) return { kind: 'clash' };
  await addEvent(db, enrolment, { standard: standardCode, what: move, words: reason }, by(actor), now);
  const about = { standard: standardCode };
  await note(db, actor, { act: acts[move], schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  const here = team.filter(({ hasLeft }) => !hasLeft);
  const isNamed = ({ standards }: Teammate) => standards.includes(standardCode);
  const looks = ({ role }: Teammate) => leaders.some((each) => each === role);
  const to = move === 'hand-in' ? here.filter((each) => looks(each) && !isNamed(each)) : here.filter(isNamed);
  const told = { enrolment, scheme: audit.scheme, standard, version: moved.version };
  await tellMove(db, told, move, to, { ...by(actor), reason }, now);
  return { kind: 'moved' };
};

/** Who asks, as the table of moves sees them. */
export const askerOf = (
  asking: Readonly<{ role: string; personId: string; standards: readonly string[] }>,
  standard: string,
) => ({
  personId: asking.personId,
  isLeader: leaders.some((each) => each === asking.role),
  isNamed: asking.standards.includes(standard),
});
