import { isUuid, uuidv7 } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { noted, visitFor } from '../actions.ts';
import { doing, hereOf, place, verifierOnly, type Asked, type Here } from '../asking.ts';
import { mayVisit } from '../rules.ts';
import { pointForm } from './forms.ts';
import { PointsPage, type PointsProps } from './pages.tsx';
import { insertPoint, listPoints, removePoint } from './store.ts';

const shown = async (ask: Asked, here: Here, more: Partial<PointsProps> = {}) =>
  PointsPage({
    ...place(ask, here),
    points: here.visit === null ? [] : await listPoints(ask.db, here.visit.id),
    mayJudge: mayVisit('judge', here.role, here.standing, here.today).kind === 'allowed',
    typed: {},
    ...more,
  });

const list = route({
  name: 'visits.points',
  method: 'GET',
  path: paths.visits.points,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask, await hereOf(ask))),
});

const add = route({
  name: 'visits.add-point',
  method: 'POST',
  path: paths.visits.points,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const typed = typedOf(ask.form);
    const read = readForm(pointForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, here, { problems: read.problems, typed }), { status: 422 });
    const open = await visitFor('judge', doing(ask, here));
    if (open.kind === 'refused') return page(await shown(ask, here, { refused: open.because, typed }), { status: 409 });
    const { actor } = doing(ask, here);
    await insertPoint(ask.db, uuidv7(), open.visit.id, ask.scope, read.value, {
      personId: actor.personId,
      now: ask.now,
    });
    await noted(doing(ask, here), 'visits.point-added', { kind: read.value.kind });
    return redirect(href(paths.visits.points, { enrolment: ask.scope.id }), { told: 'It is in the report.' });
  },
});

const remove = route({
  name: 'visits.remove-point',
  method: 'POST',
  path: paths.visits.point,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const id = ask.params['point'] ?? '';
    if (!isUuid(id)) return notFound;
    const open = await visitFor('judge', doing(ask, here));
    if (open.kind === 'refused') return page(await shown(ask, here, { refused: open.because }), { status: 409 });
    const { actor } = doing(ask, here);
    if (!(await removePoint(ask.db, open.visit.id, id, { personId: actor.personId, now: ask.now }))) return notFound;
    await noted(doing(ask, here), 'visits.point-removed');
    return redirect(href(paths.visits.points, { enrolment: ask.scope.id }), { told: 'It is taken out of the report.' });
  },
});

export const pointRoutes: readonly Route[] = [list, add, remove];
