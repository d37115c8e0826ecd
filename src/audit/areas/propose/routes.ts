import { readForm, someWords } from '#platform/form';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { z } from 'zod';
import { RefusedPage } from '../../criterion/pages.tsx';
import { writers } from '../../rules.ts';
import { viewOf, type Extra } from '../asking.ts';
import { bringBack, setAside, type SettingAside } from './actions.ts';
import { ProposalPage } from './pages.tsx';
import { readWords } from './store.ts';

const form = z.object({ reason: someWords('Say why it is not taken up', 1000) });

const show = async (ask: Ask<Enrolment>, extra: Extra = {}, status: 200 | 422 = 200): Promise<Reply> => {
  const view = await viewOf(ask, extra);
  const proposal = view.proposed?.open.find(({ key }) => key === ask.params['proposal']);
  if (view.proposed === null || proposal === undefined) return notFound;
  const words = await readWords(ask.db, ask.scope.id, proposal.criteria);
  return page(ProposalPage({ view, proposal, proposed: view.proposed, words }), { status });
};

const listHref = (ask: Ask<Enrolment>): string => href(paths.audit.areas, { enrolment: ask.scope.id });

const answer = async (ask: Ask<Enrolment>, done: SettingAside, told: string): Promise<Reply> => {
  if (done.kind === 'refused') {
    const { scheme } = await viewOf(ask);
    return page(RefusedPage({ frame: ask.frame, scheme, because: done.because, back: listHref(ask) }), { status: 409 });
  }
  const gone = 'That proposal has gone: somebody answered it, or a level changed.';
  return redirect(listHref(ask), { told: done.kind === 'done' ? told : gone });
};

const staff = { who: { kind: 'roles', roles: writers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({ name: 'audit.proposal', method: 'GET', path: paths.audit.proposal, ...staff, handle: (ask) => show(ask) }),
  route({
    name: 'audit.set-aside',
    method: 'POST',
    path: paths.audit.setAside,
    ...staff,
    handle: async (ask) => {
      const read = readForm(form, ask.form);
      if (read.kind === 'problems') return show(ask, { problems: read.problems, typed: read.typed }, 422);
      const key = ask.params['proposal'] ?? '';
      const done = await setAside(ask.db, ask.actor, ask.scope, key, read.value.reason, ask.now);
      return answer(ask, done, 'It is set aside, with your reason.');
    },
  }),
  route({
    name: 'audit.look-again',
    method: 'POST',
    path: paths.audit.lookAgain,
    ...staff,
    handle: async (ask) =>
      answer(
        ask,
        await bringBack(ask.db, ask.actor, ask.scope, ask.params['proposal'] ?? '', ask.now),
        'It is proposed again.',
      ),
  }),
];
