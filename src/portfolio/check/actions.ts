import { addMonths, londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import { listClaimed } from '#evidence';
import { coverageOf } from '#evidence/rules';
import { schemeFor } from '#schemes';
import { figuresOf, type MeasureImpact } from '#tracking';
import { gateFor, stepOf, type Scheme } from '#schemes/rules';
import { listComments, listReviews, type Review, type ReviewComment } from '../store.ts';
import { singleVoicedIn, type CheckFacts } from './rules.ts';
import { countReviewsHeld, readLibrary } from './store.ts';

/** Everything about a portfolio that its pages and its gate ask. */
export type Standing = Readonly<{
  scheme: Scheme;
  facts: CheckFacts;
  reviews: readonly Review[];
  comments: readonly ReviewComment[];
  measures: readonly MeasureImpact[];
}>;

/** The steps before this one that are to be finished before a school submits. */
const before = [
  [2, 'audit'],
  [3, 'plan'],
] as const;

/** Loads what the check asks. Seven statements, whatever the portfolio's size. */
export const standingOf = async (db: Db, enrolment: Enrolment, now: Date): Promise<Standing> => {
  const scheme = await schemeFor(db, enrolment);
  const { evidence, words } = scheme;
  const claimed = await listClaimed(db, { enrolmentId: enrolment.id, schoolId: enrolment.schoolId, upTo: null });
  const library = await readLibrary(db, enrolment.id, addMonths(londonDay(now), -evidence.freshForMonths));
  const { measures, gaps } = await figuresOf(db, enrolment.id);
  const reviews = await listReviews(db, enrolment.id);
  const comments = await listComments(db, enrolment.id);
  const asked = gateFor(scheme, 'reviews-held')?.atLeast ?? 0;
  const coverage = scheme.criteria.map(({ code }) => coverageOf(code, claimed, evidence));
  const facts: CheckFacts = {
    words: { criterion: words.criterion.one.toLowerCase(), criteria: words.criterion.many.toLowerCase() },
    asked: { atLeast: evidence.atLeastPerCriterion, impactRequired: evidence.impactRequired },
    coverage,
    staleItems: library.stale,
    filesNotReady: library.notReady,
    twins: library.twins,
    singleVoiced: singleVoicedIn(
      scheme.standards.map(({ code, name }) => ({
        code,
        name,
        criteria: scheme.criteria.filter((each) => each.standard === code).map((each) => each.code),
      })),
      coverage,
    ),
    needsAfterFigures: gateFor(scheme, 'after-figures') !== null,
    measures: measures.map(({ measure, figure }) => ({
      title: measure.title,
      withAfter: figure.target.withAfter,
      missing: gaps.find((gap) => gap.measureId === measure.id)?.missing ?? [],
    })),
    needsReview: gateFor(scheme, 'adviser-reviewed') !== null,
    isReviewed: reviews.some(({ finishedAt }) => finishedAt !== null),
    isReading: reviews[0] !== undefined && reviews[0].finishedAt === null,
    unanswered: comments.filter(({ verdict, answer }) => verdict !== 'ready' && answer === null).length,
    reviewsHeld: { held: asked === 0 ? 0 : await countReviewsHeld(db, enrolment.id), atLeast: asked },
    openSteps: before.flatMap(([step, code]) => {
      const named = stepOf(scheme, code);
      const isDone = enrolment.steps.some((each) => each.step === step && each.doneOn !== null);
      return named === null || isDone ? [] : [{ step, name: named.name }];
    }),
  };
  return { scheme, facts, reviews, comments, measures };
};
