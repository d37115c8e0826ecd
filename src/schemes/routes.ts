import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { SchemePage, SchemesPage } from './pages.tsx';
import { findScheme, listSchemes } from './store.ts';

export const routes: readonly Route[] = [
  route({
    name: 'schemes.list',
    method: 'GET',
    path: paths.schemes.list,
    who: { kind: 'public' },
    isOpen: true,
    handle: async ({ db, frame }) => page(SchemesPage({ frame, schemes: await listSchemes(db) })),
  }),
  route({
    name: 'schemes.version',
    method: 'GET',
    path: paths.schemes.version,
    who: { kind: 'public' },
    isOpen: true,
    handle: async ({ db, frame, params }) => {
      const found = await findScheme(db, params['scheme'] ?? '', params['version'] ?? '');
      return found === null ? notFound : page(SchemePage({ frame, scheme: found.scheme }));
    },
  }),
];
