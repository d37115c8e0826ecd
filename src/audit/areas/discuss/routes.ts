import { z } from 'zod';
import { schoolRoles } from '#platform/actor';
import { isUuid } from '#platform/db';
import { readForm, someWords } from '#platform/form';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { RefusedPage } from '../../criterion/pages.tsx';
import { writers } from '../../rules.ts';
import { viewOf, type Extra } from '../asking.ts';
import { say } from './actions.ts';
import { DiscussPage } from './pages.tsx';
import { readComments } from './store.ts';

const form = z.object({ text: someWords('Write what you think', 2000), answers: z.string() });

const show = async (ask: Ask<Enrolment>, extra: Extra = {}, status: 200 | 422 = 200): Promise<Reply> => {
  const id = ask.params['area'] ?? '';
  if (!isUuid(id)) return notFound;
  const [view, comments] = await Promise.all([viewOf(ask, extra), readComments(ask.db, ask.scope.id, id)]);
  const area = view.areas.find((each) => each.id === id);
  if (area === undefined) return notFound;
  const answered = extra.typed?.['answers'] ?? ask.query['answer'];
  const answering = comments.find((each) => each.id === answered) ?? null;
  return page(DiscussPage({ ...view, area, comments, answering, now: ask.now }), { status });
};

const said = async (ask: Ask<Enrolment>): Promise<Reply> => {
  const read = readForm(form, ask.form);
  if (read.kind === 'problems') return show(ask, read, 422);
  const view = await viewOf(ask);
  const area = view.areas.find(({ id }) => id === ask.params['area']);
  if (area === undefined) return notFound;
  const answers = isUuid(read.value.answers) ? read.value.answers : null;
  const back = href(paths.audit.discussArea, { enrolment: ask.scope.id, area: area.id });
  const done = await say(ask.db, ask.actor, ask.scope, area, { text: read.value.text, answers }, ask.now);
  if (done.kind === 'refused')
    return page(RefusedPage({ frame: ask.frame, scheme: view.scheme, because: done.because, back }), { status: 409 });
  return done.kind === 'gone' ? notFound : redirect(back, { told: 'Your colleagues can read it.' });
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.area-discussion',
    method: 'GET',
    path: paths.audit.discussArea,
    who: { kind: 'roles', roles: schoolRoles },
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'audit.discuss-area',
    method: 'POST',
    path: paths.audit.discussArea,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: said,
  }),
];
