import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { isUuid, uuidv7 } from '#platform/db';
import { aVersion, field, fields, readForm, someWords, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { noted } from '../../action/actions.ts';
import { listOwners } from '../../action/store.ts';
import { doing, mayWrite, place, type Asked } from '../../asking.ts';
import { isOpen, saver } from '../actions.ts';
import { agendaFor, placeOf } from '../record/actions.ts';
import { mayReview } from '../rules.ts';
import { findReview, type ListedReview } from '../store.ts';
import { ArrangePage } from './pages.tsx';
import { keyOf, moved, type Point } from './rules.ts';
import * as store from './store.ts';

/** The meeting named in the address while its agenda may still be arranged; afterwards its page has no such part. */
const arrangeable = async (ask: Asked): Promise<ListedReview | null> => {
  const id = ask.params['review'] ?? '';
  const review = isUuid(id) ? await findReview(ask.db, ask.scope.id, id) : null;
  if (review === null || mayReview('arrange', review, londonDay(ask.now)).kind === 'refused') return null;
  return review;
};

const shown = async (ask: Asked, review: ListedReview, more: object = {}) =>
  ArrangePage({
    ...place(ask),
    review,
    points: await agendaFor(doingOf(ask), review),
    team: await listOwners(ask.db, ask.scope.id),
    ...more,
  });

const doingOf = (ask: Asked) => ({ db: ask.db, enrolment: ask.scope, now: ask.now });
const here = (ask: Asked, review: ListedReview) =>
  href(paths.plan.agenda, { enrolment: ask.scope.id, review: review.id });

const form = route({
  name: 'plan.agenda-form',
  method: 'GET',
  path: paths.plan.agenda,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await arrangeable(ask);
    return review === null ? notFound : page(await shown(ask, review));
  },
});

/** Keeps these points as the agenda; false when a colleague arranged it first. */
const keep = async (ask: Asked, review: ListedReview, version: number, points: readonly Point[]): Promise<boolean> => {
  const acting = doing(ask);
  if (!isOpen(acting) || !(await store.takeAgenda(ask.db, review.id, version))) return false;
  await store.writePoints(
    ask.db,
    placeOf(acting, review.id),
    points.map((point, at) => ({ ...point, id: point.id ?? uuidv7(), place: at + 1 })),
    saver(acting),
  );
  await noted(acting, 'plan.agenda-arranged', { review: review.id });
  return true;
};

/** The points in the order of the form, with what was chosen for each; what the form did not know stays at the end. */
const arranged = (ask: Asked, points: readonly Point[], team: readonly { id: string }[]): readonly Point[] => {
  const order = fields(ask.form, 'point');
  const known = order.flatMap((key) => points.filter((point) => keyOf(point) === key));
  const rest = points.filter((point) => !order.includes(keyOf(point)));
  return [...known, ...rest].map((point) => {
    if (!order.includes(keyOf(point))) return point;
    const ledBy = field(ask.form, `leader-${keyOf(point)}`);
    return {
      ...point,
      ledBy: team.some(({ id }) => id === ledBy) ? ledBy : null,
      isLeftOut: field(ask.form, `out-${keyOf(point)}`) === 'yes',
    };
  });
};

const save = route({
  name: 'plan.agenda',
  method: 'POST',
  path: paths.plan.agenda,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await arrangeable(ask);
    if (review === null) return notFound;
    const read = readForm(z.object({ version: aVersion }), ask.form);
    if (read.kind === 'problems') return page(await shown(ask, review, { problems: read.problems }), { status: 422 });
    const points = arranged(ask, await agendaFor(doingOf(ask), review), await listOwners(ask.db, ask.scope.id));
    const [way, at] = field(ask.form, 'move').split(':');
    const next = way === 'up' || way === 'down' ? moved(points, Number(at), way === 'up' ? -1 : 1) : points;
    if (!(await keep(ask, review, read.value.version, next)))
      return page(await shown(ask, review, { overtaken: true }), { status: 409 });
    if (next !== points) return redirect(here(ask, review));
    return redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: review.id }), {
      told: 'The agenda is kept.',
    });
  },
});

const pointForm = z.object({
  title: someWords('Write what should be talked about', 500),
  ledBy: z.string(),
  version: aVersion,
});

const add = route({
  name: 'plan.agenda-point',
  method: 'POST',
  path: paths.plan.agendaPoint,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await arrangeable(ask);
    if (review === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(pointForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, review, { typed, problems: read.problems }), { status: 422 });
    const points = await agendaFor(doingOf(ask), review);
    const team = await listOwners(ask.db, ask.scope.id);
    const id = uuidv7();
    const ledBy = team.some((each) => each.id === read.value.ledBy) ? read.value.ledBy : null;
    const point: Point = {
      id,
      kind: 'point',
      about: id,
      title: read.value.title,
      why: '',
      ledBy,
      isLeftOut: false,
      isNew: false,
      note: '',
      noteVersion: 0,
    };
    if (!(await keep(ask, review, read.value.version, [...points, point])))
      return page(await shown(ask, review, { typed, overtaken: true }), { status: 409 });
    return redirect(here(ask, review), { told: 'The point is on the agenda.' });
  },
});

export const agendaRoutes: readonly Route[] = [form, save, add];
