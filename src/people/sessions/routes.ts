import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { field } from '#platform/form';
import { json, notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { system } from '#platform/actor';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { safeAddress, safeDestination } from '../sign-in/rules.ts';
import { findBegun, removeBegun } from '../sign-in/store.ts';
import { choosePart } from './actions.ts';
import { ChooseRolePage } from './pages.tsx';
import { secondsLeft } from './rules.ts';
import { endOtherSessions, endSession, findSession, partsOf } from './store.ts';
import { tokenHash } from './token.ts';

const signedIn = { kind: 'signed-in' } as const;

const chooser = async (ask: Ask, then: string, isMissing: boolean): Promise<Answer> => {
  const { actor, db, frame, now } = ask;
  if (actor.kind !== 'person') return notFound;
  const parts = await partsOf(db, actor.personId, londonDay(now));
  const session = await findSession(db, actor.sessionId);
  const isStrong = session?.isStrong ?? false;
  const problems = isMissing ? [{ field: 'membership', message: 'Choose the part that you act in.' }] : undefined;
  const shown = ChooseRolePage({ frame, parts, current: actor.membershipId, isStrong, then, problems });
  return page(shown, { status: isMissing ? 422 : 200 });
};

export const sessionRoutes: readonly Route[] = [
  route({
    name: 'people.choose-role-page',
    method: 'GET',
    path: paths.chooseRole,
    who: signedIn,
    handle: (ask) => chooser(ask, safeDestination(ask.query['then'] ?? ''), false),
  }),
  route({
    name: 'people.choose-role',
    method: 'POST',
    path: paths.chooseRole,
    who: signedIn,
    handle: async (ask) => {
      const { actor, db, form, now } = ask;
      if (actor.kind !== 'person') return notFound;
      const then = safeDestination(field(form, 'then'));
      const chosen = await choosePart(db, actor, field(form, 'membership'), now);
      switch (chosen.kind) {
        case 'not-yours':
          return chooser(ask, then, true);
        case 'needs-second-step':
          return redirect(paths.account.secondStep, { told: 'Set up two-step sign-in first: this part asks for it.' });
        case 'chosen':
          return redirect(then, { session: { kind: 'begin', token: chosen.token } });
      }
    },
  }),
  route({
    name: 'people.sign-out',
    method: 'POST',
    path: paths.signOut,
    who: { kind: 'public' },
    isAlone: true,
    handle: async ({ actor, database, sessionToken, now }) => {
      const task = system('people.sign-out');
      await database.asActor(task, async (db) => {
        if (actor.kind === 'person') {
          await endSession(db, actor.sessionId, actor.personId, now);
          await note(db, actor, { act: 'people.signed-out' }, now);
        } else if (sessionToken !== null) {
          const begun = await findBegun(db, tokenHash(sessionToken), now);
          if (begun !== null) await removeBegun(db, begun.personId);
        }
      });
      return redirect(paths.signIn.page, { told: 'You are signed out.', session: { kind: 'end' } });
    },
  }),
  route({
    name: 'people.extend-session',
    method: 'POST',
    path: paths.session.extend,
    who: signedIn,
    handle: async ({ actor, db, now }) => {
      if (actor.kind !== 'person') return notFound;
      const session = await findSession(db, actor.sessionId);
      return session === null ? notFound : json({ secondsLeft: secondsLeft(session, now) });
    },
  }),
  route({
    name: 'people.end-devices',
    method: 'POST',
    path: paths.account.devices,
    who: signedIn,
    handle: async ({ actor, db, form, now }) => {
      if (actor.kind !== 'person') return notFound;
      const which = field(form, 'session');
      if (which === 'others') {
        const ended = await endOtherSessions(db, actor.personId, actor.sessionId, now);
        await note(db, actor, { act: 'people.ended-other-devices', about: { ended } }, now);
        return redirect(paths.account.home, { told: 'Every other device is signed out.' });
      }
      if (!isUuid(which) || which === actor.sessionId || !(await endSession(db, which, actor.personId, now)))
        return notFound;
      await note(db, actor, { act: 'people.ended-device' }, now);
      return redirect(paths.account.home, { told: 'That device is signed out.' });
    },
  }),
  route({
    name: 'people.theme',
    method: 'POST',
    path: paths.theme,
    who: { kind: 'public' },
    handle: async ({ actor, db, form }) => {
      const asked = field(form, 'theme');
      const theme = asked === 'light' || asked === 'dark' ? asked : 'system';
      if (actor.kind === 'person') await db`update person set theme = ${theme} where id = ${actor.personId}`;
      return redirect(safeAddress(field(form, 'return')), { theme });
    },
  }),
];
