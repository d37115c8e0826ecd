import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { workScope } from '#pupils';
import { byOf, leaders, mayChange, noted, readStatement, team, whichOf, yearAsked, type Asked } from '../asking.ts';
import { writeYear, type Which } from '../store.ts';
import { addLineForm, detailForm, lineForm, publishForm } from './forms.ts';
import { StatementPage } from './pages.tsx';
import { readingRoutes } from './reading-routes.ts';
import type { Again } from './shared.tsx';
import { endLine, insertLine, writeDetail, writeLine } from './store.ts';
import { textRoutes } from './text-routes.ts';

const shown = async (ask: Asked, which: Which, again?: Again) =>
  StatementPage({
    frame: ask.frame,
    enrolment: ask.scope.id,
    read: await readStatement(ask.db, which, londonDay(ask.now)),
    mayChange: mayChange(ask),
    ...(again === undefined ? {} : { again }),
  });

/** The statement that the address names, by school and year. */
const statementOf = (ask: Asked): Which | null => {
  const year = yearAsked(ask);
  return year === null ? null : whichOf(ask, year);
};

const look = route({
  name: 'premium.statement',
  method: 'GET',
  path: paths.premium.statement,
  who: team,
  scope: enrolmentScope,
  handle: async (ask) => {
    const which = statementOf(ask);
    return which === null ? notFound : page(await shown(ask, which));
  },
});

/** Errors are linked to the fields of their own form: the page has one for each line and activity. */
const within = (id: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, field: `${id}-${one.field}` }));

const wrong = async (ask: Asked, which: Which, id: string, problems: readonly Problem[]): Promise<Answer> =>
  page(await shown(ask, which, { id, typed: typedOf(ask.form), problems: within(id, problems) }), { status: 422 });

const late = async (ask: Asked, which: Which, id: string): Promise<Answer> =>
  page(await shown(ask, which, { id, typed: typedOf(ask.form), late: true }), { status: 409 });

const done = async (ask: Asked, which: Which, told: string, about: string): Promise<Answer> => {
  await noted(ask, 'premium.statement-changed', { year: which.year, what: about });
  return redirect(href(paths.premium.statement, { enrolment: ask.scope.id, year: which.year }), { told });
};

const addLine = route({
  name: 'premium.line.add',
  method: 'POST',
  path: paths.premium.addLine,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const which = statementOf(ask);
    if (which === null) return notFound;
    const read = readForm(addLineForm, ask.form);
    if (read.kind === 'problems')
      return wrong(
        ask,
        which,
        `new-${typedOf(ask.form)['kind'] === 'outcome' ? 'outcome' : 'challenge'}`,
        read.problems,
      );
    await insertLine(ask.db, which, read.value.kind, read.value, byOf(ask));
    return done(ask, which, 'It is added.', read.value.kind);
  },
});

const changeLine = route({
  name: 'premium.line.change',
  method: 'POST',
  path: paths.premium.line,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const [which, id] = [statementOf(ask), ask.params['line'] ?? ''];
    if (which === null || !isUuid(id)) return notFound;
    const read = readForm(lineForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, which, id, read.problems);
    if (!(await writeLine(ask.db, which, id, read.value, read.value.version, byOf(ask)))) return late(ask, which, id);
    return done(ask, which, 'It is saved.', 'line');
  },
});

const dropLine = route({
  name: 'premium.line.end',
  method: 'POST',
  path: paths.premium.endLine,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const [which, id] = [statementOf(ask), ask.params['line'] ?? ''];
    if (which === null || !isUuid(id)) return notFound;
    await endLine(ask.db, which, id, byOf(ask));
    return done(ask, which, 'It is taken out. Its number is not given again this year.', 'line');
  },
});

const sayMore = route({
  name: 'premium.activity',
  method: 'POST',
  path: paths.premium.activity,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const [which, id] = [statementOf(ask), ask.params['activity'] ?? ''];
    if (which === null || !isUuid(id)) return notFound;
    const { activities } = await readStatement(ask.db, which, londonDay(ask.now));
    if (!activities.some((each) => each.id === id)) return notFound;
    const read = readForm(detailForm, ask.form);
    if (read.kind === 'problems') return wrong(ask, which, id, read.problems);
    const { evidence, challenges, cost, version } = read.value;
    const detail = { evidence, challenges, costPence: cost };
    if (!(await writeDetail(ask.db, which.schoolId, id, detail, version, byOf(ask)))) return late(ask, which, id);
    return done(ask, which, 'The activity is saved.', 'activity');
  },
});

const publish = route({
  name: 'premium.publish',
  method: 'POST',
  path: paths.premium.publish,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const which = statementOf(ask);
    if (which === null) return notFound;
    const read = readForm(publishForm, ask.form);
    const typed = typedOf(ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, which, { id: 'published', typed, problems: read.problems }), { status: 422 });
    const { publishedOn, version } = read.value;
    if (!(await writeYear(ask.db, which, { publishedOn }, version, byOf(ask)))) {
      const problems = [
        { field: 'publishedOn', message: 'A colleague saved this year before you. Look at it, and note the day again' },
      ];
      return page(await shown(ask, which, { id: 'published', typed, problems }), { status: 409 });
    }
    return done(ask, which, publishedOn === null ? 'It counts as not published.' : 'The day is noted.', 'published');
  },
});

export const statementRoutes: readonly Route[] = [
  look,
  ...textRoutes,
  addLine,
  changeLine,
  dropLine,
  sayMore,
  publish,
  ...readingRoutes,
];
