import { actsAs, schoolRoles } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { page, redirect, route, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { sightOf } from '#evidence';
import { href, paths } from '#paths';
import { auditNow, finish, memberOf, whatIsMissing, type AuditNow } from './actions.ts';
import { routes as areas } from './areas/routes.ts';
import { linesOf } from './assignment/lines/rules.ts';
import { MyStandards } from './assignment/mine/pages.tsx';
import { routes as assignment } from './assignment/routes.ts';
import { readClaims } from './claims/store.ts';
import { routes as exemption } from './exemption/routes.ts';
import { routes as copy } from './copy/routes.ts';
import { routes as criterion } from './criterion/routes.ts';
import { FinishPage } from './finish/pages.tsx';
import { routes as grid } from './grid/routes.ts';
import { routes as offer } from './offer/routes.ts';
import { OverviewPage } from './overview/pages.tsx';
import { viewFrom } from './overview/rules.ts';
import { arrangingRefusal, cellsOf, leaders, nextToJudge, readers, writers, type Judged } from './rules.ts';
import { routes as standard } from './standard/routes.ts';
import { readJudged } from './store.ts';

/** The reader's own standards, at the head of the audit, while it is under way. */
const ownStandards = (
  now: AuditNow,
  answers: readonly Judged[],
  ask: Pick<Ask<Enrolment>, 'actor' | 'scope' | 'now'>,
) => {
  if (now.finish !== null || now.asking.standards.length === 0) return null;
  const team = now.minders.map((each) => ({ ...each, hasLeft: false }));
  const done = new Set(answers.map(({ criterion }) => criterion));
  const lines = linesOf(now.scheme, now.assignments, team, done, londonDay(ask.now));
  return MyStandards({
    enrolmentId: ask.scope.id,
    scheme: now.scheme,
    lines: lines.filter(({ standard }) => now.asking.standards.includes(standard.code)),
    membershipId: memberOf(ask.actor).membershipId ?? '',
    now: ask.now,
  });
};

const overview = async (ask: Ask<Enrolment>) => {
  const { db, actor, scope, frame, query } = ask;
  const [now, answers, claims] = await Promise.all([
    auditNow(db, actor, scope),
    readJudged(db, scope.id),
    readClaims(db, sightOf(actor, scope)),
  ]);
  const { scheme, minders, asking, finish: finished, standing } = now;
  return page(
    OverviewPage({
      frame,
      enrolment: scope,
      scheme,
      minders,
      cells: cellsOf(scheme, answers, claims),
      mine: asking.standards,
      own: ownStandards(now, answers, ask),
      isOurs: actsAs(actor, schoolRoles),
      view: viewFrom(query['show']),
      finish: finished,
      mayWrite: writers.some((role) => role === asking.role),
      mayFinish: arrangingRefusal(asking.role, standing) === null,
      next: nextToJudge(scheme, answers, asking, now.taken, standing),
    }),
  );
};

const finishPage = async ({ db, actor, scope, frame }: Ask<Enrolment>, isRefused: boolean) => {
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
    }),
    {
      status: isRefused ? 409 : 200,
    },
  );
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.overview',
    method: 'GET',
    path: paths.audit.home,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: overview,
  }),
  route({
    name: 'audit.before-finish',
    method: 'GET',
    path: paths.audit.finish,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) => finishPage(ask, false),
  }),
  route({
    name: 'audit.finish',
    method: 'POST',
    path: paths.audit.finish,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: async (ask) => {
      const done = await finish(ask.db, ask.actor, ask.scope, ask.now);
      if (done.kind !== 'finished') return finishPage(ask, true);
      return redirect(href(paths.audit.home, { enrolment: ask.scope.id }), {
        told: 'The audit is finished. Next: turn each area for improvement into an action.',
      });
    },
  }),
  ...standard,
  ...criterion,
  ...areas,
  ...exemption,
  ...offer,
  ...copy,
  ...assignment,
  ...grid,
];
