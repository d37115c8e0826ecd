import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import { auditNow } from '../actions.ts';
import { isAnswered } from '../rules.ts';
import { readJudged } from '../store.ts';
import { linesOf } from './lines/rules.ts';
import { readTeammates } from './store.ts';
import type { Actor } from '#platform/actor';

/** Everything that the pages of who does what are made of: how the audit stands, the team, and every standard as a line. */
export const sharedNow = async (db: Db, actor: Actor, enrolment: Enrolment, now: Date) => {
  const [audit, team, judged] = await Promise.all([
    auditNow(db, actor, enrolment),
    readTeammates(db, enrolment.id),
    readJudged(db, enrolment.id),
  ]);
  const done = new Set(judged.filter(isAnswered).map(({ criterion }) => criterion));
  return { audit, team, lines: linesOf(audit.scheme, audit.assignments, team, done, londonDay(now)) };
};
