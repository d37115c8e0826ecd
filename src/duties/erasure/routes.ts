import { actsAs, type Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { field, readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { teamOf } from '#pupils';
import { mayErase } from '../held/store.ts';
import { agree, setKeeping, stop } from './actions.ts';
import { becauseForm, periodForm } from './forms.ts';
import { KeepingPage, stopField } from './pages.tsx';
import { erasuresOf, hasSecond, keepingOf, leaversOf } from './store.ts';

type Asked = Ask<Enrolment>;
type More = Readonly<{ problems?: readonly Problem[]; savedFirst?: boolean }>;

const mostShown = 200;

const shown = async (ask: Asked, more: More = {}): Promise<Answer> => {
  const { actor, db, frame, form, now, scope } = ask;
  const mayDecide = await mayErase(db, scope.schoolId);
  const reads = mayDecide || actsAs(actor, ['head', 'lead']);
  const erasures = reads ? await erasuresOf(db, scope.schoolId, mostShown) : null;
  const leavers = reads ? await leaversOf(db, { schoolId: scope.schoolId, upto: null, now }, mostShown) : [];
  const named = leavers.length + (erasures ?? []).filter(({ isOpen, name }) => isOpen && name !== null).length;
  // teamOf lets only people in.
  if (mayDecide && named > 0)
    await note(
      db,
      actor as Person,
      {
        act: 'pupils.seen',
        schoolId: scope.schoolId,
        enrolmentId: scope.id,
        about: { pupils: named, where: 'keeping' },
      },
      now,
    );
  return page(
    KeepingPage({
      ...{ frame, enrolment: scope.id, personId: (actor as Person).personId, erasures, leavers, mayDecide },
      hasSecond: await hasSecond(db, scope.schoolId, (actor as Person).personId),
      keeping: await keepingOf(db, scope.schoolId),
      maySetPeriod: actsAs(actor, ['head']),
      typed: typedOf(form),
      ...more,
    }),
    { status: more.savedFirst === true ? 409 : (more.problems ?? []).length > 0 ? 422 : 200 },
  );
};

const back = (ask: Asked, told: string): Answer =>
  redirect(href(paths.held.keeping, { enrolment: ask.scope.id }), { told });

const home = route({
  name: 'keeping.home',
  method: 'GET',
  path: paths.held.keeping,
  who: teamOf,
  scope: enrolmentScope,
  handle: (ask) => shown(ask),
});

const period = route({
  name: 'keeping.period',
  method: 'POST',
  path: paths.held.period,
  who: { kind: 'roles', roles: ['head'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const read = readForm(periodForm, ask.form);
    if (read.kind === 'problems') return shown(ask, { problems: read.problems });
    return (await setKeeping(ask, read.value)) ? back(ask, 'The period is set.') : shown(ask, { savedFirst: true });
  },
});

const agreed = route({
  name: 'keeping.agree',
  method: 'POST',
  path: paths.held.agree,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const id = ask.params['erasure'] ?? '';
    if (!isUuid(id) || !(await mayErase(ask.db, ask.scope.schoolId))) return notFound;
    switch (await agree(ask, id)) {
      case 'done':
        return back(ask, 'It is erased.');
      case 'own':
        return back(ask, 'You asked for it: somebody else has to agree.');
      case 'not-open':
        return back(ask, 'It was done or stopped already.');
      case 'not-found':
        return notFound;
    }
  },
});

const stopped = route({
  name: 'keeping.stop',
  method: 'POST',
  path: paths.held.stop,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const id = ask.params['erasure'] ?? '';
    if (!isUuid(id) || !(await mayErase(ask.db, ask.scope.schoolId))) return notFound;
    const read = readForm(becauseForm, { because: [field(ask.form, stopField(id))] });
    if (read.kind === 'problems')
      return shown(ask, { problems: read.problems.map(({ message }) => ({ field: stopField(id), message })) });
    return back(ask, (await stop(ask, id, read.value.because)) ? 'It is stopped.' : 'It was done or stopped already.');
  },
});

export const erasureRoutes: readonly Route[] = [home, period, agreed, stopped];
