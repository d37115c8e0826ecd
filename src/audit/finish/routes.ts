import { page, redirect, route, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { auditNow } from '../actions.ts';
import { arrangingRefusal, leaders, readers } from '../rules.ts';
import { finish, whatIsMissing } from './actions.ts';
import { FinishPage } from './pages.tsx';

const show = async ({ db, actor, scope, frame, mayOpen }: Ask<Enrolment>, isRefused: boolean) => {
  const audit = await auditNow(db, actor, scope);
  const { scheme, asking, standing, finish: finished } = audit;
  const missing = finished === null ? await whatIsMissing(db, scope, audit) : [];
  const refusal = arrangingRefusal(asking.role, standing);
  return page(
    FinishPage({
      frame,
      enrolment: scope,
      scheme,
      missing,
      refusal,
      finish: finished,
      isRefused,
      seesPupils: asking.role !== 'governor',
      settles: mayOpen(paths.audit.settle),
    }),
    { status: isRefused ? 409 : 200 },
  );
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.before-finish',
    method: 'GET',
    path: paths.audit.finish,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) => show(ask, false),
  }),
  route({
    name: 'audit.finish',
    method: 'POST',
    path: paths.audit.finish,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: async (ask) => {
      const done = await finish(ask.db, ask.actor, ask.scope, ask.now);
      if (done.kind !== 'finished') return show(ask, true);
      return redirect(href(paths.audit.home, { enrolment: ask.scope.id }), {
        told: 'The audit is finished. Next: turn each area for improvement into an action.',
      });
    },
  }),
];
