import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '#pupils';
import { TalkPage } from './pages.tsx';
import { hears, wishesOf, writeSpoken } from './store.ts';

export const routes: readonly Route[] = [
  route({
    name: 'questionnaires.talk',
    method: 'GET',
    path: paths.questionnaires.talk,
    who: teamOf,
    scope: enrolmentScope,
    handle: async ({ actor, db, frame, scope, now }) => {
      if (!(await hears(db, scope.schoolId))) return notFound;
      const wishes = await wishesOf(db, scope.schoolId);
      const about = { pupils: wishes.length, where: 'wishes to talk' };
      if (wishes.length > 0)
        await note(db, actor, { act: 'pupils.seen', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
      return page(TalkPage({ frame, enrolment: scope.id, wishes }));
    },
  }),
  route({
    name: 'questionnaires.spoken',
    method: 'POST',
    path: paths.questionnaires.spoken,
    who: teamOf,
    scope: enrolmentScope,
    handle: async ({ actor, db, params, scope, now }) => {
      const { personId } = actor as Person; // the route lets only people in
      const id = params['wish'] ?? '';
      if (!isUuid(id) || !(await hears(db, scope.schoolId))) return notFound;
      if (await writeSpoken(db, scope.schoolId, id, { personId, now }))
        await note(db, actor, { act: 'questionnaires.spoken', schoolId: scope.schoolId, enrolmentId: scope.id }, now);
      return redirect(href(paths.questionnaires.talk, { enrolment: scope.id }), {
        told: 'Noted that you have spoken.',
      });
    },
  }),
];
