import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { aVersion, field, pageAsked, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { z } from 'zod';
import * as actions from './actions.ts';
import { AuthoritiesPage, ImportPreviewPage, perPage } from './authorities.tsx';
import { readTermForm, readTermLines, readTermList } from './forms.ts';
import { authorityPlace, TermYearPage, type YearProps } from './pages.tsx';
import { typedOfDates } from './year-form.tsx';
import { yearAsked } from './routes.ts';
import { listAuthorities, listAuthorityNames, listOfAuthority } from './store.ts';

const who = { kind: 'roles', roles: ['officer', 'director'] } as const;
type Officer = Person & Readonly<{ bodyId: string }>;

const atDesk: Scope<Officer> = async ({ actor }) =>
  actsAs(actor, who.roles) && actor.bodyId !== null ? { value: { ...actor, bodyId: actor.bodyId } } : null;

const listed = async ({ db, frame, query, scope }: Ask<Officer>, more: object = {}) => {
  const [search, at] = [(query['q'] ?? '').trim().slice(0, 100), pageAsked(query)];
  const authorities = await listAuthorities(db, scope.bodyId, { search, offset: (at - 1) * perPage, most: perPage });
  return AuthoritiesPage({ frame, authorities, search, page: at, ...more });
};

const list = route({
  name: 'schools.authorities',
  method: 'GET',
  path: paths.schools.authorities,
  who,
  scope: atDesk,
  handle: async (ask) => page(await listed(ask)),
});

const take = route({
  name: 'schools.import-terms',
  method: 'POST',
  path: paths.schools.importTerms,
  who,
  scope: atDesk,
  handle: async (ask) => {
    const pasted = field(ask.form, 'lines');
    const lines = await actions.rowsOf(pasted);
    const read = lines.kind === 'problems' ? lines : readTermList(lines.rows, await listAuthorityNames(ask.db));
    if (read.kind === 'problems')
      return page(await listed(ask, { pasted, lineProblems: read.problems }), { status: 422 });
    if (field(ask.form, 'keep') !== 'yes')
      return page(ImportPreviewPage({ frame: ask.frame, years: read.years, pasted }));
    await actions.keepList(ask.db, ask.scope, read.years, ask.now);
    return redirect(paths.schools.authorities, { told: 'The term dates are kept.' });
  },
});

/** The authority that is named, if the national list knows it. */
const named = async ({ db }: Ask<Officer>, name: string): Promise<string | null> =>
  (await listAuthorityNames(db)).find((each) => each === name) ?? null;

const shown = async (ask: Ask<Officer>, name: string, year: string, more: Partial<YearProps> = {}) => {
  const kept = await listOfAuthority(ask.db, ask.scope.bodyId, name);
  return TermYearPage({
    frame: ask.frame,
    title: `Term dates of ${name}`,
    crumbs: [{ text: 'Term dates', href: paths.schools.authorities }],
    today: londonDay(ask.now),
    year,
    place: authorityPlace(name),
    dates: kept.find(({ schoolYear }) => schoolYear === year) ?? null,
    isOwn: true,
    mayChange: true,
    ...more,
  });
};

const one = route({
  name: 'schools.authority',
  method: 'GET',
  path: paths.schools.authority,
  who,
  scope: atDesk,
  handle: async (ask) => {
    // Without a name there is nothing to show but the list it is chosen from.
    const asked = ask.query['name'] ?? '';
    if (asked === '') return redirect(paths.schools.authorities);
    const name = await named(ask, asked);
    return name === null ? notFound : page(await shown(ask, name, yearAsked(ask.query['year'] ?? '', ask.now)));
  },
});

const save = route({
  name: 'schools.authority.save',
  method: 'POST',
  path: paths.schools.authority,
  who,
  scope: atDesk,
  handle: async (ask) => {
    const name = await named(ask, field(ask.form, 'name'));
    if (name === null) return notFound;
    const year = yearAsked(field(ask.form, 'year'), ask.now);
    const typed = typedOf(ask.form);
    const read = readTermForm(ask.form, year);
    if (read.kind === 'problems')
      return page(await shown(ask, name, year, { typed, problems: read.problems }), { status: 422 });
    const version = readForm(z.object({ version: aVersion }), ask.form);
    const number = version.kind === 'read' ? version.value.version : 0;
    return (await actions.keepAuthorityDates(ask.db, ask.scope, name, read.value, number, ask.now))
      ? redirect(href(paths.schools.authority, {}, { name, year }), { told: 'The term dates are kept.' })
      : page(await shown(ask, name, year, { typed, overtaken: true }), { status: 409 });
  },
});

const paste = route({
  name: 'schools.authority.paste',
  method: 'POST',
  path: paths.schools.pasteAuthority,
  who,
  scope: atDesk,
  handle: async (ask) => {
    const name = await named(ask, field(ask.form, 'name'));
    if (name === null) return notFound;
    const year = yearAsked(field(ask.form, 'year'), ask.now);
    const pasted = field(ask.form, 'lines');
    const lines = await actions.rowsOf(pasted);
    const read = lines.kind === 'problems' ? lines : readTermLines(lines.rows, year);
    return read.kind === 'problems'
      ? page(await shown(ask, name, year, { pasted, lineProblems: read.problems }), { status: 422 })
      : page(await shown(ask, name, year, { pasted, typed: typedOfDates(read.value), isPasted: true }));
  },
});

export const deskTermRoutes: readonly Route[] = [list, take, one, save, paste];
