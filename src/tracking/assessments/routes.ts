import { actsAs, type Person } from '#platform/actor';
import { problemsOnly, readForm } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { teamOf, workScope } from '#pupils';
import { changeAssessment, declareAssessment } from './actions.ts';
import { DeclareAssessmentPage } from './declare-page.tsx';
import { readAssessment, readExpected, wordsForm } from './forms.ts';
import { AssessmentsPage } from './list-page.tsx';
import { assessmentScope, openAssessment } from './scope.ts';
import { backTo, leaders, shownAssessment } from './shown.ts';
import { assessmentOf, assessmentsOf, isTitleFree } from './store.ts';

const list = route({
  name: 'tracking.assessments',
  method: 'GET',
  path: paths.tracking.assessments,
  who: teamOf,
  scope: enrolmentScope,
  handle: async ({ actor, db, frame, scope }) =>
    page(
      AssessmentsPage({
        frame,
        enrolment: scope.id,
        assessments: await assessmentsOf(db, scope.schoolId),
        mayDeclare: actsAs(actor, leaders.roles) && mayDo('work', scope.state),
        mayBring: mayDo('work', scope.state),
      }),
    ),
});

const declaring = route({
  name: 'tracking.assessment.declare',
  method: 'GET',
  path: paths.tracking.declareAssessment,
  who: leaders,
  scope: workScope,
  handle: async ({ frame, scope }) => page(DeclareAssessmentPage({ frame, enrolment: scope.id })),
});

const taken = {
  field: 'title',
  message: 'Your school has an assessment of this name. Choose another, such as one with its edition',
};

const declare = route({
  name: 'tracking.assessment.declare.save',
  method: 'POST',
  path: paths.tracking.declareAssessment,
  who: leaders,
  scope: workScope,
  handle: async ({ actor, db, form, frame, scope, now }) => {
    const first = readAssessment(form);
    const isTaken = first.kind === 'read' && !(await isTitleFree(db, scope.schoolId, first.value.title, null));
    const read = isTaken ? problemsOnly(form, [taken]) : first;
    if (read.kind === 'problems')
      return page(DeclareAssessmentPage({ frame, enrolment: scope.id, problems: read.problems, typed: read.typed }), {
        status: 422,
      });
    const assessment = await declareAssessment(db, actor as Person, scope, read.value, now); // the route lets only people in
    return redirect(href(paths.tracking.assessment, { enrolment: scope.id, assessment }), {
      told: 'The assessment is declared. Add its first point in time.',
    });
  },
});

const one = route({
  name: 'tracking.assessment',
  method: 'GET',
  path: paths.tracking.assessment,
  who: teamOf,
  scope: assessmentScope,
  handle: async (ask) => page(shownAssessment(ask)),
});

const words = route({
  name: 'tracking.assessment.words',
  method: 'POST',
  path: paths.tracking.assessmentWords,
  who: leaders,
  scope: openAssessment,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const { enrolment, assessment } = scope;
    const read = readForm(wordsForm, form);
    const faults = read.kind === 'problems' ? [...read.problems] : [];
    const expected = read.kind === 'read' ? readExpected({ ...assessment, expected: null }, read.value.expected) : null;
    if (typeof expected === 'string') faults.push({ field: 'expected', message: expected });
    if (read.kind === 'read' && !(await isTitleFree(db, enrolment.schoolId, read.value.title, assessment.id)))
      faults.push(taken);
    if (faults.length > 0 || read.kind === 'problems' || typeof expected === 'string') {
      const { typed } =
        read.kind === 'problems'
          ? read
          : { typed: Object.fromEntries(Object.entries(form).map(([name, [first]]) => [name, first ?? ''])) };
      return page(shownAssessment(ask, { problems: faults, typed, about: 'words' }), { status: 422 });
    }
    if (!(await changeAssessment(db, actor as Person, enrolment, assessment.id, { ...read.value, expected }, now))) {
      const { title, subject, expected: typedExpected } = read.value;
      const fresh = await assessmentOf(db, enrolment.schoolId, assessment.id);
      const again = { ...ask, scope: { ...scope, assessment: fresh ?? assessment } };
      return page(
        shownAssessment(again, {
          typed: { title, subject, expected: typedExpected },
          about: 'words',
          savedFirst: true,
        }),
        {
          status: 409,
        },
      );
    }
    return redirect(backTo(scope), { told: 'The words are saved.' });
  },
});

export const routes: readonly Route[] = [list, declaring, declare, one, words];
