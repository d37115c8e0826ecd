import { field } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { refuse, show, withCriterion } from '../criterion/asking.ts';
import { writers } from '../rules.ts';
import { answerQuestions } from './actions.ts';
import { readAnswers } from './forms.ts';

const answered = (ask: Ask<Enrolment>): Promise<Answer> =>
  withCriterion(ask, async (audit, criterion) => {
    const { guiding } = criterion;
    if (guiding === null) return notFound;
    const { answers, version, problems } = readAnswers(guiding, ask.form);
    const shown = (more: object, status: 409 | 422) =>
      show(ask, audit, criterion, { guiding: { typed: answers, ...more } }).then((view) => page(view, { status }));
    if (version < 0)
      return shown({ problems: [{ field: '', message: 'Open the page again: this form lost its place' }] }, 422);
    if (problems.length > 0) return shown({ problems }, 422);
    const done = await answerQuestions(ask.db, ask.actor, ask.scope, criterion, guiding, { answers, version }, ask.now);
    const at = { enrolment: ask.scope.id, criterion: criterion.code };
    switch (done.kind) {
      case 'refused':
        return refuse(ask, audit, criterion, done);
      case 'clash':
        return shown({ theirs: done.theirs }, 409);
      case 'saved':
        return field(ask.form, 'then') === 'copy'
          ? redirect(href(paths.audit.criterion, at, { answers: 'copied' }), { told: 'The answers are saved.' })
          : redirect(`${href(paths.audit.criterion, at)}#questions`, { told: 'The answers are saved.' });
    }
  });

export const routes: readonly Route[] = [
  route({
    name: 'audit.answer-questions',
    method: 'POST',
    path: paths.audit.questions,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: answered,
  }),
];
