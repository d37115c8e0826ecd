import { actsAs, schoolRoles, type Person } from '#platform/actor';
import { isUuid, type Db } from '#platform/db';
import { londonDay } from '#platform/clock';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer as Reply, type Ask, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { href, paths } from '#paths';
import { timeOf } from './asking.ts';
import { TimePage, type TimeView } from './pages.tsx';
import { TeamTimePage } from './people/pages.tsx';
import { dayProblems, entryForm } from './record/forms.ts';
import { EntryPage } from './record/pages.tsx';
import { addEntry, changeEntry, readOwn, removeEntry, type Entry } from './record/store.ts';

type Extra = Partial<Pick<TimeView, 'problems' | 'typed'>>;
const team = ['lead', 'head', 'member'] as const;

const show = async (ask: Ask<Enrolment>, extra: Extra = {}, status: 200 | 409 | 422 = 200): Promise<Reply> => {
  const { db, actor, scope, frame, now, query } = ask;
  const { own, ...told } = await timeOf(db, actor, scope);
  const membership = actor.kind === 'person' ? (actor.membershipId ?? '') : '';
  const entries = own === null ? [] : await readOwn(db, scope.id, membership);
  // The sum is of what the reader recorded, whether or not they still are in the team.
  const recorded = entries.reduce((sum, { minutes }) => sum + minutes, 0);
  return page(
    TimePage({
      frame,
      enrolment: scope.id,
      scheme: told.scheme,
      total: told.total,
      own: own === null ? null : { ...own, sum: { ...own.sum, recorded }, entries },
      seesTeam: actsAs(actor, ['lead', 'head']),
      mayRecord: mayDo('work', scope.state),
      today: londonDay(now),
      page: query['page'],
      ...extra,
    }),
    { status },
  );
};

const noted = (db: Db, actor: Person, enrolment: Enrolment, act: string, now: Date) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, now);

type Owner = Readonly<{ person: Person; membershipId: string }>;

/** Whoever records is a person in a part of the school; the route's policy lets in nobody else. */
const ownerOf = ({ actor }: Ask<Enrolment>): Owner => {
  if (actor.kind === 'person' && actor.membershipId !== null)
    return { person: actor, membershipId: actor.membershipId };
  throw new Error('Time is recorded by somebody with a part in the school: name the roles in the route’s policy.');
};

const record = async (ask: Ask<Enrolment>): Promise<Reply> => {
  const { person, membershipId } = ownerOf(ask);
  const read = readForm(entryForm, ask.form);
  if (read.kind === 'problems') return show(ask, read, 422);
  const problems = dayProblems(read.value.day, londonDay(ask.now));
  if (problems.length > 0) return show(ask, { problems, typed: typedOf(ask.form) }, 422);
  if (!mayDo('work', ask.scope.state)) return show(ask, { typed: typedOf(ask.form) }, 409);
  await addEntry(ask.db, ask.scope, membershipId, read.value, ask.now);
  await noted(ask.db, person, ask.scope, 'workload.recorded', ask.now);
  return redirect(href(paths.workload.home, { enrolment: ask.scope.id }), { told: 'It is recorded.' });
};

const withEntry = async (
  ask: Ask<Enrolment>,
  then: (entry: Entry, owner: Owner) => Promise<Reply> | Reply,
): Promise<Reply> => {
  const id = ask.params['entry'] ?? '';
  const owner = ownerOf(ask);
  const entries = isUuid(id) ? await readOwn(ask.db, ask.scope.id, owner.membershipId) : [];
  const entry = entries.find((each) => each.id === id);
  return entry === undefined ? notFound : then(entry, owner);
};

const entryPage = (ask: Ask<Enrolment>, entry: Entry, extra: Extra & { isClash?: boolean }, status: 200 | 409 | 422) =>
  page(EntryPage({ frame: ask.frame, enrolment: ask.scope.id, entry, today: londonDay(ask.now), ...extra }), {
    status,
  });

const change = (ask: Ask<Enrolment>) =>
  withEntry(ask, async (entry, { person, membershipId }) => {
    const read = readForm(entryForm, ask.form);
    if (read.kind === 'problems') return entryPage(ask, entry, read, 422);
    const typed = typedOf(ask.form);
    const problems = dayProblems(read.value.day, londonDay(ask.now));
    if (problems.length > 0) return entryPage(ask, entry, { problems, typed }, 422);
    const changed = await changeEntry(ask.db, ask.scope, membershipId, entry.id, read.value);
    if (changed.length === 0) return entryPage(ask, entry, { typed, isClash: true }, 409);
    await noted(ask.db, person, ask.scope, 'workload.changed', ask.now);
    return redirect(href(paths.workload.home, { enrolment: ask.scope.id }), { told: 'Your change is saved.' });
  });

const remove = (ask: Ask<Enrolment>) =>
  withEntry(ask, async (entry, { person, membershipId }) => {
    await removeEntry(ask.db, ask.scope, membershipId, entry.id);
    await noted(ask.db, person, ask.scope, 'workload.removed', ask.now);
    return redirect(href(paths.workload.home, { enrolment: ask.scope.id }), { told: 'It is removed.' });
  });

const own = { who: { kind: 'roles', roles: team }, scope: enrolmentScope } as const;

export const workloadRoutes: readonly Route[] = [
  route({
    name: 'workload.home',
    method: 'GET',
    path: paths.workload.home,
    who: { kind: 'roles', roles: schoolRoles },
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({ name: 'workload.record', method: 'POST', path: paths.workload.home, ...own, handle: record }),
  route({
    name: 'workload.team',
    method: 'GET',
    path: paths.workload.team,
    who: { kind: 'roles', roles: ['lead', 'head'] },
    scope: enrolmentScope,
    handle: async ({ db, actor, scope, frame, query }) => {
      const { scheme, people } = await timeOf(db, actor, scope);
      return page(
        TeamTimePage({ frame, enrolment: scope.id, scheme, people, show: query['show'], page: query['page'] }),
      );
    },
  }),
  route({
    name: 'workload.entry',
    method: 'GET',
    path: paths.workload.entry,
    ...own,
    handle: (ask) => withEntry(ask, (entry) => entryPage(ask, entry, {}, 200)),
  }),
  route({ name: 'workload.change', method: 'POST', path: paths.workload.entry, ...own, handle: change }),
  route({ name: 'workload.remove', method: 'POST', path: paths.workload.remove, ...own, handle: remove }),
];
