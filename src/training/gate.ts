import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import { schemeOf } from '#schemes';
import { shareGate, standing, teamGate, type GateFinding, type Standing } from './rules.ts';
import { namedByStandard, sessionsOf, staffOf, type Session, type Staff } from './store.ts';

export type TrainingState = Readonly<{
  sessions: readonly Session[];
  staff: readonly Staff[];
  standing: Standing;
  /** What the scheme asks in per cent of the whole staff; null when it asks no share. */
  percent: number | null;
  /** What still stands against ending step 1; empty when its gate is open. */
  findings: readonly GateFinding[];
}>;

/** Where an enrolment's step 1 stands by the scheme's own gates. At most four statements. */
export const trainingOf = async (db: Db, enrolment: Enrolment, now: Date): Promise<TrainingState> => {
  const today = londonDay(now);
  const scheme = await schemeOf(db, enrolment.schemeVersionId);
  const sessions = await sessionsOf(db, enrolment.id);
  const staff = await staffOf(db, enrolment, today);
  const found = standing(sessions, staff);
  const share = scheme.gates.find((gate) => gate.rule === 'training-share');
  const team = scheme.gates.find((gate) => gate.rule === 'team-named');
  const findings: (GateFinding | null)[] = [share === undefined ? null : shareGate(share.percent, found)];
  if (team !== undefined) {
    const named = await namedByStandard(db, enrolment.id, today);
    findings.push(teamGate(team.perStandard, scheme.standards, (code) => named.get(code) ?? 0));
  }
  return {
    sessions,
    staff,
    standing: found,
    percent: share?.percent ?? null,
    findings: findings.filter((each) => each !== null),
  };
};
