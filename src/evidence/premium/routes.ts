import { londonDay, schoolYearOf } from '#platform/clock';
import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import type { Framework } from '#schemes/rules';
import { doing, mayWrite, place, staffRead, type Asked } from '../asking.ts';
import { noted, whoActs } from '../doing.ts';
import { neighboursOf } from '../framework/actions.ts';
import { premiumFramework } from '../framework/rules.ts';
import { addActivityForm, changeActivityForm } from './forms.ts';
import { PremiumPage } from './pages.tsx';
import { findActivity, insertActivity, listActivities, writeActivity, writeEnded } from './store.ts';

type Again = NonNullable<Parameters<typeof PremiumPage>[0]['again']>;

const paused = 'This work is paused or has ended, so nothing can be saved now. The coordinator can take it up again.';
const numberTaken = 'Another activity of this year has this number. Enter another one';

/** The framework of tiers, when one of the school's schemes speaks of it. */
const tiers = async (ask: Asked): Promise<Framework | null> => {
  const scheme = await schemeFor(ask.db, ask.scope);
  const { frameworks } = await neighboursOf({ db: ask.db, enrolment: ask.scope }, scheme);
  return frameworks.find(({ id }) => id === premiumFramework) ?? null;
};

const shown = async (ask: Asked, framework: Framework, again?: Again) =>
  PremiumPage({
    ...place(ask),
    framework,
    activities: await listActivities(ask.db, ask.scope.schoolId, null),
    schoolYear: yearNow(ask),
    ...(again === undefined ? {} : { again }),
  });

const yearNow = ({ now }: Asked): string => schoolYearOf(londonDay(now));
const done = ({ scope }: Asked, told: string): Answer =>
  redirect(href(paths.evidence.premium, { enrolment: scope.id }), { told });

/** Errors are linked to the fields of their own form: the page has one for each activity. */
const within = (id: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, field: `${id}-${one.field}` }));

const list = route({
  name: 'evidence.premium',
  method: 'GET',
  path: paths.evidence.premium,
  who: staffRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const framework = await tiers(ask);
    return framework === null ? notFound : page(await shown(ask, framework));
  },
});

const add = route({
  name: 'evidence.add-premium',
  method: 'POST',
  path: paths.evidence.premium,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const framework = await tiers(ask);
    if (framework === null) return notFound;
    const again = async (problems: readonly Problem[]) =>
      page(await shown(ask, framework, { id: null, typed: typedOf(ask.form), problems: within('new', problems) }), {
        status: 422,
      });
    if (!mayDo('work', ask.scope.state)) return again([{ field: 'number', message: paused }]);
    const read = readForm(addActivityForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    if (!framework.parts.some(({ code }) => code === read.value.part))
      return again([{ field: 'part', message: 'Choose the tier' }]);
    const activity = { ...read.value, schoolYear: yearNow(ask) };
    if (!(await insertActivity(ask.db, ask.scope.schoolId, activity, whoActs(doing(ask)))))
      return again([{ field: 'number', message: numberTaken }]);
    await noted(doing(ask), 'evidence.premium-listed', { activity: activity.title });
    return done(ask, `“${activity.title}” is on the list.`);
  },
});

/** The activity named in the address, if it is this school's and still on the list. */
const activityAsked = (ask: Asked) => {
  const id = ask.params['activity'] ?? '';
  return isUuid(id) ? findActivity(ask.db, ask.scope.schoolId, id) : Promise.resolve(null);
};

const change = route({
  name: 'evidence.change-premium',
  method: 'POST',
  path: paths.evidence.changePremium,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const [framework, activity] = [await tiers(ask), await activityAsked(ask)];
    if (framework === null || activity === null) return notFound;
    const typed = typedOf(ask.form);
    const id = activity.id;
    const again = async (problems: readonly Problem[]) =>
      page(await shown(ask, framework, { id, typed, problems: within(`activity-${id}`, problems) }), { status: 422 });
    if (!mayDo('work', ask.scope.state)) return again([{ field: 'number', message: paused }]);
    const read = readForm(changeActivityForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    if (!framework.parts.some(({ code }) => code === read.value.part))
      return again([{ field: 'part', message: 'Choose the tier' }]);
    const { version, ...text } = read.value;
    switch (await writeActivity(ask.db, ask.scope.schoolId, id, version, text)) {
      case 'number-taken':
        return again([{ field: 'number', message: numberTaken }]);
      case 'clash':
        return page(await shown(ask, framework, { id, typed, late: true }), { status: 409 });
      case 'changed':
        await noted(doing(ask), 'evidence.premium-changed', { activity: text.title });
        return done(ask, 'The activity is saved.');
    }
  },
});

const end = route({
  name: 'evidence.end-premium',
  method: 'POST',
  path: paths.evidence.endPremium,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const activity = await activityAsked(ask);
    if (activity === null) return notFound;
    if (await writeEnded(ask.db, ask.scope.schoolId, activity.id, ask.now))
      await noted(doing(ask), 'evidence.premium-ended', { activity: activity.title });
    return done(ask, `“${activity.title}” is off the list. What was linked to it stays in the history.`);
  },
});

export const premiumRoutes: readonly Route[] = [list, add, change, end];
