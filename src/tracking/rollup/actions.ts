import { createHash } from 'node:crypto';
import { system, type Person } from '#platform/actor';
import { londonDay, schoolYearOf } from '#platform/clock';
import type { Db } from '#platform/db';
import { fewestOfSensitive, hideOverlapping, type Cell } from '#platform/disclosure';
import { enqueue } from '#platform/jobs';
import { note } from '#platform/trail';
import { findEnrolment, type Enrolment } from '#enrolment';
import { provisionsOf } from '#provision';
import { plannedPence } from '#provision/rules';
import { standingsOn, membersIn } from '#pupils';
import { heldBackGroups, sensitiveGroups } from '#pupils/rules';
import { impactOf, type MeasureImpact } from '../impact.ts';
import { resultsOf } from '../store.ts';
import { mayBeNamed, namedOf, rollUpOf, rollUpVersion, type Summary } from './rules.ts';
import { placedAmong } from './similar.ts';
import {
  appendYear,
  beginSharing,
  endSharing,
  listSharing,
  lockYear,
  replaceRollUp,
  replaceSimilar,
  scalesOf,
  yearsToAdd,
  type Audience,
} from './store.ts';

export const yearTask = 'tracking.school-year';
export const rollUpTask = 'tracking.roll-up';

/** Figures are of the school year in which they were submitted, or in which they are made. */
const yearOf = (enrolment: Enrolment, now: Date): string => schoolYearOf(londonDay(enrolment.cutOffAt ?? now));

type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;

/** The head's named act: from now on these figures are counted by the body, or among similar schools. */
export const share = async ({ db, actor, enrolment, now }: Doing, withWhom: Audience): Promise<boolean> => {
  const by = { enrolmentId: enrolment.id, personId: actor.personId, now };
  const isNew = await beginSharing(db, { ...enrolment, withWhom }, by);
  if (!isNew) return false;
  await note(db, actor, { act: 'tracking.sharing-begun', enrolmentId: enrolment.id, about: { with: withWhom } }, now);
  await enqueue(db, yearTask, { enrolment: enrolment.id }, { key: `${yearTask}:${enrolment.id}` });
  return true;
};

/** Ends it at once: what is not shared is in no figure that is read from now on, save for whole-body totals until they are made anew. */
export const stopSharing = async ({ db, actor, enrolment, now }: Doing, withWhom: Audience): Promise<boolean> => {
  if (!(await endSharing(db, { ...enrolment, withWhom }, actor.personId, now))) return false;
  await note(db, actor, { act: 'tracking.sharing-ended', enrolmentId: enrolment.id, about: { with: withWhom } }, now);
  await orderRollUp(db, enrolment.bodyId, yearOf(enrolment, now));
  return true;
};

const orderRollUp = (db: Db, bodyId: string, year: string) =>
  enqueue(db, rollUpTask, { body: bodyId, year }, { key: `${rollUpTask}:${bodyId}:${year}` });

const measureOf = ({ measure, figure }: MeasureImpact, scale: string): Summary['measures'][number] => {
  const { target, comparison, did } = figure;
  const [n1, n2] = [target.figures.n, comparison.figures.n];
  const g = did === null || did.g === null ? null : measure.higherIsBetter ? did.g : -did.g;
  return {
    title: measure.title,
    scale,
    target: n1,
    comparison: n2,
    effect: g === null || n1 === 0 || n2 === 0 ? null : { g, variance: 1 / n1 + 1 / n2 + g ** 2 / (2 * (n1 + n2)) },
  };
};

/** Counts and effects of one school, with what of each may be seen outside beside it. Read as the system: no pupil leaves this function. */
export const summaryOf = async (db: Db, enrolment: Enrolment, now: Date): Promise<Summary> => {
  const on = londonDay(enrolment.cutOffAt ?? now);
  const standings = await standingsOn(db, enrolment.schoolId, on);
  const roll = new Set(standings.pupils.map(({ pupilId }) => pupilId));
  const members = [...membersIn(standings)]
    .filter(([key]) => !heldBackGroups.has(key) && !key.startsWith('own:'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const followed = (await resultsOf(db, enrolment.id, enrolment.cutOffAt))('');
  const targets = new Set(
    followed.filter(({ kind, leftOn }) => kind === 'target' && leftOn === null).map((each) => each.pupilId),
  );
  const seen = hideOverlapping([
    { members: roll },
    { members: targets },
    ...members.map(([key, group]) => ({
      members: group,
      ...(sensitiveGroups.has(key) ? { k: fewestOfSensitive } : {}),
    })),
  ]);
  const at = (place: number): Cell => seen[place] ?? { kind: 'hidden', k: fewestOfSensitive, because: 'small' };
  const provisions = await provisionsOf(db, { schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, on);
  const primary = (await impactOf(db, enrolment.id, enrolment.cutOffAt)).filter(({ measure }) => measure.isPrimary);
  const scales = await scalesOf(db, enrolment.id);
  const pence = Math.round(provisions.reduce((sum, one) => sum + plannedPence(one), 0));
  const places = provisions.reduce((sum, one) => sum + one.pupils, 0);
  return {
    pupils: roll.size,
    pupilsSeen: at(0),
    targets: targets.size,
    targetsSeen: at(1),
    groups: members.map(([key, group], place) => ({ key, pupils: group.size, seen: at(place + 2) })),
    measures: primary.map((each) => measureOf(each, scales.get(each.measure.id) ?? 'own')),
    provision: { pence, places, perPupilPence: places === 0 ? null : Math.round(pence / places) },
  };
};

/** Makes a school's figures of the year and adds a version where they changed; what rests on them is made anew. */
export const makeYear = async (db: Db, enrolmentId: string, now: Date): Promise<boolean> => {
  const enrolment = await findEnrolment(db, enrolmentId);
  if (enrolment === null) return false;
  const summary = await summaryOf(db, enrolment, now);
  // A school without a roll has nothing to be counted by.
  if (summary.pupils === 0) return false;
  const sha256 = createHash('sha256')
    .update(JSON.stringify([enrolment.cutOffAt, rollUpVersion, summary]))
    .digest('hex');
  const year = yearOf(enrolment, now);
  const { schoolId, bodyId, cutOffAt } = enrolment;
  const at = { enrolmentId, schoolId, bodyId, year, upTo: cutOffAt, madeAt: now, methodVersion: rollUpVersion };
  const isNew = await appendYear(db, at, summary, sha256);
  if (isNew)
    await note(db, system(yearTask), { act: 'tracking.year-made', schoolId, enrolmentId, about: { year } }, now);
  await orderRollUp(db, bodyId, year);
  return isNew;
};

/** Adds up what schools share with one body, and says to each school that shares with similar ones how it stands. */
export const makeRollUp = async (db: Db, bodyId: string, year: string, now: Date): Promise<void> => {
  await lockYear(db, year);
  const counted = await yearsToAdd(db, bodyId, year);
  const nameable = counted.filter(({ isSubmitted, isSharing }) => isSubmitted && isSharing);
  const named = mayBeNamed(counted.length, nameable).map(({ schoolId, enrolmentId, summary }) => ({
    schoolId,
    enrolmentId,
    named: namedOf(summary),
  }));
  await replaceRollUp(db, { bodyId, year, now, methodVersion: rollUpVersion }, rollUpOf(counted), named);
  const sharing = await listSharing(db, year);
  const found = sharing.map((own) => ({ schoolId: own.schoolId, output: placedAmong(own, sharing) }));
  await replaceSimilar(db, year, found, rollUpVersion, now);
  await note(
    db,
    system(rollUpTask),
    { act: 'tracking.rolled-up', bodyId, about: { year, schools: counted.length } },
    now,
  );
};
