import { z } from 'zod';
import { londonDay, schoolYearOf } from '#platform/clock';
import { field, readForm, typedDay, typedOf, type Problem } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeOf } from '#schemes';
import { listTermDates } from '#schools';
import { isSchoolYear, yearsToPlan } from '#schools/rules';
import { doing, mayWrite, place, type Asked } from '../../asking.ts';
import { addReview, isOpen, notActive } from '../actions.ts';
import { sharedParts } from '../forms.ts';
import { findAdviser, listReviews, lockReviews } from '../store.ts';
import { YearPlanPage, type YearPlanProps } from './pages.tsx';
import { isWeekday, suggestReviews, weekdayName, type Suggestion, type Weekday } from './rules.ts';

/** The weekday of the last meeting, or Thursday. */
const usualWeekday = (days: readonly string[]): Weekday => weekdayName(days[0] ?? '2026-11-26') ?? 'Thursday';

type Around = Pick<YearPlanProps, 'year' | 'years' | 'weekday' | 'suggestions'>;

const aroundOf = async (ask: Asked, asked: Readonly<{ year: string; weekday: string }>): Promise<Around> => {
  const { db, scope, now } = ask;
  const today = londonDay(now);
  const years = yearsToPlan(today);
  const year = isSchoolYear(asked.year) && years.includes(asked.year) ? asked.year : schoolYearOf(today);
  const reviews = (await listReviews(db, scope.id)).filter(({ calledOffOn }) => calledOffOn === null);
  const weekday = isWeekday(asked.weekday) ? asked.weekday : usualWeekday(reviews.map(({ plannedOn }) => plannedOn));
  const dates = (await listTermDates(db, scope.schoolId, scope.bodyId)).find(({ schoolYear }) => schoolYear === year);
  const planned = reviews.map(({ id, plannedOn, heldOn }) => ({
    id,
    on: heldOn ?? plannedOn,
    isHeld: heldOn !== null,
  }));
  const suggestions = dates === undefined ? null : suggestReviews(dates, planned, { weekday, today });
  return { year, years, weekday, suggestions };
};

const shown = async (ask: Asked, around: Around, more: Partial<YearPlanProps> = {}) =>
  YearPlanPage({
    ...place(ask),
    ...around,
    schoolId: ask.scope.schoolId,
    everyWeeks: (await schemeOf(ask.db, ask.scope.schemeVersionId)).reviews.everyWeeks,
    adviserName: await findAdviser(ask.db, ask.scope.id),
    typed: {},
    ...more,
  });

const form = route({
  name: 'plan.plan-year-form',
  method: 'GET',
  path: paths.plan.planYear,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const around = await aroundOf(ask, { year: ask.query['year'] ?? '', weekday: ask.query['weekday'] ?? '' });
    return page(await shown(ask, around));
  },
});

const sharedForm = z.object(sharedParts);

type Wanted = Readonly<{ field: string; on: string }>;

/** The days that were ticked, or what is wrong with each. */
const daysOf = (
  ask: Asked,
  suggestions: readonly Suggestion[],
  today: string,
  taken: readonly string[],
): Readonly<{ wanted: readonly Wanted[]; problems: readonly Problem[] }> => {
  const problems: Problem[] = [];
  const wanted = suggestions.flatMap(({ name }, at): Wanted[] => {
    if (field(ask.form, `take-${at + 1}`) !== 'yes') return [];
    const [key, typed] = [`on-${at + 1}`, field(ask.form, `on-${at + 1}`)];
    const on = typedDay(typed);
    if (on === null)
      problems.push({ field: key, message: `${name}: enter a day, like 10 December 2026, or do not plan it` });
    else if (on < today) problems.push({ field: key, message: `${name}: enter a day that has not passed` });
    else if (taken.includes(on))
      problems.push({ field: key, message: `${name}: a review is planned for that day already` });
    return on === null ? [] : [{ field: key, on }];
  });
  for (const { field: key, on } of wanted)
    if (wanted.find((each) => each.on === on)?.field !== key)
      problems.push({ field: key, message: 'Two reviews cannot be on one day: enter another day' });
  if (wanted.length === 0 && problems.length === 0)
    problems.push({ field: 'take-1', message: 'Tick the half-terms for which a review is planned' });
  return { wanted, problems };
};

const plan = route({
  name: 'plan.plan-year',
  method: 'POST',
  path: paths.plan.planYear,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const acting = doing(ask);
    await lockReviews(ask.db, ask.scope.id);
    const around = await aroundOf(ask, { year: field(ask.form, 'year'), weekday: field(ask.form, 'weekday') });
    const typed = typedOf(ask.form);
    if (!isOpen(acting)) return page(await shown(ask, around, { typed, refused: notActive.because }), { status: 409 });
    const taken = (await listReviews(ask.db, ask.scope.id)).filter(({ calledOffOn }) => calledOffOn === null);
    const days = daysOf(
      ask,
      around.suggestions ?? [],
      londonDay(ask.now),
      taken.map(({ plannedOn }) => plannedOn),
    );
    const read = readForm(sharedForm, ask.form);
    const problems = [...days.problems, ...(read.kind === 'problems' ? read.problems : [])];
    if (read.kind === 'problems' || problems.length > 0)
      return page(await shown(ask, around, { typed, problems }), { status: 422 });
    for (const { on } of days.wanted) await addReview(acting, { plannedOn: on, ledBy: null, ...read.value });
    const many = days.wanted.length;
    return redirect(href(paths.plan.reviews, { enrolment: ask.scope.id }), {
      told: `${many === 1 ? 'One review is' : `${many} reviews are`} planned. Everybody gets an invitation.`,
    });
  },
});

export const yearRoutes: readonly Route[] = [form, plan];
