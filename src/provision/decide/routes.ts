import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { askedFor, doing, place } from '../asking.ts';
import { noted } from '../edit/actions.ts';
import { decideForm } from './forms.ts';
import { DecidePage, DecisionClashPage } from './pages.tsx';
import { decisionsOf, writeDecision } from './store.ts';

const deciding = route({
  name: 'provision.decide-form',
  method: 'GET',
  path: paths.provision.decide,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    return provision === null ? notFound : page(DecidePage({ ...place(ask), provision }));
  },
});

const decide = route({
  name: 'provision.decide',
  method: 'POST',
  path: paths.provision.decide,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await askedFor(ask);
    if (provision === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(decideForm, ask.form);
    if (read.kind === 'problems')
      return page(DecidePage({ ...place(ask), provision, problems: read.problems, typed }), { status: 422 });
    const act = doing(ask);
    if (!(await writeDecision(ask.db, provision, read.value, { personId: act.actor.personId, now: ask.now }))) {
      const [last] = await decisionsOf(ask.db, provision.id);
      return page(DecisionClashPage({ ...place(ask), provision, last, typed }), { status: 409 });
    }
    await noted(act, 'provision.decided', { provision: provision.id, to: read.value.decision });
    return redirect(`${href(paths.provision.one, { enrolment: ask.scope.id, provision: provision.id })}#decision`, {
      told: 'The decision is kept.',
    });
  },
});

export const decideRoutes: readonly Route[] = [deciding, decide];
