import { actsAs } from '#platform/actor';
import { field } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { doing, mayRead, place, type Asked } from '../asking.ts';
import { agreePlan, finishPlan, standingOf } from './actions.ts';
import { AgreementPage, type AgreementProps } from './pages.tsx';
import { mayAgree, planGate, type Party } from './rules.ts';

/** The side for which the acting person speaks, if any. */
const sideOf = ({ actor }: Asked): Party | null => {
  if (actsAs(actor, ['head'])) return 'smt';
  return actsAs(actor, ['adviser']) ? 'adviser' : null;
};

const shown = async (ask: Asked, more: Partial<AgreementProps> = {}) => {
  const { facts, record, mark } = await standingOf(ask.db, ask.scope, ask.now);
  const party = sideOf(ask);
  const personId = ask.actor.kind === 'person' ? ask.actor.personId : '';
  return AgreementPage({
    ...place(ask),
    facts,
    record,
    mark,
    gaps: planGate(facts),
    mine: party === null ? null : { party, may: mayAgree(party, personId, facts) },
    mayFinish: actsAs(ask.actor, ['head', 'lead']) && ask.scope.state === 'active',
    isDone: ask.scope.steps.some(({ step, doneOn }) => step === 3 && doneOn !== null),
    ...more,
  });
};

const agreement = route({
  name: 'plan.agreement',
  method: 'GET',
  path: paths.plan.agreement,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask)),
});

const agree = route({
  name: 'plan.agree',
  method: 'POST',
  path: paths.plan.agreement,
  who: { kind: 'roles', roles: ['head', 'lead', 'adviser'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const home = href(paths.plan.agreement, { enrolment: ask.scope.id });
    const party = sideOf(ask);
    if (field(ask.form, 'act') === 'finish' && !actsAs(ask.actor, ['adviser'])) {
      const finished = await finishPlan(doing(ask));
      if (finished.kind === 'refused') return page(await shown(ask, { refused: 'gaps' }), { status: 409 });
      return redirect(home, { told: 'Step 3 is done.' });
    }
    if (party === null)
      return page(await shown(ask, { refused: { kind: 'refused', because: 'not-asked' } }), { status: 409 });
    const result = await agreePlan(doing(ask), party, field(ask.form, 'mark'));
    if (result.kind === 'changed') return page(await shown(ask, { refused: 'changed' }), { status: 409 });
    if (result.kind === 'refused') return page(await shown(ask, { refused: result }), { status: 409 });
    return redirect(home, { told: result.isDone ? 'You agreed the plan. Step 3 is done.' : 'You agreed the plan.' });
  },
});

export const agreementRoutes: readonly Route[] = [agreement, agree];
