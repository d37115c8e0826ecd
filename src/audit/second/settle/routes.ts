import { readForm } from '#platform/form';
import { page, redirect, route, type Answer, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { href, paths } from '#paths';
import type { Criterion } from '#schemes/rules';
import type { AuditNow } from '../../actions.ts';
import { backTo, given, refuse, viewOf, withCriterion, type Asked, type Extra } from '../../criterion/asking.ts';
import { noSuchLevel } from '../../criterion/routes.ts';
import { settleForm } from '../../forms.ts';
import { isLevel, writers } from '../../rules.ts';
import { settle } from './actions.ts';
import { SettlePage } from './pages.tsx';

const form = async (ask: Asked, audit: AuditNow, criterion: Criterion, extra: Extra = {}): Promise<Answer> => {
  const view = await viewOf(ask, audit, criterion, extra);
  if (view.beside.dispute === null || view.settling !== null) return redirect(backTo(ask, audit, criterion));
  return page(SettlePage({ view, dispute: view.beside.dispute }), { status: extra.problems ? 422 : 200 });
};

const settled = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(settleForm, ask.form);
    if (read.kind === 'problems') return form(ask, audit, criterion, { problems: read.problems, typed: read.typed });
    if (!isLevel(audit.scheme, read.value.level)) {
      const typed = { ...read.value, version: String(read.value.version) };
      return form(ask, audit, criterion, { problems: [noSuchLevel], typed });
    }
    const done = await settle(given(ask), criterion, read.value);
    switch (done.kind) {
      case 'settled':
        return redirect(href(paths.audit.seconds, { enrolment: ask.scope.id }), {
          told: `${criterion.code} is settled. Both ratings stay as they were given.`,
        });
      case 'clash':
        return redirect(backTo(ask, audit, criterion), {
          told: 'Somebody settled this first. What you wrote is kept as your draft.',
        });
      case 'refused':
        return refuse(ask, audit, criterion, done);
    }
  });

const write = { who: { kind: 'roles', roles: writers }, scope: enrolmentScope, path: paths.audit.settle } as const;

export const routes: readonly Route[] = [
  route({
    ...write,
    name: 'audit.to-settle',
    method: 'GET',
    handle: (ask) => withCriterion(ask, (audit, criterion) => form(ask, audit, criterion)),
  }),
  route({ ...write, name: 'audit.settle', method: 'POST', handle: settled }),
];
