import { schoolRoles } from '#platform/actor';
import { field, readForm, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { arrangingRefusal, writers } from '../rules.ts';
import { askerOf, moveOn } from './actions.ts';
import { sharedNow } from './asking.ts';
import { moveForm } from './forms.ts';
import { viewFrom } from './lines/rules.ts';
import { AssignmentPage, type OneView } from './one/pages.tsx';
import { AssignmentsPage } from './pages.tsx';
import { moveRefusal, pressed, type MoveRefusal, type Pressed } from './rules.ts';
import { routes as share } from './share/routes.ts';
import { readEvents } from './store.ts';

/** The school's own people: who does what is nobody else's concern. */
const staff = schoolRoles;
const all = async (ask: Ask<Enrolment>): Promise<Reply> => {
  const { audit, lines } = await sharedNow(ask.db, ask.actor, ask.scope, ask.now);
  return page(
    AssignmentsPage({
      frame: ask.frame,
      enrolment: ask.scope,
      scheme: audit.scheme,
      lines,
      mine: audit.asking.standards,
      view: viewFrom(ask.query['show']),
      mayShare: arrangingRefusal(audit.asking.role, audit.standing) === null,
      now: ask.now,
    }),
  );
};

type Extra = Partial<Pick<OneView, 'problems' | 'typed' | 'refused' | 'isClash'>>;

const one = async (ask: Ask<Enrolment>, extra: Extra = {}, status: 200 | 409 | 422 = 200): Promise<Reply> => {
  const code = ask.params['standard'] ?? '';
  const [{ audit, lines }, events] = await Promise.all([
    sharedNow(ask.db, ask.actor, ask.scope, ask.now),
    readEvents(ask.db, ask.scope.id, code),
  ]);
  const line = lines.find(({ standard }) => standard.code === code);
  if (line === undefined) return notFound;
  const held = line.assignment === null ? null : { ...line.assignment, left: line.of - line.judged };
  const asker = askerOf(audit.asking, code);
  // Object.fromEntries forgets the keys; every move has just been asked.
  const refusals = Object.fromEntries(
    pressed.map((move) => [move, moveRefusal(move, held, asker, audit.standing)]),
  ) as Record<Pressed, MoveRefusal | null>;
  return page(
    AssignmentPage({
      frame: ask.frame,
      enrolment: ask.scope,
      scheme: audit.scheme,
      line,
      events,
      refusals,
      mayShare: arrangingRefusal(audit.asking.role, audit.standing) === null,
      seesTime: audit.asking.role !== 'governor',
      now: ask.now,
      ...extra,
    }),
    { status },
  );
};

const told: Readonly<Record<Pressed, string>> = {
  'hand-in': 'It is handed in. The coordinator and senior leaders are told.',
  'take-back': 'You took it back and can judge again.',
  'ask-changes': 'Those named for it are told what to change.',
  close: 'It is closed. Those named for it are told.',
  reopen: 'It is open again. Those named for it are told why.',
};

const noReason = (move: Pressed): Problem => ({
  field: 'reason',
  message: move === 'reopen' ? 'Say why it is opened again' : 'Say what should be changed',
});

const moved = async (ask: Ask<Enrolment>): Promise<Reply> => {
  const read = readForm(moveForm, ask.form);
  if (read.kind === 'problems') return one(ask, { problems: read.problems, typed: read.typed }, 422);
  const standard = ask.params['standard'] ?? '';
  const typed = { reason: field(ask.form, 'reason') };
  const done = await moveOn(ask.db, ask.actor, ask.scope, standard, read.value, ask.now);
  if (done.kind === 'refused') return one(ask, { refused: done, typed }, 409);
  if (done.kind === 'clash') return one(ask, { isClash: true, typed }, 409);
  if (done.kind === 'no-reason') return one(ask, { problems: [noReason(read.value.move)], typed }, 422);
  return redirect(href(paths.audit.assignment, { enrolment: ask.scope.id, standard }), {
    told: told[read.value.move],
  });
};

export const routes: readonly Route[] = [
  route({
    name: 'audit.assignments',
    method: 'GET',
    path: paths.audit.assignments,
    who: { kind: 'roles', roles: staff },
    scope: enrolmentScope,
    handle: all,
  }),
  route({
    name: 'audit.assignment',
    method: 'GET',
    path: paths.audit.assignment,
    who: { kind: 'roles', roles: staff },
    scope: enrolmentScope,
    handle: (ask) => one(ask),
  }),
  route({
    name: 'audit.move-assignment',
    method: 'POST',
    path: paths.audit.moveAssignment,
    who: { kind: 'roles', roles: writers },
    scope: enrolmentScope,
    handle: moved,
  }),
  ...share,
];
