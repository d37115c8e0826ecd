import type { Person } from '#platform/actor';
import { problemsOnly, readForm } from '#platform/form';
import { page, redirect, route, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf } from '#pupils';
import { addPoint, changePoint } from '../assessments/actions.ts';
import { changedPointForm, pointForm } from '../assessments/forms.ts';
import { openAssessment, openPoint, type FoundAssessment, type FoundPoint } from '../assessments/scope.ts';
import { backTo, shownAssessment } from '../assessments/shown.ts';
import { pointsOf } from '../assessments/store.ts';
import { ChangePointPage } from './change-page.tsx';
import { routes as entryRoutes } from './entry-routes.ts';

const sameLabel = (scope: FoundAssessment, label: string, except: string | null) =>
  scope.points.some((point) => point.id !== except && point.label.toLowerCase() === label.toLowerCase());
const labelTaken = { field: 'label', message: 'This assessment has a point of this name. Choose another' };

const add = route({
  name: 'tracking.point.add',
  method: 'POST',
  path: paths.tracking.addPoint,
  who: teamOf,
  scope: openAssessment,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const first = readForm(pointForm, form);
    const read =
      first.kind === 'read' && sameLabel(scope, first.value.label, null) ? problemsOnly(form, [labelTaken]) : first;
    if (read.kind === 'problems')
      return page(shownAssessment(ask, { problems: read.problems, typed: read.typed, about: 'point' }), {
        status: 422,
      });
    const { enrolment, assessment } = scope;
    const point = await addPoint(db, actor as Person, enrolment, assessment.id, read.value, now);
    return redirect(href(paths.tracking.point, { enrolment: enrolment.id, assessment: assessment.id, point }), {
      told: 'The point is added. Enter results below.',
    });
  },
});

type ChangeMore = Partial<Pick<Parameters<typeof ChangePointPage>[0], 'problems' | 'typed' | 'savedFirst'>>;
const changeShown = ({ frame, scope }: Ask<FoundPoint>, more: ChangeMore = {}) =>
  ChangePointPage({
    frame,
    enrolment: scope.enrolment.id,
    ...{ assessment: scope.assessment, point: scope.point },
    ...more,
  });

const changing = route({
  name: 'tracking.point.change',
  method: 'GET',
  path: paths.tracking.changePoint,
  who: teamOf,
  scope: openPoint,
  handle: async (ask) => page(changeShown(ask)),
});

const change = route({
  name: 'tracking.point.change.save',
  method: 'POST',
  path: paths.tracking.changePoint,
  who: teamOf,
  scope: openPoint,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const first = readForm(changedPointForm, form);
    const read =
      first.kind === 'read' && sameLabel(scope, first.value.label, scope.point.id)
        ? problemsOnly(form, [labelTaken])
        : first;
    if (read.kind === 'problems')
      return page(changeShown(ask, { problems: read.problems, typed: read.typed }), { status: 422 });
    const { version, ...given } = read.value;
    if (!(await changePoint(db, actor as Person, scope.enrolment, scope.point.id, { form: given, version }, now))) {
      const fresh = (await pointsOf(db, scope.assessment.id)).find(({ id }) => id === scope.point.id) ?? scope.point;
      const typed = { label: given.label, takenOn: (form['takenOn']?.[0] ?? '').trim() };
      return page(changeShown({ ...ask, scope: { ...scope, point: fresh } }, { typed, savedFirst: true }), {
        status: 409,
      });
    }
    return redirect(backTo(scope), { told: 'The point is saved.' });
  },
});

export const routes: readonly Route[] = [add, changing, change, ...entryRoutes];
