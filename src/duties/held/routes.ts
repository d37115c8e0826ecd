import { londonDay } from '#platform/clock';
import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { readForm, typedOf, type Problem } from '#platform/form';
import { bytes, notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { teamOf } from '#pupils';
import { becauseForm } from '../erasure/forms.ts';
import { askErasure } from '../erasure/actions.ts';
import { openErasureOf } from '../erasure/store.ts';
import { packHeld } from './files.ts';
import { HeldPage } from './pages.tsx';
import { findWhom, heldOf, mayErase, type Whom } from './store.ts';

type Asked = Ask<Enrolment>;

/** The pupil, for those who answer a family's question; nobody else learns whether there is one. */
const whomAsked = async ({ db, params, scope }: Asked): Promise<Whom | null> => {
  const id = params['pupil'] ?? '';
  return isUuid(id) && (await mayErase(db, scope.schoolId)) ? findWhom(db, scope.schoolId, id) : null;
};

const noted = ({ db, actor, scope, now }: Asked, act: string, whom: Whom) =>
  // teamOf lets only people in.
  note(
    db,
    actor as Person,
    { act, schoolId: scope.schoolId, enrolmentId: scope.id, about: { pupil: whom.pupilId, code: whom.code } },
    now,
  );

const shown = async (ask: Asked, whom: Whom, problems: readonly Problem[] = []): Promise<Answer> => {
  const { db, frame, scope } = ask;
  await noted(ask, 'pupils.held-seen', whom);
  const open = await openErasureOf(db, scope.schoolId, whom.pupilId);
  return page(
    HeldPage({
      ...{ frame, enrolment: scope.id, whom, problems, typed: typedOf(ask.form) },
      held: await heldOf(db, scope.schoolId, whom.pupilId),
      askedOn: open === null ? null : londonDay(open.askedAt),
    }),
    { status: problems.length === 0 ? 200 : 422 },
  );
};

const look = route({
  name: 'held.page',
  method: 'GET',
  path: paths.held.page,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const whom = await whomAsked(ask);
    return whom === null ? notFound : shown(ask, whom);
  },
});

const file = route({
  name: 'held.file',
  method: 'POST',
  path: paths.held.file,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const whom = await whomAsked(ask);
    if (whom === null) return notFound;
    await noted(ask, 'pupils.held-taken', whom);
    const body = packHeld(whom, await heldOf(ask.db, ask.scope.schoolId, whom.pupilId), ask.now);
    return bytes({ type: 'application/zip', name: `${whom.code}-${londonDay(ask.now)}.zip`, body });
  },
});

const askFor = route({
  name: 'held.ask',
  method: 'POST',
  path: paths.held.ask,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const whom = await whomAsked(ask);
    if (whom === null) return notFound;
    const read = readForm(becauseForm, ask.form);
    if (read.kind === 'problems') return shown(ask, whom, read.problems);
    const told = (await askErasure(ask, whom, read.value.because))
      ? 'It is asked for. A second person has to agree.'
      : 'It was asked for already.';
    return redirect(href(paths.held.keeping, { enrolment: ask.scope.id }), { told });
  },
});

export const heldRoutes: readonly Route[] = [look, file, askFor];
