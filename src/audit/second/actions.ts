import type { Db } from '#platform/db';
import { markStep } from '#enrolment';
import type { Criterion } from '#schemes/rules';
import { auditNow, by } from '../actions.ts';
import { beginAssignment } from '../assignment/store.ts';
import { notApplicable } from '../apply/store.ts';
import { differingRefusal, hereRefusal, judgingRefusal, type Refusal } from '../rules.ts';
import { readAnswers, readJudged, saveAnswer } from '../store.ts';
import { tellDiffer } from './notices.ts';
import { noted, type Noting } from './noting.ts';
import { areIn, bothOf, joined } from './rules.ts';
import {
  addSecond,
  addSettlement,
  giveRating,
  handIn,
  isUnderWay,
  lockAsking,
  readRatings,
  readSeconds,
  type Second,
} from './store.ts';

export type Rating = Readonly<{ kind: 'given' }> | Readonly<{ kind: 'stale' }> | Readonly<{ kind: 'none' }>;

/** Gives one's own rating of a criterion; it stays between the rater and the database until all are in. */
export const rate = async (
  given: Noting,
  criterion: Criterion,
  words: Readonly<{ level: string; comment: string; version: number }>,
): Promise<Rating | Refusal> => {
  const { db, actor, enrolment, now } = given;
  const { standing, asking } = await auditNow(db, actor, enrolment);
  if (!standing.isActive || standing.isFinished)
    return { kind: 'refused', because: standing.isFinished ? 'finished' : 'paused' };
  const mine = mineAt((await readSeconds(db, enrolment.id)).filter(isUnderWay), criterion.code, asking.personId);
  if (mine === null) return { kind: 'none' };
  const one = { ...words, secondId: mine.id, criterion: criterion.code, personId: asking.personId };
  if ((await giveRating(db, enrolment, one, now)).length === 0) return { kind: 'stale' };
  await markStep(db, enrolment, 2, 'started', now);
  await beginAssignment(db, enrolment, criterion.standard, by(actor), now);
  await noted(given, 'audit.rated', { criterion: criterion.code });
  return { kind: 'given' };
};

/** The blind second rating in which somebody is still to rate a criterion. */
export const mineAt = (seconds: readonly Second[], criterion: string, personId: string): Second | null =>
  seconds.find(
    (each) =>
      isUnderWay(each) &&
      each.criteria.includes(criterion) &&
      each.raters.some((rater) => rater.personId === personId && rater.inAt === null),
  ) ?? null;

/** Whether somebody is in a blind second rating under way: then what a colleague could read is not theirs to read yet. */
export const isRatingBlind = async (db: Db, enrolmentId: string, personId: string): Promise<boolean> =>
  (await readSeconds(db, enrolmentId)).some(
    (each) => isUnderWay(each) && each.raters.some((rater) => rater.personId === personId),
  );

export type HandingIn =
  | Readonly<{ kind: 'in'; isLast: boolean; same: number; differ: number }>
  | Readonly<{ kind: 'unrated'; criteria: readonly string[] }>
  | Readonly<{ kind: 'none' }>;

/** Hands one's ratings in. With the last of them, what both see alike becomes the judgement; the rest is there to settle. */
export const handInRatings = async (given: Noting, secondId: string): Promise<HandingIn> => {
  const { db, actor, enrolment, now } = given;
  const me = by(actor);
  const second = (await readSeconds(db, enrolment.id)).find(({ id }) => id === secondId);
  if (second === undefined) return { kind: 'none' };
  const left = new Set(await notApplicable(db, enrolment.id));
  const criteria = second.criteria.filter((code) => !left.has(code));
  const mine = (await readRatings(db, enrolment.id, criteria)).filter(
    (each) => each.secondId === secondId && each.personId === me.personId,
  );
  const unrated = criteria.filter((code) => !mine.some(({ criterion }) => criterion === code));
  if (unrated.length > 0) return { kind: 'unrated', criteria: unrated };
  if (!(await handIn(db, secondId, me.personId, now))) return { kind: 'none' };
  await noted(given, 'audit.ratings-in', { criteria });
  const after = (await readSeconds(db, enrolment.id)).find(({ id }) => id === secondId);
  if (after === undefined || !areIn(after)) return { kind: 'in', isLast: false, same: 0, differ: 0 };
  const found = await takeOver(given, after, criteria);
  const asker = { personId: after.askedBy, name: after.askedName };
  const others = [...after.raters, asker].filter(({ personId }) => personId !== me.personId);
  await tellDiffer(given, { id: after.id, differ: found.differ }, others);
  return { kind: 'in', isLast: true, ...found };
};

/** Where both gave the same level, it is the judgement now, in both their words; it still waits to be agreed. */
const takeOver = async (given: Noting, second: Second, criteria: readonly string[]) => {
  const { db, actor, enrolment, now } = given;
  const [ratings, answers] = await Promise.all([
    readRatings(db, enrolment.id, criteria),
    readAnswers(db, enrolment.id, criteria),
  ]);
  let same = 0;
  for (const code of criteria) {
    const both = bothOf(second, ratings, code);
    if (both === null || both[0].level !== both[1].level) continue;
    same += 1;
    const before = answers.find(({ criterion }) => criterion === code);
    const words = {
      level: both[0].level,
      comment: joined(both),
      evidence: before?.evidence ?? '',
      impact: before?.impact ?? '',
    };
    const version = await saveAnswer(db, enrolment, code, words, before?.version ?? 0, by(actor), now);
    if (version === null) continue;
    const one = { secondId: second.id, criterion: code, kind: 'same', level: words.level, reason: '' } as const;
    await addSettlement(db, enrolment, { ...one, ofVersion: version }, by(actor), now);
  }
  return { same, differ: criteria.length - same };
};

/** A colleague says openly that they see a judgement differently. It stays, and waits to be settled by a named person. */
export const seeDifferently = async (
  given: Noting,
  criterion: Criterion,
  view: Readonly<{ level: string; why: string }>,
): Promise<Readonly<{ kind: 'said' }> | Refusal> => {
  const { db, actor, enrolment, now } = given;
  const { asking, taken, standing } = await auditNow(db, actor, enrolment);
  await lockAsking(db, enrolment.id);
  const [[answer], seconds, judged] = await Promise.all([
    readAnswers(db, enrolment.id, [criterion.code]),
    readSeconds(db, enrolment.id),
    readJudged(db, enrolment.id),
  ]);
  const known = judged.find((each) => each.criterion === criterion.code);
  const here = hereRefusal(judgingRefusal(asking, criterion.standard, taken, standing), {
    isBeingRated: seconds.some((each) => isUnderWay(each) && each.criteria.includes(criterion.code)),
    isDisputed: (known?.otherLevels.length ?? 0) > 0,
    applies: known?.applies ?? 'yes',
  });
  const refusal = differingRefusal(here, asking, answer?.answeredBy ?? null);
  if (refusal !== null) return refusal;
  if (answer === undefined || answer.level === view.level) return { kind: 'refused', because: 'not-judged' };
  const them = { personId: answer.answeredBy, name: answer.answeredName };
  const second = { criteria: [criterion.code], isBlind: false, raters: [them, by(actor)] };
  const id = await addSecond(db, enrolment, second, by(actor), now);
  const one = { secondId: id, criterion: criterion.code, version: 0 };
  await giveRating(
    db,
    enrolment,
    { ...one, ...them, level: answer.level, comment: answer.comment.slice(0, 1000) },
    now,
  );
  await giveRating(db, enrolment, { ...one, ...by(actor), level: view.level, comment: view.why }, now);
  await tellDiffer(given, { id, differ: 1 }, [them]);
  await noted(given, 'audit.seen-differently', { criterion: criterion.code });
  return { kind: 'said' };
};
