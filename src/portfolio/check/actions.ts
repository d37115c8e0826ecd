import { addMonths, londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { exemptionsOf } from '#audit';
import type { Enrolment } from '#enrolment';
import { consentTrouble, coverageOf, linkTrouble, type Claimed } from '#evidence/rules';
import { schemeFor } from '#schemes';
import { figuresOf, type MeasureImpact } from '#tracking';
import { gateFor, stepOf, type Scheme } from '#schemes/rules';
import type { ReflectionState } from '../reflection/rules.ts';
import { listComments, listReviews, type Review, type ReviewComment } from '../store.ts';
import { isThin, saysBeforeAfter, type CheckFacts, type ItemFacts, type Judged, type LetOff } from './rules.ts';
import { readLibrary, type Library, type Mark } from './store.ts';

/** Everything about a portfolio that its pages and its gate ask. */
export type Standing = Readonly<{
  scheme: Scheme;
  facts: CheckFacts;
  letOff: readonly LetOff[];
  /** What stood when this was read: a form that was opened on another one is told what changed since. */
  mark: Mark;
  progress: readonly StandardProgress[];
  reviews: readonly Review[];
  comments: readonly ReviewComment[];
  measures: readonly MeasureImpact[];
}>;

/** How one standard's portfolio comes on. */
export type StandardProgress = Readonly<{
  code: string;
  name: string;
  lines: number;
  ticked: number;
  reflection: ReflectionState;
}>;

const progressOf = (scheme: Scheme, { ticks, reflections }: Library): readonly StandardProgress[] =>
  scheme.standards.map(({ code, name, portfolio }) => {
    const reflection = reflections.find(({ standard }) => standard === code);
    return {
      code,
      name,
      lines: portfolio.length,
      ticked: portfolio.filter((line) => ticks.some((one) => one.standard === code && one.line === line)).length,
      reflection:
        reflection === undefined ? 'none' : reflection.isRead ? 'read' : reflection.isHanded ? 'handed' : 'draft',
    };
  });

/** The steps before this one that are to be finished before a school submits. */
const before = [
  [2, 'audit'],
  [3, 'plan'],
] as const;

type Raw = Library['items'][number];

const consentFor = ({ kind, fileType, consent, consentUntil }: Raw, today: string): ItemFacts['consent'] => {
  const isPicture = fileType?.startsWith('image/') ?? false;
  const trouble = consentTrouble({ kind, isPicture, consent, consentUntil }, today);
  return trouble === null ? 'fine' : trouble === 'not-said' ? 'not-said' : 'withheld';
};

/** What somebody found who opened the link signed out counts for more than what its address looks like. */
const linkOf = ({ url, linkOpens, linkResult }: Raw): ItemFacts['link'] => {
  if (url === null || linkOpens === true) return 'fine';
  if (linkResult === 'gone') return 'gone';
  const asks = linkOpens === false || linkResult === 'asks-to-sign-in' || linkTrouble(url) !== null;
  return asks ? 'asks-to-sign-in' : 'fine';
};

const itemFacts = (item: Raw, today: string, staleBefore: string): ItemFacts => ({
  id: item.id,
  title: item.title,
  criteria: item.claims.map(({ criterion }) => criterion),
  isStale: item.toOn < staleBefore,
  isUnreadable: item.fileState !== null && item.fileState !== 'ready',
  twin: item.twin,
  thin: item.claims.filter(isThin).map(({ criterion }) => criterion),
  hasBeforeAfter:
    item.fromOn !== null ||
    item.kind === 'figure' ||
    item.kind === 'questionnaire' ||
    item.claims.some(({ impact }) => saysBeforeAfter(impact)),
  consent: consentFor(item, today),
  link: linkOf(item),
});

const judgedOf = (scheme: Scheme, { judged }: Library): readonly Judged[] => {
  const by = new Map(judged.map((one) => [one.criterion, one]));
  return scheme.criteria.map(({ code }) => {
    const one = by.get(code);
    if (one === undefined) return { criterion: code, state: 'missing' };
    return { criterion: code, state: one.isAgreed ? 'agreed' : one.differs ? 'differs' : 'not-agreed' };
  });
};

const namesOf = ({ names }: Library, isOurs: boolean): CheckFacts['names'] => {
  if (!isOurs) return null;
  return names === null ? 'not-yet' : { ...names, ranAt: new Date(names.ranAt) };
};

/** Whose check it is: what was found of names is the school's own team's to know. */
export type Reader = Readonly<{ seesNames: boolean }>;

/** Loads what the check asks. Seven statements, whatever the portfolio's size. */
export const standingOf = async (db: Db, enrolment: Enrolment, now: Date, reader: Reader): Promise<Standing> => {
  const scheme = await schemeFor(db, enrolment);
  const { evidence, words } = scheme;
  const library = await readLibrary(db, enrolment.id);
  const { measures, gaps } = await figuresOf(db, enrolment.id);
  const reviews = await listReviews(db, enrolment.id);
  const comments = await listComments(db, enrolment.id);
  const granted = await exemptionsOf(db, enrolment.id);
  const openSteps = before.flatMap(([step, code]) => {
    const named = stepOf(scheme, code);
    const isDone = enrolment.steps.some((each) => each.step === step && each.doneOn !== null);
    return named === null || isDone ? [] : [{ step, name: named.name }];
  });
  const isAuditOpen = openSteps.some(({ step }) => step === 2);
  const today = londonDay(now);
  const staleBefore = addMonths(today, -evidence.freshForMonths);
  const facts: CheckFacts = {
    words: {
      criterion: words.criterion.one.toLowerCase(),
      criteria: words.criterion.many.toLowerCase(),
      standard: words.standard.one.toLowerCase(),
    },
    asked: {
      atLeast: evidence.atLeastPerCriterion,
      atMost: evidence.atMostPerCriterion,
      impactRequired: evidence.impactRequired,
    },
    standards: scheme.standards.map(({ code, name }) => ({
      code,
      name,
      criteria: scheme.criteria.filter((each) => each.standard === code).map((each) => each.code),
    })),
    coverage: coverageFor(scheme, library),
    // A finished audit had everything agreed; what its scope gained since is looked at again.
    judged: isAuditOpen || library.isAuditFinished ? judgedOf(scheme, library) : [],
    items: library.items.map((item) => itemFacts(item, today, staleBefore)),
    names: namesOf(library, reader.seesNames),
    needsAfterFigures: gateFor(scheme, 'after-figures') !== null,
    measures: measures.map(({ measure, figure }) => ({
      id: measure.id,
      title: measure.title,
      withAfter: figure.target.withAfter,
      missing: gaps.find((gap) => gap.measureId === measure.id)?.missing ?? [],
    })),
    needsReview: gateFor(scheme, 'adviser-reviewed') !== null,
    isReviewed: reviews.some(({ finishedAt }) => finishedAt !== null),
    isReading: reviews[0] !== undefined && reviews[0].finishedAt === null,
    unanswered: comments.filter(({ verdict, answer }) => verdict !== 'ready' && answer === null).length,
    reviewsHeld: { held: library.reviewsHeld, atLeast: gateFor(scheme, 'reviews-held')?.atLeast ?? 0 },
    openSteps,
  };
  const letOff = granted.filter(({ kind }) => kind === 'check-rule');
  return {
    scheme,
    facts,
    letOff,
    mark: library.mark,
    progress: progressOf(scheme, library),
    reviews,
    comments,
    measures,
  };
};

/** Coverage of every criterion; claims are handed round once, not once for each criterion. */
const coverageFor = (scheme: Scheme, { items }: Library) => {
  const claimed = items.flatMap(({ id, voices, toOn, claims }) =>
    claims.map(({ criterion, impact }): Claimed => ({ criterion, itemId: id, impact, voices, toOn })),
  );
  const by = Map.groupBy(claimed, ({ criterion }) => criterion);
  return scheme.criteria.map(({ code }) => coverageOf(code, by.get(code) ?? [], scheme.evidence));
};
