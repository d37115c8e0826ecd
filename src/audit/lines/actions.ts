import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { sightOf } from '#evidence';
import type { Enrolment } from '#enrolment';
import type { AuditNow } from '../actions.ts';
import { readClaims } from '../claims/store.ts';
import { endOfDay } from '../overview/filter/rules.ts';
import { isUnderWay, readSeconds, type Second } from '../second/store.ts';
import { readJudged, readJudgedAt } from '../store.ts';
import { linesOf, type Knows, type Line } from './rules.ts';

export type LinesNow = Readonly<{ lines: readonly Line[]; knows: Knows; seconds: readonly Second[] }>;

/** Every criterion as the reader sees it now, or at the end of an earlier day. Three statements, two for an earlier day. */
export const linesNow = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  { scheme, asking, taken, standing }: AuditNow,
  at: string | null,
): Promise<LinesNow> => {
  const sight = sightOf(actor, enrolment);
  const then = at === null ? null : endOfDay(at);
  const upTo = then === null || (sight.upTo !== null && sight.upTo < then) ? sight.upTo : then;
  const [answers, claims, seconds] = await Promise.all([
    then === null ? readJudged(db, enrolment.id) : readJudgedAt(db, enrolment.id, then),
    readClaims(db, { ...sight, upTo }),
    then === null ? readSeconds(db, enrolment.id) : [],
  ]);
  const knows = { asking, taken, standing, underWay: seconds.filter(isUnderWay) };
  return { lines: linesOf(scheme, answers, claims, then === null ? knows : null), knows, seconds };
};
