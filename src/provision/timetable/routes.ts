import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { plural } from '#platform/kit';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf, workScope } from '#pupils';
import { askedFor, doing, mayRead, place, type Asked } from '../asking.ts';
import { schoolYearsOf } from '../school-years.ts';
import { addDay, markLessons, removeDay, unmarkLesson } from './actions.ts';
import { DaysPage } from './days-page.tsx';
import { lessonForm, slotForm } from './forms.ts';
import { LessonsPage } from './lessons-page.tsx';
import { TimetablePage } from './pages.tsx';
import { timetableFor } from './reading.ts';
import { lessonsOf } from './store.ts';

const timetable = route({
  name: 'provision.timetable',
  method: 'GET',
  path: paths.provision.timetable,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => page(TimetablePage(await timetableFor(ask))),
});

const shownLessons = async (ask: Asked, more: object = {}) =>
  LessonsPage({
    ...place(ask),
    lessons: await lessonsOf(ask.db, ask.scope.schoolId),
    years: await schoolYearsOf(ask.db, ask.scope.schoolId),
    ...more,
  });

const lessons = route({
  name: 'provision.lessons',
  method: 'GET',
  path: paths.provision.lessons,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => page(await shownLessons(ask)),
});

const mark = route({
  name: 'provision.mark-lesson',
  method: 'POST',
  path: paths.provision.lessons,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const read = readForm(lessonForm, ask.form);
    if (read.kind === 'problems')
      return page(await shownLessons(ask, { problems: read.problems, typed: typedOf(ask.form) }), { status: 422 });
    const { yearGroups, ...lesson } = read.value;
    const added = await markLessons(
      doing(ask),
      yearGroups.map((yearGroup) => ({ ...lesson, yearGroup })),
    );
    const told = added === 0 ? 'It was marked already.' : `${plural(added, 'lesson')} marked.`;
    return redirect(href(paths.provision.lessons, { enrolment: ask.scope.id }), { told });
  },
});

const unmark = route({
  name: 'provision.remove-lesson',
  method: 'POST',
  path: paths.provision.removeLesson,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const id = ask.params['lesson'] ?? '';
    if (!isUuid(id)) return notFound;
    await unmarkLesson(doing(ask), id);
    return redirect(href(paths.provision.lessons, { enrolment: ask.scope.id }), {
      told: 'The lesson is not marked any more.',
    });
  },
});

const days = route({
  name: 'provision.days',
  method: 'GET',
  path: paths.provision.days,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    return provision === null ? notFound : page(DaysPage({ ...place(ask), provision }));
  },
});

const addDayRoute = route({
  name: 'provision.add-day',
  method: 'POST',
  path: paths.provision.days,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const again = (problems: readonly Problem[]) =>
      page(DaysPage({ ...place(ask), provision, problems, typed: typedOf(ask.form) }), { status: 422 });
    const read = readForm(slotForm, ask.form);
    if (read.kind === 'problems') return again(read.problems);
    if (read.value.groupNo > provision.groupCount)
      return again([{ field: 'groupNo', message: 'Choose a group that it has' }]);
    const isNew = await addDay(doing(ask), provision, read.value);
    return redirect(href(paths.provision.days, { enrolment: ask.scope.id, provision: provision.id }), {
      told: isNew ? 'The day is on the timetable.' : 'That day stood there already.',
    });
  },
});

const removeDayRoute = route({
  name: 'provision.remove-day',
  method: 'POST',
  path: paths.provision.removeDay,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    const id = ask.params['slot'] ?? '';
    if (provision === null || !isUuid(id)) return notFound;
    await removeDay(doing(ask), provision, id);
    return redirect(href(paths.provision.days, { enrolment: ask.scope.id, provision: provision.id }), {
      told: 'The day is off the timetable.',
    });
  },
});

export const timetableRoutes: readonly Route[] = [timetable, lessons, mark, unmark, days, addDayRoute, removeDayRoute];
