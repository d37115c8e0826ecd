import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { plural } from '#platform/kit';
import { page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { type Enrolment } from '#enrolment';
import { lookAtPupils, teamOf, workScope } from '#pupils';
import { saveResults } from '../actions.ts';
import { readGrid } from '../forms.ts';
import { measuresOf, resultsOf, type Measure } from '../store.ts';
import { GridPage, type GridRow } from './pages.tsx';

type Found = Readonly<{ enrolment: Enrolment; measure: Measure }>;

const measureScope: Scope<Found> = async (ask) => {
  const found = await workScope(ask);
  const id = ask.params['measure'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const measure = (await measuresOf(ask.db, found.value.id)).find((each) => each.id === id);
  return measure === undefined ? null : { ...found, value: { enrolment: found.value, measure } };
};

/** Names beside codes: a look at pupils, and so a line in the trail. */
const named = async ({ actor, db, scope, now }: Ask<Found>): Promise<readonly GridRow[]> => {
  const pupils = await lookAtPupils(db, actor as Person, scope.enrolment, 'results', now); // the route lets only people in
  const nameOf = new Map(pupils.map((each) => [each.pupilId, `${each.surname}, ${each.forename}`]));
  const results = await resultsOf(db, scope.enrolment.id, null);
  return results(scope.measure.id).map((each) => ({ ...each, name: nameOf.get(each.pupilId) ?? each.code }));
};

const grid = route({
  name: 'tracking.results',
  method: 'GET',
  path: paths.tracking.measure,
  who: teamOf,
  scope: measureScope,
  handle: async (ask) =>
    page(
      GridPage({
        frame: ask.frame,
        enrolment: ask.scope.enrolment.id,
        measure: ask.scope.measure,
        rows: await named(ask),
      }),
    ),
});

const save = route({
  name: 'tracking.results.save',
  method: 'POST',
  path: paths.tracking.measure,
  who: teamOf,
  scope: measureScope,
  handle: async (ask) => {
    const { actor, db, form, frame, scope, now } = ask;
    const { enrolment, measure } = scope;
    const rows = await named(ask);
    const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']));
    const read = readGrid(form, rows, measure);
    const common = { frame, enrolment: enrolment.id, measure, rows, typed };
    if (read.kind === 'problems') return page(GridPage({ ...common, problems: read.problems }), { status: 422 });
    if (!(await saveResults(db, actor as Person, enrolment, measure, read, now)))
      return page(GridPage({ ...common, savedFirst: true }), { status: 409 });
    const told =
      read.changes.length === 0
        ? 'No result had changed.'
        : `${plural(read.changes.length, 'result')} ${read.changes.length === 1 ? 'is' : 'are'} saved.`;
    return redirect(href(paths.tracking.measure, { enrolment: enrolment.id, measure: measure.id }), { told });
  },
});

export const routes: readonly Route[] = [grid, save];
