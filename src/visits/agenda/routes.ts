import { isUuid, uuidv7 } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { noted, visitFor } from '../actions.ts';
import { doing, hereOf, place, verifierOnly, type Asked, type Here } from '../asking.ts';
import { mayVisit } from '../rules.ts';
import { agendaForm } from './forms.ts';
import { AgendaPage, type AgendaProps } from './pages.tsx';
import { insertAgenda, listAgenda, removeAgenda } from './store.ts';

const shown = async (ask: Asked, here: Here, more: Partial<AgendaProps> = {}) =>
  AgendaPage({
    ...place(ask, here),
    agenda: await listAgenda(ask.db, ask.scope.id),
    mayArrange: mayVisit('arrange', here.role, here.standing, here.today).kind === 'allowed',
    typed: {},
    ...more,
  });

const agenda = route({
  name: 'visits.agenda',
  method: 'GET',
  path: paths.visits.agenda,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask, await hereOf(ask))),
});

const add = route({
  name: 'visits.add-agenda',
  method: 'POST',
  path: paths.visits.agenda,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const typed = typedOf(ask.form);
    const read = readForm(agendaForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, here, { problems: read.problems, typed }), { status: 422 });
    const open = await visitFor('arrange', doing(ask, here));
    if (open.kind === 'refused') return page(await shown(ask, here, { refused: open.because, typed }), { status: 409 });
    const { actor } = doing(ask, here);
    await insertAgenda(ask.db, uuidv7(), open.visit, ask.scope, read.value, { personId: actor.personId, now: ask.now });
    await noted(doing(ask, here), 'visits.day-arranged');
    return redirect(href(paths.visits.agenda, { enrolment: ask.scope.id }), { told: 'The day plan is saved.' });
  },
});

const remove = route({
  name: 'visits.remove-agenda',
  method: 'POST',
  path: paths.visits.agendaItem,
  who: verifierOnly,
  scope: enrolmentScope,
  handle: async (ask) => {
    const here = await hereOf(ask);
    const id = ask.params['item'] ?? '';
    if (!isUuid(id)) return notFound;
    const open = await visitFor('arrange', doing(ask, here));
    if (open.kind === 'refused') return page(await shown(ask, here, { refused: open.because }), { status: 409 });
    if (!(await removeAgenda(ask.db, ask.scope.id, id))) return notFound;
    await noted(doing(ask, here), 'visits.day-arranged');
    return redirect(href(paths.visits.agenda, { enrolment: ask.scope.id }), { told: 'It is taken out of the day.' });
  },
});

export const agendaRoutes: readonly Route[] = [agenda, add, remove];
