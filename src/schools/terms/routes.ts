import { actsAs, type Person } from '#platform/actor';
import { londonDay, schoolYearOf } from '#platform/clock';
import { isUuid } from '#platform/db';
import { aVersion, field, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { z } from 'zod';
import { findSchool, type School } from '../store.ts';
import * as actions from './actions.ts';
import { readTermForm, readTermLines } from './forms.ts';
import { schoolPlace, TermYearPage, type YearProps } from './pages.tsx';
import { typedOfDates } from './year-form.tsx';
import { isSchoolYear, yearsToPlan } from './rules.ts';
import { listForSchool } from './store.ts';

const readers = { kind: 'roles', roles: ['head', 'lead', 'member', 'governor'] } as const;
const writers = { kind: 'roles', roles: ['head', 'lead'] } as const;

type Ours = Readonly<{ school: School; actor: Person & Readonly<{ schoolId: string }> }>;

/** The school in the address, when it is the actor's own; any other does not exist here. */
const ownSchool: Scope<Ours> = async ({ actor, db, params }) => {
  const id = params['school'] ?? '';
  if (!actsAs(actor, readers.roles) || actor.schoolId !== id || !isUuid(id)) return null;
  const school = await findSchool(db, id);
  return school === null ? null : { value: { school, actor: { ...actor, schoolId: id } } };
};

/** The year that is asked for, or this school year. */
export const yearAsked = (asked: string, now: Date): string => {
  const today = londonDay(now);
  return isSchoolYear(asked) && yearsToPlan(today).includes(asked) ? asked : schoolYearOf(today);
};

const shown = async (ask: Ask<Ours>, year: string, more: Partial<YearProps> = {}) => {
  const { school, actor } = ask.scope;
  const dates = (await listForSchool(ask.db, school.id, null)).find(({ schoolYear }) => schoolYear === year) ?? null;
  return TermYearPage({
    frame: ask.frame,
    title: 'Term dates',
    crumbs: [{ text: school.name, href: href(paths.schools.page, { school: school.id }) }],
    today: londonDay(ask.now),
    year,
    place: schoolPlace(school.id),
    dates,
    isOwn: dates?.schoolId === school.id,
    mayChange: actsAs(actor, writers.roles),
    ...more,
  });
};

const look = route({
  name: 'schools.terms',
  method: 'GET',
  path: paths.schools.terms,
  who: readers,
  scope: ownSchool,
  handle: async (ask) => page(await shown(ask, yearAsked(ask.query['year'] ?? '', ask.now))),
});

const back = (ask: Ask<Ours>, year: string, told: string) =>
  redirect(href(paths.schools.terms, { school: ask.scope.school.id }, { year }), { told });

const save = route({
  name: 'schools.terms.save',
  method: 'POST',
  path: paths.schools.terms,
  who: writers,
  scope: ownSchool,
  handle: async (ask) => {
    const year = yearAsked(field(ask.form, 'year'), ask.now);
    const typed = typedOf(ask.form);
    const read = readTermForm(ask.form, year);
    if (read.kind === 'problems')
      return page(await shown(ask, year, { typed, problems: read.problems }), { status: 422 });
    const version = readForm(z.object({ version: aVersion }), ask.form);
    const number = version.kind === 'read' ? version.value.version : 0;
    return (await actions.keepSchoolDates(ask.db, ask.scope.actor, read.value, number, ask.now))
      ? back(ask, year, 'The term dates are kept.')
      : page(await shown(ask, year, { typed, overtaken: true }), { status: 409 });
  },
});

const paste = route({
  name: 'schools.terms.paste',
  method: 'POST',
  path: paths.schools.pasteTerms,
  who: writers,
  scope: ownSchool,
  handle: async (ask) => {
    const year = yearAsked(field(ask.form, 'year'), ask.now);
    const pasted = field(ask.form, 'lines');
    const lines = await actions.rowsOf(pasted);
    const read = lines.kind === 'problems' ? lines : readTermLines(lines.rows, year);
    return read.kind === 'problems'
      ? page(await shown(ask, year, { pasted, lineProblems: read.problems }), { status: 422 })
      : page(await shown(ask, year, { pasted, typed: typedOfDates(read.value), isPasted: true }));
  },
});

const remove = route({
  name: 'schools.terms.remove',
  method: 'POST',
  path: paths.schools.removeTerms,
  who: writers,
  scope: ownSchool,
  handle: async (ask) => {
    const year = yearAsked(field(ask.form, 'year'), ask.now);
    return (await actions.removeSchoolDates(ask.db, ask.scope.actor, year, ask.now))
      ? back(ask, year, 'The authority’s dates count again.')
      : notFound;
  },
});

export const termRoutes: readonly Route[] = [look, save, paste, remove];
