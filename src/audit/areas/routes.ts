import { readForm, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { RefusedPage } from '../criterion/pages.tsx';
import { areaForm, versionForm, type AreaForm } from '../forms.ts';
import { leaders, readers, writers } from '../rules.ts';
import { agreeOn, takeBack, writeArea, type Writing } from './actions.ts';
import { AreasPage } from './pages.tsx';
import { viewOf } from './asking.ts';
import { routes as discuss } from './discuss/routes.ts';
import { routes as propose } from './propose/routes.ts';
import { routes as rank } from './rank/routes.ts';
import { seenAtFrom, type SeenAt } from './rules.ts';
import type { WrittenArea } from './store.ts';
import { AreaPage } from './write/pages.tsx';

const listHref = (ask: Ask<Enrolment>): string => href(paths.audit.areas, { enrolment: ask.scope.id });

const refused = (ask: Ask<Enrolment>, scheme: Scheme, done: Extract<Writing, { kind: 'refused' }>): Reply =>
  page(RefusedPage({ frame: ask.frame, scheme, because: done.because, back: listHref(ask) }), { status: 409 });

type Words = Omit<AreaForm, 'criterion'> & SeenAt;

/** A criterion that the scheme does not have is a mistake in the form, not a fault of ours. */
const wordsOf = (scheme: Scheme, value: AreaForm): Readonly<{ words: Words; problems: readonly Problem[] }> => {
  const place = seenAtFrom(scheme, value.criterion);
  const message = 'Choose from the list where it was seen, or leave it out';
  return {
    words: { ...value, ...(place ?? { criterion: null, standard: null, outcome: null }) },
    problems: place === null ? [{ field: 'criterion', message }] : [],
  };
};

const add = async (ask: Ask<Enrolment>): Promise<Reply> => {
  const read = readForm(areaForm, ask.form);
  if (read.kind === 'problems') return page(AreasPage(await viewOf(ask, read)), { status: 422 });
  const view = await viewOf(ask);
  const { words, problems } = wordsOf(view.scheme, read.value);
  if (problems.length > 0)
    return page(AreasPage({ ...view, problems, typed: { ...read.value, version: '0' } }), { status: 422 });
  const done = await writeArea(ask.db, ask.actor, ask.scope, null, words, ask.now);
  if (done.kind === 'refused') return refused(ask, view.scheme, done);
  return redirect(listHref(ask), {
    told:
      words.kind === 'strength'
        ? 'The strength is there for everyone to read.'
        : 'The area for improvement is there for everyone to read.',
  });
};

const withArea = async (
  ask: Ask<Enrolment>,
  then: (view: Awaited<ReturnType<typeof viewOf>>, area: WrittenArea) => Promise<Reply>,
): Promise<Reply> => {
  const view = await viewOf(ask);
  const area = view.areas.find(({ id }) => id === ask.params['area']);
  return area === undefined ? notFound : then(view, area);
};

const change = (ask: Ask<Enrolment>) =>
  withArea(ask, async (view, area) => {
    const read = readForm(areaForm, ask.form);
    if (read.kind === 'problems')
      return page(AreaPage({ ...view, area, problems: read.problems, typed: read.typed }), { status: 422 });
    const { words, problems } = wordsOf(view.scheme, read.value);
    const typed = { ...read.value, version: String(read.value.version) };
    if (problems.length > 0) return page(AreaPage({ ...view, area, problems, typed }), { status: 422 });
    const done = await writeArea(ask.db, ask.actor, ask.scope, area.id, words, ask.now);
    if (done.kind === 'refused') return refused(ask, view.scheme, done);
    if (done.kind === 'clash') return page(AreaPage({ ...view, area, typed, theirs: done.theirs }), { status: 409 });
    return done.kind === 'gone'
      ? notFound
      : redirect(listHref(ask), { told: 'Your change is saved. It has to be agreed again.' });
  });

const actOn = (ask: Ask<Enrolment>, act: typeof agreeOn, told: string) =>
  withArea(ask, async (view, area) => {
    const read = readForm(versionForm, ask.form);
    if (read.kind === 'problems') return redirect(listHref(ask), { told: 'Read it again and press the button there.' });
    const done = await act(ask.db, ask.actor, ask.scope, area, read.value.version, ask.now);
    if (done.kind === 'refused') return refused(ask, view.scheme, done);
    return redirect(listHref(ask), {
      told: done.kind === 'saved' ? told : 'It changed since you read it. Read it again.',
    });
  });

const staff = { who: { kind: 'roles', roles: writers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({
    name: 'audit.areas',
    method: 'GET',
    path: paths.audit.areas,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: async (ask) => page(AreasPage(await viewOf(ask))),
  }),
  route({ name: 'audit.add-area', method: 'POST', path: paths.audit.areas, ...staff, handle: add }),
  route({
    name: 'audit.area',
    method: 'GET',
    path: paths.audit.area,
    ...staff,
    handle: (ask) => withArea(ask, async (view, area) => page(AreaPage({ ...view, area }))),
  }),
  route({ name: 'audit.change-area', method: 'POST', path: paths.audit.area, ...staff, handle: change }),
  route({
    name: 'audit.agree-area',
    method: 'POST',
    path: paths.audit.agreeArea,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: (ask) => actOn(ask, agreeOn, 'You agreed it.'),
  }),
  route({
    name: 'audit.take-back-area',
    method: 'POST',
    path: paths.audit.takeBackArea,
    ...staff,
    handle: (ask) => actOn(ask, takeBack, 'It is taken back.'),
  }),
  ...rank,
  ...discuss,
  ...propose,
];
