import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { MethodsPage } from './pages.tsx';

export const routes: readonly Route[] = [
  route({
    name: 'tracking.methods',
    method: 'GET',
    path: paths.tracking.methods,
    who: { kind: 'public' },
    isOpen: true,
    handle: async ({ frame }) => page(MethodsPage({ frame })),
  }),
];
