import { londonDay, schoolYearOf } from '#platform/clock';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { standingsOn, workScope } from '#pupils';
import { allocationForm, allocationOf } from './allocation/forms.ts';
import { AllocationPage } from './allocation/pages.tsx';
import { recordedOn } from './allocation/rules.ts';
import { byOf, leaders, mayChange, noted, readMoney, team, whichOf, yearAsked, type Asked } from './asking.ts';
import { PremiumHome } from './pages.tsx';
import { placeForm, placingOf } from './spend/forms.ts';
import { SourcePage } from './spend/pages.tsx';
import { listSources, writePlace, type PlacedSource } from './spend/store.ts';
import { listActivities } from './statement/store.ts';
import { statementRoutes } from './statement/routes.ts';
import { findYear, listAllocation, writeAllocation, writeYear } from './store.ts';

const home = route({
  name: 'premium.home',
  method: 'GET',
  path: paths.premium.home,
  who: team,
  scope: enrolmentScope,
  handle: async (ask) => {
    const year = yearAsked(ask);
    if (year === null) return notFound;
    const today = londonDay(ask.now);
    return page(
      PremiumHome({
        frame: ask.frame,
        enrolment: ask.scope.id,
        read: await readMoney(ask.db, whichOf(ask, year), today),
        thisYear: schoolYearOf(today),
        today,
        mayChange: mayChange(ask),
      }),
    );
  },
});

type AllocationMore = Partial<Pick<Parameters<typeof AllocationPage>[0], 'problems' | 'typed' | 'clash'>>;

const allocationShown = async (ask: Asked, year: string, more: AllocationMore = {}) => {
  const which = whichOf(ask, year);
  const on = londonDay(ask.now);
  // Records of today say nothing of a year that is over or has not come.
  const standings = year === schoolYearOf(on) ? await standingsOn(ask.db, which.schoolId, on) : null;
  return AllocationPage({
    recorded:
      standings === null || standings.pupils.length === 0 ? null : recordedOn(standings.pupils, on, standings.school),
    frame: ask.frame,
    enrolment: ask.scope.id,
    year,
    stands: await findYear(ask.db, which, on),
    allocation: await listAllocation(ask.db, which),
    ...more,
  });
};

const allocating = route({
  name: 'premium.allocation',
  method: 'GET',
  path: paths.premium.allocation,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const year = yearAsked(ask);
    return year === null ? notFound : page(await allocationShown(ask, year));
  },
});

const allocate = route({
  name: 'premium.allocation.save',
  method: 'POST',
  path: paths.premium.allocation,
  who: leaders,
  scope: workScope,
  handle: async (ask): Promise<Answer> => {
    const year = yearAsked(ask);
    if (year === null) return notFound;
    const typed = typedOf(ask.form);
    const wrong = async (problems: readonly Problem[]) =>
      page(await allocationShown(ask, year, { problems, typed }), { status: 422 });
    const read = readForm(allocationForm, ask.form);
    if (read.kind === 'problems') return wrong(read.problems);
    const { rows, problems } = allocationOf(read.value);
    if (problems.length > 0) return wrong(problems);
    const which = whichOf(ask, year);
    // The form above gave numbers for these names.
    const { version, carried, onRoll } = read.value as Readonly<Record<'version' | 'carried' | 'onRoll', number>>;
    const said = { carriedPence: carried, onRoll: onRoll === 0 ? null : onRoll };
    if (!(await writeYear(ask.db, which, said, version, byOf(ask))))
      return page(await allocationShown(ask, year, { typed, clash: true }), { status: 409 });
    await writeAllocation(ask.db, which, rows);
    await noted(ask, 'premium.allocated', { year });
    return redirect(href(paths.premium.home, { enrolment: ask.scope.id }, { year }), {
      told: 'The allocation is saved.',
    });
  },
});

type SourceMore = Partial<Pick<Parameters<typeof SourcePage>[0], 'problems' | 'typed' | 'clash'>>;

/** The source in the address with what may be chosen for it; null where there is none this year. */
const sourceAsked = async (ask: Asked) => {
  const year = yearAsked(ask);
  const { kind, source: id } = ask.params;
  if (year === null || (kind !== 'provision' && kind !== 'action')) return null;
  const which = whichOf(ask, year);
  const all = await listSources(ask.db, which, londonDay(ask.now));
  const source = all.find((each) => each.kind === kind && each.id === id);
  if (source === undefined) return null;
  const provisions = all.filter((each) => each.kind === 'provision');
  return { year, source, provisions, activities: await listActivities(ask.db, which) };
};
type Found = NonNullable<Awaited<ReturnType<typeof sourceAsked>>>;

const sourceShown = (ask: Asked, found: Found, more: SourceMore = {}) =>
  SourcePage({ frame: ask.frame, enrolment: ask.scope.id, ...found, ...more });

const placing = route({
  name: 'premium.source',
  method: 'GET',
  path: paths.premium.source,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const found = await sourceAsked(ask);
    return found === null ? notFound : page(sourceShown(ask, found));
  },
});

const freshly = async (ask: Asked, found: Found): Promise<PlacedSource> =>
  (await sourceAsked(ask))?.source ?? found.source;

const place = route({
  name: 'premium.source.save',
  method: 'POST',
  path: paths.premium.source,
  who: leaders,
  scope: workScope,
  handle: async (ask): Promise<Answer> => {
    const found = await sourceAsked(ask);
    if (found === null) return notFound;
    const typed = typedOf(ask.form);
    const wrong = (problems: readonly Problem[]) => page(sourceShown(ask, found, { problems, typed }), { status: 422 });
    const read = readForm(placeForm, ask.form);
    if (read.kind === 'problems') return wrong(read.problems);
    const placed = placingOf(read.value, found);
    if ('problems' in placed) return wrong(placed.problems);
    const { schoolId, id: enrolment } = ask.scope;
    // What runs over two years may stand in the other one's statement: saving here without an activity leaves it there.
    const isElsewhere = !found.activities.some(({ id }) => id === found.source.activityId);
    const place = { ...placed, activityId: placed.activityId ?? (isElsewhere ? found.source.activityId : null) };
    if (!(await writePlace(ask.db, schoolId, found.source, place, read.value.version, byOf(ask)))) {
      const source = await freshly(ask, found);
      return page(sourceShown(ask, { ...found, source }, { typed, clash: true }), { status: 409 });
    }
    await noted(ask, 'premium.placed', { what: found.source.title });
    return redirect(href(paths.premium.home, { enrolment }, { year: found.year }), {
      told: 'It is saved where it stands.',
    });
  },
});

export const premiumRoutes: readonly Route[] = [home, allocating, allocate, placing, place, ...statementRoutes];
