import { visitor } from '#platform/actor';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { bodyDid } from '../credential/did.ts';
import { rotate } from './actions.ts';
import { KeysPage } from './pages.tsx';
import { findBody, listKeys } from './store.ts';

export const keyRoutes: readonly Route[] = [
  route({
    name: 'awards.keys',
    method: 'GET',
    path: paths.awards.keys,
    who: { kind: 'roles', roles: ['officer', 'director'] },
    handle: async ({ db, frame, actor, site }) => {
      const id = actor.kind === 'person' ? actor.bodyId : null;
      const body = id === null ? null : await findBody(db, { id });
      if (body === null || actor.kind !== 'person') return notFound;
      const keys = await listKeys(db, body.id);
      const did = bodyDid(site.origin, body.slug);
      return page(KeysPage({ frame, keys, did, slug: body.slug, isDirector: actor.role === 'director' }));
    },
  }),
  route({
    name: 'awards.rotate',
    method: 'POST',
    path: paths.awards.rotate,
    who: { kind: 'roles', roles: ['director'] },
    // A secret is written as the system: one transaction of its own, and none around it.
    isAlone: true,
    handle: async ({ database, actor, site, now }) => {
      if (actor.kind !== 'person' || actor.bodyId === null) return notFound;
      const id = actor.bodyId;
      const body = await database.asActor(visitor, (db) => findBody(db, { id }));
      if (body === null) return notFound;
      const name = await rotate({ database, actor, body, dataDir: site.dataDir, now });
      return redirect(paths.awards.keys, { told: `Awards are now signed with ${name}.` });
    },
  }),
];
