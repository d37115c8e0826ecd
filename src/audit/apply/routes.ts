import { readForm } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { paths } from '#paths';
import { backTo, given, refuse, show, withCriterion, type Asked } from '../criterion/asking.ts';
import { endForm, notApplicableForm, proposalForm } from '../forms.ts';
import { leaders, writers } from '../rules.ts';
import { agreeNotApplicable, endNotApplicable, proposeNotApplicable } from './actions.ts';

const late = 'Somebody decided this meanwhile. Read it again.';

const proposed = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(notApplicableForm, ask.form);
    if (read.kind === 'problems')
      return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const done = await proposeNotApplicable(given(ask), criterion, read.value.whyNot);
    if (done.kind === 'refused') return refuse(ask, audit, criterion, done);
    const told =
      done.kind === 'late'
        ? late
        : `You proposed that ${criterion.code} does not apply. A leader of the work agrees it.`;
    return redirect(`${backTo(ask, audit, criterion)}#applies`, { told });
  });

const agreed = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(proposalForm, ask.form);
    const done =
      read.kind === 'read'
        ? await agreeNotApplicable(given(ask), criterion, read.value.proposal)
        : ({ kind: 'late' } as const);
    if (done.kind === 'refused') return refuse(ask, audit, criterion, done);
    const told = done.kind === 'late' ? late : `You agreed that ${criterion.code} does not apply.`;
    return redirect(backTo(ask, audit, criterion), { told });
  });

const ended = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(endForm, ask.form);
    if (read.kind === 'problems')
      return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const done = await endNotApplicable(given(ask), criterion, read.value);
    if (done.kind === 'refused') return refuse(ask, audit, criterion, done);
    return redirect(backTo(ask, audit, criterion), {
      told: done.kind === 'late' ? late : `${criterion.code} applies, and can be judged.`,
    });
  });

const write = { method: 'POST', who: { kind: 'roles', roles: writers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({ ...write, name: 'audit.not-applicable', path: paths.audit.notApplicable, handle: proposed }),
  route({
    ...write,
    name: 'audit.agree-not-applicable',
    path: paths.audit.agreeNotApplicable,
    who: { kind: 'roles', roles: leaders },
    handle: agreed,
  }),
  route({ ...write, name: 'audit.end-not-applicable', path: paths.audit.endNotApplicable, handle: ended }),
];
