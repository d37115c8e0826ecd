import type { ComponentChildren } from 'preact';
import { bodyRoles, schoolRoles } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { notFound, page, redirect, route, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { findAwardOfEnrolment } from '../award/store.ts';
import { closeGap, decide, sendBack, sign, standingFor, type Doing } from './actions.ts';
import { readClosing, readDeciding, readReturning } from './forms.ts';
import { DecisionsPage } from './list.tsx';
import { DecisionPage, type DecisionPageProps } from './pages.tsx';
import { mayDecide } from './rules.ts';
import { listForDesk } from './store.ts';
import { DecideRefused, OutcomeRefused, SignRefused } from './words.tsx';

type Asked = Ask<Enrolment>;
type Extra = Readonly<{
  problems?: NonNullable<DecisionPageProps['problems']>;
  typed?: Readonly<Record<string, string>>;
  refused?: ComponentChildren;
}>;

const readers = { kind: 'roles', roles: [...bodyRoles, ...schoolRoles] } as const;

const doing = ({ db, actor, scope, site, now }: Asked): Doing => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor, enrolment: scope, origin: site.origin, now };
};

const shown = async (ask: Asked, extra: Extra = {}): Promise<ReturnType<typeof DecisionPage>> => {
  const { facts, scheme, decisions } = await standingFor(doing(ask));
  const { actor } = doing(ask);
  return DecisionPage({
    frame: ask.frame,
    enrolment: ask.scope,
    scheme,
    facts,
    decisions,
    personId: actor.personId,
    today: londonDay(ask.now),
    may: facts.role === 'panel' ? mayDecide(facts) : null,
    awardNumber: await findAwardOfEnrolment(ask.db, ask.scope.id),
    ...extra,
  });
};

const here = ({ scope }: Asked) => href(paths.awards.decision, { enrolment: scope.id });

const decideRoute = route({
  name: 'awards.decide',
  method: 'POST',
  path: paths.awards.decision,
  who: { kind: 'roles', roles: ['panel'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const { facts, scheme } = await standingFor(doing(ask));
    const may = mayDecide(facts);
    if (may.kind === 'refused') return page(await shown(ask), { status: 409 });
    const read = readDeciding(ask.form, may.visit, scheme);
    if (read.kind === 'problems') return page(await shown(ask, read), { status: 422 });
    const done = await decide(doing(ask), read.value);
    if (done.kind === 'decided')
      return redirect(here(ask), { told: 'The decision is with the director for signature.' });
    const typed = Object.fromEntries(Object.entries(ask.form).map(([name, values]) => [name, values.join('\n')]));
    const isOutcome = done.because === 'falls-short' || done.because === 'unknown-outcome';
    const refused = isOutcome
      ? OutcomeRefused({ of: done, scheme })
      : DecideRefused({ of: done, enrolment: ask.scope.id });
    return page(await shown(ask, { refused, typed }), { status: 409 });
  },
});

const director = { method: 'POST', who: { kind: 'roles', roles: ['director'] }, scope: enrolmentScope } as const;

const signRoutes: readonly Route[] = [
  route({
    ...director,
    name: 'awards.sign',
    path: paths.awards.sign,
    handle: async (ask) => {
      const done = await sign(doing(ask));
      if (done.kind === 'refused')
        return page(await shown(ask, { refused: SignRefused({ of: done }) }), { status: 409 });
      const award = done.number === null ? '' : ` Award ${done.number} is being made.`;
      return redirect(here(ask), { told: `The decision is signed, and the school can read it.${award}` });
    },
  }),
  route({
    ...director,
    name: 'awards.return',
    path: paths.awards.sendBack,
    handle: async (ask) => {
      const read = readReturning(ask.form);
      if (read.kind === 'problems') return page(await shown(ask, read), { status: 422 });
      const done = await sendBack(doing(ask), read.value.reason);
      if (done.kind === 'refused')
        return page(await shown(ask, { refused: SignRefused({ of: done }) }), { status: 409 });
      return redirect(here(ask), { told: 'The decision is back with the panel.' });
    },
  }),
];

const gapRoute = route({
  name: 'awards.close-gap',
  method: 'POST',
  path: paths.awards.gap,
  who: { kind: 'roles', roles: ['officer', 'director'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const criterion = ask.params['criterion'] ?? '';
    const read = readClosing(ask.form);
    if (read.kind === 'problems') {
      const field = `says-${criterion.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
      const problems = read.problems.map((problem) => ({ ...problem, field }));
      return page(await shown(ask, { problems, typed: { ...read.typed, criterion } }), { status: 422 });
    }
    const done = await closeGap(doing(ask), criterion, read.value.says);
    if (done.kind === 'refused') return notFound;
    const award = done.number === null ? '' : ` Award ${done.number} is being made.`;
    return redirect(here(ask), { told: `${criterion} is closed.${award}` });
  },
});

export const decisionRoutes: readonly Route[] = [
  route({
    name: 'awards.decisions',
    method: 'GET',
    path: paths.awards.decisions,
    who: { kind: 'roles', roles: ['officer', 'director', 'panel'] },
    handle: async ({ db, frame }) => page(DecisionsPage({ frame, rows: await listForDesk(db) })),
  }),
  route({
    name: 'awards.decision',
    method: 'GET',
    path: paths.awards.decision,
    who: readers,
    scope: enrolmentScope,
    handle: async (ask) => page(await shown(ask)),
  }),
  decideRoute,
  ...signRoutes,
  gapRoute,
];
