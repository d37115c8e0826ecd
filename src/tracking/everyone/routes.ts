import { actsAs, type Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Answer, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { workScope } from '#pupils';
import { workOutEveryone } from '../figures/everyone.ts';
import { asTheHouse, cutOffFor, isOutside, outlinesFor, readFor } from '../impact/asking.ts';
import { isTooEarly, mayRead } from '../impact/shown.ts';
import { EveryonePage } from './pages.tsx';
import { insertReference, readReferences, referenceForm } from './reference.ts';
import type { MeasureOutline } from '../series/store.ts';
import { readEveryone, withBothEnds } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

/** The measure asked for; asked for none, the first that has both ends, for there something can be said. */
const chosenOf = async (ask: Ask<Enrolment>, all: readonly MeasureOutline[], wanted: string | undefined) => {
  const named = all.find(({ measure }) => measure.id === wanted);
  if (named !== undefined || all.length < 2) return named ?? all[0];
  const whole = await readFor(ask, (own) => withBothEnds(own, ask.scope.id, cutOffFor(ask)));
  return all.find(({ measure }) => whole.has(measure.id)) ?? all[0];
};

type Again = Readonly<{ problems?: readonly Problem[]; typed?: Readonly<Record<string, string>> }>;

const show = async (ask: Ask<Enrolment>, wanted: string | undefined, again: Again = {}): Promise<Answer> => {
  if (isTooEarly(ask)) return notFound;
  const { db, actor, scope, frame } = ask;
  const outside = isOutside(ask);
  const all = await outlinesFor(ask);
  const series = await chosenOf(ask, all, wanted);
  const references = all.length === 0 ? [] : await readReferences(db, scope.id);
  const read = (own: Db) => (series === undefined ? null : readEveryone(own, scope, series, cutOffFor(ask)));
  // Who was sent to the school reads followed pupils; everybody's results are added up for them by the house.
  const inputs = outside ? await asTheHouse(ask, async (own) => read(own)) : await read(db);
  return page(
    EveryonePage({
      frame,
      enrolment: scope,
      measures: all.map(({ measure }) => ({ id: measure.id, title: measure.title })),
      chosen:
        series === undefined || inputs === null
          ? null
          : {
              id: series.measure.id,
              inputs,
              working: workOutEveryone(inputs),
              references: references.filter(({ measureId }) => measureId === series.measure.id),
            },
      outside,
      mayEnter: actsAs(actor, leaders.roles) && mayDo('work', scope.state),
      ...again,
    }),
    again.problems === undefined ? {} : { status: 422 },
  );
};

export const everyoneRoutes: readonly Route[] = [
  route({
    name: 'tracking.everyone',
    method: 'GET',
    path: paths.tracking.everyone,
    who: mayRead,
    scope: enrolmentScope,
    handle: (ask) => show(ask, ask.query['measure']),
  }),
  route({
    name: 'tracking.everyone.national',
    method: 'POST',
    path: paths.tracking.everyone,
    who: leaders,
    scope: workScope,
    handle: async (ask) => {
      const { db, form, scope, now } = ask;
      const read = readForm(referenceForm, form);
      if (read.kind === 'problems')
        return show(ask, read.typed['measure'], { problems: read.problems, typed: read.typed });
      const series = (await outlinesFor(ask)).find(({ measure }) => measure.id === read.value.measure);
      if (series === undefined) return notFound;
      const { what, value, point, measure } = read.value;
      const problems = [
        ...(series.points.some(({ label }) => label === point)
          ? []
          : [{ field: 'point', message: 'Choose one of the points' }]),
        ...(what === 'share' && (value < 0 || value > 100)
          ? [{ field: 'value', message: 'Enter a share from 0 to 100' }]
          : []),
      ];
      if (problems.length > 0) return show(ask, measure, { problems, typed: typedOf(form) });
      const actor = ask.actor as Person; // the route lets only people in
      await insertReference(db, scope, read.value, { personId: actor.personId, now });
      await note(
        db,
        actor,
        { act: 'tracking.national-entered', schoolId: scope.schoolId, enrolmentId: scope.id, about: { measure } },
        now,
      );
      return redirect(href(paths.tracking.everyone, { enrolment: scope.id }, { measure }), {
        told: 'The national figure stands beside yours.',
      });
    },
  }),
];
