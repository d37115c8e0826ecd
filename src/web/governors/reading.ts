import { londonDay, schoolYearOf } from '#platform/clock';
import { asSystemWithin, type Db } from '#platform/db';
import { showCount, type Cell } from '#platform/disclosure';
import type { PathStep } from '#platform/kit';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { isStatementGiven } from '#duties';
import { provisionsOf } from '#provision';
import { partBySource, plannedPence } from '#provision/rules';
import { membersIn, standingsOn } from '#pupils';
import { schemeFor } from '#schemes';
import { stepOf } from '#schemes/rules';
import { impactOf, isWithheld, outsideFindingOf, seenRoll, type MeasureImpact, type SeenRoll } from '#tracking';
import { pathSteps } from '../journey/steps.ts';
import { readFacts } from '../journey/store.ts';
import { asksOf, datesOf, inScopeOf } from '../journey/view.ts';
import { questionsFor } from './rules.ts';

export type SeenMeasure = Readonly<{
  id: string;
  title: string;
  unit: string;
  finding: string;
  /** Null where too few stand behind it, or nothing is measured yet. */
  effect: Readonly<{ estimate: number; low: number; high: number; isHeld: boolean }> | null;
  strength: MeasureImpact['figure']['strength'];
  isCompared: boolean;
  /** The pupils behind it, for what one of them is worth. */
  pupils: Cell;
}>;

export type SeenProvision = Readonly<{
  title: string;
  menu: string;
  runBy: string;
  pence: number;
  premiumPence: number;
}>;

export type GovernorsView = Readonly<{
  school: string;
  award: string;
  today: string;
  path: readonly PathStep[];
  dates: readonly Readonly<{ on: string; what: string }>[];
  roll: SeenRoll;
  provision: readonly SeenProvision[];
  measures: readonly SeenMeasure[];
  questions: readonly string[];
  /** The year's Pupil Premium statement may be read by governors. */
  hasStatement: boolean;
}>;

/** A measure as it may leave the school. */
export const seenMeasure = ({ measure, figure, unit }: MeasureImpact): SeenMeasure => {
  const isHidden = isWithheld(figure);
  const interval = figure.beyond ?? figure.gain;
  return {
    id: measure.id,
    title: measure.title,
    unit: measure.higherIsBetter ? unit : `${unit} better`,
    finding:
      measure.notObtainedBecause !== null && figure.gain === null
        ? `${measure.title}: not obtained`
        : outsideFindingOf(measure.title, figure),
    effect:
      isHidden || interval === null
        ? null
        : {
            estimate: interval.estimate,
            low: interval.low,
            high: interval.high,
            isHeld: figure.beyond !== null && (figure.strength ?? 0) < 4,
          },
    strength: isHidden ? null : figure.strength,
    isCompared: figure.beyond !== null,
    pupils: showCount(figure.target.figures.n),
  };
};

/** The rows that a governor may not read: counted, added up and withheld by the house. */
const counted = async (own: Db, enrolment: Enrolment, today: string) => {
  const standings = await standingsOn(own, enrolment.schoolId, today);
  const impact = await impactOf(own, enrolment.id);
  const hasStatement = await isStatementGiven(own, enrolment.schoolId, schoolYearOf(today));
  const provision = await provisionsOf(own, { schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, today);
  return {
    hasStatement,
    roll: seenRoll(
      standings.pupils.map(({ pupilId }) => pupilId),
      membersIn(standings),
    ),
    // What the work is judged by comes first; what was measured besides follows.
    measures: impact.toSorted((a, b) => Number(b.measure.isPrimary) - Number(a.measure.isPrimary)).map(seenMeasure),
    provision: provision
      .filter(({ startsOn, endsOn }) => startsOn <= today && endsOn >= today)
      .map((each): SeenProvision => {
        const pence = plannedPence(each);
        const { title, menu, runBy } = each;
        return { title, menu, runBy, pence, premiumPence: partBySource(pence, each).pp };
      })
      .toSorted((a, b) => b.pence - a.pence),
  };
};

/** What governors see. Everything of pupils is worked out as the house and withheld before it is given on. */
export const readGovernors = async (
  { actor, db, now, mayOpen }: Pick<Ask, 'actor' | 'db' | 'now' | 'mayOpen'>,
  enrolment: Enrolment,
): Promise<GovernorsView> => {
  const today = londonDay(now);
  const scheme = await schemeFor(db, enrolment);
  const asks = asksOf(scheme);
  const facts = inScopeOf(scheme, await readFacts(db, enrolment.id, today));
  const seen = await asSystemWithin(db, { actor, task: 'governors figures', now }, (own) =>
    counted(own, enrolment, today),
  );
  return {
    school: enrolment.schoolName,
    award: enrolment.schemeTitle,
    today,
    path: pathSteps(mayOpen, { ...enrolment }, facts, asks, (step) => stepOf(scheme, step)?.name ?? `Step ${step}`),
    dates: datesOf(enrolment, facts, today),
    ...seen,
    questions: questionsFor({
      measures: seen.measures.length,
      unclear: seen.measures.filter(({ strength }) => strength === 3).length,
      costPence: seen.provision.reduce((sum, { pence }) => sum + pence, 0),
      overdue: facts.actionsLate,
      hiddenGroups: seen.roll.hidden,
    }),
  };
};
