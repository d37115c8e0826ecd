import { londonDay } from '#platform/clock';
import { readForm, typedOf } from '#platform/form';
import { note } from '#platform/trail';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '../../scope.ts';
import { person, place, type Asked } from '../asking.ts';
import { ownKey } from '../definitions/rules.ts';
import { changeOwnForm, makeOwnForm } from './forms.ts';
import { OwnGroupPage } from './pages.tsx';
import { endOwn, insertOwn, listOwn, titleTaken, updateOwn } from './store.ts';

const taken = [{ field: 'title', message: 'Your school has a group of that name. Choose another name' }];

const noted = (ask: Asked, act: string, group: string) =>
  note(
    ask.db,
    person(ask),
    { act, schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about: { group } },
    ask.now,
  );

const ownAsked = async ({ db, scope, params }: Asked) =>
  (await listOwn(db, scope.schoolId, 'all')).find((each) => each.id === params['own']) ?? null;

const making = route({
  name: 'groups.make-own',
  method: 'GET',
  path: paths.groups.makeOwn,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => page(OwnGroupPage({ ...place(ask), group: null })),
});

const make = route({
  name: 'groups.make-own.save',
  method: 'POST',
  path: paths.groups.makeOwn,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const { db, form, scope, now } = ask;
    const read = readForm(makeOwnForm, form);
    const by = { personId: person(ask).personId, now };
    const id = read.kind === 'read' ? await insertOwn(db, scope.schoolId, read.value, by) : null;
    if (id === null) {
      const problems = read.kind === 'problems' ? read.problems : taken;
      return page(OwnGroupPage({ ...place(ask), group: null, typed: typedOf(form), problems }), { status: 422 });
    }
    await noted(ask, 'groups.own-made', id);
    return redirect(href(paths.groups.one, { enrolment: scope.id, group: ownKey(id) }), {
      told: 'The group is made. Add pupils to it.',
    });
  },
});

const look = route({
  name: 'groups.own',
  method: 'GET',
  path: paths.groups.own,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const group = await ownAsked(ask);
    return group === null ? notFound : page(OwnGroupPage({ ...place(ask), group }));
  },
});

const change = route({
  name: 'groups.own.save',
  method: 'POST',
  path: paths.groups.own,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const { db, form, scope, now } = ask;
    const group = await ownAsked(ask);
    if (group === null) return notFound;
    const read = readForm(changeOwnForm, form);
    const shown = { ...place(ask), group, typed: typedOf(form) };
    if (read.kind === 'problems') return page(OwnGroupPage({ ...shown, problems: read.problems }), { status: 422 });
    if (await titleTaken(db, scope.schoolId, read.value.title, group.id))
      return page(OwnGroupPage({ ...shown, problems: taken }), { status: 422 });
    if (!(await updateOwn(db, scope.schoolId, group.id, read.value, { personId: person(ask).personId, now })))
      return page(OwnGroupPage({ ...shown, isClash: true }), { status: 409 });
    await noted(ask, 'groups.own-changed', group.id);
    return redirect(href(paths.groups.one, { enrolment: scope.id, group: ownKey(group.id) }), {
      told: 'The group is saved.',
    });
  },
});

const end = route({
  name: 'groups.own.end',
  method: 'POST',
  path: paths.groups.endOwn,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const group = await ownAsked(ask);
    if (group === null) return notFound;
    const isEnded = await endOwn(ask.db, ask.scope.schoolId, group.id, londonDay(ask.now));
    if (isEnded) await noted(ask, 'groups.own-changed', group.id);
    return redirect(href(paths.groups.home, { enrolment: ask.scope.id }), { told: 'The group has ended.' });
  },
});

export const ownRoutes: readonly Route[] = [making, make, look, change, end];
