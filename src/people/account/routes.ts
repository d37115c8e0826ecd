import { system } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { devicesOf, partsOf } from '../sessions/store.ts';
import { passwordSetAt } from '../password/store.ts';
import { findAccountById } from '../sign-in/store.ts';
import { AccountPage } from './pages.tsx';

export const accountRoutes: readonly Route[] = [
  route({
    name: 'people.account',
    method: 'GET',
    path: paths.account.home,
    who: { kind: 'signed-in' },
    isAlone: true,
    handle: async ({ actor, database, frame, now }) => {
      if (actor.kind !== 'person') return notFound;
      // Whether there is a password and a second step is read by system work: the rows themselves are nobody's to read.
      const view = await database.asActor(system('people.account'), async (db) => {
        const account = await findAccountById(db, actor.personId);
        return {
          name: actor.name,
          email: account?.email ?? '',
          parts: await partsOf(db, actor.personId, londonDay(now)),
          currentPart: actor.membershipId,
          hasSecondStep: account?.hasSecondStep ?? false,
          passwordSetAt: await passwordSetAt(db, actor.personId),
          devices: await devicesOf(db, actor.personId, now),
          sessionId: actor.sessionId,
        };
      });
      return page(AccountPage({ frame, view, now }));
    },
  }),
];
